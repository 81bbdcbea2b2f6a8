#include "html/strip.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace kronika::html {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

bool same(std::string_view a, std::string_view lower_case) {
  return a.size() == lower_case.size() &&
         std::equal(a.begin(), a.end(), lower_case.begin(), [](char x, char y) { return lower(x) == y; });
}

std::size_t find_folded(std::string_view text, std::string_view lower_case, std::size_t from) {
  for (; (from = text.find(lower_case[0], from)) != std::string_view::npos; ++from)
    if (same(text.substr(from, lower_case.size()), lower_case)) return from;
  return from;
}

// Elements that hold nothing, and those whose end tag is usually left out: neither adds to the nesting here.
constexpr std::array<std::string_view, 23> kNoNesting{
    "area",  "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",   "param", "source",
    "track", "wbr",  "p",  "li",  "dt",    "dd", "tr",  "td",    "th",   "option", "tbody"};

std::uint32_t hash_of(std::string_view name) {
  std::uint32_t h = 2166136261u;
  for (char c : name) h = (h ^ static_cast<unsigned char>(lower(c))) * 16777619u;
  return h;
}

bool nests(std::uint32_t tag) {
  static const auto hashes = [] {
    std::array<std::uint32_t, kNoNesting.size()> out{};
    std::transform(kNoNesting.begin(), kNoNesting.end(), out.begin(), hash_of);
    std::sort(out.begin(), out.end());
    return out;
  }();
  return !std::binary_search(hashes.begin(), hashes.end(), tag);
}

class Stripper {
 public:
  explicit Stripper(std::string_view page) : page_(page) { out_.html.reserve(page.size()); }

  Stripped run() {
    while (at_ < page_.size()) {
      auto open = page_.find('<', at_);
      if (open == std::string_view::npos) open = page_.size();
      out_.html += page_.substr(at_, open - at_);
      at_ = open;
      if (at_ < page_.size()) markup();
    }
    return std::move(out_);
  }

 private:
  void keep(std::size_t end) {
    out_.html += page_.substr(at_, end - at_);
    at_ = end;
  }

  void markup() {
    auto rest = page_.substr(at_);
    if (rest.starts_with("<!--")) {
      auto end = page_.find("-->", at_ + 2);  // "<!-->" is a whole comment
      at_ = end == std::string_view::npos ? page_.size() : end + 3;
    } else if (rest.size() > 2 && rest[1] == '/' && is_letter(rest[2])) {
      close_tag();
    } else if (rest.size() > 1 && is_letter(rest[1])) {
      open_tag();
    } else {
      keep(at_ + 1);
    }
  }

  std::string_view name_from(std::size_t begin) const {
    auto end = begin;
    while (end < page_.size() && !is_space(page_[end]) && page_[end] != '>' && page_[end] != '/') ++end;
    return page_.substr(begin, end - begin);
  }

  void close_tag() {
    constexpr std::size_t kLooksBack = 64;
    auto name = name_from(at_ + 2);
    auto end = page_.find('>', at_);
    if (end == std::string_view::npos) end = page_.size() - 1;
    auto tag = hash_of(name);
    auto first = open_.size() > kLooksBack ? open_.size() - kLooksBack : 0;
    for (auto i = open_.size(); i-- > first;) {
      if (open_[i] != tag) continue;
      // What was left open within it may be open still: HTML lets a block outlive the <b> that it stands in, and a cell
      // keeps out the end tags of what the table stands in. So only so much may be taken for closed.
      auto within = open_.size() - 1 - i;
      if (within <= doubtful_) {
        doubtful_ -= within;
        open_.resize(i);
        if (foreign_ >= i) foreign_ = kNowhere;
      }
      break;
    }
    keep(end + 1);
  }

  struct Tag {
    std::size_t end = 0;   // past its ">"
    std::size_t kept = 0;  // as far as its attributes are not too many
    bool closed = false;   // has its ">"
    bool empty = false;    // ends with "/>"
    bool json_ld = false;
  };

