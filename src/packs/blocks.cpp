#include "packs/blocks.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/utf8.hpp"

namespace kronika::packs {
namespace {

constexpr std::size_t kMaxFileBytes = 256u << 20;
constexpr std::string_view kGoesOn = "    ";  // how a line of a block begins that goes on with the value above

Result<std::string> read(const std::filesystem::path& file) {
  std::error_code ec;
  auto size = std::filesystem::file_size(file, ec);
  if (ec) return fail("cannot be read: " + ec.message(), file.string());
  if (size > kMaxFileBytes) return fail("is larger than any pack file may be (256 MiB)", file.string());
  std::ifstream in(file, std::ios::binary);
  std::string content(size, '\0');
  if (!in.read(content.data(), static_cast<std::streamsize>(size))) return fail("cannot be read", file.string());
  return content;
}

std::string_view strip_end(std::string_view s) {
  auto last = s.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? std::string_view() : s.substr(0, last + 1);
}

// Calls `each(line, number)` for every line that says something; stops at its first error.
template <class F>
Result<void> for_lines(std::string_view content, const std::string& file, F each) {
  std::size_t number = 0;
  while (!content.empty()) {
    auto end = content.find('\n');
    auto line = content.substr(0, end);
    content = end == std::string_view::npos ? std::string_view() : content.substr(end + 1);
    ++number;
    if (!utf8::is_valid(line)) return fail("is not valid UTF-8", file, number);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (strip_end(line).empty() || line == "#" || line.starts_with("# ")) continue;
    if (auto r = each(line, number); !r) return r;
  }
  return {};
}

std::vector<std::string> split_tabs(std::string_view line) {
  std::vector<std::string> cells;
  for (;;) {
    auto tab = line.find('\t');
    cells.emplace_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return cells;
    line.remove_prefix(tab + 1);
  }
}

}  // namespace

const std::string& Table::cell(const Row& row, std::string_view name) const {
  static const std::string none;
  auto it = std::find(columns.begin(), columns.end(), name);
  return it == columns.end() ? none : row.cells[static_cast<std::size_t>(it - columns.begin())];
}

std::string_view Table::optional_cell(const Row& row, std::string_view name) const { return cell(row, name); }

const Field* BlockEntry::find(std::string_view key) const {
  auto it = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.key == key; });
  return it == fields.end() ? nullptr : &*it;
}

Result<std::vector<Line>> parse_list(std::string_view content, const std::string& file) {
  std::vector<Line> lines;
  auto r = for_lines(content, file, [&](std::string_view line, std::size_t number) -> Result<void> {
    lines.push_back({std::string(strip_end(line)), number});
    return {};
  });
  if (!r) return tl::unexpected(r.error());
  return lines;
}

Result<Table> parse_table(std::string_view content, const std::string& file, const std::vector<std::string>& required) {
  Table table;
  table.file = file;
  auto r = for_lines(content, file, [&](std::string_view line, std::size_t number) -> Result<void> {
    auto cells = split_tabs(line);
    if (table.columns.empty()) {
      table.columns = std::move(cells);
      for (const auto& name : required)
        if (std::find(table.columns.begin(), table.columns.end(), name) == table.columns.end())
          return fail("has no column \"" + name + "\"", file, number);
      return {};
    }
    if (cells.size() > table.columns.size())
      return fail("has " + std::to_string(cells.size()) + " cells where " + std::to_string(table.columns.size()) +
                      " columns are named",
                  file, number);
    cells.resize(table.columns.size());
    table.rows.push_back({std::move(cells), number});
    return {};
  });
  if (!r) return tl::unexpected(r.error());
  if (table.columns.empty()) return fail("is empty: the first line must name the columns", file);
  return table;
}

Result<BlockFile> parse_blocks(std::string_view content, const std::string& file) {
  BlockFile out;
  out.file = file;
  auto r = for_lines(content, file, [&](std::string_view line, std::size_t number) -> Result<void> {
    bool indented = line.front() == ' ' || line.front() == '\t';
    if (line.starts_with(kGoesOn)) {
      if (out.blocks.empty() || out.blocks.back().fields.empty())
        return fail("goes on with a value, and none stands above it", file, number);
      out.blocks.back().fields.back().value.append(" ").append(strip_end(line.substr(kGoesOn.size())));
      return {};
    }
    auto body = strip_end(line.substr(line.find_first_not_of(" \t")));
    auto space = body.find_first_of(" \t");
    std::string key(body.substr(0, space));
    std::string value;
    if (space != std::string_view::npos) value = body.substr(body.find_first_not_of(" \t", space));
    if (!indented) {
      out.blocks.push_back({std::move(key), std::move(value), {}, number});
      return {};
    }
    if (out.blocks.empty()) return fail("an indented line stands before any block", file, number);
    out.blocks.back().fields.push_back({std::move(key), std::move(value), number});
    return {};
  });
  if (!r) return tl::unexpected(r.error());
  return out;
}

Result<std::vector<Line>> load_list(const std::filesystem::path& file) {
  auto content = read(file);
  if (!content) return tl::unexpected(content.error());
  return parse_list(*content, file.string());
}

Result<Table> load_table(const std::filesystem::path& file, const std::vector<std::string>& required) {
  auto content = read(file);
  if (!content) return tl::unexpected(content.error());
  return parse_table(*content, file.string(), required);
}

Result<BlockFile> load_blocks(const std::filesystem::path& file) {
  auto content = read(file);
  if (!content) return tl::unexpected(content.error());
  return parse_blocks(*content, file.string());
}

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension) {
  std::vector<std::filesystem::path> files;
  std::error_code ec;
  for (std::filesystem::directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec))
    if (it->is_regular_file(ec) && it->path().extension() == extension) files.push_back(it->path());
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace kronika::packs
