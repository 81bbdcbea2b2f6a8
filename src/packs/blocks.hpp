// The one loader of hand-written pack files. Three shapes serve for everything a pack says:
//
//   lists    one entry a line                                       load_list
//   tables   tab-separated, the first line names the columns        load_table
//   blocks   "kind name" unindented, "key value" lines indented     load_blocks
//            by two spaces; a line indented by four goes on with
//            the value above
//
// In all of them an empty line and a line that starts with "# " (or is "#") is skipped, and every entry
// knows its file and line, so that whoever interprets it can say where the fault is. UTF-8 is checked.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::packs {

struct Line {
  std::string text;  // without trailing white space
  std::size_t number = 0;
};

class Table {
 public:
  struct Row {
    std::vector<std::string> cells;  // as many as there are columns; a missing trailing cell is empty
    std::size_t line = 0;
  };
  std::string file;
  std::vector<std::string> columns;
  std::vector<Row> rows;

  // The cell of `row` in the column `name`; the column must be one that load_table was told to require.
  const std::string& cell(const Row& row, std::string_view name) const;
  // The same, empty where the table has no such column.
  std::string_view optional_cell(const Row& row, std::string_view name) const;
};

struct Field {
  std::string key, value;  // the value may be empty
  std::size_t line = 0;
};

struct BlockEntry {
  std::string kind, name;  // "rule consult/visit-1"; the name may hold spaces or be empty
  std::vector<Field> fields;
  std::size_t line = 0;

  const Field* find(std::string_view key) const;  // the first of that key, or nullptr
};

struct BlockFile {
  std::string file;
  std::vector<BlockEntry> blocks;
};

Result<std::vector<Line>> load_list(const std::filesystem::path& file);
Result<Table> load_table(const std::filesystem::path& file, const std::vector<std::string>& required);
Result<BlockFile> load_blocks(const std::filesystem::path& file);

// The same from memory, for tests and fuzzing; `file` is the name used in errors.
Result<std::vector<Line>> parse_list(std::string_view content, const std::string& file);
Result<Table> parse_table(std::string_view content, const std::string& file, const std::vector<std::string>& required);
Result<BlockFile> parse_blocks(std::string_view content, const std::string& file);

// Files of a folder with the extension (".rules"), sorted by name; an absent folder is empty.
std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder, std::string_view extension);

}  // namespace kronika::packs