  // Goes over the attributes of the tag that begins here.
  Tag read_tag(std::size_t pos) const {
    Tag tag;
    std::size_t attributes = 0;
    while (pos < page_.size() && page_[pos] != '>') {
      if (is_space(page_[pos]) || page_[pos] == '/') {
        ++pos;
        continue;
      }
      auto begin = pos;
      if (++attributes == kMaxAttributes) tag.kept = begin;
      while (pos < page_.size() && !is_space(page_[pos]) && page_[pos] != '>' && page_[pos] != '=') ++pos;
      auto name = page_.substr(begin, pos - begin);
      while (pos < page_.size() && is_space(page_[pos])) ++pos;
      if (pos >= page_.size() || page_[pos] != '=') {
        if (pos == begin) ++pos;
        continue;
      }
      ++pos;
      while (pos < page_.size() && is_space(page_[pos])) ++pos;
      if (pos >= page_.size()) break;
      std::string_view value;
      if (page_[pos] == '"' || page_[pos] == '\'') {
        auto end = page_.find(page_[pos], pos + 1);
        if (end == std::string_view::npos) end = page_.size();
        value = page_.substr(pos + 1, end - pos - 1);
        pos = std::min(end + 1, page_.size());
      } else {
        auto end = pos;
        while (end < page_.size() && !is_space(page_[end]) && page_[end] != '>') ++end;
        value = page_.substr(pos, end - pos);
        pos = end;
      }
      if (same(name, "type") && find_folded(value, "ld+json", 0) != std::string_view::npos) tag.json_ld = true;
    }
    tag.closed = pos < page_.size();
    tag.empty = tag.closed && page_[pos - 1] == '/';
    tag.end = std::min(pos + 1, page_.size());
    if (attributes < kMaxAttributes) tag.kept = tag.end;
    return tag;
  }

  void open_tag() {
    auto name = name_from(at_ + 1);
    auto tag = read_tag(at_ + 1 + name.size());
    if (!tag.closed) {  // the page breaks off within a tag
      at_ = page_.size();
      return;
    }
    bool raw = same(name, "script") || same(name, "style");
    auto hash = hash_of(name);
    const bool foreign = foreign_ != kNowhere;
    if (!raw && (foreign ? !tag.empty : nests(hash))) {
      if (open_.size() >= kMaxDepth) {
        at_ = tag.end;
        return;
      }
      if (!foreign && !tag.empty && (same(name, "svg") || same(name, "math"))) foreign_ = open_.size();
      open_.push_back(hash);
    }
    keep(tag.kept);
    if (tag.kept != tag.end) out_.html += '>';
    at_ = tag.end;
    if (raw) raw_text(name, tag.json_ld);
  }

  void raw_text(std::string_view name, bool json_ld) {
    auto begin = at_;
    std::string close = "</";
    for (char c : name) close += lower(c);
    auto end = find_folded(page_, close, begin);
    // A script within a comment within a script, as old pages write them, is closed on its own.
    for (auto from = begin; end != std::string_view::npos && nested_script(page_.substr(from, end - from));) {
      from = end;
      end = find_folded(page_, close, end + close.size());
    }
    if (end == std::string_view::npos) end = page_.size();
    if (json_ld) out_.json_ld.push_back(page_.substr(begin, end - begin));
    at_ = end;
  }

  static bool nested_script(std::string_view text) {
    auto comment = text.rfind("<!--");
    return comment != std::string_view::npos && text.find("-->", comment) == std::string_view::npos &&
           find_folded(text, "<script", comment) != std::string_view::npos;
  }

  std::string_view page_;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;  // hashes of the names of the elements that are open
  static constexpr std::size_t kNowhere = ~std::size_t{0};
  std::size_t foreign_ = kNowhere;       // where in it SVG or MathML begins, where every element but <x/> nests
  std::size_t doubtful_ = kMaxDoubtful;  // how many more elements may be taken for closed that had no end tag
  Stripped out_;
};

}  // namespace

Stripped strip(std::string_view page) { return Stripper(page).run(); }

}  // namespace kronika::html
