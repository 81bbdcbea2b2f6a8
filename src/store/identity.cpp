#include "store/identity.hpp"

#include <algorithm>

#include "base/sha256.hpp"
#include "base/utf8.hpp"

namespace kronika {
namespace {

// Parts are told apart by their lengths, so that no two lists give the same bytes.
std::array<std::uint8_t, 32> digest_of(std::span<const std::string> parts) {
  std::string bytes;
  for (const auto& part : parts) {
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  }
  return sha256(bytes);
}

std::uint64_t first_bits(const std::array<std::uint8_t, 32>& bytes) {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 8; ++i) bits = bits << 8 | bytes[i];
  return bits;
}

std::vector<std::string> keys_of(const Document& document, const std::vector<std::uint32_t>& entities) {
  std::vector<std::string> keys;
  for (std::uint32_t e : entities) {
    if (e < document.entities.size()) keys.push_back(actor_key(document.entities[e]));
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace

std::string actor_key(const Entity& entity) {
  if (!entity.key.empty()) return entity.key;
  std::string key(to_string(entity.kind));
  key += ':';
  key += utf8::fold(entity.name);
  if (!entity.country.empty() && entity.country != "---") key.append("@").append(entity.country);
  return key;
}

std::string fact_name(char kind, std::span<const std::string> parts) {
  constexpr std::string_view kDigits = "0123456789abcdefghjkmnpqrstvwxyz";  // Crockford's base 32
  std::uint64_t bits = first_bits(digest_of(parts));
  std::string name(1, kind);
  name += '-';
  for (int i = 0; i < 12; ++i, bits <<= 5) name += kDigits[bits >> 59];
  return name;
}

std::int64_t digest(std::span<const std::string> parts) {
  return static_cast<std::int64_t>(first_bits(digest_of(parts)));
}

std::string wording(std::string_view text) {
  std::string words;
  std::string folded = utf8::fold(text);
  bool gap = false;
  for (std::size_t pos = 0; pos < folded.size();) {
    char32_t c = utf8::next(folded, pos);
    if (!utf8::is_alpha(c) && !utf8::is_digit(c)) {
      gap = !words.empty();
      continue;
    }
    if (gap) words += ' ';
    gap = false;
    utf8::append(words, c);
  }
  return words;
}

std::int64_t event_bucket(const Document& document, const Event& event) {
  return event_bucket(std::string(to_string(event.type)), event.mode, std::string(to_string(event.aux)),
                      keys_of(document, event.sources), keys_of(document, event.targets));
}

std::int64_t event_bucket(const std::string& type, const std::string& mode, const std::string& aux,
                          std::vector<std::string> sources, std::vector<std::string> targets) {
  if (type == to_string(EventType::CONSULT) && mode != "visit") {
    sources.insert(sources.end(), targets.begin(), targets.end());
    std::sort(sources.begin(), sources.end());
    sources.erase(std::unique(sources.begin(), sources.end()), sources.end());
    targets.clear();
  }
  // What is told as background took place like the rest.
  const bool background = aux == to_string(Aux::historical);
  std::vector<std::string> parts{type, mode, background ? std::string() : aux, std::to_string(sources.size())};
  parts.insert(parts.end(), sources.begin(), sources.end());
  parts.insert(parts.end(), targets.begin(), targets.end());
  return digest(parts);
}

std::string parted_key(std::string_view key, std::string_view folded) {
  return std::string(key).append("|").append(folded);
}

}  // namespace kronika
