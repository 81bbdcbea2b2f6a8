// The one place that talks to SQLite. Errors latch: after the first failure of a Database every statement on it
// does nothing, so that a chain of statements is written straight and asked once at its end, with `status`.
// A Database and its Statements belong to one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/error.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace kronika::sqlite {

enum class Access {
  read,
  write,   // the file must exist
  create,  // the file is made when it does not exist
};

class Database;

// A prepared statement taken from its Database's cache; it goes back there when it goes out of scope. Values are
// bound in order with `bind`, or all at once with `with`; they are copied.
class Statement {
 public:
  Statement(Database& database, std::string_view sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::int64_t value);
  Statement& bind(double value);
  Statement& bind(std::string_view value);
  Statement& bind(std::nullptr_t);
  // Empty text and absent values become NULL.
  Statement& bind_or_null(std::string_view value);
  Statement& bind_or_null(const std::optional<std::int64_t>& value);
  // A BLOB; none at all becomes NULL.
  Statement& bind_bytes(std::string_view value);

  template <class... T>
  Statement& with(const T&... values) {
    (bind_any(values), ...);
    return *this;
  }

  bool next();    // steps to the next row; false at the end and after an error
  bool run();     // for statements without rows: true unless it failed
  void rewind();  // makes it ready for other values

  // Columns of the current row, from 0.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;   // empty for NULL
  std::string bytes(int column) const;  // of a BLOB; empty for NULL
  bool is_null(int column) const;
  int columns() const;
  std::string column_name(int column) const;

 private:
  template <class T>
  void bind_any(const T& value) {
    if constexpr (std::is_same_v<T, double> || std::is_same_v<T, std::nullptr_t>) {
      bind(value);
    } else if constexpr (std::is_integral_v<T>) {
      bind(static_cast<std::int64_t>(value));
    } else {
      bind(std::string_view(value));
    }
  }

  Database& database_;
  std::string sql_;
  sqlite3_stmt* statement_ = nullptr;
  int bound_ = 0;
};

class Database {
 public:
  // `patience_ms`: how long to wait for another program that holds the file.
  static Result<Database> open(const std::filesystem::path& file, Access access, int patience_ms = 10'000);
  Database(Database&& other) noexcept;
  Database& operator=(Database&& other) noexcept;
  ~Database();

  void script(std::string_view sql);          // several statements, nothing bound
  std::int64_t last_row() const;              // id of the row inserted last
  std::int64_t changed() const;               // rows changed by the last statement
  std::int64_t number(std::string_view sql);  // the first column of the first row, 0 without one

  bool ok() const { return !error_; }
  // Success, or the error that latched; either way the Database can be used again afterwards.
  Result<void> status();
  void refuse(std::string message);  // latches an error of our own

  const std::string& file() const { return file_; }
  sqlite3* handle() const { return handle_; }

 private:
  friend class Statement;
  Database() = default;
  void close();
  void latch(int code);
  sqlite3_stmt* take(const std::string& sql);
  void give_back(const std::string& sql, sqlite3_stmt* statement);

  sqlite3* handle_ = nullptr;
  std::string file_;
  std::optional<Error> error_;
  std::unordered_map<std::string, std::vector<sqlite3_stmt*>> idle_;  // prepared and not in use, by their SQL
};

// One write transaction; rolled back unless `commit` succeeded.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  Result<void> commit();

 private:
  Database& database_;
  bool open_ = false;
};

}  // namespace kronika::sqlite
