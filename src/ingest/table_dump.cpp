#include <algorithm>
#include <optional>
#include <vector>

#include "ingest/dump_item.hpp"
#include "ingest/dumps.hpp"

namespace kronika::ingest {
namespace {

constexpr std::size_t kMostColumns = 1000;

// The separator of which the first line has the most.
char separator(std::string_view line) {
  char best = ',';
  for (char c : {';', '\t'})
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best)) best = c;
  return best;
}

// Rows of cells; a cell in quotes may hold separators, line ends and doubled quotes.
class Rows {
 public:
  Rows(Input& in, char separator, std::size_t limit) : in_(in), separator_(separator), limit_(limit) {}

  enum class Got { row, too_large, end };

  Got next(std::vector<std::string>& cells, std::size_t& line) {
    cells.assign(1, {});
    line = line_;
    std::size_t size = 0;
    bool quoted = false, too_large = false, after_quote = false, any = false;
    for (;;) {
      auto chunk = in_.some(64u << 10);
      if (chunk.empty()) break;
      any = true;
      for (std::size_t i = 0; i < chunk.size(); ++i) {
        char c = chunk[i];
        if (c == '\n') ++line_;
        if (after_quote) {
          after_quote = false;
          if (c == '"') {
            add(cells.back(), c, size, too_large);
            continue;
          }
          quoted = false;
        } else if (quoted) {
          if (c == '"')
            after_quote = true;
          else
            add(cells.back(), c, size, too_large);
          continue;
        }
        if (c == '\n') {
          in_.unread(chunk.size() - i - 1);
          if (cells.back().ends_with('\r')) cells.back().pop_back();
          return too_large ? Got::too_large : Got::row;
        }
        if (c == separator_ && cells.size() < kMostColumns)
          cells.emplace_back();
        else if (c == '"' && cells.back().empty())
          quoted = true;
        else
          add(cells.back(), c, size, too_large);
      }
    }
    if (!any) return Got::end;
    return too_large || quoted ? Got::too_large : Got::row;
  }

 private:
  void add(std::string& cell, char c, std::size_t& size, bool& too_large) {
    if (++size > limit_) {
      too_large = true;
      return;
    }
    cell += c;
  }

  Input& in_;
  char separator_;
  std::size_t limit_, line_ = 1;
};

// For each column the field that it gives.
std::vector<std::optional<Field>> columns(const std::vector<std::string>& names, const FieldMap& fields) {
  std::vector<std::optional<Field>> out;
  for (auto name : names) {
    if (name.starts_with("\xEF\xBB\xBF")) name.erase(0, 3);
    out.push_back(fields.field(name));
  }
  return out;
}

bool blank(const std::vector<std::string>& cells) { return cells.size() == 1 && cells[0].empty(); }

}  // namespace

bool is_table(std::string_view head, const FieldMap& fields) {
  auto line = head.substr(0, head.find('\n'));
  if (line.size() == head.size()) return false;
  auto source = from_memory(head);
  Input in(*source);
  Rows rows(in, separator(line), head.size());
  std::vector<std::string> names;
  std::size_t number = 0;
  if (rows.next(names, number) != Rows::Got::row) return false;
  auto known = columns(names, fields);
  auto has = [&](Field f) { return std::find(known.begin(), known.end(), f) != known.end(); };
  auto count = std::count_if(known.begin(), known.end(), [](const auto& f) { return f.has_value(); });
  return (has(Field::text) || has(Field::html)) && count >= 2;
}

bool read_table(Input& in, const std::string& name, const DumpOptions& options, Receiver& receiver) {
  auto head = in.peek(4096);
  Rows rows(in, separator(head.substr(0, head.find('\n'))), options.max_bytes);
  std::vector<std::string> cells;
  std::size_t line = 0;
  if (rows.next(cells, line) != Rows::Got::row)
    return receiver.fault({"has no line with the names of columns", name, 1});
  auto known = columns(cells, options.fields);
  auto width = cells.size();
  for (;;) {
    auto got = rows.next(cells, line);
    if (got == Rows::Got::end) break;
    if (got == Rows::Got::too_large) {
      if (!receiver.fault({"has a row without end, or larger than " + std::to_string(options.max_bytes >> 20) + " MiB",
                           name, line}))
        return false;
      continue;
    }
    if (blank(cells)) continue;
    if (cells.size() != width) {
      if (!receiver.fault(
              {"has " + std::to_string(cells.size()) + " cells where the first line has " + std::to_string(width), name,
               line}))
        return false;
      continue;
    }
    FieldValues values;
    // Of two columns for a field, the first that says something.
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (known[c]) {
        auto& slot = values[static_cast<std::size_t>(*known[c])];
        if (slot.empty()) slot = std::move(cells[c]);
      }
    if (!hand_on(std::move(values), name, line, options, receiver)) return false;
  }
  if (in.error() != nullptr) return receiver.fault({in.error()->message, name, 0});
  return true;
}

}  // namespace kronika::ingest
