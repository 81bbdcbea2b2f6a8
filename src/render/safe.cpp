#include "render/safe.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace kronika::render {
namespace {

bool is_hidden(char32_t c) {
  auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_CONTROL_CHAR || type == U_SURROGATE || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR)
    return true;
  // Zero-width joiners belong to scripts and emoji; soft hyphens show nothing and do no harm.
  return type == U_FORMAT_CHAR && c != 0x200C && c != 0x200D && c != 0x00AD;
}

std::size_t width_of(char32_t c) {
  auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
  auto east = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return east == U_EA_WIDE || east == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string safe(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t pos = 0; pos < text.size();) {
    char32_t c = utf8::next(text, pos);
    if (c == U'\n' || c == U'\t' || c == U'\r')
      out += ' ';
    else if (is_hidden(c))
      out += fmt::format("\\u{{{:04X}}}", static_cast<std::uint32_t>(c));
    else
      utf8::append(out, c);
  }
  return out;
}

std::size_t columns(std::string_view text) {
  std::size_t n = 0;
  for (std::size_t pos = 0; pos < text.size();) n += width_of(utf8::next(text, pos));
  return n;
}

std::string safe_cut(std::string_view text, std::size_t width) {
  std::string all = safe(text);
  if (columns(all) <= width) return all;
  std::size_t used = 0, pos = 0;
  while (pos < all.size()) {
    std::size_t next = pos;
    std::size_t w = width_of(utf8::next(all, next));
    if (used + w + 1 > width) break;
    used += w;
    pos = next;
  }
  all.resize(pos);
  return all + "…";
}

}  // namespace kronika::render
