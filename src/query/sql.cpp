// Any question in SQL, as long as it only reads.

#include <sqlite3.h>

#include "kronika/query.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

// Opening other files, or changing how this one is opened, is not reading the chronicle.
int allow_reading(void*, int action, const char*, const char*, const char*, const char*) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE: return SQLITE_OK;
    default: return SQLITE_DENY;
  }
}

struct Finalizer {
  void operator()(sqlite3_stmt* s) const { sqlite3_finalize(s); }
};

}  // namespace

Result<SqlResult> run_sql(const Store& store, std::string_view sql, std::size_t limit) {
  sqlite3* db = store.database().handle();
  sqlite3_set_authorizer(db, allow_reading, nullptr);
  sqlite3_stmt* prepared = nullptr;
  const char* rest = nullptr;
  int code = sqlite3_prepare_v2(db, sql.data(), static_cast<int>(sql.size()), &prepared, &rest);
  sqlite3_set_authorizer(db, nullptr, nullptr);
  std::unique_ptr<sqlite3_stmt, Finalizer> statement(prepared);
  if (code == SQLITE_AUTH) return fail("only SELECT is possible here");
  if (code != SQLITE_OK) return fail(sqlite3_errmsg(db));
  if (prepared == nullptr) return fail("there is no statement");
  std::string_view remaining(rest, static_cast<std::size_t>(sql.data() + sql.size() - rest));
  if (remaining.find_first_not_of("; \t\r\n") != remaining.npos) return fail("one statement at a time, please");
  if (sqlite3_stmt_readonly(prepared) == 0) return fail("only SELECT is possible here");

  SqlResult result;
  const int columns = sqlite3_column_count(prepared);
  for (int c = 0; c < columns; ++c) {
    const char* name = sqlite3_column_name(prepared, c);
    result.columns.emplace_back(name == nullptr ? "" : name);
  }
  while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
    if (result.rows.size() == limit) {
      result.cut = true;
      return result;
    }
    auto& row = result.rows.emplace_back();
    for (int c = 0; c < columns; ++c) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(prepared, c));
      row.push_back(text == nullptr ? std::nullopt : std::optional<std::string>(text));
    }
  }
  if (code != SQLITE_DONE) return fail(sqlite3_errmsg(db));
  return result;
}

}  // namespace kronika
