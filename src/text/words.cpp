#include "text/words.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace kronika::text {
namespace {

constexpr std::size_t kMaxWord = 64;  // bytes: nothing longer is looked at

std::string normalise(std::string_view form) {
  std::string lower = utf8::lower(form);
  std::string out;
  out.reserve(lower.size());
  for (std::size_t pos = 0; pos < lower.size();) {
    char32_t c = utf8::next(lower, pos);
    utf8::append(out, is_apostrophe(c) ? U'\'' : c);
  }
  return out;
}

unsigned char last_byte(std::string_view s) { return static_cast<unsigned char>(s.back()); }

}  // namespace

WordSplitter::WordSplitter(const Rules& rules, const Morphology& morphology)
    : rules_(rules), morphology_(morphology), last_bytes_(256) {
  auto mark = [&](const std::string& s) {
    if (s.empty()) return;
    last_bytes_[last_byte(s)] = true;
    last_bytes_[last_byte(utf8::capitalise(s.substr(s.size() - 1)))] = true;
  };
  for (const auto& rule : rules.endings) {
    mark(rule.ending);
    // The last letter alone, in capitals too, for it may be of more than one byte.
    std::size_t pos = rule.ending.size();
    utf8::previous(rule.ending, pos);
    mark(utf8::capitalise(rule.ending.substr(pos)));
  }
  for (const auto& [form, parts] : rules.splits) {
    std::size_t pos = form.size();
    utf8::previous(form, pos);
    mark(form);
    mark(utf8::capitalise(form.substr(pos)));
  }
}

bool WordSplitter::host_fits(const EndingRule& rule, std::string_view host) const {
  if (host.empty()) return false;
  if (rule.any_host) return true;
  if (rule.host_words.contains(std::string(host))) return true;
  if (rule.host_tags.empty()) return false;
  thread_local std::vector<Analysis> analyses;
  analyses.clear();
  morphology_.analyse(host, analyses);
  return std::any_of(analyses.begin(), analyses.end(), [&](const Analysis& a) {
    return std::any_of(rule.host_tags.begin(), rule.host_tags.end(),
                       [&](const std::string& tag) { return a.xpos.view().starts_with(tag); });
  });
}

std::vector<std::size_t> WordSplitter::parts_of(const std::string& normal) const {
  if (rules_.whole.contains(normal)) return {};
  if (auto split = rules_.splits.find(normal); split != rules_.splits.end()) return split->second;
  for (const auto& rule : rules_.endings) {
    if (!normal.ends_with(rule.ending)) continue;
    std::string_view host(normal.data(), normal.size() - rule.ending.size());
    if (!host_fits(rule, host)) continue;
    std::vector<std::size_t> parts{utf8::count(host)};
    parts.insert(parts.end(), rule.parts.begin(), rule.parts.end());
    return parts;
  }
  return {};
}

void WordSplitter::split(std::string_view text, const SurfaceToken& surface, std::vector<Token>& out) const {
  auto form = surface.span.of(text);
  auto add = [&](std::uint32_t begin, std::uint32_t end) {
    Token token;
    token.span = {begin, end};
    token.form = text.substr(begin, end - begin);
    out.push_back(std::move(token));
  };
  if (surface.possessive) {
    std::size_t pos = form.size();
    utf8::previous(form, pos);
    auto cut = surface.span.begin + static_cast<std::uint32_t>(pos);
    add(surface.span.begin, cut);
    out.back().multiword = 2;
    out.back().space_after = false;
    add(cut, surface.span.end);
    return;
  }
  if (surface.kind != TokenKind::word || form.size() > kMaxWord || !last_bytes_[last_byte(form)])
    return add(surface.span.begin, surface.span.end);
  auto parts = parts_of(normalise(form));
  if (parts.empty()) return add(surface.span.begin, surface.span.end);

  std::size_t first = out.size(), pos = 0;
  for (std::size_t length : parts) {
    auto begin = pos;
    for (std::size_t n = 0; n < length && pos < form.size(); ++n) utf8::next(form, pos);
    add(surface.span.begin + static_cast<std::uint32_t>(begin), surface.span.begin + static_cast<std::uint32_t>(pos));
    out.back().space_after = false;
  }
  out.back().space_after = true;
  out[first].multiword = static_cast<std::uint8_t>(parts.size());
}

}  // namespace kronika::text
