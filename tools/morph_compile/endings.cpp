#include "endings.hpp"

#include <algorithm>
#include <map>

#include "base/utf8.hpp"

namespace kronika::morph {
namespace {

constexpr std::size_t kMaxLetters = 7;  // of an ending
constexpr std::size_t kMaxGuessesOfEnding = 8;
constexpr std::uint32_t kMinCount = 4;  // lexemes, for an ending to count
constexpr double kMinShare = 0.02;

bool open_class(Upos upos) {
  return upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::ADJ || upos == Upos::VERB || upos == Upos::ADV;
}

using Key = std::tuple<std::uint32_t, std::uint32_t, std::string, std::uint32_t>;  // cut, prefix, add, tagset

std::size_t shared_front(std::string_view a, std::string_view b) {
  auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  auto n = static_cast<std::size_t>(x - a.begin());
  while (n > 0 && n < a.size() && (static_cast<unsigned char>(a[n]) & 0xC0) == 0x80) --n;
  while (n > 0 && n < b.size() && (static_cast<unsigned char>(b[n]) & 0xC0) == 0x80) --n;
  return n;
}

}  // namespace

std::vector<Ending> count_endings(const Lexicon& lexicon, bool names, const TagsetOf& tagset) {
  // Keys are numbered, for there are few of them and many endings.
  std::map<Key, std::uint32_t> key_ids;
  std::vector<Key> keys;
  std::unordered_map<std::string, std::unordered_map<std::uint32_t, std::uint32_t>> counts;

  for (const auto& lexeme : lexicon.lexemes()) {
    std::size_t pos = 0;
    if (lexeme.lemma.empty() || utf8::is_upper(utf8::next(lexeme.lemma, pos)) != names) continue;
    for (const auto& form : lexeme.forms) {
      if (form.tags.empty() || !open_class(lexicon.tags()[form.tags[0]].upos)) continue;
      std::string_view bare(form.form);
      bare.remove_prefix(lexicon.prefixes()[form.prefix].size());
      auto shared = shared_front(bare, lexeme.lemma);
      if (shared == 0) continue;
      auto cut = static_cast<std::uint32_t>(bare.size() - shared);
      Key key{cut, form.prefix, lexeme.lemma.substr(shared), tagset(form)};
      auto [it, is_new] = key_ids.try_emplace(key, static_cast<std::uint32_t>(keys.size()));
      if (is_new) keys.push_back(key);
      std::string reversed(bare.rbegin(), bare.rend());
      std::size_t at = bare.size();
      // From no letter at all, which is what is said of a word with an ending never seen.
      for (std::size_t letters = 0; letters <= kMaxLetters && at > 0; ++letters) {
        if (letters > 0) utf8::previous(bare, at);
        if (bare.size() - at < cut || at == 0) continue;
        ++counts[reversed.substr(0, bare.size() - at)][it->second];
      }
    }
  }

  std::map<std::string, std::vector<EndingGuess>> kept;  // by reversed ending: shorter ones come first
  std::map<std::string, const std::unordered_map<std::uint32_t, std::uint32_t>*> sorted;
  for (const auto& [ending, by_key] : counts) sorted[ending] = &by_key;
  for (const auto& [ending, by_key] : sorted) {
    std::uint32_t total = 0;
    for (auto [key, count] : *by_key) total += count;
    if (total < kMinCount) continue;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> ranked(by_key->begin(), by_key->end());
    std::sort(ranked.begin(), ranked.end(), [&](auto a, auto b) {
      return a.second != b.second ? a.second > b.second : keys[a.first] < keys[b.first];
    });
    std::vector<EndingGuess> guesses;
    for (auto [id, count] : ranked) {
      if (guesses.size() == kMaxGuessesOfEnding || count < kMinShare * total) break;
      const auto& [cut, prefix, add, tags] = keys[id];
      guesses.push_back({cut, prefix, add, tags, static_cast<std::uint16_t>(65535.0 * count / total)});
    }
    // An ending that says no other than the next shorter one is left out.
    bool news = true;
    for (std::size_t n = ending.size(); n-- > 0 && news;) {
      auto shorter = kept.find(ending.substr(0, n));
      if (shorter == kept.end()) continue;
      const auto& before = shorter->second;
      news = before.size() != guesses.size() ||
             !std::equal(before.begin(), before.end(), guesses.begin(), [](const auto& a, const auto& b) {
               return std::tie(a.cut, a.prefix, a.add, a.tagset) == std::tie(b.cut, b.prefix, b.add, b.tagset);
             });
      break;
    }
    if (news) kept.emplace(ending, std::move(guesses));
  }

  std::vector<Ending> out;
  for (auto& [ending, guesses] : kept) out.push_back({ending, std::move(guesses)});
  return out;
}

}  // namespace kronika::morph
