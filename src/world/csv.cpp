#include "world/csv.hpp"

#include <fstream>

#include "base/utf8.hpp"

namespace kronika::world {
namespace {

constexpr std::size_t kMaxFileBytes = 256u << 20;
constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// Reads one record and moves `pos` and `line` past it.
Result<std::vector<std::string>> record(std::string_view content, std::size_t& pos, std::size_t& line,
                                        const std::string& file) {
  std::vector<std::string> cells(1);
  const auto start = line;
  bool quoted = false;
  for (; pos < content.size(); ++pos) {
    char c = content[pos];
    if (c == '\n') ++line;
    if (quoted) {
      if (c != '"') {
        cells.back().push_back(c);
      } else if (pos + 1 < content.size() && content[pos + 1] == '"') {
        cells.back().push_back('"');
        ++pos;
      } else {
        quoted = false;
      }
    } else if (c == '"' && cells.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      cells.emplace_back();
    } else if (c == '\n') {
      ++pos;
      break;
    } else if (c != '\r') {
      cells.back().push_back(c);
    }
  }
  if (quoted) return fail("a quoted cell has no end", file, start);
  return cells;
}

// Older tables are in Latin-1, where every byte is a character.
std::string from_latin1(std::string_view bytes) {
  std::string out;
  for (char c : bytes) utf8::append(out, static_cast<unsigned char>(c));
  return out;
}

}  // namespace

Result<packs::Table> parse_csv(std::string_view content, const std::string& file) {
  if (!utf8::is_valid(content)) return fail("is not valid UTF-8", file);
  if (content.starts_with(kByteOrderMark)) content.remove_prefix(kByteOrderMark.size());
  packs::Table table;
  table.file = file;
  std::size_t pos = 0, line = 1;
  while (pos < content.size()) {
    const auto start = line;
    auto cells = record(content, pos, line, file);
    if (!cells) return tl::unexpected(cells.error());
    if (cells->size() == 1 && cells->front().empty()) continue;
    if (table.columns.empty()) {
      table.columns = std::move(*cells);
      continue;
    }
    if (cells->size() > table.columns.size()) return fail("has more cells than columns are named", file, start);
    cells->resize(table.columns.size());
    table.rows.push_back({std::move(*cells), start});
  }
  if (table.columns.empty()) return fail("is empty: the first line must name the columns", file);
  return table;
}

Result<packs::Table> load_csv(const std::filesystem::path& file) {
  std::error_code ec;
  auto size = std::filesystem::file_size(file, ec);
  if (ec) return fail("cannot be read: " + ec.message(), file.string());
  if (size > kMaxFileBytes) return fail("is larger than any table may be (256 MiB)", file.string());
  std::ifstream in(file, std::ios::binary);
  std::string content(size, '\0');
  if (!in.read(content.data(), static_cast<std::streamsize>(size))) return fail("cannot be read", file.string());
  if (!utf8::is_valid(content)) content = from_latin1(content);
  return parse_csv(content, file.string());
}

}  // namespace kronika::world
