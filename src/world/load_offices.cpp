// Offices and what they are made of. A phrase of a table may hold the slots {portfolio} ("minister
// {portfolio}") and {ministry} ("szef {ministry}"); each is filled with all that the language has, so that
// the office follows from the ministry: "szef MSZ" is the foreign minister.
#include "world/tables.hpp"

namespace kronika::world {
namespace {

constexpr std::string_view kPortfolioSlot = "{portfolio}";
constexpr std::string_view kMinistrySlot = "{ministry}";

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  if (auto at = text.find(what); at != std::string::npos) text.replace(at, what.size(), with);
  return text;
}

struct Filling {
  std::string phrase;
  std::uint32_t portfolio = 0;
  std::string only;
};

class OfficeLoader {
 public:
  OfficeLoader(const LanguageSource& source, const Tables& tables) : source_(source), tables_(tables) {}

  Result<void> portfolios() {
    return for_rows(source_.folder / "portfolios.tsv", {"phrase", "portfolio"}, true,
                    [&](const Cells& cells) -> Result<void> {
                      if (auto ok = unique_portfolios_.add(cells, {"phrase"}); !ok) return ok;
                      if (auto ok = cells.filled("phrase"); !ok) return ok;
                      auto it = tables_.by_portfolio.find(cells["portfolio"]);
                      if (it == tables_.by_portfolio.end())
                        return cells.fault(in_quotes(cells["portfolio"]) + " is no portfolio of world/portfolios.tsv");
                      portfolios_.push_back({cells["phrase"], it->second, ""});
                      insert(cells["phrase"], SenseKind::portfolio, it->second, Gender::unknown);
                      return {};
                    });
  }

  Result<void> bodies() {
    return for_rows(source_.folder / "bodies.tsv", {"phrase", "key", "sector", "kind", "portfolio", "only"}, true,
                    [&](const Cells& cells) { return body(cells); });
  }

  Result<void> offices() {
    return for_rows(source_.folder / "offices.tsv", {"phrase", "office", "sector", "of", "only", "country", "gender"},
                    true, [&](const Cells& cells) { return office(cells); });
  }

 private:
  void insert(const std::string& phrase, SenseKind kind, std::uint32_t index, Gender gender) {
    source_.words.phrases.insert(source_.words.code, phrase, {kind, index, gender, false}, source_.lemmas);
  }

  Result<void> body(const Cells& cells) {
    if (auto ok = unique_bodies_.add(cells, {"phrase", "only"}); !ok) return ok;
    if (auto ok = cells.filled("phrase"); !ok) return ok;
    if (auto ok = cells.filled("key"); !ok) return ok;
    if (auto ok = cells.sector(tables_, "sector", true); !ok) return ok;
    if (auto ok = cells.country_if_any(tables_, "only"); !ok) return ok;
    auto kind = parse_body_kind(cells["kind"]);
    if (!kind) return cells.fault(in_quotes(cells["kind"]) + " is no kind of body");
    Body body{cells["phrase"], cells["key"], cells["sector"], *kind, cells["portfolio"], cells["only"]};
    if (body.phrase.find(kPortfolioSlot) == std::string::npos) {
      std::uint32_t portfolio = 0;
      if (!body.portfolio.empty()) {
        auto it = tables_.by_portfolio.find(body.portfolio);
        if (it == tables_.by_portfolio.end())
          return cells.fault(in_quotes(body.portfolio) + " is no portfolio of world/portfolios.tsv");
        portfolio = it->second;
        ministries_.push_back({body.phrase, portfolio, body.only});
      }
      add_body(std::move(body));
      return {};
    }
    for (const auto& filling : portfolios_) {
      Body filled = body;
      filled.phrase = replaced(body.phrase, kPortfolioSlot, filling.phrase);
      filled.portfolio = tables_.portfolios[filling.portfolio].key;
      filled.key = replaced(body.key, kPortfolioSlot, filled.portfolio);
      filled.sector = tables_.portfolios[filling.portfolio].sector;
      ministries_.push_back({filled.phrase, filling.portfolio, filled.only});
      add_body(std::move(filled));
    }
    return {};
  }

  void add_body(Body body) {
    auto& list = source_.words.bodies;
    insert(body.phrase, SenseKind::body, static_cast<std::uint32_t>(list.size()), Gender::unknown);
    list.push_back(std::move(body));
  }

