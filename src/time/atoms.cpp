#include "time/atoms.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::time {
namespace {

constexpr std::size_t kMaxWord = 64;  // bytes; no word of any rule is longer
constexpr unsigned kMaxDigits = 9;

enum class Piece { letters, digits, sign };

Piece piece_of(char32_t c) {
  if (c >= '0' && c <= '9') return Piece::digits;
  return utf8::is_alpha(c) || (c >= 0x300 && c < 0x370) ? Piece::letters : Piece::sign;
}

// Rules know one apostrophe and one dash.
std::string plain_sign(char32_t c, std::string_view form) {
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC) return "'";
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return "-";
  return std::string(form);
}

}  // namespace

void Atoms::read(const Document& doc, const Sentence& sentence) {
  atoms_.clear();
  readings_.clear();
  const std::string& text = doc.text();
  std::uint32_t end_of_last = 0;
  for (std::uint32_t t = sentence.begin; t < sentence.end && t < doc.tokens.size(); ++t) {
    const Token& token = doc.tokens[t];
    const std::size_t end = std::min<std::size_t>(token.span.end, text.size());
    // A word of a multiword token may share the span of the one before.
    std::size_t pos = atoms_.empty() ? token.span.begin : std::max(token.span.begin, end_of_last);
    while (pos < end) {
      const std::size_t begin = pos;
      const char32_t c = utf8::next(text, pos);
      if (utf8::is_space(c)) continue;
      const Piece piece = piece_of(c);
      while (piece != Piece::sign && pos < end) {
        std::size_t ahead = pos;
        if (piece_of(utf8::next(text, ahead)) != piece) break;
        pos = ahead;
      }
      const std::string_view form(text.data() + begin, pos - begin);
      Atom atom;
      atom.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(pos)};
      atom.token = t;
      atom.glued = !atoms_.empty() && begin == end_of_last;
      atom.first = atoms_.empty();
      atom.capital = utf8::is_upper(c);
      atom.readings = atom.readings_end = static_cast<std::uint32_t>(readings_.size());
      if (piece == Piece::digits) {
        atom.digits = static_cast<std::uint8_t>(std::min<std::size_t>(form.size(), kMaxDigits + 1));
        if (form.size() <= kMaxDigits)
          for (char d : form) atom.number = atom.number * 10 + (d - '0');
      }
      if (form.size() <= kMaxWord) {
        atom.form = grammar_.word(piece == Piece::sign ? plain_sign(c, form) : utf8::lower(form));
        if (piece == Piece::letters) {
          const bool whole = begin == token.span.begin && pos == token.span.end;
          add_readings(whole ? &token : nullptr, form, atom);
        }
      }
      end_of_last = static_cast<std::uint32_t>(pos);
      atoms_.push_back(atom);
    }
  }
}

void Atoms::add_readings(const Token* token, std::string_view form, Atom& atom) {
  if (token != nullptr && !token->lemma.empty() && token->lemma.size() <= kMaxWord) {
    const WordId lemma = grammar_.word(utf8::lower(token->lemma));
    if (lemma != kNone) readings_.push_back({lemma, token->feats, token->upos});
  }
  // What the tagger takes for a name is one: Maja is not May.
  if (morphology_ != nullptr && (token == nullptr || token->upos != Upos::PROPN)) {
    const auto analyses = morphology_->analyse(form);
    WordId lemma = kNone;
    for (std::size_t i = 0; i < analyses.size(); ++i) {
      const Analysis& a = analyses[i];
      if (i == 0 || a.lemma != analyses[i - 1].lemma) lemma = grammar_.word(utf8::lower(a.lemma));
      if (lemma != kNone) readings_.push_back({lemma, a.feats, a.upos});
    }
  }
  atom.readings_end = static_cast<std::uint32_t>(readings_.size());
}

}  // namespace kronika::time
