#include "store/tree.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/utf8.hpp"

namespace kronika {
namespace {

// Relations by their number in stored trees. Only ever added to, at the end: trees on disk hold the numbers.
// Others are written out.
constexpr std::array<std::string_view, 66> kRelations{"root",
                                                      "punct",
                                                      "case",
                                                      "amod",
                                                      "nsubj",
                                                      "nmod",
                                                      "det",
                                                      "obl",
                                                      "obj",
                                                      "mark",
                                                      "compound",
                                                      "conj",
                                                      "advmod",
                                                      "cc",
                                                      "ccomp",
                                                      "aux",
                                                      "flat",
                                                      "advcl",
                                                      "nmod:poss",
                                                      "xcomp",
                                                      "cop",
                                                      "nmod:arg",
                                                      "acl:relcl",
                                                      "appos",
                                                      "nmod:desc",
                                                      "acl",
                                                      "amod:flat",
                                                      "aux:pass",
                                                      "iobj",
                                                      "obl:arg",
                                                      "nummod",
                                                      "nsubj:pass",
                                                      "fixed",
                                                      "advmod:emph",
                                                      "expl:pv",
                                                      "ccomp:obj",
                                                      "parataxis:obj",
                                                      "advmod:neg",
                                                      "parataxis",
                                                      "compound:prt",
                                                      "obl:unmarked",
                                                      "obl:agent",
                                                      "nmod:flat",
                                                      "det:poss",
                                                      "aux:cnd",
                                                      "expl",
                                                      "nmod:unmarked",
                                                      "nummod:gov",
                                                      "aux:clitic",
                                                      "det:numgov",
                                                      "det:nummod",
                                                      "cc:preconj",
                                                      "det:predet",
                                                      "obl:cmpr",
                                                      "list",
                                                      "nsubj:outer",
                                                      "parataxis:insert",
                                                      "ccomp:cleft",
                                                      "csubj",
                                                      "xcomp:pred",
                                                      "discourse",
                                                      "flat:foreign",
                                                      "vocative",
                                                      "dep",
                                                      "clf",
                                                      "orphan"};
static_assert(kRelations.back() == "orphan");
constexpr std::size_t kWrittenOut = 127;  // the number that says that the name follows

// Bit 7 of the byte that has the part of speech.
constexpr unsigned kLemmaIsForm = 0x80;

void put_number(std::string& out, std::uint64_t value) {  // seven bits a byte, the low ones first
  for (; value >= 0x80; value >>= 7) out += static_cast<char>(value | 0x80);
  out += static_cast<char>(value);
}

void put_signed(std::string& out, std::int64_t value) {
  put_number(out, value < 0 ? ~(static_cast<std::uint64_t>(value) << 1) : static_cast<std::uint64_t>(value) << 1);
}

void put_text(std::string& out, std::string_view text) {
  put_number(out, text.size());
  out += text;
}

// Reads what the functions above wrote; what is not whole, or larger than any sentence, ends the tree.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}

  bool good() const { return good_; }
  bool more() const { return good_ && !rest_.empty(); }

  unsigned byte() {
    if (rest_.empty()) return fault();
    const auto value = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::size_t number() {
    std::size_t value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      const unsigned b = byte();
      value |= static_cast<std::size_t>(b & 0x7f) << shift;
      if (b < 0x80) return value;
    }
    return fault();
  }
  std::int64_t signed_number() {
    const std::size_t value = number();
    const auto half = static_cast<std::int64_t>(value >> 1);
    return value % 2 == 0 ? half : ~half;
  }
  std::string_view text() {
    const std::size_t size = number();
    if (size > rest_.size()) return fault(), std::string_view();
    std::string_view text = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return text;
  }

 private:
  unsigned fault() {
    good_ = false;
    return 0;
  }

  std::string_view rest_;
  bool good_ = true;
};

// How much of the lemma is the beginning of the form.
std::size_t shared(std::string_view form, std::string_view lemma) {
  auto [f, l] = std::mismatch(form.begin(), form.end(), lemma.begin(), lemma.end());
  return static_cast<std::size_t>(f - form.begin());
}

}  // namespace

