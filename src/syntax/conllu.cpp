#include "syntax/conllu.hpp"

#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

#include "base/utf8.hpp"

namespace kronika::syntax {
namespace {

constexpr std::size_t kColumns = 10;
enum Column { kId, kForm, kLemma, kUpos, kXpos, kFeats, kHead, kDeprel, kDeps, kMisc };
using Cells = std::array<std::string_view, kColumns>;

std::optional<std::uint32_t> number(std::string_view s) {
  std::uint32_t value = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), value);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return value;
}

std::string_view value(std::string_view cell) { return cell == "_" ? std::string_view() : cell; }

bool space_after(std::string_view misc) { return misc.find("SpaceAfter=No") == std::string_view::npos; }

class Reader {
 public:
  explicit Reader(const std::string& file) : file_(file) {}

  Result<Document> read(std::string_view content) {
    while (!content.empty()) {
      auto end = content.find('\n');
      auto line = content.substr(0, end);
      content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
      if (line.ends_with('\r')) line.remove_suffix(1);
      ++line_;
      if (auto r = read_line(line); !r) return tl::unexpected(r.error());
    }
    if (auto r = end_sentence(); !r) return tl::unexpected(r.error());
    return std::move(doc_);
  }

 private:
  Result<void> read_line(std::string_view line) {
    if (line.empty()) return end_sentence();
    if (line.starts_with('#')) {
      if (line.starts_with("# newpar") || line.starts_with("# newdoc")) paragraph_ = true;
      return {};
    }
    Cells cells;
    std::size_t n = 0;
    for (auto rest = line;; ++n) {
      auto tab = rest.find('\t');
      if (n < kColumns) cells[n] = rest.substr(0, tab);
      if (tab == std::string_view::npos) break;
      rest.remove_prefix(tab + 1);
    }
    if (n + 1 != kColumns) return fault("has " + std::to_string(n + 1) + " columns where CoNLL-U has 10");
    if (!utf8::is_valid(line)) return fault("is not valid UTF-8");
    if (cells[kId].find('.') != std::string_view::npos) return {};  // an empty node
    if (cells[kForm].empty()) return fault("has an empty form");
    if (auto dash = cells[kId].find('-'); dash != std::string_view::npos) return begin_multiword(cells, dash);
    return add_word(cells);
  }

  Result<void> begin_multiword(const Cells& cells, std::size_t dash) {
    auto first = number(cells[kId].substr(0, dash)), last = number(cells[kId].substr(dash + 1));
    if (!first || !last || *last <= *first || *last - *first > 254 || *first != words_ + 1 || multiword_left_ > 0)
      return fault("has a wrong range of words: " + std::string(cells[kId]));
    begin_sentence();
    multiword_ = append(cells[kForm]);
    multiword_at_ = multiword_.begin;
    multiword_size_ = multiword_left_ = *last - *first + 1;
    multiword_space_ = space_after(cells[kMisc]);
    return {};
  }

  Result<void> add_word(const Cells& cells) {
    if (number(cells[kId]) != words_ + 1) return fault("has a wrong number: " + std::string(cells[kId]));
    auto head = cells[kHead] == "_" ? std::optional<std::uint32_t>(0) : number(cells[kHead]);
    if (!head) return fault("has a head that is no number: " + std::string(cells[kHead]));
    auto upos = cells[kUpos] == "_" ? std::optional<Upos>(Upos::X) : parse_upos(cells[kUpos]);
    if (!upos) return fault("has an unknown part of speech: " + std::string(cells[kUpos]));
    begin_sentence();
    ++words_;
    Token token;
    token.form = cells[kForm];
    // A lone "_" is the lemma of the word "_".
    token.lemma = cells[kLemma] == "_" && cells[kForm] != "_" ? "" : cells[kLemma];
    token.upos = *upos;
    token.xpos = Symbol(value(cells[kXpos]));
    token.feats = Symbol(value(cells[kFeats]));
    token.deprel = Symbol(value(cells[kDeprel]));
    heads_.push_back(*head);
    if (multiword_left_ > 0) {
      if (multiword_left_ == multiword_size_) token.multiword = static_cast<std::uint8_t>(multiword_size_);
      // Its part of the token, as long as the parts join without change.
      auto rest = std::string_view(doc_.article.text).substr(multiword_at_, multiword_.end - multiword_at_);
      if (rest.starts_with(token.form)) {
        token.span = {multiword_at_, multiword_at_ + static_cast<std::uint32_t>(token.form.size())};
        multiword_at_ = token.span.end;
      } else {
        token.span = multiword_;
      }
      --multiword_left_;
      token.space_after = multiword_left_ == 0 && multiword_space_;
    } else {
      token.span = append(cells[kForm]);
      token.space_after = space_after(cells[kMisc]);
    }
    if (multiword_left_ == 0 && token.space_after) pending_space_ = true;
    doc_.tokens.push_back(std::move(token));
    return {};
  }

