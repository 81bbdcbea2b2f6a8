#include "syntax/evaluation.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "base/utf8.hpp"
#include "text/characters.hpp"

namespace kronika::syntax {
namespace {

struct Word {
  std::uint32_t token = 0;           // index into Document::tokens
  std::uint32_t begin = 0, end = 0;  // characters, white space not counted
  bool multiword = false;            // the span is then that of the whole token
};

struct View {
  std::u32string characters;
  std::vector<Span> tokens, sentences;  // in characters
  std::vector<Word> words;
};

// The features that are universal; the task does not count others.
constexpr std::array<std::string_view, 21> kUniversal{
    "PronType", "NumType",  "Poss", "Reflex", "Foreign", "Abbr",  "Gender",  "Animacy",  "Number", "Case",  "Definite",
    "Degree",   "VerbForm", "Mood", "Tense",  "Aspect",  "Voice", "Evident", "Polarity", "Person", "Polite"};

std::string universal_features(std::string_view feats) {
  std::string out;
  while (!feats.empty()) {
    auto one = feats.substr(0, feats.find('|'));
    feats.remove_prefix(std::min(one.size() + 1, feats.size()));
    if (std::find(kUniversal.begin(), kUniversal.end(), one.substr(0, one.find('='))) == kUniversal.end()) continue;
    if (!out.empty()) out += '|';
    out += one;
  }
  return out;
}

std::string_view universal_relation(std::string_view deprel) { return deprel.substr(0, deprel.find(':')); }

View view_of(const Document& doc) {
  View view;
  auto append = [&](std::string_view form) {
    for (std::size_t pos = 0; pos < form.size();)
      if (char32_t c = utf8::next(form, pos); text::char_class(c) != text::CharClass::space) view.characters += c;
  };
  auto size = [&] { return static_cast<std::uint32_t>(view.characters.size()); };
  for (const auto& sentence : doc.sentences) {
    const auto sentence_begin = size();
    for (std::uint32_t i = sentence.begin; i < sentence.end;) {
      const Token& token = doc.tokens[i];
      const std::uint32_t n = token.multiword > 1 ? std::min<std::uint32_t>(token.multiword, sentence.end - i) : 1;
      const auto begin = size();
      append(n == 1 ? std::string_view(token.form) : doc.words({token.span.begin, doc.tokens[i + n - 1].span.end}));
      view.tokens.push_back({begin, size()});
      for (std::uint32_t k = 0; k < n; ++k) view.words.push_back({i + k, begin, size(), n > 1});
      i += n;
    }
    view.sentences.push_back({sentence_begin, size()});
  }
  return view;
}

std::size_t count_same(const std::vector<Span>& a, const std::vector<Span>& b) {
  std::size_t same = 0;
  for (std::size_t i = 0, k = 0; i < a.size() && k < b.size();) {
    if (a[i] == b[k])
      ++same, ++i, ++k;
    else if (a[i].begin < b[k].begin || (a[i].begin == b[k].begin && a[i].end < b[k].end))
      ++i;
    else
      ++k;
  }
  return same;
}

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // words: gold, system

class Aligner {
 public:
  Aligner(const Document& gold_doc, const View& gold, const Document& system_doc, const View& system)
      : gold_doc_(gold_doc), system_doc_(system_doc), gold_(gold.words), system_(system.words) {}

  Pairs run() {
    std::size_t g = 0, s = 0;
    while (g < gold_.size() && s < system_.size()) {
      if (gold_[g].multiword || system_[s].multiword)
        align_multiword(g, s);
      else if (gold_[g].begin == system_[s].begin && gold_[g].end == system_[s].end)
        add(g++, s++);
      else if (gold_[g].begin <= system_[s].begin)
        ++g;
      else
        ++s;
    }
    return std::move(pairs_);
  }

 private:
  using Words = std::vector<Word>;

  static bool beyond(const Words& words, std::size_t i, std::uint32_t end) {
    if (i >= words.size()) return true;
    return words[i].multiword ? words[i].begin >= end : words[i].end > end;
  }

  void add(std::size_t g, std::size_t s) {
    pairs_.emplace_back(static_cast<std::uint32_t>(g), static_cast<std::uint32_t>(s));
  }