  Result<void> office(const Cells& cells) {
    if (auto ok = unique_offices_.add(cells, {"phrase", "of", "only"}); !ok) return ok;
    if (auto ok = cells.filled("phrase"); !ok) return ok;
    if (auto ok = cells.filled("office"); !ok) return ok;
    if (auto ok = cells.sector(tables_, "sector", true); !ok) return ok;
    if (auto ok = cells.country_if_any(tables_, "only"); !ok) return ok;
    if (!tables_.by_organisation.contains(cells["country"]))  // or one body by its id
      if (auto ok = cells.country_if_any(tables_, "country"); !ok) return ok;
    auto of = parse_complement(cells["of"]);
    if (!of) return cells.fault(in_quotes(cells["of"]) + " is no kind of complement");
    auto gender = cells.gender("gender");
    if (!gender) return tl::unexpected(gender.error());
    Office office{cells["phrase"], cells["office"], cells["sector"], *of, cells["only"], cells["country"], *gender};
    bool by_portfolio = office.phrase.find(kPortfolioSlot) != std::string::npos;
    bool by_ministry = office.phrase.find(kMinistrySlot) != std::string::npos;
    if (by_portfolio && by_ministry) return cells.fault("has more than one slot");
    if (!by_portfolio && !by_ministry) {
      add_office(std::move(office));
      return {};
    }
    auto slot = by_portfolio ? kPortfolioSlot : kMinistrySlot;
    for (const auto& filling : by_portfolio ? portfolios_ : ministries_) {
      const auto& portfolio = tables_.portfolios[filling.portfolio];
      Office filled = office;
      filled.phrase = replaced(office.phrase, slot, filling.phrase);
      filled.office = replaced(office.office, kPortfolioSlot, portfolio.office);
      if (filled.sector.empty()) filled.sector = portfolio.sector;
      if (filled.only.empty()) filled.only = filling.only;
      add_office(std::move(filled));
    }
    return {};
  }

  void add_office(Office office) {
    auto& list = source_.words.offices;
    insert(office.phrase, SenseKind::office, static_cast<std::uint32_t>(list.size()), office.gender);
    list.push_back(std::move(office));
  }

  const LanguageSource& source_;
  const Tables& tables_;
  std::vector<Filling> portfolios_, ministries_;
  Unique unique_portfolios_, unique_bodies_, unique_offices_;
};

}  // namespace

Result<void> load_portfolios(const std::filesystem::path& folder, Tables& tables) {
  return for_rows(folder / "portfolios.tsv", {"portfolio", "office", "sector"}, false,
                  [&](const Cells& cells) -> Result<void> {
                    if (auto ok = cells.filled("portfolio"); !ok) return ok;
                    if (auto ok = cells.filled("office"); !ok) return ok;
                    if (auto ok = cells.sector(tables, "sector"); !ok) return ok;
                    auto index = static_cast<std::uint32_t>(tables.portfolios.size());
                    if (!tables.by_portfolio.emplace(cells["portfolio"], index).second)
                      return cells.fault(in_quotes(cells["portfolio"]) + " stands here twice");
                    tables.portfolios.push_back({cells["portfolio"], cells["office"], cells["sector"]});
                    return {};
                  });
}

Result<void> load_sole_offices(const std::filesystem::path& folder, Tables& tables) {
  for (const Portfolio& portfolio : tables.portfolios) tables.sole_offices.insert(portfolio.office);
  return for_rows(folder / "sole-offices.tsv", {"office"}, false, [&](const Cells& cells) -> Result<void> {
    if (auto ok = cells.filled("office"); !ok) return ok;
    if (!tables.sole_offices.insert(cells["office"]).second)
      return cells.fault(in_quotes(cells["office"]) + " stands here twice, or heads a portfolio");
    return {};
  });
}

Result<void> load_offices(const LanguageSource& source, const Tables& tables) {
  OfficeLoader loader(source, tables);
  if (auto r = loader.portfolios(); !r) return r;
  if (auto r = loader.bodies(); !r) return r;
  return loader.offices();
}

Result<void> load_descriptions(const LanguageSource& source, const Tables& tables) {
  Unique unique;
  return for_rows(source.folder / "descriptions.tsv", {"phrase", "key", "sector", "gender", "group"}, true,
                  [&](const Cells& cells) -> Result<void> {
                    if (auto ok = unique.add(cells, {"phrase"}); !ok) return ok;
                    if (auto ok = cells.filled("phrase"); !ok) return ok;
                    if (auto ok = cells.filled("key"); !ok) return ok;
                    if (auto ok = cells.sector(tables, "sector", true); !ok) return ok;
                    auto gender = cells.gender("gender");
                    if (!gender) return tl::unexpected(gender.error());
                    if (cells["group"] != "" && cells["group"] != "yes")
                      return cells.fault("\"group\" is yes or empty");
                    auto& list = source.words.descriptions;
                    Sense sense{SenseKind::description, static_cast<std::uint32_t>(list.size()), *gender, false};
                    source.words.phrases.insert(source.words.code, cells["phrase"], sense, source.lemmas);
                    list.push_back({cells["phrase"], cells["key"], cells["sector"], *gender, cells["group"] == "yes"});
                    return {};
                  });
}

}  // namespace kronika::world
