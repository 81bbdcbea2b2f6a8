#include "ingest/shape.hpp"

#include <algorithm>
#include <array>

#include "ingest/archive.hpp"
#include "ingest/dumps.hpp"
#include "ingest/feed.hpp"
#include "ingest/unpack.hpp"
#include "ingest/warc.hpp"

namespace kronika::ingest {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_folded(std::string_view text, std::string_view lower_case) {
  return text.size() >= lower_case.size() &&
         std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

std::string_view skip_space(std::string_view s) {
  if (s.starts_with("\xEF\xBB\xBF")) s.remove_prefix(3);
  auto first = s.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view() : s.substr(first);
}

// Past declarations and comments, to the first element: "<html …" of "<?xml …?><!-- … --><!DOCTYPE html><html …".
std::string_view first_element(std::string_view s) {
  for (;;) {
    s = skip_space(s);
    std::string_view close = s.starts_with("<!--") ? "-->"
                             : s.starts_with("<?") ? "?>"
                             : s.starts_with("<!") ? ">"
                                                   : "";
    if (close.empty()) return s;
    if (close == ">" && s.find('[') < s.find('>')) close = "]>";  // with declarations of its own
    auto end = s.find(close);
    if (end == std::string_view::npos) return {};
    s.remove_prefix(end + close.size());
  }
}

bool is_element(std::string_view s, std::string_view name) {
  if (!s.starts_with('<') || !starts_folded(s.substr(1), name)) return false;
  auto after = s.substr(1 + name.size());
  return after.empty() || after[0] == '>' || after[0] == '/' || after[0] == ' ' || after[0] == '\n' ||
         after[0] == '\r' || after[0] == '\t';
}

constexpr std::array<std::string_view, 16> kPageElements{"html", "head",  "body",    "title",   "meta", "link",
                                                         "div",  "p",     "article", "section", "main", "h1",
                                                         "span", "table", "script",  "center"};

}  // namespace

Shape shape_of(std::string_view head, const FieldMap& fields) {
  if (head.empty()) return Shape::empty;
  if (is_gzip(head)) return Shape::gzip;
  if (is_zstd(head)) return Shape::zstd;
  if (is_archive(head)) return Shape::archive;
  if (is_warc(head)) return Shape::warc;
  if (head.starts_with("filedesc://")) return Shape::arc;
  if (is_feed(first_element(head))) return Shape::feed;
  if (is_json(head)) return Shape::json;
  if (is_table(head, fields)) return Shape::table;
  return page_or_text(head);
}

Shape page_or_text(std::string_view head) {
  auto start = skip_space(head);
  if (starts_folded(start, "<!doctype html")) return Shape::page;
  auto element = first_element(start);
  for (auto name : kPageElements)
    if (is_element(element, name)) return Shape::page;
  return Shape::text;
}

std::string_view charset_in_page(std::string_view head) {
  for (std::size_t at = 0; at < head.size(); ++at) {
    at = std::min(head.find_first_of("cCeE", at), head.size());
    auto rest = head.substr(at);
    std::size_t name = starts_folded(rest, "charset") ? 7 : starts_folded(rest, "encoding") ? 8 : 0;
    if (name == 0) continue;
    rest.remove_prefix(name);
    rest = rest.substr(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.starts_with('=')) continue;
    rest = rest.substr(std::min(rest.find_first_not_of(" \t\"'=", 0), rest.size()));
    auto value = rest.substr(0, rest.find_first_of(" \t\r\n\"'/>;"));
    constexpr std::size_t kLongestName = 40;
    if (!value.empty() && value.size() <= kLongestName) return value;
  }
  return {};
}

}  // namespace kronika::ingest
