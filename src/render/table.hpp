// Rows and columns, for a terminal or a spreadsheet.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kronika::render {

struct Column {
  std::string title;
  bool whole = false;  // never cut: dates and ids are of no use in part
  bool right = false;  // numbers
};

class Table {
 public:
  explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

  // As many cells as there are columns; text from outside as it is.
  void add(std::vector<std::string> cells);
  bool empty() const { return rows_.empty(); }

  // Made safe to show, a row a line under a line of titles. `width` is that of the terminal: the widest columns
  // that may be cut are; 0 cuts nothing.
  std::string text(std::size_t width, bool color) const;
  // RFC 4180, with the titles first; line ends are "\n". A cell that a spreadsheet would take for a formula gets
  // an apostrophe before it.
  std::string csv() const;

 private:
  std::vector<std::size_t> widths(const std::vector<std::vector<std::string>>& shown, std::size_t width) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

// One line of a CSV file, with its end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace kronika::render
