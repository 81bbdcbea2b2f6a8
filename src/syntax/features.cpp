#include "syntax/features.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "base/utf8.hpp"

namespace kronika::syntax {
namespace {

constexpr std::size_t kLongest = 64;
constexpr std::size_t kPrefix = 3, kSuffix = 5;

// A word's letters: lower-cased text, where each begins in it, and the pattern of the word as written.
struct Letters {
  std::string lower;
  std::array<std::uint16_t, kLongest + 1> at{};  // at[count] is the end
  std::size_t count = 0;
  std::string pattern;  // X upper, x lower, d digit, c letter without case, other signs as they are; runs cut to two

  explicit Letters(std::string_view form) {
    if (utf8::count(form) > kLongest) {
      std::string ends;
      std::size_t head = 0, tail = form.size();
      for (std::size_t i = 0; i < kLongest / 2; ++i) utf8::next(form, head);
      for (std::size_t i = 0; i < kLongest / 2; ++i) utf8::previous(form, tail);
      ends.append(form.substr(0, head)).append(form.substr(tail));
      read(ends);
    } else {
      read(form);
    }
  }

 private:
  void read(std::string_view form) {
    char32_t last = 0;
    int run = 0;
    for (std::size_t pos = 0; pos < form.size() && count < kLongest;) {
      char32_t c = utf8::next(form, pos);
      at[count++] = static_cast<std::uint16_t>(lower.size());
      utf8::append(lower, utf8::lower(c));
      char32_t kind = utf8::is_upper(c)   ? U'X'
                      : utf8::is_lower(c) ? U'x'
                      : utf8::is_digit(c) ? U'd'
                      : utf8::is_alpha(c) ? U'c'
                                          : c;
      run = kind == last ? run + 1 : 1;
      last = kind;
      if (run <= 2) utf8::append(pattern, kind);
    }
    at[count] = static_cast<std::uint16_t>(lower.size());
  }
};

char script(std::string_view lower) {
  for (std::size_t pos = 0; pos < lower.size();) {
    char32_t c = utf8::next(lower, pos);
    if (!utf8::is_alpha(c)) continue;
    if (c < 0x80) continue;
    if (c < 0x250) return 'l';                // Latin with diacritics
    if (c >= 0x370 && c < 0x400) return 'g';  // Greek
    if (c >= 0x400 && c < 0x530) return 'c';  // Cyrillic
    return 'o';
  }
  return 'a';
}

// Of many guesses, the first few say all there is to say.
constexpr std::size_t kMostGuesses = 4;

void add_once(std::vector<std::uint32_t>& keys, std::size_t from, std::uint32_t key) {
  if (std::find(keys.begin() + static_cast<std::ptrdiff_t>(from), keys.end(), key) == keys.end()) keys.push_back(key);
}

// Whole tags, their values one by one, and the set of tags as such ("ambiguity class").
void add_readings(const Readings& readings, WordFeatures& out) {
  const std::size_t words = out.word.size(), shapes = out.shape.size();
  const auto kind = [&](char c) { return readings.known ? c : static_cast<char>(c - 'a' + 'A'); };
  std::vector<std::string_view> tags;
  std::string tag;
  for (const Analysis& a : readings.analyses) {
    add_once(out.word, words, feature_key('l', utf8::lower(a.lemma)));
    tag.assign(to_string(a.upos)).append("|").append(a.xpos.view()).append("|").append(a.feats.view());
    add_once(out.shape, shapes, feature_key(kind('t'), tag));
    add_once(out.shape, shapes, feature_key(kind('u'), to_string(a.upos)));
    for (std::string_view rest = a.feats.view(); !rest.empty();) {
      const std::size_t bar = rest.find('|');
      add_once(out.shape, shapes, feature_key(kind('v'), rest.substr(0, bar)));
      rest.remove_prefix(bar == std::string_view::npos ? rest.size() : bar + 1);
    }
    tags.push_back(a.xpos.view());
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  tag.clear();
  for (std::string_view t : tags) tag.append(t).append(" ");
  out.shape.push_back(feature_key(kind('x'), tag));
}

}  // namespace

std::uint32_t feature_key(char kind, std::string_view text) {
  std::uint32_t h = 2166136261u;
  h = (h ^ static_cast<unsigned char>(kind)) * 16777619u;
  for (unsigned char c : text) h = (h ^ c) * 16777619u;
  return h;
}

void look_up(const Morphology& morphology, std::string_view form, Readings& out) {
  out.analyses.clear();
  morphology.analyse(form, out.analyses);
  out.known = !out.analyses.empty();
  if (out.known) return;
  morphology.guess(form, out.analyses);
  if (out.analyses.size() > kMostGuesses) out.analyses.resize(kMostGuesses);
}

void extract_features(std::string_view form, const Readings& readings, WordFeatures& out) {
  out.clear();
  const Letters letters(form);
  const std::string_view lower = letters.lower;
  const std::size_t n = letters.count;

  out.word.push_back(feature_key('w', lower));

  // A whole short word is a prefix and a suffix of itself: "do" and "do-" are told apart by the kind.
  for (std::size_t k = 1; k <= std::min(kPrefix, n); ++k)
    out.shape.push_back(feature_key(static_cast<char>('0' + k), lower.substr(0, letters.at[k])));
  for (std::size_t k = 1; k <= std::min(kSuffix, n); ++k)
    out.shape.push_back(feature_key(static_cast<char>('A' + k), lower.substr(letters.at[n - k])));
  out.shape.push_back(feature_key('p', letters.pattern));
  const char length = static_cast<char>('0' + std::min<std::size_t>(n, 12));
  out.shape.push_back(feature_key('n', std::string_view(&length, 1)));
  const char first = letters.pattern.empty() ? '-' : letters.pattern[0];
  out.shape.push_back(feature_key('f', std::string_view(&first, 1)));
  const char s = script(lower);
  out.shape.push_back(feature_key('s', std::string_view(&s, 1)));
  if (!readings.analyses.empty()) add_readings(readings, out);
}

}  // namespace kronika::syntax