std::string encode_tree(const Document& document, const Sentence& sentence, const render::CodePoints& points) {
  std::string tree;
  if (sentence.end > document.tokens.size()) return tree;
  std::int64_t expected = points.at(sentence.span.begin);  // where the next word begins
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = document.tokens[t];
    const Span span = points.of(token.span);
    const std::int64_t gap = span.begin - expected;
    put_number(tree, span.size() << 1 | (gap == 0 ? 0 : 1));
    if (gap != 0) put_signed(tree, gap);
    expected = span.end + 1;  // mostly there is one space

    const std::string_view form = document.words(token.span);
    const auto upos = static_cast<unsigned>(token.upos);
    tree += static_cast<char>(token.lemma == form ? upos | kLemmaIsForm : upos);
    if (token.lemma != form) {
      const std::size_t kept = shared(form, token.lemma);
      put_number(tree, form.size() - kept);
      put_text(tree, std::string_view(token.lemma).substr(kept));
    }
    const auto* relation = std::find(kRelations.begin(), kRelations.end(), token.deprel.view());
    if (relation != kRelations.end()) {
      put_number(tree, static_cast<std::size_t>(relation - kRelations.begin()));
    } else {
      put_number(tree, kWrittenOut);
      put_text(tree, token.deprel.view());
    }
    const bool inside = token.head != kNone && token.head >= sentence.begin && token.head < sentence.end;
    put_signed(tree, inside ? static_cast<std::int64_t>(token.head) - t : 0);  // no word hangs on itself
  }
  return tree;
}

std::vector<TreeWord> decode_tree(std::string_view tree, std::string_view sentence) {
  std::vector<TreeWord> words;
  std::vector<std::uint32_t> start;  // byte of each code point of the sentence, and its end
  for (std::uint32_t i = 0; i < sentence.size(); ++i) {
    if ((static_cast<unsigned char>(sentence[i]) & 0xc0) != 0x80) start.push_back(i);
  }
  start.push_back(static_cast<std::uint32_t>(sentence.size()));

  std::int64_t begin = 0;
  for (Input in(tree); in.more();) {
    const std::size_t length = in.number();
    if (length % 2 == 1) begin += in.signed_number();
    const auto first = static_cast<std::size_t>(begin);
    if (begin < 0 || first >= start.size() || length / 2 >= start.size() - first) break;
    TreeWord word;
    word.begin = first;
    word.length = length / 2;
    word.form = sentence.substr(start[first], start[first + word.length] - start[first]);
    begin += static_cast<std::int64_t>(word.length) + 1;

    const unsigned upos = in.byte();
    word.upos = to_string(static_cast<Upos>(std::min(upos & 0x7fu, static_cast<unsigned>(Upos::X))));
    word.lemma = word.form;
    if ((upos & kLemmaIsForm) == 0) {
      const std::size_t cut = std::min(in.number(), word.lemma.size());
      word.lemma.resize(word.lemma.size() - cut);
      word.lemma += in.text();
    }
    const std::size_t relation = in.number();
    word.deprel = relation < kRelations.size() ? kRelations[relation] : relation == kWrittenOut ? in.text() : "dep";
    const std::int64_t head = in.signed_number();
    const std::int64_t number = static_cast<std::int64_t>(words.size()) + 1;
    word.head = head == 0 || number + head < 1 ? 0 : static_cast<std::size_t>(number + head);
    if (!in.good()) break;
    words.push_back(std::move(word));
  }
  return words;
}

std::string search_lemmas(std::string_view tree, std::string_view sentence) {
  std::string lemmas;
  for (const TreeWord& word : decode_tree(tree, sentence)) {
    if (!lemmas.empty()) lemmas += ' ';
    lemmas += word.lemma;
  }
  return utf8::fold(lemmas);
}

}  // namespace kronika
