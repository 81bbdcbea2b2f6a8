// Bodies with names of their own, the places that stand for them, places that are no state, and given names.
#include "world/tables.hpp"

namespace kronika::world {

Result<void> load_organisations(const std::filesystem::path& folder, Tables& tables) {
  auto file = folder / "organisations.tsv";
  auto r =
      for_rows(file, {"id", "country", "sector", "kind", "part_of"}, false, [&](const Cells& cells) -> Result<void> {
        if (auto ok = cells.filled("id"); !ok) return ok;
        if (auto ok = cells.country(tables, "country"); !ok) return ok;
        if (auto ok = cells.sector(tables, "sector", true); !ok) return ok;
        auto kind = parse_body_kind(cells["kind"]);
        if (!kind) return cells.fault(in_quotes(cells["kind"]) + " is no kind of body");
        auto index = static_cast<std::uint32_t>(tables.organisations.size());
        if (!tables.by_organisation.emplace(cells["id"], index).second)
          return cells.fault(in_quotes(cells["id"]) + " stands here twice");
        tables.organisations.push_back({cells["id"], cells["country"], cells["sector"], *kind, cells["part_of"], {}});
        return {};
      });
  if (!r) return r;
  return for_rows(file, {"part_of"}, false, [&](const Cells& cells) -> Result<void> {
    const auto& whole = cells["part_of"];
    if (whole.empty() || (tables.by_organisation.count(whole) != 0 && whole != cells["id"])) return {};
    return cells.fault("is part of " + in_quotes(whole) + ", which is no other organisation of this table");
  });
}

Result<void> load_publishers(const std::filesystem::path& folder, Tables& tables) {
  Unique unique;
  return for_rows(folder / "publishers.tsv", {"host", "publisher"}, true, [&](const Cells& cells) -> Result<void> {
    if (auto ok = unique.add(cells, {"host"}); !ok) return ok;
    if (auto ok = cells.filled("host"); !ok) return ok;
    const auto& publisher = cells["publisher"];
    if (!tables.by_iso.contains(publisher) && !tables.by_organisation.contains(publisher))
      return cells.fault(in_quotes(publisher) + " is no state of states.tsv and no organisation of organisations.tsv");
    tables.publishers.emplace(cells["host"], publisher);
    return {};
  });
}

Result<void> load_organisation_words(const LanguageSource& source, Tables& tables) {
  return for_rows(source.folder / "organisations.tsv", {"id", "name", "aliases"}, true,
                  [&](const Cells& cells) -> Result<void> {
                    auto it = tables.by_organisation.find(cells["id"]);
                    if (it == tables.by_organisation.end())
                      return cells.fault(in_quotes(cells["id"]) + " is no organisation of world/organisations.tsv");
                    auto& organisation = tables.organisations[it->second];
                    if (organisation.in(source.words.code) != nullptr)
                      return cells.fault(in_quotes(cells["id"]) + " stands here twice");
                    if (auto ok = cells.filled("name"); !ok) return ok;
                    auto aliases = cells.list("aliases");
                    if (!aliases) return tl::unexpected(aliases.error());
                    auto& phrases = source.words.phrases;
                    phrases.insert(source.words.code, cells["name"],
                                   {SenseKind::organisation, it->second, Gender::unknown, false}, source.lemmas);
                    for (const auto& alias : *aliases)
                      phrases.insert(source.words.code, alias,
                                     {SenseKind::organisation, it->second, Gender::unknown, true}, source.lemmas);
                    organisation.words.push_back({source.words.code, cells["name"], "", std::move(*aliases)});
                    return {};
                  });
}

Result<void> load_articles(const LanguageSource& source, Tables& tables) {
  Unique unique;
  return for_rows(source.folder / "articles.tsv", {"code", "article"}, true, [&](const Cells& cells) -> Result<void> {
    if (auto ok = unique.add(cells, {"code"}); !ok) return ok;
    if (auto ok = cells.filled("article"); !ok) return ok;
    auto set = [&](auto& list) {
      for (auto& words : list)
        if (words.language == source.words.code) words.article = cells["article"];
    };
    if (auto state = tables.by_iso.find(cells["code"]); state != tables.by_iso.end())
      set(tables.states[state->second].words);
    else if (auto body = tables.by_organisation.find(cells["code"]); body != tables.by_organisation.end())
      set(tables.organisations[body->second].words);
    else
      return cells.fault(in_quotes(cells["code"]) + " is neither a state nor an organisation");
    return {};
  });
}

Result<void> load_memberships(const LanguageSource& source, const Tables& tables) {
  Unique unique;
  return for_rows(
      source.folder / "memberships.tsv", {"adjective", "id"}, true, [&](const Cells& cells) -> Result<void> {
        if (auto ok = unique.add(cells, {"adjective"}); !ok) return ok;
        if (auto ok = cells.filled("adjective"); !ok) return ok;
        auto it = tables.by_organisation.find(cells["id"]);
        if (it == tables.by_organisation.end())
          return cells.fault(in_quotes(cells["id"]) + " is no organisation of world/organisations.tsv");
        source.words.phrases.insert(source.words.code, cells["adjective"],
                                    {SenseKind::membership, it->second, Gender::unknown, false}, source.lemmas);
        return {};
      });
}

Result<void> load_metonyms(const LanguageSource& source, const Tables& tables) {
  Unique unique;
  return for_rows(source.folder / "metonyms.tsv", {"phrase", "country", "sector", "organisation", "place"}, true,
                  [&](const Cells& cells) -> Result<void> {
                    if (auto ok = unique.add(cells, {"phrase"}); !ok) return ok;
                    if (auto ok = cells.filled("phrase"); !ok) return ok;
                    if (auto ok = cells.country(tables, "country"); !ok) return ok;
                    if (auto ok = cells.sector(tables, "sector", true); !ok) return ok;
                    const auto& id = cells["organisation"];
                    if (!id.empty() && tables.by_organisation.count(id) == 0)
                      return cells.fault(in_quotes(id) + " is no organisation of world/organisations.tsv");
                    if (cells["place"] != "" && cells["place"] != "yes")
                      return cells.fault("\"place\" is yes or empty");
                    auto& list = source.words.metonyms;
                    Sense sense{SenseKind::metonym, static_cast<std::uint32_t>(list.size()), Gender::unknown, false};
                    source.words.phrases.insert(source.words.code, cells["phrase"], sense, source.lemmas);
                    list.push_back({cells["phrase"], cells["country"], cells["sector"], id, cells["place"] == "yes"});
                    return {};
                  });
}

Result<void> load_places(const LanguageSource& source, const Tables& tables) {
  Unique unique;
  return for_rows(source.folder / "places.tsv", {"name", "country", "kind"}, true,
                  [&](const Cells& cells) -> Result<void> {
                    if (auto ok = unique.add(cells, {"name", "country"}); !ok) return ok;
                    if (auto ok = cells.filled("name"); !ok) return ok;
                    if (auto ok = cells.filled("kind"); !ok) return ok;
                    if (auto ok = cells.country(tables, "country"); !ok) return ok;
                    auto& list = source.words.places;
                    Sense sense{SenseKind::place, static_cast<std::uint32_t>(list.size()), Gender::unknown, false};
                    source.words.phrases.insert(source.words.code, cells["name"], sense, source.lemmas);
                    list.push_back({cells["name"], cells["country"], cells["kind"]});
                    return {};
                  });
}

Result<void> load_given_names(const LanguageSource& source) {
  std::uint32_t index = 0;
  Unique unique;
  return for_rows(source.folder / "given-names.tsv", {"name", "gender"}, true, [&](const Cells& cells) -> Result<void> {
    if (auto ok = unique.add(cells, {"name"}); !ok) return ok;
    if (auto ok = cells.filled("name"); !ok) return ok;
    auto gender = cells.gender("gender");
    if (!gender) return tl::unexpected(gender.error());
    source.words.phrases.insert(source.words.code, cells["name"], {SenseKind::given_name, index++, *gender, false},
                                source.lemmas);
    return {};
  });
}

}  // namespace kronika::world
