// Office-holders by date, and persons by name.
#include <algorithm>

#include "base/utf8.hpp"
#include "world/tables.hpp"

namespace kronika {
namespace world {
namespace {

// A date of a table, with its first and last day, which take their time to be worked out.
struct Dated {
  std::optional<Edtf> value;
  std::chrono::sys_days first{}, last{};
};

Result<Dated> date(const Cells& cells, std::string_view column) {
  const auto& text = cells[column];
  if (text.empty()) return Dated{};
  auto value = Edtf::parse(text);
  if (!value) return cells.fault(std::string(column) + ": " + value.error().message);
  const auto first = value->earliest(), last = value->latest();
  if (!first || !last) return cells.fault(in_quotes(column) + " has no first or no last day");
  return Dated{std::move(*value), *first, *last};
}

Result<void> check_order(const Cells& cells, const Dated& from, const Dated& until, const Dated& seen) {
  if (from.value && until.value && until.last < from.first) return cells.fault("ends before it starts");
  if (until.value && seen.value) return cells.fault("has an end, so that \"seen\" must be empty");
  if (!until.value && !seen.value) return cells.fault("has neither an end nor a day when it was last seen");
  if (from.value && seen.value && seen.last < from.first) return cells.fault("was last seen before it started");
  return {};
}

std::string holding_key(std::string_view office, std::string_view of) {
  std::string key(of);
  key.push_back('\t');
  key.append(office);
  return key;
}

std::vector<std::string> folded_words(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  auto folded = utf8::fold(name);
  for (std::size_t pos = 0; pos < folded.size();) {
    auto c = utf8::next(folded, pos);
    if (utf8::is_alpha(c) || utf8::is_digit(c))
      utf8::append(word, c);
    else
      end_word();
  }
  end_word();
  return words;
}

class HolderLoader {
 public:
  explicit HolderLoader(Tables& tables) : tables_(tables) {}

  Result<void> row(const Cells& cells) {
    for (const char* column : {"of", "office", "person", "source"})
      if (auto ok = cells.filled(column); !ok) return ok;
    const auto& of = cells["of"];
    if (tables_.by_organisation.count(of) == 0 && (of.size() != 3 || tables_.by_iso.count(of) == 0))
      return cells.fault(in_quotes(of) + " is neither a state nor an organisation");
    Holding h;
    h.of = of;
    h.office = cells["office"];
    h.source = cells["source"];
    auto from = date(cells, "from"), until = date(cells, "until"), seen = date(cells, "seen");
    for (const auto* parsed : {&from, &until, &seen})
      if (!*parsed) return tl::unexpected(parsed->error());
    if (auto ok = check_order(cells, *from, *until, *seen); !ok) return ok;
    first_days_.push_back(from->value ? from->first : std::chrono::sys_days::min());
    h.from = std::move(from->value);
    h.until = std::move(until->value);
    h.seen = std::move(seen->value);
    auto person = person_of(cells);
    if (!person) return tl::unexpected(person.error());
    h.person = *person;
    tables_.holdings.push_back(std::move(h));
    return {};
  }

  void finish() {
    sort();
    tables_.holdings_by_person.resize(tables_.persons.size());
    std::vector<std::uint32_t>* of_office = nullptr;
    for (std::uint32_t i = 0; i < tables_.holdings.size(); ++i) {
      const auto& h = tables_.holdings[i];
      const bool another = i == 0 || tables_.holdings[i - 1].office != h.office || tables_.holdings[i - 1].of != h.of;
      if (another) of_office = &tables_.holdings_of[holding_key(h.office, h.of)];
      of_office->push_back(i);
      tables_.holdings_by_person[h.person].push_back(i);
    }
    for (auto& list : tables_.holdings_by_person)
      if (list.size() > 1)
        std::stable_sort(list.begin(), list.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return first_days_[a] < first_days_[b]; });
  }

 private:
  // By body, office and first day. Holdings are large, so that their places are sorted, and each is moved once.
  void sort() {
    auto& holdings = tables_.holdings;
    struct Place {
      std::chrono::sys_days first;
      std::uint32_t index;
    };
    std::vector<Place> places;
    places.reserve(holdings.size());
    for (std::uint32_t i = 0; i < holdings.size(); ++i) places.push_back({first_days_[i], i});
    std::stable_sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
      const auto &x = holdings[a.index], &y = holdings[b.index];
      if (auto order = x.of.compare(y.of); order != 0) return order < 0;
      if (auto order = x.office.compare(y.office); order != 0) return order < 0;
      return a.first < b.first;
    });
    std::vector<Holding> sorted;
    sorted.reserve(holdings.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
      sorted.push_back(std::move(holdings[places[i].index]));
      first_days_[i] = places[i].first;
    }
    holdings = std::move(sorted);
  }

