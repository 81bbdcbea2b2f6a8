// Tables of office-holders as others publish them, turned into rows of world/holders/*.tsv. Which one a file
// is shows in its column names:
//
//   holders    repo, position, person, person_qid, start, end          (Wikidata, by country)
//   leaders    country, positionLabel, officeholder, officeholderLabel, start_year, end_year   (Wikidata)
//   ministers  person, name, countryLabel, positionLabel, start        (Wikidata: who holds it now)
//   reign      ccode, leader, sdate, smonth, syear, emonth, eyear      (REIGN; office: "leader")
//   plain      of, office, person, from, until                         (one's own; the columns of
//   world/holders)
//
// Names of states and offices are understood through the English pack, numbers of states through world/states.tsv.
// A row whose state or office is unknown is left out and counted, never guessed; with `titles`, an office that the
// pack does not know is called as the table calls it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kronika/world.hpp"

namespace kronika::world {

struct ImportOptions {
  std::string seen;                       // EDTF: when the file was made; what rows without an end get
  std::string source;                     // what the rows say of their origin
  int since = 1990;                       // rows that ended before that year are left out
  std::vector<std::string> offices = {};  // English keys to take; empty for all that are known
  bool titles = false;  // "Lord of the Treasury", unknown to the pack, becomes "other:lord of the treasury"
};

struct ImportedHolding {
  std::string of, office, person, wikidata, from, until, seen, source;
};

struct Imported {
  std::vector<ImportedHolding> rows;  // by body, office and date; terms that follow each other are joined
  std::size_t unknown_state = 0, unknown_office = 0, undated = 0, unnamed = 0;
};

Result<Imported> import_holders(const std::filesystem::path& file, const World& world, const ImportOptions& options);

// The rows as a table that World::load reads.
std::string to_table(const std::vector<ImportedHolding>& rows);

}  // namespace kronika::world
