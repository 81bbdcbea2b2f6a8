// Conditions of a query, as SQL with the values to bind: nothing from outside becomes part of the SQL itself.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kronika/query.hpp"
#include "store/sqlite.hpp"

namespace kronika::query {

using Value = std::variant<std::int64_t, double, std::string>;

class Conditions {
 public:
  // `condition` has a "?" for each value, in order.
  void add(std::string condition, std::vector<Value> values = {});
  std::string where() const;  // " WHERE … AND …", or empty
  void bind(sqlite::Statement& statement) const;

 private:
  std::string sql_;
  std::vector<Value> values_;
};

// "alias.actor_id IN (?, ?)" or "alias.country = ?", with its values.
struct ActorCondition {
  std::string sql;
  std::vector<Value> values;
};
ActorCondition actor_condition(std::string_view alias, const ActorChoice& choice);

// What FTS5 is asked for: every word of the question, folded, in any order; a phrase in quotation marks stays
// together. Empty when there is no word in it.
std::string search_words(std::string_view text);

// How a partly known date answers a window. An undated event is asked by the date of its report, and can at
// best be perhaps.
Tri in_window(const Edtf& date, const Window& window);

}  // namespace kronika::query
