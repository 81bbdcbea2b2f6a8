#include "measure/score.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/utf8.hpp"
#include "measure/likeness.hpp"

namespace kronika::measure {
namespace {

constexpr std::size_t kUnmatched = static_cast<std::size_t>(-1);

// For each gold fact the first fact said that is the same and not taken yet.
template <class Fact, class Same>
std::vector<std::size_t> match(const std::vector<Fact>& gold, const std::vector<Fact>& said, Same same) {
  std::vector<std::size_t> partner(gold.size(), kUnmatched);
  std::vector<bool> taken(said.size(), false);
  for (std::size_t g = 0; g < gold.size(); ++g)
    for (std::size_t s = 0; s < said.size(); ++s)
      if (!taken[s] && same(gold[g], said[s])) {
        partner[g] = s;
        taken[s] = true;
        break;
      }
  return partner;
}

std::size_t hits(const std::vector<std::size_t>& partner) {
  return static_cast<std::size_t>(
      std::count_if(partner.begin(), partner.end(), [](auto p) { return p != kUnmatched; }));
}

using Dyad = std::tuple<std::string, std::string, std::string>;

std::set<std::string> countries(const std::vector<Actor>& side) {
  std::set<std::string> out;
  for (const auto& a : side) out.insert(a.country);
  if (out.empty()) out.insert("---");
  return out;
}

std::set<Dyad> dyads(const std::vector<EventFact>& events) {
  std::set<Dyad> out;
  for (const auto& e : events)
    for (const auto& s : countries(e.sources))
      for (const auto& t : countries(e.targets)) out.emplace(e.type, s, t);
  return out;
}

std::string names(const std::vector<Actor>& side) {
  std::string out;
  for (const auto& a : side) {
    if (!out.empty()) out += ", ";
    out += a.name;
  }
  return out;
}

bool starts_capital(std::string_view word) {
  std::size_t pos = 0;
  return !word.empty() && utf8::is_upper(utf8::next(word, pos));
}

// A proper name begins and ends with a capitalised word.
bool is_proper(std::string_view name) {
  const auto space = name.rfind(' ');
  return starts_capital(name) && (space == std::string_view::npos || starts_capital(name.substr(space + 1)));
}

struct Found {
  bool named = false, right = false;  // an entity has the name; one that has it has the country too
  std::string country;                // of the first that has the name
};

Found find_actor(const Actor& actor, const std::vector<Actor>& entities) {
  Found found;
  for (const auto& entity : entities) {
    if (!same_actor(actor, entity)) continue;
    if (!found.named) found.country = entity.country;
    found.named = true;
    found.right |= actor.country.empty() || actor.country == entity.country;
  }
  return found;
}

// Tabs and line breaks of a text would break the line of an error.
std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\t' || c == '\r') c = ' ';
  return text;
}

}  // namespace

