#include "store/tree.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/utf8.hpp"

namespace kronika {
namespace {

std::optional<std::size_t> number(std::string_view s) {
  std::size_t value = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value;
}

std::string one_line(std::string_view s) {
  std::string line(s);
  for (char& c : line) {
    if (c == '\t' || c == '\n') c = ' ';
  }
  return line;
}

}  // namespace

std::string encode_tree(const Document& document, const Sentence& sentence, const render::CodePoints& points) {
  std::string tree;
  if (sentence.end > document.tokens.size()) return tree;
  const std::uint32_t origin = points.at(sentence.span.begin);
  for (std::uint32_t t = sentence.begin; t < sentence.end; ++t) {
    const Token& token = document.tokens[t];
    Span span = points.of(token.span);
    bool inside = token.head != kNone && token.head >= sentence.begin && token.head < sentence.end;
    fmt::format_to(std::back_inserter(tree), "{}\t{}\t{}\t{}\t{}\t{}\n", span.begin - origin, span.size(),
                   token.lemma == document.words(token.span) ? "" : one_line(token.lemma), to_string(token.upos),
                   inside ? token.head - sentence.begin + 1 : 0, token.deprel.view());
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

  while (!tree.empty()) {
    std::size_t end = tree.find('\n');
    std::string_view line = tree.substr(0, end);
    tree.remove_prefix(end == tree.npos ? tree.size() : end + 1);
    std::array<std::string_view, 6> cell;
    std::size_t n = 0;
    while (n < cell.size()) {
      std::size_t tab = line.find('\t');
      cell[n++] = line.substr(0, tab);
      if (tab == line.npos) break;
      line.remove_prefix(tab + 1);
    }
    auto begin = number(cell[0]), length = number(cell[1]), head = number(cell[4]);
    if (n != cell.size() || !begin || !length || !head) continue;
    if (*begin >= start.size() || *length >= start.size() - *begin) continue;
    TreeWord word;
    word.begin = *begin;
    word.length = *length;
    word.form = sentence.substr(start[*begin], start[*begin + *length] - start[*begin]);
    word.lemma = cell[2].empty() ? word.form : std::string(cell[2]);
    word.upos = cell[3];
    word.head = *head;
    word.deprel = cell[5];
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
