// What World holds, and the functions that fill it, one for each group of tables. They are called in the
// order of their declaration: later tables refer to earlier ones.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/word_table.hpp"
#include "kronika/world.hpp"
#include "packs/blocks.hpp"
#include "world/phrase_trie.hpp"

namespace kronika {

namespace world {

struct LanguageTables {
  std::string code;
  std::vector<Body> bodies;
  std::vector<Office> offices;
  std::vector<Description> descriptions;
  std::vector<Metonym> metonyms;
  std::vector<Place> places;
  PhraseTrie phrases;
};

}  // namespace world

struct World::Tables {
  std::vector<std::string> sectors;
  std::vector<world::State> states;
  std::vector<world::Organisation> organisations;
  std::vector<world::Portfolio> portfolios;
  std::unordered_set<std::string> sole_offices;  // by English key
  std::vector<std::string> codes;                // of the languages
  std::vector<world::LanguageTables> languages;
  std::vector<world::Person> persons;
  std::vector<world::Holding> holdings;                     // by body, office and first day
  std::unordered_map<std::string, std::string> publishers;  // of hosts: an ISO code or an organisation's id
  std::unordered_map<std::string, std::uint32_t> by_iso, by_organisation, by_portfolio;
  WordTable<std::vector<std::uint32_t>> holdings_of;  // "KAZ\tpresident"
  std::vector<std::vector<std::uint32_t>> holdings_by_person;
  WordTable<std::vector<std::uint32_t>> persons_by_word;  // folded words of spellings

  const world::LanguageTables& language(std::string_view code) const;  // an empty one when unknown
  bool is_country(const std::string& code) const;                      // an ISO code, IGO, NGO or ---
  bool is_sector(std::string_view code) const;
};

namespace world {

using Tables = World::Tables;

// The folder of one language and what is being filled from it.
struct LanguageSource {
  std::filesystem::path folder;  // DATA/packs/LANG/world
  const Lemmas& lemmas;
  LanguageTables& words;
};

// Files that a language may lack are passed over; the facts in DATA/world must be there.
Result<void> load_sectors(const std::filesystem::path& folder, Tables& tables);
Result<void> load_states(const std::filesystem::path& folder, Tables& tables);
Result<void> load_cow_numbers(const std::filesystem::path& folder, Tables& tables);
Result<void> load_organisations(const std::filesystem::path& folder, Tables& tables);
Result<void> load_publishers(const std::filesystem::path& folder, Tables& tables);  // after states, organisations
Result<void> load_portfolios(const std::filesystem::path& folder, Tables& tables);
Result<void> load_sole_offices(const std::filesystem::path& folder, Tables& tables);  // after the portfolios
Result<void> load_holders(const std::filesystem::path& folder, Tables& tables);       // folder/holders/*.tsv
Result<void> load_state_words(const LanguageSource& source, Tables& tables);
Result<void> load_organisation_words(const LanguageSource& source, Tables& tables);
Result<void> load_articles(const LanguageSource& source, Tables& tables);
Result<void> load_memberships(const LanguageSource& source, const Tables& tables);
Result<void> load_metonyms(const LanguageSource& source, const Tables& tables);
Result<void> load_places(const LanguageSource& source, const Tables& tables);
Result<void> load_spellings(const LanguageSource& source, Tables& tables);
Result<void> load_given_names(const LanguageSource& source);
Result<void> load_offices(const LanguageSource& source, const Tables& tables);  // portfolios, bodies, offices
Result<void> load_descriptions(const LanguageSource& source, const Tables& tables);

// ---- what the loaders share: cells and their faults ----

// Makes persons findable by the words of a spelling.
void index_spelling(std::string_view spelling, std::uint32_t person, Tables& tables);

std::string in_quotes(std::string_view text);

// A row that can say where it stands.
class Cells {
 public:
  Cells(const packs::Table& table, const packs::Table::Row& row) : table_(table), row_(row) {}

  const std::string& operator[](std::string_view column) const { return table_.cell(row_, column); }
  tl::unexpected<Error> fault(std::string message) const { return fail(std::move(message), table_.file, row_.line); }
  // The cell split at ";", blanks around the parts taken off; an empty part is a fault.
  Result<std::vector<std::string>> list(std::string_view column) const;
  Result<void> filled(std::string_view column) const;                                // a fault when the cell is empty
  Result<void> country(const Tables& tables, std::string_view column) const;         // must be known
  Result<void> country_if_any(const Tables& tables, std::string_view column) const;  // may be empty
  Result<void> sector(const Tables& tables, std::string_view column, bool may_lack = false) const;
  Result<Gender> gender(std::string_view column) const;  // m, f, n, pl or empty

 private:
  const packs::Table& table_;
  const packs::Table::Row& row_;
};

// Tells a row whose key stood in the table before.
class Unique {
 public:
  Result<void> add(const Cells& cells, std::initializer_list<std::string_view> columns);

 private:
  std::unordered_set<std::string> seen_;
};

Result<Gender> parse_gender(std::string_view code, const Cells& cells);

// Calls `each(cells)` for the rows of a table; stops at the first fault. A table that is absent is skipped
// where `may_lack`.
template <class F>
Result<void> for_rows(const std::filesystem::path& file, const std::vector<std::string>& columns, bool may_lack,
                      F each) {
  std::error_code ec;
  if (may_lack && !std::filesystem::exists(file, ec)) return {};
  auto table = packs::load_table(file, columns);
  if (!table) return tl::unexpected(table.error());
  for (const auto& row : table->rows)
    if (Result<void> r = each(Cells(*table, row)); !r) return r;
  return {};
}

}  // namespace world
}  // namespace kronika
