#include "query/filters.hpp"

#include "base/utf8.hpp"

namespace kronika::query {

void Conditions::add(std::string condition, std::vector<Value> values) {
  sql_ += sql_.empty() ? " WHERE " : " AND ";
  sql_ += "(" + condition + ")";
  values_.insert(values_.end(), std::make_move_iterator(values.begin()), std::make_move_iterator(values.end()));
}

std::string Conditions::where() const { return sql_; }

void Conditions::bind(sqlite::Statement& statement) const {
  for (const Value& value : values_) {
    std::visit([&](const auto& v) { statement.with(v); }, value);
  }
}

ActorCondition actor_condition(std::string_view alias, const ActorChoice& choice) {
  ActorCondition condition;
  condition.sql = alias;
  if (!choice.country.empty()) {
    condition.sql += ".country = ?";
    condition.values.emplace_back(choice.country);
    return condition;
  }
  condition.sql += ".actor_id IN (";
  for (std::int64_t id : choice.ids) {
    if (!condition.values.empty()) condition.sql += ", ";
    condition.sql += "?";
    condition.values.emplace_back(id);
  }
  condition.sql += ")";
  return condition;
}

std::string search_words(std::string_view text) {
  std::string folded = utf8::fold(text), query, word;
  bool phrase = false;
  auto finish = [&] {
    if (word.empty()) return;
    // In quotation marks FTS5 takes a word as it is, operators and all.
    if (!query.empty()) query += ' ';
    query.append("\"").append(word).append("\"");
    word.clear();
  };
  for (std::size_t pos = 0; pos < folded.size();) {
    char32_t c = utf8::next(folded, pos);
    if (utf8::is_alpha(c) || utf8::is_digit(c)) {
      utf8::append(word, c);
    } else if (c == '"') {
      finish();
      phrase = !phrase;
    } else if (phrase) {
      if (!word.empty() && word.back() != ' ') word += ' ';
    } else {
      finish();
    }
  }
  finish();
  return query;
}

Tri in_window(const Edtf& date, const Window& window) {
  if (!window.bounded()) return Tri::yes;
  auto end = [](const std::optional<std::chrono::sys_days>& day) {
    return day ? std::optional<Edtf>(Edtf::day(*day)) : std::nullopt;
  };
  Edtf asked = Edtf::interval(end(window.from), end(window.to));
  if (date.within(asked) == Tri::yes) return Tri::yes;
  return date.overlaps(asked) == Tri::no ? Tri::no : Tri::perhaps;
}

}  // namespace kronika::query
