// Precision and recall of extraction records against gold annotations, as the gold standard's scorer counts:
//
//   events         same type, evidence in the same sentence
//   events.full    and also the same sources, targets, aux and date
//   dyads          distinct (type, source country, target country) of a document
//   quotes         texts that share at least 0.7 of their words
//   quotes.spoken  and the same speaker
//   offices        same person, office, body and status
//
// and, which that scorer leaves out, whether whom the gold facts name is among the entities of the record:
//
//   actors         an entity of the same name and country; precision is over those whose name is found
//   actors.named   the same for proper names alone ("Jan Nowak", not "protesters")
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "measure/facts.hpp"

namespace kronika::measure {

struct Tally {
  std::size_t right = 0, gold = 0, said = 0;
  double precision() const { return said == 0 ? 0 : static_cast<double>(right) / static_cast<double>(said); }
  double recall() const { return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold); }
  double f1() const {
    const double p = precision(), r = recall();
    return p + r == 0 ? 0 : 2 * p * r / (p + r);
  }
  void add(std::size_t hits, std::size_t of_gold, std::size_t of_said) {
    right += hits;
    gold += of_gold;
    said += of_said;
  }
};

// Facts of one confidence, and how many of them were right.
struct Bin {
  std::size_t said = 0, right = 0;
  double sum = 0;  // of the confidences
};
inline constexpr std::size_t kBins = 10;

inline constexpr std::array<const char*, 8> kMeasures{"events",        "events.full", "dyads",  "quotes",
                                                      "quotes.spoken", "offices",     "actors", "actors.named"};

struct Score {
  // By language ("all" for all of them), then by measure.
  std::map<std::string, std::map<std::string, Tally>> measures;
  std::map<std::string, std::map<std::string, Tally>> types;  // by language, then by type of event
  std::map<std::string, std::array<Bin, kBins>> reliability;  // by kind of fact: "events", "quotes", "offices"
  std::vector<std::string> errors;                            // one line each, tab-separated
  std::size_t absent = 0;                                     // gold documents without a record

  // Compares one document. `said` may be nullptr: nothing was said about it.
  void add(const std::string& name, const std::string& language, const Facts& gold, const Facts* said);
};

}  // namespace kronika::measure
