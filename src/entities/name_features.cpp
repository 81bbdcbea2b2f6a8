// The features of the name model. Any change here wants the model trained anew.
#include <algorithm>

#include "base/utf8.hpp"
#include "entities/name_model.hpp"

namespace kronika::entities {
namespace {

constexpr std::size_t kAffixes = 4;  // prefixes and suffixes of 2 to 5 letters

struct Shaped {
  std::string lower;
  std::string_view prefix[kAffixes], suffix[kAffixes];
  std::string shape;      // "Xx", "X", "x", "0", ".": runs of one kind once
  std::uint8_t caps = 0;  // 0 lower case, 1 first letter, 2 all, 3 no letter
  std::uint32_t cues = 0;
};

char kind_of(char32_t c) {
  if (utf8::is_upper(c)) return 'X';
  if (utf8::is_alpha(c)) return 'x';
  if (utf8::is_digit(c)) return '0';
  return c < 0x80 ? static_cast<char>(c) : '-';
}

void shape_word(const NameWord& word, Shaped& out) {
  out.cues = word.cues;
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

// FNV-1a, with the number of the template mixed in, so that equal texts of different templates differ.
class Hash {
 public:
  explicit Hash(std::uint32_t feature_template)
      : state_(0xcbf29ce484222325u ^ (feature_template * 0x9e3779b97f4a7c15u)) {}
  Hash& operator<<(std::string_view s) {
    for (unsigned char c : s) state_ = (state_ ^ c) * 0x100000001b3u;
    state_ = (state_ ^ 0xffu) * 0x100000001b3u;
    return *this;
  }
  Hash& operator<<(std::uint32_t n) {
    state_ = (state_ ^ n) * 0x100000001b3u;
    return *this;
  }
  std::uint32_t below(unsigned bits) const {
    auto mixed = state_ ^ (state_ >> 29);
    mixed *= 0xbf58476d1ce4e5b9u;
    return static_cast<std::uint32_t>(mixed >> (64 - bits));
  }

 private:
  std::uint64_t state_;
};

}  // namespace

void name_features(std::span<const NameWord> sentence, unsigned bits, std::vector<std::uint32_t>& features) {
  // Two words of padding on either side.
  std::vector<Shaped> padded(sentence.size() + 4);
  for (std::size_t i : {std::size_t(0), std::size_t(1), sentence.size() + 2, sentence.size() + 3}) {
    padded[i].shape = "|";
    padded[i].caps = 3;
  }
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    shape_word(sentence[i], padded[i + 2]);
    capitals += padded[i + 2].caps == 1 || padded[i + 2].caps == 2;
  }
  std::uint32_t headline = sentence.size() > 3 && capitals * 10 > sentence.size() * 7;

  features.clear();
  features.reserve(sentence.size() * kFeaturesAtWord);
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const Shaped &pp = padded[i], &p = padded[i + 1], &w = padded[i + 2], &n = padded[i + 3], &nn = padded[i + 4];
    std::uint32_t number = 0;
    auto add = [&](const Hash& h) { features.push_back(h.below(bits)); };
    auto next = [&] { return Hash(++number); };
    add(next() << "bias");
    add(next() << w.lower);
    add(next() << p.lower);
    add(next() << n.lower);
    add(next() << pp.lower);
    add(next() << nn.lower);
    add(next() << p.lower << w.lower);
    add(next() << w.lower << n.lower);
    add(next() << sentence[i].form);
    for (const auto& prefix : w.prefix) add(next() << prefix);
    for (const auto& suffix : w.suffix) add(next() << suffix << w.caps);
    add(next() << w.shape);
    add(next() << w.shape << p.shape);
    add(next() << w.shape << n.shape);
    add(next() << p.caps << w.caps << n.caps << (i == 0));
    add(next() << pp.caps << p.caps << w.caps << n.caps << nn.caps);
    add(next() << p.suffix[1] << w.caps);
    add(next() << n.suffix[1] << w.caps);
    add(next() << p.prefix[2] << w.caps);
    add(next() << n.prefix[2] << w.caps);
    add(next() << w.suffix[1] << p.suffix[1] << p.caps << w.caps);
    add(next() << w.suffix[1] << n.suffix[1] << n.caps << w.caps);
    add(next() << w.cues << w.caps);
    add(next() << w.cues << n.cues << w.caps << n.caps);
    add(next() << p.cues << w.cues << p.caps << w.caps);
    add(next() << w.caps << headline << (i == 0));
    add(next() << pp.lower << p.lower << w.caps);
    add(next() << n.lower << nn.lower << w.caps);
  }
}

}  // namespace kronika::entities