  // A Wikidata id is an identity; where there is none, the name is.
  Result<std::uint32_t> person_of(const Cells& cells) {
    const auto& name = cells["person"];
    const auto& id = cells["wikidata"];
    bool numbered = id.size() > 1 && id[0] == 'Q' && id.find_first_not_of("0123456789", 1) == std::string::npos;
    if (!id.empty() && !numbered) return cells.fault(in_quotes(id) + " is no Wikidata item");
    auto index = static_cast<std::uint32_t>(tables_.persons.size());
    auto [known, added] = index_.add(id.empty() ? name : id);
    if (added) {
      *known = index;
      tables_.persons.push_back({name, id, {}});
      index_spelling(name, index, tables_);
    } else if (tables_.persons[*known].name != name) {
      return cells.fault(id + " is " + in_quotes(tables_.persons[*known].name) + " elsewhere in the tables");
    }
    return *known;
  }

  Tables& tables_;
  WordTable<std::uint32_t> index_;
  std::vector<std::chrono::sys_days> first_days_;  // of the holdings; the first of all where it is not known
};

}  // namespace

void index_spelling(std::string_view spelling, std::uint32_t person, Tables& tables) {
  for (const auto& word : folded_words(spelling)) {
    auto& list = tables.persons_by_word[word];
    if (list.empty() || list.back() != person) list.push_back(person);
  }
}

Result<void> load_holders(const std::filesystem::path& folder, Tables& tables) {
  HolderLoader loader(tables);
  for (const auto& file : packs::files_in(folder / "holders", ".tsv")) {
    auto r = for_rows(file, {"of", "office", "person", "wikidata", "from", "until", "seen", "source"}, false,
                      [&](const Cells& cells) { return loader.row(cells); });
    if (!r) return r;
  }
  loader.finish();
  return {};
}

Result<void> load_spellings(const LanguageSource& source, Tables& tables) {
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_name;
  for (std::uint32_t i = 0; i < tables.persons.size(); ++i) by_name[tables.persons[i].name].push_back(i);
  Unique unique;
  return for_rows(source.folder / "persons.tsv", {"person", "name", "aliases"}, true,
                  [&](const Cells& cells) -> Result<void> {
                    if (auto ok = unique.add(cells, {"person"}); !ok) return ok;
                    if (auto ok = cells.filled("name"); !ok) return ok;
                    auto aliases = cells.list("aliases");
                    if (!aliases) return tl::unexpected(aliases.error());
                    auto it = by_name.find(cells["person"]);
                    if (it == by_name.end())
                      return cells.fault(in_quotes(cells["person"]) + " is in no table of world/holders");
                    aliases->insert(aliases->begin(), cells["name"]);
                    for (auto person : it->second)
                      for (const auto& spelling : *aliases) {
                        tables.persons[person].spellings.emplace_back(source.words.code, spelling);
                        index_spelling(spelling, person, tables);
                      }
                    return {};
                  });
}

std::string_view Person::in(std::string_view language) const {
  auto it = std::find_if(spellings.begin(), spellings.end(), [&](const auto& s) { return s.first == language; });
  return it == spellings.end() ? std::string_view(name) : std::string_view(it->second);
}

Tri Holding::held(const Edtf& on) const {
  auto first = on.earliest(), last = on.latest();
  if (!first || !last) return Tri::perhaps;
  if (from && *last < *from->earliest()) return Tri::no;
  if (until && *first > *until->latest()) return Tri::no;
  bool begun = from && *first >= *from->latest();
  bool lasting = until ? *last <= *until->earliest() : seen && *last <= *seen->latest();
  return begun && lasting ? Tri::yes : Tri::perhaps;
}

}  // namespace world

std::vector<const world::Holding*> World::holders(std::string_view office, std::string_view of, const Edtf& on) const {
  std::vector<const world::Holding*> sure, perhaps;
  const auto* own = tables_->holdings_of.find(world::holding_key(office, of));
  if (own == nullptr) return sure;
  for (auto i : *own) {
    const auto& h = tables_->holdings[i];
    auto held = h.held(on);
    if (held == Tri::yes) sure.push_back(&h);
    if (held == Tri::perhaps) perhaps.push_back(&h);
  }
  sure.insert(sure.end(), perhaps.begin(), perhaps.end());
  return sure;
}

std::vector<const world::Holding*> World::holdings(std::uint32_t person) const {
  std::vector<const world::Holding*> list;
  if (person >= tables_->holdings_by_person.size()) return list;
  for (auto i : tables_->holdings_by_person[person]) list.push_back(&tables_->holdings[i]);
  return list;
}

std::vector<std::uint32_t> World::persons_named(std::string_view name) const {
  auto words = world::folded_words(name);
  std::vector<std::uint32_t> found;
  if (words.empty()) return found;
  const auto* first = tables_->persons_by_word.find(words.back());
  if (first == nullptr) return found;
  auto has_all = [&](std::string_view spelling) {
    auto own = world::folded_words(spelling);
    return std::all_of(words.begin(), words.end(),
                       [&](const auto& w) { return std::find(own.begin(), own.end(), w) != own.end(); });
  };
  for (auto person : *first) {
    const auto& p = tables_->persons[person];
    bool fits = has_all(p.name) ||
                std::any_of(p.spellings.begin(), p.spellings.end(), [&](const auto& s) { return has_all(s.second); });
    if (fits && std::find(found.begin(), found.end(), person) == found.end()) found.push_back(person);
  }
  return found;
}

const std::vector<world::Person>& World::persons() const { return tables_->persons; }
const std::vector<world::Holding>& World::holdings() const { return tables_->holdings; }

}  // namespace kronika