  // Moves g and s past the smallest stretch around them in which multiword tokens of both sides are whole,
  // and aligns what is in it.
  void align_multiword(std::size_t& g, std::size_t& s) {
    std::uint32_t end = 0;
    if (gold_[g].multiword) {
      end = gold_[g].end;
      if (!system_[s].multiword && system_[s].begin < gold_[g].begin) ++s;
    } else {
      end = system_[s].end;
      if (!gold_[g].multiword && gold_[g].begin < system_[s].begin) ++g;
    }
    const std::size_t g0 = g, s0 = s;
    while (!beyond(gold_, g, end) || !beyond(system_, s, end)) {
      bool take_gold = g < gold_.size() && (s >= system_.size() || gold_[g].begin <= system_[s].begin);
      const Word& word = take_gold ? gold_[g++] : system_[s++];
      if (word.multiword) end = std::max(end, word.end);
    }
    align_forms(g0, g, s0, s);
  }

  void align_forms(std::size_t g0, std::size_t g1, std::size_t s0, std::size_t s1) {
    const std::size_t n = g1 - g0, m = s1 - s0;
    std::vector<std::string> gold, system;
    for (std::size_t i = g0; i < g1; ++i) gold.push_back(utf8::lower(gold_doc_.tokens[gold_[i].token].form));
    for (std::size_t i = s0; i < s1; ++i) system.push_back(utf8::lower(system_doc_.tokens[system_[i].token].form));
    std::vector<std::size_t> lcs((n + 1) * (m + 1));
    auto at = [&](std::size_t i, std::size_t k) -> std::size_t& { return lcs[i * (m + 1) + k]; };
    for (std::size_t i = n; i-- > 0;)
      for (std::size_t k = m; k-- > 0;)
        at(i, k) = gold[i] == system[k] ? at(i + 1, k + 1) + 1 : std::max(at(i + 1, k), at(i, k + 1));
    for (std::size_t i = 0, k = 0; i < n && k < m;) {
      if (gold[i] == system[k])
        add(g0 + i++, s0 + k++);
      else if (at(i, k) == at(i + 1, k))
        ++i;
      else
        ++k;
    }
  }

  const Document& gold_doc_;
  const Document& system_doc_;
  const Words& gold_;
  const Words& system_;
  Pairs pairs_;
};

}  // namespace

Result<std::vector<Score>> evaluate(const Document& gold, const Document& system) {
  const View g = view_of(gold), s = view_of(system);
  if (g.characters != s.characters) {
    auto [a, b] = std::mismatch(g.characters.begin(), g.characters.end(), s.characters.begin(), s.characters.end());
    return fail("the texts differ at character " + std::to_string(a - g.characters.begin()) +
                ", white space not counted");
  }
  const Pairs pairs = Aligner(gold, g, system, s).run();
  constexpr std::uint32_t kRoot = 0xfffffffe;
  std::vector<std::uint32_t> gold_of(system.tokens.size(), kNone);  // system token -> gold token
  for (auto [gw, sw] : pairs) gold_of[s.words[sw].token] = g.words[gw].token;

  auto count = [&](const char* name, const std::function<bool(const Token&, const Token&)>& same) {
    Score score{name, g.words.size(), s.words.size(), 0};
    for (auto [gw, sw] : pairs) score.correct += same(gold.tokens[g.words[gw].token], system.tokens[s.words[sw].token]);
    return score;
  };
  auto upos = [](const Token& a, const Token& b) { return a.upos == b.upos; };
  auto xpos = [](const Token& a, const Token& b) { return a.xpos == b.xpos; };
  auto feats = [](const Token& a, const Token& b) {
    return a.feats == b.feats || universal_features(a.feats.view()) == universal_features(b.feats.view());
  };
  auto head = [&](const Token& a, const Token& b) {
    const auto wanted = a.head == kNone ? kRoot : a.head;
    const auto found = b.head == kNone ? kRoot : gold_of[b.head];
    return wanted == found;
  };
  return std::vector<Score>{
      {"Tokens", g.tokens.size(), s.tokens.size(), count_same(g.tokens, s.tokens)},
      {"Sentences", g.sentences.size(), s.sentences.size(), count_same(g.sentences, s.sentences)},
      {"Words", g.words.size(), s.words.size(), pairs.size()},
      count("UPOS", upos),
      count("XPOS", xpos),
      count("UFeats", feats),
      count("AllTags", [&](const Token& a, const Token& b) { return upos(a, b) && xpos(a, b) && feats(a, b); }),
      // A gold lemma that is not given cannot be missed.
      count("Lemmas", [](const Token& a, const Token& b) { return a.lemma.empty() || a.lemma == b.lemma; }),
      count("UAS", head),
      count("LAS",
            [&](const Token& a, const Token& b) {
              return head(a, b) && universal_relation(a.deprel.view()) == universal_relation(b.deprel.view());
            }),
  };
}

}  // namespace kronika::syntax
