#include "text/sentences.hpp"

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace kronika::text {
namespace {

constexpr std::size_t kMaxSentence = 400;     // tokens: what is longer is no sentence but a list, and is cut
constexpr std::size_t kMaxBracket = 60;       // tokens: a bracket open for longer was never closed
constexpr std::size_t kMaxAbbreviation = 24;  // bytes
constexpr std::size_t kLongestDateline = 16;  // tokens
constexpr std::size_t kShortestPlace = 3;     // letters of the first word of a dateline
constexpr std::size_t kPlainPlace = 5;        // letters in capitals of a dateline without an agency
constexpr std::size_t kShortestHeading = 2;   // tokens
constexpr std::size_t kMaxHeadline = 60;      // tokens behind a heading in which the verb of its sentence must stand
constexpr std::size_t kShortPhrase = 10;      // tokens: without a verb, so few are no sentence yet

class Finder {
 public:
  Finder(std::string_view text, std::span<const SurfaceToken> tokens, const Rules& rules, const Morphology& morphology)
      : text_(text), tokens_(tokens), rules_(rules), morphology_(morphology) {}

  void run(std::vector<std::size_t>& begins) {
    if (tokens_.empty()) return;
    begins.push_back(0);
    std::size_t begin = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
      track_brackets(i);
      std::size_t next = i == begin ? after_dateline(begin) : 0;
      if (next == 0) next = end_after(i, begin);
      if (next == 0 && i + 1 < tokens_.size() &&
          (tokens_[i + 1].paragraph_before || starts_item(i + 1) || i + 1 - begin >= kMaxSentence))
        next = i + 1;
      if (next == 0) {
        ++i;
        continue;
      }
      if (next >= tokens_.size()) break;
      begins.push_back(next);
      begin = next;
      open_brackets_ = 0;
      i = next;
    }
  }

 private:
  std::string_view form(std::size_t i) const { return tokens_[i].span.of(text_); }

  char32_t first(std::size_t i) const {
    std::size_t pos = 0;
    auto f = form(i);
    return f.empty() ? 0 : utf8::next(f, pos);
  }

  char32_t last(std::size_t i) const {
    auto f = form(i);
    std::size_t pos = f.size();
    return f.empty() ? 0 : utf8::previous(f, pos);
  }

  bool is_sign(std::size_t i) const { return tokens_[i].kind == TokenKind::sign; }

  void track_brackets(std::size_t i) {
    if (!is_sign(i)) return;
    if (is_bracket(first(i), true)) {
      ++open_brackets_;
      bracket_at_ = i;
    } else if (is_bracket(first(i), false) && open_brackets_ > 0) {
      --open_brackets_;
    }
  }

  // "SEOUL/TOKYO (Reuters) - North Korea …": where a paragraph begins behind the place and agency that it comes from;
  // 0 where it has none. A bare place in capitals must be long, lest it be a name in a title ("NATO - Rosja").
  std::size_t after_dateline(std::size_t begin) const {
    if (begin != 0 && !tokens_[begin].paragraph_before && !tokens_[begin].line_before) return 0;
    // "(CNN) The leaders …": the agency alone.
    if (is_bracket(first(begin), true)) {
      const bool alone = begin + 3 < tokens_.size() && tokens_[begin + 1].kind == TokenKind::word &&
                         all_capitals(form(begin + 1)) && utf8::count(form(begin + 1)) >= kShortestPlace &&
                         is_bracket(first(begin + 2), false) && tokens_[begin + 3].kind == TokenKind::word &&
                         !utf8::is_lower(first(begin + 3));
      return alone ? begin + 3 : 0;
    }
    std::size_t letters = 0;
    bool agency = false;
    for (std::size_t i = begin; i < tokens_.size() && i < begin + kLongestDateline; ++i) {
      if (i != begin && tokens_[i].line_before) return 0;
      const char32_t c = first(i);
      if (!is_sign(i)) {
        const bool capitals = tokens_[i].kind == TokenKind::word && all_capitals(form(i));
        if (i == begin && (!capitals || utf8::count(form(i)) < kShortestPlace)) return 0;
        if (utf8::is_lower(c)) return 0;
        if (capitals) letters += utf8::count(form(i));
      } else if (is_bracket(c, true)) {
        agency = true;
      } else if (is_dash(c)) {
        const bool spaced = tokens_[i].space_before && i + 1 < tokens_.size() && tokens_[i + 1].space_before;
        return spaced && i != begin && (agency || letters >= kPlainPlace) ? i + 1 : 0;
      } else if (c != U',' && c != U'/' && c != U'.' && !is_bracket(c, false)) {
        return 0;
      }
    }
    return 0;
  }

  // A line that begins with a bullet or a dash is a sentence of its own.
  bool starts_item(std::size_t i) const {
    return tokens_[i].line_before && is_sign(i) && (is_bullet(first(i)) || is_dash(first(i)));
  }

  // Where the next sentence begins if one ends with token i; 0 when none does.
  std::size_t end_after(std::size_t i, std::size_t begin) {
    const bool own_sign = is_sign(i) && is_sentence_end(first(i));
    const bool inside_word = tokens_[i].kind == TokenKind::word && last(i) == U'.';
    if (!own_sign && !inside_word) return heads_what_follows(i, begin) ? i + 1 : 0;

    // Marks of the same end: more dots, closing quotes and brackets that stand close.
    std::size_t next = i + 1;
    bool closed = false;
    while (next < tokens_.size() && !tokens_[next].line_before && is_sign(next)) {
      char32_t c = first(next);
      bool more = is_sentence_end(c) && !tokens_[next].space_before;
      bool close = (is_closer(c) || is_quote(c)) && !tokens_[next].space_before && closes(next);
      if (!more && !close) break;
      if (close && is_bracket(c, false) && open_brackets_ > 0) --open_brackets_;
      closed = closed || close;
      ++next;
    }
    if (next >= tokens_.size()) return next;
    if (open_brackets_ > 0 && i - bracket_at_ < kMaxBracket && bracket_at_ > begin) return 0;

    // "a second U.S.-North Korea summit": what a hyphen joins goes on.
    if (inside_word && next == i + 1 && next + 1 < tokens_.size() && is_sign(next) && is_dash(first(next)) &&
        !tokens_[next].space_before && !tokens_[next + 1].space_before)
      return 0;

    const bool broken = tokens_[next].line_before;
    std::size_t word = next;  // the first token that tells case: behind quotes, brackets and dashes
    bool dash = false;
    for (int n = 0; n < 3 && word < tokens_.size() && is_sign(word); ++n, ++word) {
      char32_t c = first(word);
      if (is_dash(c))
        dash = true;
      else if (!is_opener(c) && !is_quote(c) && !is_apostrophe(c))
        break;
    }
    if (word >= tokens_.size()) return dash || broken ? next : 0;
    char32_t c = first(word);
    const bool capital = utf8::is_upper(c);
    const bool lower = utf8::is_lower(c);
    if (lower && !(broken && is_bullet(first(next)))) return 0;
    // A comma, a colon, a bracket that closes: the sentence goes on.
    if (is_sign(word) && word == next && !is_opener(c) && !is_quote(c) && !is_dash(c) && !is_bullet(c) && !broken &&
        (c == U',' || c == U';' || c == U':' || c == U')' || c == U'/' || c == U'%'))
      return 0;

    const char32_t mark = own_sign ? first(i) : U'.';
    if (mark != U'.' || closed || next > i + 1) {
      if (!tokens_[next].space_before && !closed && next == i + 1 && !capital) return 0;
      return next;
    }
    return full_stop_ends(i, begin, own_sign, word, capital, broken) ? next : 0;
  }

  // "Kto poleci na szczyt Według rzecznika …": a heading that ran into its paragraph. Only there does an adposition
  // with a capital follow a word without one; and, where headings are written as sentences are, a conjunction, adverb,
  // pronoun or finite verb ("Rozmowy bez końca Jednak minister …").
  bool heads_what_follows(std::size_t i, std::size_t begin) const {
    const auto next = i + 1;
    if (next + 1 >= tokens_.size() || next - begin < kShortestHeading || open_brackets_ > 0) return false;
    const bool quoted = is_sign(i) && is_quote(first(i)) && !tokens_[i].space_before;
    const bool word_before = tokens_[i].kind == TokenKind::word && !function_word(i);
    const bool plain = word_before && utf8::is_lower(first(i));
    const bool named = word_before && rules_.plain_headings && utf8::count(form(i)) > 1;
    if (!quoted && !plain && !named) return false;
    if (tokens_[next].kind != TokenKind::word || !utf8::is_upper(first(next)) || !tokens_[next].space_before)
      return false;
    if (!tokens_[next + 1].space_before || is_sign(next + 1)) return false;
    const auto word = form(next);
    if (word.size() > kMaxAbbreviation || (utf8::count(word) > 1 && all_capitals(word))) return false;
    if (title_opens(i, begin)) return true;
    found_.clear();
    morphology_.analyse(utf8::lower(word), found_);
    const auto adposition = [](const Analysis& a) { return a.upos == Upos::ADP; };
    // Single letters are names of much else.
    if (utf8::count(word) == 1)
      return (quoted || plain || utf8::is_lower(first(next + 1))) &&
             std::any_of(found_.begin(), found_.end(), adposition);
    if (found_.empty()) return false;
    if ((quoted || plain) && std::all_of(found_.begin(), found_.end(), adposition)) return true;
    return rules_.plain_headings && std::all_of(found_.begin(), found_.end(), [](const Analysis& a) {
             switch (a.upos) {
               case Upos::ADV:
               case Upos::AUX:
               case Upos::CCONJ:
               case Upos::PART:
               case Upos::SCONJ:
               case Upos::PRON: return true;
               case Upos::VERB: return a.feats.view().find("VerbForm=Fin") != std::string_view::npos;
               default: return false;
             }
           });
  }

  // "Spór trwa od lat Premier Norwegii przekonywał …", "… o pomocy Były szef rządu ocenił": a title in the nominative with
  // a capital, behind words that run into it, where the text does not honour titles with capitals and a verb follows.
  bool title_opens(std::size_t i, std::size_t begin) const {
    const auto next = i + 1;
    if (rules_.opening_titles.empty() || tokens_[i].kind != TokenKind::word) return false;
    if (!is_title(next, true) && !(reads(next, true, [](const Analysis& a) { return a.upos == Upos::ADJ; }) &&
                                   utf8::is_lower(first(next + 1)) && is_title(next + 1, true)))
      return false;
    const auto verb = [](const Analysis& a) { return a.upos == Upos::VERB || a.upos == Upos::AUX; };
    const auto adposition = [](const Analysis& a) { return a.upos == Upos::ADP; };
    if (reads(i, false, verb) || reads(begin, false, adposition) || titles_honoured()) return false;
    for (auto t = next + 1; t < tokens_.size() && t < next + kMaxHeadline; ++t) {
      if (tokens_[t].paragraph_before || (is_sign(t) && is_sentence_end(first(t)))) break;
      if (reads(t, false, [](const Analysis& a) {
            return a.upos == Upos::VERB && a.feats.view().find("VerbForm=Fin") != std::string_view::npos;
          }))
        return true;
    }
    return false;
  }

  // Whether an analysis of a word, in the nominative singular if `nominative`, is of such a kind.
  template <class F>
  bool reads(std::size_t i, bool nominative, F kind) const {
    if (i >= tokens_.size() || tokens_[i].kind != TokenKind::word || form(i).size() > kMaxAbbreviation) return false;
    found_.clear();
    morphology_.analyse(utf8::lower(form(i)), found_);
    return std::any_of(found_.begin(), found_.end(), [&](const Analysis& a) {
      const auto feats = a.feats.view();
      return kind(a) && (!nominative || (feats.find("Case=Nom") != std::string_view::npos &&
                                         feats.find("Number=Sing") != std::string_view::npos));
    });
  }

  bool is_title(std::size_t i, bool nominative) const {
    return reads(i, nominative,
                 [&](const Analysis& a) { return a.upos == Upos::NOUN && rules_.opening_titles.contains(a.lemma); });
  }

  // "Rozmawiał z Premierem": the text writes titles with capitals wherever they stand.
  bool titles_honoured() const {
    if (!titles_honoured_) {
      titles_honoured_ = false;
      for (std::size_t i = 1; i < tokens_.size() && !*titles_honoured_; ++i)
        titles_honoured_ = utf8::is_upper(first(i)) && tokens_[i - 1].kind == TokenKind::word &&
                           utf8::is_lower(first(i - 1)) && utf8::is_lower(last(i)) && is_title(i, false) &&
                           !is_title(i, true);
    }
    return *titles_honoured_;
  }

  // Whether a quotation mark or bracket after an end closes: the next token stands apart from it, or is a
  // sign.
  bool closes(std::size_t i) const {
    if (is_bracket(first(i), false)) return true;
    return i + 1 >= tokens_.size() || tokens_[i + 1].space_before || is_sign(i + 1);
  }

  bool full_stop_ends(std::size_t i, std::size_t begin, bool own_sign, std::size_t word, bool capital,
                      bool broken) const {
    if (own_sign && (i == begin || tokens_[i].space_before)) return i != begin;
    const std::size_t before = own_sign ? i - 1 : i;
    auto abbreviated = form(before);
    if (!own_sign) abbreviated.remove_suffix(1);
    const bool digit_next = tokens_[word].kind == TokenKind::number;
    const bool glued = word == i + 1 && !tokens_[word].space_before;
    if (glued && own_sign) {
      // A missing space: only between two real words.
      return capital && tokens_[before].kind == TokenKind::word && tokens_[word].kind == TokenKind::word &&
             utf8::count(abbreviated) > 2 && form(word).size() > 1 && !known_abbreviation(abbreviated);
    }
    if (tokens_[before].kind == TokenKind::word) {
      // A bracket goes on; an end of line ends.
      if (is_sign(word) && is_opener(first(word)) && !is_quote(first(word))) return broken;
      auto end = abbreviation(abbreviated);
      if (is_initials(abbreviated) && (!end || utf8::count(abbreviated) == 1)) end = AbbreviationEnd::function_word;
      if (end) {
        switch (*end) {
          case AbbreviationEnd::never: return false;
          case AbbreviationEnd::sometimes: return broken || (capital && may_be_whole(begin, before));
          case AbbreviationEnd::number: return !digit_next && (capital || broken);
          case AbbreviationEnd::function_word: return broken || (capital && function_word(word));
          // "They met in Washington, D.C. Minister Lind …": were the sentence to go on, a comma would follow.
          case AbbreviationEnd::after_comma:
            return broken || (capital && (function_word(word) || (before > begin && first(before - 1) == U',')));
        }
      }
    }
    if (tokens_[before].kind == TokenKind::number) {
      // "1." at the front or after a colon is the number of an item; elsewhere a capital must follow.
      if (before == begin || (before > begin && first(before - 1) == U':')) return false;
      return capital || broken || !digit_next;
    }
    return true;
  }

  static bool all_capitals(std::string_view word) {
    for (std::size_t pos = 0; pos < word.size();)
      if (const char32_t c = utf8::next(word, pos); utf8::is_lower(c)) return false;
    return true;
  }

  // "J", "W.H.S": capitals with full stops between them.
  static bool is_initials(std::string_view word) {
    bool letter = true;
    for (std::size_t pos = 0; pos < word.size(); letter = !letter)
      if (char32_t c = utf8::next(word, pos); letter ? !utf8::is_upper(c) : c != U'.') return false;
    return !word.empty();
  }

  // Whether words before an abbreviation may be a sentence: a few without any verb are not yet ("W 2017 r. Sejm …"), nor
  // is a clause that a conjunction has opened and that has none ("…, że gdy 12 maja 2021 r. Norwegia …").
  bool may_be_whole(std::size_t begin, std::size_t end) const {
    const auto is = [&](auto upos) { return std::any_of(found_.begin(), found_.end(), upos); };
    for (std::size_t i = end; i > begin;) {
      if (tokens_[--i].kind != TokenKind::word) continue;
      found_.clear();
      morphology_.analyse(form(i), found_);
      morphology_.analyse(utf8::lower(form(i)), found_);
      if (is([](const Analysis& a) { return a.upos == Upos::VERB || a.upos == Upos::AUX; })) return true;
      if (end - i <= kShortPhrase && !found_.empty() && !is([](const Analysis& a) { return a.upos != Upos::SCONJ; }))
        return false;
    }
    return end - begin > kShortPhrase;
  }

  // A word of a closed class, which no name begins with; a single letter may be an initial.
  bool function_word(std::size_t i) const {
    auto word = form(i);
    if (word.size() > kMaxAbbreviation || utf8::count(word) < 2) return false;
    found_.clear();
    morphology_.analyse(utf8::lower(word), found_);
    return std::any_of(found_.begin(), found_.end(), [](const Analysis& a) {
      switch (a.upos) {
        case Upos::ADP:
        case Upos::ADV:
        case Upos::AUX:
        case Upos::CCONJ:
        case Upos::DET:
        case Upos::PART:
        case Upos::PRON:
        case Upos::SCONJ: return true;
        default: return false;
      }
    });
  }

  std::optional<AbbreviationEnd> abbreviation(std::string_view word) const {
    if (word.size() > kMaxAbbreviation) return std::nullopt;
    auto found = rules_.abbreviations.find(std::string(word));
    if (found == rules_.abbreviations.end()) found = rules_.abbreviations.find(utf8::lower(word));
    if (found == rules_.abbreviations.end()) return std::nullopt;
    return found->second;
  }

  bool known_abbreviation(std::string_view word) const { return abbreviation(word).has_value(); }

  std::string_view text_;
  std::span<const SurfaceToken> tokens_;
  const Rules& rules_;
  const Morphology& morphology_;
  mutable std::vector<Analysis> found_;
  mutable std::optional<bool> titles_honoured_;
  unsigned open_brackets_ = 0;
  std::size_t bracket_at_ = 0;
};

}  // namespace

void find_sentences(std::string_view text, std::span<const SurfaceToken> tokens, const Rules& rules,
                    const Morphology& morphology, std::vector<std::size_t>& begins) {
  Finder(text, tokens, rules, morphology).run(begins);
}

}  // namespace kronika::text
