// The facts of one document as they are compared: names instead of entity numbers. Read from a gold annotation
// or from an extraction record, both JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::measure {

struct Actor {
  std::string name, country;  // of a gold office's person the country is empty: it is not told
  bool state = false;         // only records say
};

struct EventFact {
  std::string type;
  std::optional<std::string> aux, date;
  std::vector<Actor> sources, targets;
  std::string sentence, trigger;
  std::optional<double> confidence;  // only records say
};

struct QuoteFact {
  Actor speaker;
  std::string text;
  std::optional<double> confidence;
};

struct OfficeFact {
  std::string person, office, of, status;
  std::optional<double> confidence;
};

struct Facts {
  std::string name;  // of the article's file: "putin.txt"
  std::vector<EventFact> events;
  std::vector<QuoteFact> quotes;
  std::vector<OfficeFact> offices;
  std::vector<Actor> actors;  // of a gold annotation all that its facts name, each once; of a record its entities
};

// `file` is used in errors. `Facts::name` of a gold annotation is left to the caller.
Result<Facts> read_gold(std::string_view json, const std::string& file);
Result<Facts> read_record(std::string_view json, const std::string& file, std::size_t line = 0);

}  // namespace kronika::measure
