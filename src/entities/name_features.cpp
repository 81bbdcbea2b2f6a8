// The features of the name model. Any change here wants the model trained anew.
#include "entities/name_features.hpp"

#include <deque>

#include "base/utf8.hpp"

namespace kronika::entities {
namespace {

char kind_of(char32_t c) {
  if (utf8::is_upper(c)) return 'X';
  if (utf8::is_alpha(c)) return 'x';
  if (utf8::is_digit(c)) return '0';
  return c < 0x80 ? static_cast<char>(c) : '-';
}

}  // namespace

void shape_word(const NameWord& word, Shaped& out) {
  out.cues = word.cues;
  out.form = word.form;
  out.lower = utf8::lower(word.form);
  out.shape.clear();
  std::size_t upper = 0, letters = 0;
  for (std::size_t pos = 0; pos < word.form.size();) {
    char kind = kind_of(utf8::next(word.form, pos));
    upper += kind == 'X';
    letters += kind == 'X' || kind == 'x';
    if (out.shape.empty() || out.shape.back() != kind) out.shape.push_back(kind);
  }
  out.caps = letters == 0 ? 3 : upper == 0 ? 0 : upper == letters && letters > 1 ? 2 : out.shape[0] == 'X' ? 1 : 0;
  std::string_view lower = out.lower;
  std::size_t front = 0, back = lower.size();
  for (std::size_t length = 1; length <= kAffixes + 1; ++length) {
    if (front < lower.size()) utf8::next(lower, front);
    if (back > 0) utf8::previous(lower, back);
    if (length >= 2) {
      out.prefix[length - 2] = lower.substr(0, front);
      out.suffix[length - 2] = lower.substr(back);
    }
  }
}

void shape_edge(Shaped& out) {
  out.shape = "|";
  out.caps = 3;
}

bool is_headline(std::size_t words, std::size_t capitals) { return words > 3 && capitals * 10 > words * 7; }

void name_features(std::span<const NameWord> sentence, unsigned bits, std::vector<std::uint32_t>& features) {
  // Two words of padding on either side.
  std::deque<Shaped> padded(sentence.size() + 4);
  for (std::size_t i : {std::size_t(0), std::size_t(1), sentence.size() + 2, sentence.size() + 3})
    shape_edge(padded[i]);
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    shape_word(sentence[i], padded[i + 2]);
    capitals += is_capital(padded[i + 2]);
  }
  const bool headline = is_headline(sentence.size(), capitals);

  features.clear();
  features.reserve(sentence.size() * kFeaturesAtWord);
  for (std::size_t i = 0; i < sentence.size(); ++i)
    each_feature(
        {padded[i], padded[i + 1], padded[i + 2], padded[i + 3], padded[i + 4], i == 0, headline},
        [](Of) { return true; }, [&](Of, const Hash& h) { features.push_back(h.below(bits)); });
}

}  // namespace kronika::entities
