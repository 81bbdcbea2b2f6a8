#include "render/table.hpp"

#include <algorithm>

#include "render/safe.hpp"

namespace kronika::render {
namespace {

constexpr std::size_t kGap = 2, kNarrowest = 6;

std::string padded(const std::string& cell, std::size_t width, bool right) {
  std::size_t taken = columns(cell);
  std::string fill(width > taken ? width - taken : 0, ' ');
  return right ? fill + cell : cell + fill;
}

}  // namespace

void Table::add(std::vector<std::string> cells) {
  cells.resize(columns_.size());
  rows_.push_back(std::move(cells));
}

std::vector<std::size_t> Table::widths(const std::vector<std::vector<std::string>>& shown, std::size_t width) const {
  std::vector<std::size_t> widest;
  std::size_t total = 0;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t w = columns(columns_[c].title);
    for (const auto& row : shown) w = std::max(w, columns(row[c]));
    widest.push_back(w);
    total += w + (c > 0 ? kGap : 0);
  }
  // A column at a time gives way, the widest first.
  while (width > 0 && total > width) {
    std::size_t give = columns_.size();
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (!columns_[c].whole && widest[c] > kNarrowest && (give == columns_.size() || widest[c] > widest[give]))
        give = c;
    }
    if (give == columns_.size()) break;
    --widest[give];
    --total;
  }
  return widest;
}

std::string Table::text(std::size_t width, bool color) const {
  std::vector<std::vector<std::string>> shown;
  for (const auto& row : rows_) {
    auto& cells = shown.emplace_back();
    for (const auto& cell : row) cells.push_back(safe(cell));
  }
  auto fits = widths(shown, width);
  std::string out;
  auto line = [&](const std::vector<std::string>& cells, bool title) {
    std::string text;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (c > 0) text.append(kGap, ' ');
      std::string cell = columns(cells[c]) > fits[c] ? safe_cut(cells[c], fits[c]) : cells[c];
      text += padded(cell, fits[c], columns_[c].right);
    }
    while (!text.empty() && text.back() == ' ') text.pop_back();
    out += title && color ? "\x1b[1m" + text + "\x1b[0m\n" : text + "\n";
  };
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  line(titles, true);
  for (const auto& row : shown) line(row, false);
  return out;
}

std::string Table::csv() const {
  std::vector<std::string> titles;
  for (const Column& column : columns_) titles.push_back(column.title);
  std::string out = csv_line(titles);
  for (const auto& row : rows_) out += csv_line(row);
  return out;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0) line += ',';
    std::string cell = cells[c];
    if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
      cell.insert(0, 1, '\'');
    if (cell.find_first_of(",\"\r\n") == cell.npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (char ch : cell) {
      if (ch == '"') line += '"';
      line += ch;
    }
    line += '"';
  }
  line += '\n';
  return line;
}

}  // namespace kronika::render