  void begin_sentence() {
    if (open_) return;
    open_ = true;
    auto& text = doc_.article.text;
    if (paragraph_ && !text.empty()) {
      text += "\n\n";
      pending_space_ = false;
    }
    if (pending_space_) text += ' ';
    pending_space_ = paragraph_ = false;
    Sentence sentence;
    sentence.span = {static_cast<std::uint32_t>(text.size()), 0};
    sentence.begin = static_cast<std::uint32_t>(doc_.tokens.size());
    doc_.sentences.push_back(sentence);
  }

  Span append(std::string_view form) {
    auto& text = doc_.article.text;
    if (pending_space_) text += ' ';
    pending_space_ = false;
    auto begin = static_cast<std::uint32_t>(text.size());
    text += form;
    return {begin, static_cast<std::uint32_t>(text.size())};
  }

  Result<void> end_sentence() {
    if (!open_) return {};
    if (multiword_left_ > 0) return fault("ends a sentence within a range of words");
    auto& sentence = doc_.sentences.back();
    sentence.span.end = static_cast<std::uint32_t>(doc_.article.text.size());
    sentence.end = static_cast<std::uint32_t>(doc_.tokens.size());
    for (std::uint32_t i = 0; i < heads_.size(); ++i) {
      if (heads_[i] > heads_.size() || heads_[i] == i + 1) return fault("ends a sentence with a head outside it");
      doc_.tokens[sentence.begin + i].head = heads_[i] == 0 ? kNone : sentence.begin + heads_[i] - 1;
    }
    heads_.clear();
    words_ = 0;
    open_ = false;
    return {};
  }

  tl::unexpected<Error> fault(std::string message) const { return fail(std::move(message), file_, line_); }

  const std::string& file_;
  std::size_t line_ = 0;
  Document doc_;
  std::vector<std::uint32_t> heads_;
  std::uint32_t words_ = 0;
  Span multiword_;
  std::uint32_t multiword_at_ = 0, multiword_size_ = 0, multiword_left_ = 0;
  bool multiword_space_ = false, pending_space_ = false, paragraph_ = false, open_ = false;
};

void append_cell(std::string& out, std::string_view cell) {
  out += '\t';
  if (cell.empty()) out += '_';
  for (char c : cell) out += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

}  // namespace

Result<Document> read_conllu(std::string_view content, const std::string& file) {
  if (content.size() >= kNone) return fail("is too large", file);
  return Reader(file).read(content);
}

Result<Document> load_conllu(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return fail("cannot be read", file);
  std::string content((std::istreambuf_iterator<char>(in)), {});
  return read_conllu(content, file);
}

void write_conllu(const Document& doc, std::string& out) {
  for (std::size_t s = 0; s < doc.sentences.size(); ++s) {
    const Sentence& sentence = doc.sentences[s];
    out += "# sent_id = " + std::to_string(s + 1) + "\n# text = ";
    for (char c : doc.words(sentence.span)) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    out += '\n';
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = doc.tokens[i];
      const std::uint32_t id = i - sentence.begin + 1;
      if (token.multiword > 1 && i + token.multiword <= sentence.end) {
        const Token& last = doc.tokens[i + token.multiword - 1];
        out += std::to_string(id) + "-" + std::to_string(id + token.multiword - 1);
        append_cell(out, doc.words({token.span.begin, last.span.end}));
        out += "\t_\t_\t_\t_\t_\t_\t_\t";
        out += last.space_after ? "_\n" : "SpaceAfter=No\n";
      }
      const bool tagged = !token.deprel.empty();
      out += std::to_string(id);
      append_cell(out, token.form);
      append_cell(out, token.lemma);
      append_cell(out, token.lemma.empty() && !tagged ? std::string_view() : to_string(token.upos));
      append_cell(out, token.xpos.view());
      append_cell(out, token.feats.view());
      out += '\t';
      if (!tagged)
        out += '_';
      else
        out += std::to_string(token.head == kNone ? 0 : token.head - sentence.begin + 1);
      append_cell(out, token.deprel.view());
      out += "\t_\t";
      bool inside_multiword = false;
      for (std::uint32_t back = 0; back < 8 && i >= sentence.begin + back; ++back)
        if (doc.tokens[i - back].multiword > back) inside_multiword = true;
      out += token.space_after || inside_multiword ? "_\n" : "SpaceAfter=No\n";
    }
    out += '\n';
  }
}

}  // namespace kronika::syntax
