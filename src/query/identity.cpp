#include "kronika/identity.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "entities/spelling.hpp"
#include "query/load.hpp"
#include "store/sqlite.hpp"

namespace kronika {
namespace {

// How sure each ground for a join is; a known other country speaks against it.
constexpr double kSameName = 1, kSamePerson = 0.98, kSameLetters = 0.9, kShorter = 0.8, kOtherCountry = 0.6;

class Judge {
 public:
  Judge(const World* world, const entities::Spelling& spelling) : world_(world), spelling_(spelling) {}

  void judge(const Actor& actor, Spelt& spelt) const {
    if (utf8::fold(spelt.name) == utf8::fold(actor.name)) {
      spelt.score = kSameName;
      spelt.reason = "the same name";
    } else if (same_person(actor.name, spelt.name)) {
      spelt.score = kSamePerson;
      spelt.reason = "the tables of office-holders have both names for one person";
    } else if (spelling_.fold(spelt.name) == spelling_.fold(actor.name)) {
      spelt.score = kSameLetters;
      spelt.reason = "the names differ in letters only that are worth the same in some language";
    } else {
      spelt.score = kShorter;
      spelt.reason = "a part of the name, or another one, of whom the documents that use it make clear";
    }
    auto known = [](const std::string& country) { return !country.empty() && country != "---"; };
    if (!known(spelt.country) || !known(actor.country)) return;
    if (spelt.country == actor.country) {
      spelt.reason += "; of the same country";
    } else {
      spelt.score *= kOtherCountry;
      spelt.reason += "; but told of another country";
    }
  }

 private:
  bool same_person(const std::string& a, const std::string& b) const {
    if (world_ == nullptr) return false;
    auto first = world_->persons_named(a), second = world_->persons_named(b);
    return first.size() == 1 && first == second;
  }

  const World* world_;
  const entities::Spelling& spelling_;
};

Identity load(sqlite::Database& db, std::int64_t id, const Judge& judge) {
  Identity identity;
  identity.actor = query::load_actor(db, id);
  sqlite::Statement rows(
      db, "SELECT name, country, documents FROM spelling WHERE actor_id = ? ORDER BY documents DESC, name, country");
  rows.with(id);
  while (rows.next()) {
    Spelt spelt{rows.text(0), rows.text(1), rows.integer(2), 1, {}};
    judge.judge(identity.actor, spelt);
    identity.spellings.push_back(std::move(spelt));
  }
  std::stable_sort(identity.spellings.begin(), identity.spellings.end(),
                   [](const Spelt& a, const Spelt& b) { return a.score > b.score; });
  sqlite::Statement parted(db, "SELECT folded FROM parted WHERE key = ? ORDER BY folded");
  parted.with(identity.actor.key);
  while (parted.next()) identity.parted.push_back(parted.text(0));
  return identity;
}

// Those with a word in their names that is the word asked for in another spelling: "Zełenski" for "Zelenskyy".
std::vector<std::int64_t> by_word(sqlite::Database& db, const entities::Spelling& spelling, std::string_view word) {
  std::vector<std::int64_t> ids;
  const auto wanted = spelling.fold(word);
  sqlite::Statement words(db, R"sql(
    SELECT w.word, w.actor_id FROM spelling_word w JOIN actor a ON a.id = w.actor_id WHERE a.kind = 'person'
    ORDER BY a.key)sql");
  while (words.next())
    if (spelling.fold(words.text(0)) == wanted && std::find(ids.begin(), ids.end(), words.integer(1)) == ids.end())
      ids.push_back(words.integer(1));
  return ids;
}

}  // namespace

Result<std::vector<Identity>> find_identities(const Store& store, const World* world, const std::filesystem::path& data,
                                              std::string_view asked) {
  auto spelling = entities::Spelling::load(data / "world" / "spelling.tsv");
  if (!spelling) return tl::unexpected(spelling.error());
  auto choice = find_actor(store, world, asked);
  if (!choice) return tl::unexpected(choice.error());
  auto ids = choice->ids;
  // A spelling that no document has, of somebody whom they have in another.
  sqlite::Database& db = store.database();
  sqlite::Statement same(db, "SELECT id FROM actor WHERE key = ?");
  if (same.with("person:" + spelling->fold(asked)).next() &&
      std::find(ids.begin(), ids.end(), same.integer(0)) == ids.end())
    ids.push_back(same.integer(0));
  if (ids.empty() && asked.find(' ') == asked.npos) ids = by_word(db, *spelling, asked);
  if (ids.empty() && !choice->country.empty()) {
    sqlite::Statement state(db, "SELECT id FROM actor WHERE key = ?");
    if (state.with("state:" + choice->country).next()) ids.push_back(state.integer(0));
  }
  Judge judge(world, *spelling);
  std::vector<Identity> found;
  for (auto id : ids) found.push_back(load(db, id, judge));
  if (auto status = db.status(); !status) return tl::unexpected(status.error());
  return found;
}

std::string to_json(const Identity& identity) {
  nlohmann::ordered_json out{{"key", identity.actor.key},       {"kind", identity.actor.kind},
                             {"name", identity.actor.name},     {"country", identity.actor.country},
                             {"sector", identity.actor.sector}, {"spellings", nlohmann::ordered_json::array()},
                             {"parted", identity.parted}};
  for (const auto& s : identity.spellings)
    out["spellings"].push_back({{"name", s.name},
                                {"country", s.country},
                                {"documents", s.documents},
                                {"score", s.score},
                                {"reason", s.reason}});
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace kronika
