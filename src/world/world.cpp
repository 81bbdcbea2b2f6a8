#include "kronika/world.hpp"

#include <algorithm>
#include <array>

#include "kronika/country.hpp"
#include "world/tables.hpp"

namespace kronika {
namespace world {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 21> kBodyKinds{
    "igo",      "ngo",     "government",   "ministry", "parliament", "court",      "agency",
    "military", "police",  "intelligence", "bank",     "party",      "union",      "church",
    "media",    "company", "armed-group",  "school",   "alliance",   "presidency", "other"};
constexpr std::array<std::string_view, 12> kComplements{"any",        "none",  "state", "city", "region", "party",
                                                        "parliament", "court", "igo",   "body", "host",   "person"};

template <class E, std::size_t N>
std::optional<E> parse(const std::array<std::string_view, N>& names, std::string_view name) {
  auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<E>(it - names.begin());
}

template <class T>
const T* in_language(const std::vector<T>& words, std::string_view language) {
  auto it = std::find_if(words.begin(), words.end(), [&](const T& w) { return w.language == language; });
  return it == words.end() ? nullptr : &*it;
}

}  // namespace

std::string_view to_string(BodyKind kind) { return kBodyKinds[static_cast<std::size_t>(kind)]; }
std::optional<BodyKind> parse_body_kind(std::string_view name) { return parse<BodyKind>(kBodyKinds, name); }
std::optional<Complement> parse_complement(std::string_view name) { return parse<Complement>(kComplements, name); }

const StateWords* State::in(std::string_view language) const { return in_language(words, language); }
const BodyWords* Organisation::in(std::string_view language) const { return in_language(words, language); }

}  // namespace world

namespace {

template <class T>
const T* at_key(const std::vector<T>& list, const std::unordered_map<std::string, std::uint32_t>& index,
                std::string_view key) {
  auto it = index.find(std::string(key));
  return it == index.end() ? nullptr : &list[it->second];
}

const world::LanguageTables kNoLanguage{};

std::vector<std::filesystem::path> languages_in(const std::filesystem::path& packs) {
  std::vector<std::filesystem::path> folders;
  std::error_code ec;
  for (std::filesystem::directory_iterator it(packs, ec), end; !ec && it != end; it.increment(ec))
    if (std::filesystem::is_directory(it->path() / "world", ec)) folders.push_back(it->path());
  std::sort(folders.begin(), folders.end());
  return folders;
}

Result<void> load_language(const world::LanguageSource& source, World::Tables& tables) {
  if (auto r = world::load_state_words(source, tables); !r) return r;
  if (auto r = world::load_organisation_words(source, tables); !r) return r;
  if (auto r = world::load_articles(source, tables); !r) return r;
  if (auto r = world::load_memberships(source, tables); !r) return r;
  if (auto r = world::load_metonyms(source, tables); !r) return r;
  if (auto r = world::load_places(source, tables); !r) return r;
  if (auto r = world::load_spellings(source, tables); !r) return r;
  if (auto r = world::load_given_names(source); !r) return r;
  if (auto r = world::load_offices(source, tables); !r) return r;
  return world::load_descriptions(source, tables);
}

}  // namespace

const world::LanguageTables& World::Tables::language(std::string_view code) const {
  auto it = std::find_if(languages.begin(), languages.end(), [&](const auto& l) { return l.code == code; });
  return it == languages.end() ? kNoLanguage : *it;
}

bool World::Tables::is_country(const std::string& code) const {
  if (code == kIntergovernmental || code == kNonGovernmental || code == kNoCountry) return true;
  return code.size() == 3 && by_iso.count(code) != 0;
}

bool World::Tables::is_sector(std::string_view code) const {
  return std::find(sectors.begin(), sectors.end(), code) != sectors.end();
}

Result<World> World::load(const std::filesystem::path& data, const world::Lemmas& lemmas) {
  auto tables = std::make_unique<Tables>();
  auto facts = data / "world";
  if (auto r = world::load_sectors(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_states(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_cow_numbers(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_organisations(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_publishers(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_portfolios(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_sole_offices(facts, *tables); !r) return tl::unexpected(r.error());
  if (auto r = world::load_holders(facts, *tables); !r) return tl::unexpected(r.error());
  for (const auto& folder : languages_in(data / "packs")) {
    auto& words = tables->languages.emplace_back();
    words.code = folder.filename().string();
    tables->codes.push_back(words.code);
    if (auto r = load_language({folder / "world", lemmas, words}, *tables); !r) return tl::unexpected(r.error());
  }
  return World(std::move(tables));
}

World::World(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
World::World(World&&) noexcept = default;
World& World::operator=(World&&) noexcept = default;
World::~World() = default;

const std::vector<std::string>& World::languages() const { return tables_->codes; }

const world::State* World::state(std::string_view iso) const { return at_key(tables_->states, tables_->by_iso, iso); }

const world::Organisation* World::organisation(std::string_view id) const {
  return at_key(tables_->organisations, tables_->by_organisation, id);
}

const world::Portfolio* World::portfolio(std::string_view key) const {
  return at_key(tables_->portfolios, tables_->by_portfolio, key);
}

bool World::has_one_holder(std::string_view office) const {
  return tables_->sole_offices.contains(std::string(office));
}

std::string_view World::publisher(std::string_view host) const {
  while (!host.empty()) {
    if (auto found = tables_->publishers.find(std::string(host)); found != tables_->publishers.end())
      return found->second;
    const auto dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return {};
}

bool World::is_country(std::string_view code) const { return tables_->is_country(std::string(code)); }
bool World::is_sector(std::string_view code) const { return tables_->is_sector(code); }

std::string_view World::name_of(std::string_view code, std::string_view language) const {
  if (const auto* s = state(code))
    if (const auto* words = s->in(language)) return words->name;
  if (const auto* o = organisation(code))
    if (const auto* words = o->in(language)) return words->name;
  return code;
}

std::string World::name_with_article(std::string_view code, std::string_view language) const {
  std::string_view article;
  if (const auto* s = state(code)) {
    if (const auto* words = s->in(language)) article = words->article;
  } else if (const auto* o = organisation(code)) {
    if (const auto* words = o->in(language)) article = words->article;
  }
  std::string name(article);
  if (!name.empty()) name += ' ';
  return name.append(name_of(code, language));
}

std::vector<world::Match> World::match(std::string_view language, std::span<const world::Word> words,
                                       std::size_t at) const {
  std::vector<world::Match> found;
  tables_->language(language).phrases.match(words, at, found);
  return found;
}

std::vector<world::Sense> World::find(std::string_view language, std::string_view phrase) const {
  return tables_->language(language).phrases.find(phrase);
}

const std::vector<world::State>& World::states() const { return tables_->states; }
const std::vector<world::Organisation>& World::organisations() const { return tables_->organisations; }
const std::vector<world::Portfolio>& World::portfolios() const { return tables_->portfolios; }

const std::vector<world::Body>& World::bodies(std::string_view language) const {
  return tables_->language(language).bodies;
}
const std::vector<world::Office>& World::offices(std::string_view language) const {
  return tables_->language(language).offices;
}
const std::vector<world::Description>& World::descriptions(std::string_view language) const {
  return tables_->language(language).descriptions;
}
const std::vector<world::Metonym>& World::metonyms(std::string_view language) const {
  return tables_->language(language).metonyms;
}
const std::vector<world::Place>& World::places(std::string_view language) const {
  return tables_->language(language).places;
}

}  // namespace kronika
