// The chronicle's tables: docs/schema.md explains them. The version is SQLite's user_version: the number of
// migration steps that a file has been through.
#pragma once

#include <span>
#include <string_view>

#include "kronika/error.hpp"
#include "store/sqlite.hpp"

namespace kronika {

// "KRON" in a file's application_id tells a chronicle from another program's database.
inline constexpr std::int64_t kApplicationId = 0x4b524f4e;

// A step from one schema to the next: statements, and behind them, where statements do not suffice, a function that
// works in the same transaction; its errors latch in the Database.
struct Migration {
  std::string_view sql;
  void (*then)(sqlite::Database&) = nullptr;
};

// The steps that lead from an empty file to the present schema. A step that has been released never changes.
std::span<const Migration> migrations();

// The one layout that no migration leads from: that of schema 1.
Result<void> refuse_unreleased(sqlite::Database& database);

// Brings the file to the last of `steps`. A file of a newer version, or of another program, is refused and left
// as it is. With `writable` false an older file is only checked.
Result<void> prepare_schema(sqlite::Database& database, std::span<const Migration> steps, bool writable);

}  // namespace kronika
