// From a word of a question to the actors it stands for.

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "kronika/query.hpp"
#include "query/load.hpp"
#include "query/suggest.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

constexpr std::size_t kMostActors = 200;  // that one word of a question may stand for

bool is_code(std::string_view s) {
  return s.size() == 3 && std::all_of(s.begin(), s.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::vector<std::string> words_of(std::string_view folded) {
  std::vector<std::string> words;
  std::string word;
  for (char c : folded) {
    if (c != ' ' && c != '-') {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string country_of(const World* world, std::string_view asked) {
  if (world == nullptr) return {};
  for (const std::string& language : world->languages()) {
    for (const world::Sense& sense : world->find(language, asked)) {
      if (sense.kind == world::SenseKind::state) return world->states()[sense.index].iso;
    }
  }
  return {};
}

bool all_persons(sqlite::Database& db, const ActorChoice& choice) {
  return std::all_of(choice.ids.begin(), choice.ids.end(),
                     [&](std::int64_t id) { return query::load_actor(db, id).kind == "person"; });
}

void take(sqlite::Statement& found, ActorChoice& choice) {
  while (choice.ids.size() < kMostActors && found.next()) choice.ids.push_back(found.integer(0));
}

}  // namespace

Result<ActorChoice> find_actor(const Store& store, const World* world, std::string_view asked) {
  sqlite::Database& db = store.database();
  ActorChoice choice;
  choice.asked = asked;
  const std::string folded = utf8::fold(asked);

  std::string code(asked);
  std::transform(code.begin(), code.end(), code.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? char(c - 32) : c; });
  if (is_code(code)) {
    sqlite::Statement known(db, "SELECT 1 FROM actor WHERE country = ? LIMIT 1");
    if ((world != nullptr && world->is_country(code)) || known.with(code).next()) choice.country = code;
  }
  if (!choice.found()) {
    sqlite::Statement key(db, "SELECT id FROM actor WHERE key = ?");
    take(key.with(asked), choice);
  }
  if (!choice.found()) choice.country = country_of(world, asked);
  if (!choice.found()) {
    // A state under a name that only the news has.
    sqlite::Statement state(db, R"sql(
      SELECT a.country FROM spelling s JOIN actor a ON a.id = s.actor_id
      WHERE s.folded = ? AND a.kind = 'state' AND length(a.country) = 3 AND a.country <> '---'
      ORDER BY s.documents DESC, a.key LIMIT 1)sql");
    if (state.with(folded).next()) choice.country = state.text(0);
  }
  if (!choice.found()) {
    sqlite::Statement whole(
        db, "SELECT DISTINCT a.id FROM spelling s JOIN actor a ON a.id = s.actor_id WHERE s.folded = ? ORDER BY a.key");
    take(whole.with(folded), choice);
  }
  // A surname alone is also everybody who bears it, whatever shorter forms have been taken for names.
  const auto words = words_of(folded);
  const bool is_key = asked.find(':') != asked.npos;
  const bool whole_name =
      choice.found() && (is_key || words.size() > 1 || !choice.country.empty() || !all_persons(db, choice));
  if (!whole_name) {
    choice.ids.clear();
    std::string sql = "SELECT a.id FROM actor a WHERE 1";
    for (std::size_t i = 0; i < words.size() && i < 8; ++i) {
      sql += " AND a.id IN (SELECT actor_id FROM spelling_word WHERE word = ?)";
    }
    if (!words.empty()) {
      sqlite::Statement some(db, sql + " ORDER BY a.key");
      for (std::size_t i = 0; i < words.size() && i < 8; ++i) some.with(words[i]);
      take(some, choice);
    }
  }

  for (std::int64_t id : choice.ids) choice.actors.push_back(query::load_actor(db, id));
  if (!choice.found()) {
    query::Suggestions near(folded);
    sqlite::Statement names(db, "SELECT folded, name FROM spelling ORDER BY documents DESC, id LIMIT 50000");
    while (names.next()) near.offer(names.text(0), names.text(1));
    if (world != nullptr) {
      for (const world::State& state : world->states()) {
        for (const world::StateWords& in : state.words) near.offer(utf8::fold(in.name), in.name);
      }
    }
    choice.suggestions = near.best();
  }
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return choice;
}

}  // namespace kronika