void Score::add(const std::string& name, const std::string& language, const Facts& gold, const Facts* said_or_none) {
  static const Facts nothing;
  if (said_or_none == nullptr) ++absent;
  const Facts& said = said_or_none == nullptr ? nothing : *said_or_none;
  auto count = [&](const char* measure, std::size_t right, std::size_t of_gold, std::size_t of_said) {
    for (const auto& key : {language, std::string("all")}) measures[key][measure].add(right, of_gold, of_said);
  };
  auto rely = [&](const char* kind, const auto& facts, const std::vector<std::size_t>& partner) {
    for (std::size_t s = 0; s < facts.size(); ++s) {
      if (!facts[s].confidence) continue;
      const auto c = std::clamp(*facts[s].confidence, 0.0, 1.0);
      Bin& bin = reliability[kind][std::min(kBins - 1, static_cast<std::size_t>(c * kBins))];
      ++bin.said;
      bin.sum += c;
      bin.right += std::find(partner.begin(), partner.end(), s) != partner.end() ? 1 : 0;
    }
  };
  auto error = [&](const char* what, const std::string& rest) { errors.push_back(name + '\t' + what + '\t' + rest); };

  const auto events = match(gold.events, said.events, same_event);
  count("events", hits(events), gold.events.size(), said.events.size());
  const auto full = match(gold.events, said.events, same_full_event);
  count("events.full", hits(full), gold.events.size(), said.events.size());
  rely("events", said.events, events);

  const auto gold_dyads = dyads(gold.events), said_dyads = dyads(said.events);
  std::vector<Dyad> shared;
  std::set_intersection(gold_dyads.begin(), gold_dyads.end(), said_dyads.begin(), said_dyads.end(),
                        std::back_inserter(shared));
  count("dyads", shared.size(), gold_dyads.size(), said_dyads.size());

  const auto quotes = match(gold.quotes, said.quotes, same_quote);
  count("quotes", hits(quotes), gold.quotes.size(), said.quotes.size());
  std::size_t spoken = 0;
  for (std::size_t g = 0; g < quotes.size(); ++g)
    if (quotes[g] != kUnmatched && same_actor(gold.quotes[g].speaker, said.quotes[quotes[g]].speaker)) ++spoken;
  count("quotes.spoken", spoken, gold.quotes.size(), said.quotes.size());
  rely("quotes", said.quotes, quotes);

  const auto offices = match(gold.offices, said.offices, same_office);
  count("offices", hits(offices), gold.offices.size(), said.offices.size());
  rely("offices", said.offices, offices);

  for (const auto& actor : gold.actors) {
    const auto found = find_actor(actor, said.actors);
    count("actors", found.right, 1, found.named);
    if (is_proper(actor.name)) count("actors.named", found.right, 1, found.named);
    if (!found.named)
      error("missed actor", actor.name + '\t' + actor.country);
    else if (!found.right)
      error("other country", actor.name + '\t' + actor.country + '\t' + found.country);
  }

  for (const auto& key : {language, std::string("all")}) {
    for (std::size_t g = 0; g < events.size(); ++g)
      types[key][gold.events[g].type].add(events[g] != kUnmatched ? 1 : 0, 1, 0);
    for (const auto& s : said.events) types[key][s.type].add(0, 0, 1);
  }

  auto taken = [](const std::vector<std::size_t>& partner, std::size_t s) {
    return std::find(partner.begin(), partner.end(), s) != partner.end();
  };
  auto sides = [](const EventFact& e) { return '[' + names(e.sources) + "]>[" + names(e.targets) + ']'; };
  for (std::size_t g = 0; g < events.size(); ++g) {
    const auto& e = gold.events[g];
    if (events[g] == kUnmatched)
      error("missed event", e.type + '\t' + e.trigger + '\t' + sides(e) + '\t' + one_line(e.sentence));
    else if (const auto& s = said.events[events[g]]; !same_full_event(e, s))
      error("other event", e.type + '\t' + sides(e) + ' ' + e.aux.value_or("-") + ' ' + e.date.value_or("-") + '\t' +
                               sides(s) + ' ' + s.aux.value_or("-") + ' ' + s.date.value_or("-") + '\t' +
                               one_line(e.sentence));
  }
  for (std::size_t s = 0; s < said.events.size(); ++s)
    if (const auto& e = said.events[s]; !taken(events, s))
      error("extra event", e.type + '\t' + e.trigger + '\t' + sides(e) + '\t' + one_line(e.sentence));
  for (std::size_t g = 0; g < quotes.size(); ++g)
    if (quotes[g] == kUnmatched)
      error("missed quote", gold.quotes[g].speaker.name + '\t' + one_line(gold.quotes[g].text));
    else if (const auto& s = said.quotes[quotes[g]]; !same_actor(gold.quotes[g].speaker, s.speaker))
      error("other speaker", gold.quotes[g].speaker.name + '\t' + s.speaker.name + '\t' + one_line(s.text));
  for (std::size_t s = 0; s < said.quotes.size(); ++s)
    if (!taken(quotes, s)) error("extra quote", said.quotes[s].speaker.name + '\t' + one_line(said.quotes[s].text));
  auto office = [](const OfficeFact& o) { return o.person + '\t' + o.office + '\t' + o.of + '\t' + o.status; };
  for (std::size_t g = 0; g < offices.size(); ++g)
    if (offices[g] == kUnmatched) error("missed office", office(gold.offices[g]));
  for (std::size_t s = 0; s < said.offices.size(); ++s)
    if (!taken(offices, s)) error("extra office", office(said.offices[s]));
}

}  // namespace kronika::measure
