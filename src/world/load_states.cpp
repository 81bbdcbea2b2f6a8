// Sectors, states and what the languages call them.
#include "world/tables.hpp"

namespace kronika::world {
namespace {

bool is_code(std::string_view code, std::size_t length) {
  if (code.size() != length) return false;
  for (char c : code)
    if (c < 'A' || c > 'Z') return false;
  return true;
}

Result<std::vector<Inhabitant>> inhabitants(const Cells& cells) {
  auto parts = cells.list("inhabitants");
  if (!parts) return tl::unexpected(parts.error());
  std::vector<Inhabitant> out;
  for (const auto& part : *parts) {
    auto slash = part.find('/');
    auto gender = parse_gender(slash == std::string::npos ? "" : part.substr(slash + 1), cells);
    if (!gender) return tl::unexpected(gender.error());
    out.push_back({part.substr(0, slash), *gender});
    if (out.back().lemma.empty()) return cells.fault("an inhabitant has no name");
  }
  return out;
}

void add_phrases(const LanguageSource& source, const StateWords& words, std::uint32_t index) {
  auto add = [&](const std::string& phrase, Sense sense) {
    source.words.phrases.insert(source.words.code, phrase, sense, source.lemmas);
  };
  add(words.name, {SenseKind::state, index, words.gender, false});
  for (const auto& alias : words.aliases) add(alias, {SenseKind::state, index, Gender::unknown, true});
  for (const auto& adjective : words.adjectives) add(adjective, {SenseKind::adjective, index, Gender::unknown, false});
  for (const auto& person : words.inhabitants) add(person.lemma, {SenseKind::inhabitant, index, person.gender, false});
  for (const auto& capital : words.capitals) add(capital, {SenseKind::capital, index, Gender::unknown, false});
}

}  // namespace

Result<void> load_sectors(const std::filesystem::path& folder, Tables& tables) {
  return for_rows(folder / "sectors.tsv", {"code", "meaning"}, false, [&](const Cells& cells) -> Result<void> {
    if (!is_code(cells["code"], 3)) return cells.fault("a sector is three capital letters");
    if (tables.is_sector(cells["code"])) return cells.fault("sector " + cells["code"] + " stands here twice");
    tables.sectors.push_back(cells["code"]);
    return cells.filled("meaning");
  });
}

Result<void> load_states(const std::filesystem::path& folder, Tables& tables) {
  auto file = folder / "states.tsv";
  auto r = for_rows(file, {"iso", "iso2", "status", "parent"}, false, [&](const Cells& cells) -> Result<void> {
    State state{cells["iso"], cells["iso2"], cells["status"], cells["parent"], {}, {}};
    if (!is_code(state.iso, 3)) return cells.fault(in_quotes(state.iso) + " is no alpha-3 code");
    if (!state.iso2.empty() && !is_code(state.iso2, 2)) return cells.fault("\"" + state.iso2 + "\" is no alpha-2 code");
    if (state.status != "state" && state.status != "partial" && state.status != "territory" && state.status != "former")
      return cells.fault(in_quotes(state.status) + " is no status: state, partial, territory or former");
    auto index = static_cast<std::uint32_t>(tables.states.size());
    if (!tables.by_iso.emplace(state.iso, index).second ||
        (!state.iso2.empty() && !tables.by_iso.emplace(state.iso2, index).second))
      return cells.fault("the code of " + state.iso + " stands here twice");
    tables.states.push_back(std::move(state));
    return {};
  });
  if (!r) return r;
  return for_rows(file, {"parent"}, false, [&](const Cells& cells) { return cells.country_if_any(tables, "parent"); });
}

Result<void> load_cow_numbers(const std::filesystem::path& folder, Tables& tables) {
  Unique unique;
  return for_rows(folder / "cow.tsv", {"cow", "iso"}, true, [&](const Cells& cells) -> Result<void> {
    if (auto ok = unique.add(cells, {"cow"}); !ok) return ok;
    if (auto ok = cells.filled("cow"); !ok) return ok;
    auto state = tables.by_iso.find(cells["iso"]);
    if (state == tables.by_iso.end()) return cells.fault(in_quotes(cells["iso"]) + " is no state of states.tsv");
    tables.states[state->second].cow.push_back(cells["cow"]);
    return {};
  });
}

Result<void> load_state_words(const LanguageSource& source, Tables& tables) {
  return for_rows(source.folder / "states.tsv", {"iso", "name", "capitals", "aliases", "adjectives", "inhabitants"},
                  true, [&](const Cells& cells) -> Result<void> {
                    auto it = tables.by_iso.find(cells["iso"]);
                    if (it == tables.by_iso.end())
                      return cells.fault(in_quotes(cells["iso"]) + " is no state of world/states.tsv");
                    State& state = tables.states[it->second];
                    if (state.in(source.words.code) != nullptr) return cells.fault(state.iso + " stands here twice");
                    if (auto r = cells.filled("name"); !r) return r;
                    StateWords words;
                    words.language = source.words.code;
                    words.name = cells["name"];
                    auto gender = cells.gender("gender");
                    auto capitals = cells.list("capitals");
                    auto aliases = cells.list("aliases");
                    auto adjectives = cells.list("adjectives");
                    auto people = inhabitants(cells);
                    for (const auto* list : {&capitals, &aliases, &adjectives})
                      if (!*list) return tl::unexpected(list->error());
                    if (!gender) return tl::unexpected(gender.error());
                    if (!people) return tl::unexpected(people.error());
                    words.gender = *gender;
                    words.plural = cells["gender"] == "pl";
                    words.capitals = std::move(*capitals);
                    words.aliases = std::move(*aliases);
                    words.adjectives = std::move(*adjectives);
                    words.inhabitants = std::move(*people);
                    add_phrases(source, words, it->second);
                    state.words.push_back(std::move(words));
                    return {};
                  });
}

}  // namespace kronika::world
