#include "store/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <utility>

namespace kronika::sqlite {
namespace {

// What a code means for the person who ran the command. SQLite's own words follow where they say more.
std::string explain(int code, const char* words) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return "another program is writing to this chronicle and did not finish in time; try again";
    case SQLITE_FULL: return "the disk is full; what was being written has been undone";
    case SQLITE_READONLY: return "cannot write: the file or its folder is read-only";
    case SQLITE_CANTOPEN: return "cannot open the file (does it exist, and may its folder be written to?)";
    case SQLITE_PERM:
    case SQLITE_AUTH: return "not allowed to use the file";
    case SQLITE_CORRUPT:
      return fmt::format("the file is damaged ({}); restore a backup, or ingest the articles anew", words);
    case SQLITE_NOTADB: return "this is not a chronicle (not an SQLite file)";
    case SQLITE_IOERR: return fmt::format("reading or writing the file failed ({})", words);
    case SQLITE_INTERRUPT: return "took too long and was stopped";
    case SQLITE_TOOBIG: return "a text is too large to be stored";
    default: return words;
  }
}

// A chronicle on a read-only medium has no place for the files that WAL readers share. Where nothing is waiting
// in a WAL, SQLite may be told that the file does not change.
bool needs_immutable(const std::filesystem::path& file) {
  std::error_code ec;
  auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  auto wal = file;
  wal += "-wal";
  return access(folder.c_str(), W_OK) != 0 && !std::filesystem::exists(wal, ec);
}

std::string file_uri(const std::filesystem::path& file, bool immutable) {
  std::string uri = "file:";
  for (char c : std::filesystem::absolute(file).string()) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02x}", static_cast<unsigned char>(c));
    } else {
      uri += c;
    }
  }
  return immutable ? uri + "?immutable=1" : uri;
}

}  // namespace

// ---- Database ----

Result<Database> Database::open(const std::filesystem::path& file, Access access, int patience_ms) {
  Database database;
  database.file_ = file.string();
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
  if (access == Access::read) flags |= SQLITE_OPEN_READONLY;
  if (access != Access::read) flags |= SQLITE_OPEN_READWRITE;
  if (access == Access::create) flags |= SQLITE_OPEN_CREATE;
  std::error_code ec;
  if (access != Access::create && !std::filesystem::exists(file, ec)) return fail("no such file", file.string());
  if (std::filesystem::is_directory(file, ec)) return fail("is a folder, not a chronicle", file.string());

  std::string uri = file_uri(file, access == Access::read && needs_immutable(file));
  int code = sqlite3_open_v2(uri.c_str(), &database.handle_, flags, nullptr);
  if (code != SQLITE_OK) database.latch(code);
  if (database.ok()) {
    sqlite3_extended_result_codes(database.handle_, 1);
    sqlite3_busy_timeout(database.handle_, patience_ms);
    // A damaged or hostile file must not make SQLite run functions out of its schema.
    sqlite3_db_config(database.handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database.handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  }
  if (auto status = database.status(); !status) return tl::unexpected(status.error());
  return database;
}

Database::Database(Database&& other) noexcept { *this = std::move(other); }

Database& Database::operator=(Database&& other) noexcept {
  if (this != &other) {
    close();
    handle_ = std::exchange(other.handle_, nullptr);
    file_ = std::move(other.file_);
    error_ = std::move(other.error_);
    idle_ = std::exchange(other.idle_, {});
  }
  return *this;
}

Database::~Database() { close(); }

void Database::close() {
  for (auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* s : statements) sqlite3_finalize(s);
  }
  idle_.clear();
  sqlite3_close_v2(std::exchange(handle_, nullptr));
}

void Database::script(std::string_view sql) {
  if (!ok()) return;
  int code = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) latch(code);
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_); }
std::int64_t Database::changed() const { return sqlite3_changes64(handle_); }

std::int64_t Database::number(std::string_view sql) {
  Statement s(*this, sql);
  return s.next() ? s.integer(0) : 0;
}

Result<void> Database::status() {
  if (!error_) return {};
  return tl::unexpected(*std::exchange(error_, std::nullopt));
}

void Database::refuse(std::string message) {
  if (ok()) error_ = Error{std::move(message), file_, 0};
}

void Database::latch(int code) {
  refuse(explain(code, handle_ != nullptr ? sqlite3_errmsg(handle_) : sqlite3_errstr(code)));
}

sqlite3_stmt* Database::take(const std::string& sql) {
  if (auto it = idle_.find(sql); it != idle_.end() && !it->second.empty()) {
    sqlite3_stmt* statement = it->second.back();
    it->second.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  int code = sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                &statement, nullptr);
  if (code != SQLITE_OK) latch(code);
  return statement;
}

void Database::give_back(const std::string& sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql].push_back(statement);
}

// ---- Statement ----

Statement::Statement(Database& database, std::string_view sql) : database_(database), sql_(sql) {
  if (database_.ok()) statement_ = database_.take(sql_);
}

Statement::~Statement() {
  if (statement_ != nullptr) database_.give_back(sql_, statement_);
}

Statement& Statement::bind(std::int64_t value) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, ++bound_, value);
  return *this;
}

Statement& Statement::bind(double value) {
  if (statement_ != nullptr) sqlite3_bind_double(statement_, ++bound_, value);
  return *this;
}

Statement& Statement::bind(std::string_view value) {
  if (statement_ != nullptr) {
    int code = sqlite3_bind_text64(statement_, ++bound_, value.empty() ? "" : value.data(), value.size(),
                                   SQLITE_TRANSIENT, SQLITE_UTF8);
    if (code != SQLITE_OK) database_.latch(code);
  }
  return *this;
}

Statement& Statement::bind(std::nullptr_t) {
  if (statement_ != nullptr) sqlite3_bind_null(statement_, ++bound_);
  return *this;
}

Statement& Statement::bind_or_null(std::string_view value) { return value.empty() ? bind(nullptr) : bind(value); }

Statement& Statement::bind_or_null(const std::optional<std::int64_t>& value) {
  return value ? bind(*value) : bind(nullptr);
}

Statement& Statement::bind_bytes(std::string_view value) {
  if (value.empty()) return bind(nullptr);
  if (statement_ != nullptr) {
    int code = sqlite3_bind_blob64(statement_, ++bound_, value.data(), value.size(), SQLITE_TRANSIENT);
    if (code != SQLITE_OK) database_.latch(code);
  }
  return *this;
}

bool Statement::next() {
  if (statement_ == nullptr || !database_.ok()) return false;
  int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_.latch(code);
  return false;
}

bool Statement::run() {
  while (next()) {
  }
  return database_.ok();
}

void Statement::rewind() {
  if (statement_ != nullptr) {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  bound_ = 0;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_, column));
  return text == nullptr ? std::string()
                         : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

std::string Statement::bytes(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  return bytes == nullptr ? std::string()
                          : std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column)));
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
int Statement::columns() const { return statement_ == nullptr ? 0 : sqlite3_column_count(statement_); }

std::string Statement::column_name(int column) const {
  const char* name = sqlite3_column_name(statement_, column);
  return name == nullptr ? "" : name;
}

// ---- Transaction ----

Transaction::Transaction(Database& database) : database_(database) {
  Statement begin(database_, "BEGIN IMMEDIATE");
  open_ = begin.run();
}

Transaction::~Transaction() {
  // After some errors SQLite has rolled back by itself; then this does nothing.
  if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Result<void> Transaction::commit() {
  {
    Statement end(database_, "COMMIT");
    if (end.run()) open_ = false;
  }
  return database_.status();
}

}  // namespace kronika::sqlite
