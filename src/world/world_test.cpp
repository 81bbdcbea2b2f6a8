#include "kronika/world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.hpp"

namespace kronika {
namespace {

using world::LetterCase;
using world::SenseKind;

// The tables of the project, read once for all tests.
const World& the_world() {
  static const auto loaded = World::load(KRONIKA_SOURCE_DIR);
  if (!loaded) {
    ADD_FAILURE() << loaded.error().to_string();
    std::abort();
  }
  return *loaded;
}

// What a text of "form/lemma" words says at its first word; without a lemma the form is its own.
struct Text {
  explicit Text(const std::vector<std::string>& tokens) {
    for (const auto& token : tokens) {
      auto slash = token.find('/');
      auto form = token.substr(0, slash);
      cases.push_back(world::letter_case(form));
      forms.push_back(utf8::lower(form));
      lemmas.push_back(utf8::lower(slash == std::string::npos ? form : token.substr(slash + 1)));
    }
    for (std::size_t i = 0; i < forms.size(); ++i) words.push_back({forms[i], lemmas[i], cases[i]});
  }
  std::vector<std::string> forms, lemmas;
  std::vector<LetterCase> cases;
  std::vector<world::Word> words;
};

std::set<std::string> states_of(const std::vector<world::Sense>& senses, SenseKind kind) {
  std::set<std::string> isos;
  for (const auto& s : senses)
    if (s.kind == kind) isos.insert(the_world().states()[s.index].iso);
  return isos;
}

std::vector<world::Office> offices_in(std::string_view language, const std::vector<std::string>& tokens) {
  Text text(tokens);
  auto found = the_world().match(language, text.words, 0);
  std::vector<world::Office> offices;
  for (const auto& match : found) {
    if (match.length != tokens.size()) continue;
    for (const auto& s : match.senses)
      if (s.kind == SenseKind::office) offices.push_back(the_world().offices(language)[s.index]);
  }
  return offices;
}

std::string first_office(std::string_view language, const std::vector<std::string>& tokens) {
  auto offices = offices_in(language, tokens);
  return offices.empty() ? "" : offices.front().office;
}

TEST(World, HasEveryStateInBothLanguages) {
  for (const auto& state : the_world().states())
    for (const auto* language : {"pl", "en"}) {
      const auto* words = state.in(language);
      ASSERT_NE(words, nullptr) << state.iso << " has no name in " << language;
      EXPECT_TRUE(state.status != "state" || !words->capitals.empty())
          << state.iso << " has no capital in " << language;
    }
  EXPECT_EQ(the_world().state("PL"), the_world().state("POL"));
  EXPECT_EQ(the_world().state("QQQ"), nullptr);
  EXPECT_EQ(the_world().name_of("KAZ", "pl"), "Kazachstan");
  EXPECT_EQ(the_world().name_of("KAZ", "xx"), "KAZ");
}

TEST(World, FindsStatesByNameAliasAdjectiveInhabitantAndCapital) {
  const auto& w = the_world();
  EXPECT_EQ(states_of(w.find("pl", "Stany Zjednoczone"), SenseKind::state), std::set<std::string>{"USA"});
  EXPECT_EQ(states_of(w.find("pl", "Birma"), SenseKind::state), std::set<std::string>{"MMR"});
  EXPECT_EQ(states_of(w.find("pl", "kazachski"), SenseKind::adjective), std::set<std::string>{"KAZ"});
  EXPECT_EQ(states_of(w.find("pl", "Kazaszka"), SenseKind::inhabitant), std::set<std::string>{"KAZ"});
  EXPECT_EQ(states_of(w.find("pl", "Moskwa"), SenseKind::capital), (std::set<std::string>{"RUS"}));
  EXPECT_EQ(states_of(w.find("en", "Kiev"), SenseKind::capital), std::set<std::string>{"UKR"});
  EXPECT_EQ(states_of(w.find("en", "U.K."), SenseKind::state), std::set<std::string>{"GBR"});
  EXPECT_TRUE(w.find("pl", "Atlantyda").empty());
  EXPECT_TRUE(w.find("xx", "Polska").empty());
}

// A word for two states is a trap: those that we know are listed here, and there are no others.
TEST(World, WordsForTwoStatesAreKnown) {
  const std::map<std::string, std::set<std::string>> ambiguous{
      {"pl kongijski", {"COD", "COG"}}, {"pl kongijczyk", {"COD", "COG"}}, {"pl kongijka", {"COD", "COG"}},
      {"pl kongo", {"COD", "COG"}},     {"en congolese", {"COD", "COG"}},  {"en congo", {"COD", "COG"}},
      {"en dominican", {"DMA", "DOM"}},
  };
  std::map<std::string, std::set<std::string>> seen;
  for (const auto& state : the_world().states())
    for (const auto& words : state.words) {
      auto add = [&](const std::string& word) { seen[words.language + " " + utf8::lower(word)].insert(state.iso); };
      add(words.name);
      for (const auto& a : words.aliases) add(a);
      for (const auto& a : words.adjectives) add(a);
      for (const auto& p : words.inhabitants) add(p.lemma);
    }
  for (const auto& [word, isos] : seen) {
    if (isos.size() < 2) continue;
    auto known = ambiguous.find(word);
    ASSERT_NE(known, ambiguous.end()) << word << " stands for " << *isos.begin() << " and " << *isos.rbegin();
    EXPECT_EQ(known->second, isos) << word;
  }
}

TEST(World, KeepsLookalikesApart) {
  const auto& w = the_world();
  EXPECT_EQ(states_of(w.find("en", "Nigerien"), SenseKind::adjective), std::set<std::string>{"NER"});
  EXPECT_EQ(states_of(w.find("en", "Nigerian"), SenseKind::adjective), std::set<std::string>{"NGA"});
  EXPECT_EQ(states_of(w.find("pl", "nigerski"), SenseKind::adjective), std::set<std::string>{"NER"});
  EXPECT_EQ(states_of(w.find("pl", "Dominika"), SenseKind::state), std::set<std::string>{"DMA"});
  EXPECT_EQ(states_of(w.find("pl", "Gwinea"), SenseKind::state), std::set<std::string>{"GIN"});
  EXPECT_EQ(states_of(w.find("pl", "Korea"), SenseKind::state), std::set<std::string>{"KOR"});
  auto georgia = w.find("en", "Georgia");
  EXPECT_EQ(states_of(georgia, SenseKind::state), std::set<std::string>{"GEO"});
  EXPECT_TRUE(std::any_of(georgia.begin(), georgia.end(), [&](const auto& s) {
    return s.kind == SenseKind::place && w.places("en")[s.index].country == "USA";
  })) << "the American state is a sense too";
}

TEST(World, LetterCaseTellsNamesFromWords) {
  EXPECT_EQ(world::letter_case("USA"), LetterCase::upper);
  EXPECT_EQ(world::letter_case("U.S."), LetterCase::upper);
  EXPECT_EQ(world::letter_case("MON-u"), LetterCase::upper);
  EXPECT_EQ(world::letter_case("PiS"), LetterCase::capital);
  EXPECT_EQ(world::letter_case("rosyjski"), LetterCase::lower);
  EXPECT_EQ(world::letter_case("10"), LetterCase::lower);
  EXPECT_TRUE(the_world().match("en", Text({"us"}).words, 0).empty()) << "the pronoun is no state";
  EXPECT_TRUE(the_world().match("en", Text({"Us"}).words, 0).empty()) << "nor is it at the start of a sentence";
  EXPECT_FALSE(the_world().match("en", Text({"US"}).words, 0).empty());
  EXPECT_TRUE(the_world().match("pl", Text({"chile/chile"}).words, 0).empty());
}

TEST(World, MatchesInflectedTextThroughLemmas) {
  const Text states({"Stanów/stan", "Zjednoczonych/zjednoczony", "Ameryki/Ameryka"});
  EXPECT_TRUE(the_world().match("pl", states.words, 0).empty()) << "the tables' own words have no lemmas here";
  auto lemmas = [](std::string_view, std::string_view word) -> std::vector<std::string> {
    if (word == "Stany") return {"stan"};
    if (word == "Zjednoczone") return {"zjednoczony"};
    if (word == "Ameryki") return {"Ameryka"};
    if (word == "Niemcy") return {"Niemcy", "Niemiec"};
    return {};
  };
  auto w = World::load(KRONIKA_SOURCE_DIR, lemmas);
  ASSERT_TRUE(w) << w.error().to_string();
  auto found = w->match("pl", states.words, 0);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].length, 3u) << "the longest comes first";
  EXPECT_EQ(found[1].length, 2u);
  for (const auto& match : found) EXPECT_EQ(w->states()[match.senses[0].index].iso, "USA");
  for (const auto& match : w->match("pl", Text({"Niemiec/Niemiec"}).words, 0))
    for (const auto& s : match.senses) EXPECT_EQ(s.kind, SenseKind::inhabitant) << "a German is not Germany";
}

TEST(World, MatchesHoweverPunctuationIsTokenised) {
  for (const auto& tokens :
       {std::vector<std::string>{"Papua-Nowa", "Gwinea"}, std::vector<std::string>{"Papua", "-", "Nowa", "Gwinea"}}) {
    auto found = the_world().match("pl", Text(tokens).words, 0);
    ASSERT_FALSE(found.empty()) << tokens.size();
    EXPECT_EQ(found[0].length, tokens.size());
  }
  for (const auto& tokens : {std::vector<std::string>{"People's", "Republic", "of", "China"},
                             std::vector<std::string>{"People", "'s", "Republic", "of", "China"},
                             std::vector<std::string>{"People", "’s", "Republic", "of", "China"}}) {
    auto found = the_world().match("en", Text(tokens).words, 0);
    ASSERT_FALSE(found.empty()) << tokens[0] << tokens[1];
    EXPECT_EQ(found[0].length, tokens.size());
  }
}

TEST(Offices, FollowFromMinistriesAndPortfolios) {
  EXPECT_EQ(first_office("pl", {"minister", "spraw", "zagranicznych"}), "foreign minister");
  EXPECT_EQ(first_office("pl", {"szef", "MSZ"}), "foreign minister");
  EXPECT_EQ(first_office("pl", {"szef", "MON"}), "defence minister");
  EXPECT_EQ(first_office("pl", {"szef", "dyplomacji"}), "foreign minister");
  EXPECT_EQ(first_office("pl", {"szefowie/szef", "resortu", "spraw", "zagranicznych"}), "foreign minister");
  EXPECT_EQ(first_office("pl", {"wiceminister", "finansów"}), "other:deputy finance minister");
  EXPECT_EQ(first_office("pl", {"rzecznik", "MSZ"}), "spokesperson");
  EXPECT_EQ(first_office("pl", {"głowa", "państwa"}), "president");
  EXPECT_EQ(first_office("pl", {"minister", "zdrowia"}), "minister of health");
  EXPECT_EQ(first_office("en", {"foreign", "minister"}), "foreign minister");
  EXPECT_EQ(first_office("en", {"Foreign", "Minister"}), "foreign minister");
  EXPECT_EQ(first_office("en", {"minister", "of", "health"}), "minister of health");
  EXPECT_EQ(first_office("en", {"deputy", "secretary", "of", "state"}), "other:deputy secretary of state");
  EXPECT_EQ(first_office("en", {"lawmakers/lawmaker"}), "member of parliament");
}

TEST(Offices, KitchensAndLeaguesHaveNone) {
  EXPECT_EQ(first_office("pl", {"szef", "kuchni"}), "");
  EXPECT_EQ(first_office("en", {"Premier", "League"}), "");
  EXPECT_EQ(first_office("pl", {"ministrant"}), "");
  EXPECT_EQ(first_office("en", {"prime", "time"}), "");
}

TEST(Offices, DependOnWhatCompletesThem) {
  std::map<world::Complement, std::string> president;
  for (const auto& o : offices_in("pl", {"prezydent"})) president.emplace(o.of, o.office);
  EXPECT_EQ(president[world::Complement::city], "mayor");
  EXPECT_EQ(president[world::Complement::state], "president");
  auto host = offices_in("pl", {"gospodarz", "Kremla"});
  ASSERT_EQ(host.size(), 1u);
  EXPECT_EQ(host[0].country, "RUS");
  for (const auto& o : offices_in("en", {"secretary", "of", "state"})) EXPECT_EQ(o.only, "USA");
}

TEST(Publishers, SpeakForStatesAndBodiesAtTheirHosts) {
  EXPECT_EQ(the_world().publisher("state.gov"), "USA");
  EXPECT_EQ(the_world().publisher("www.mfa.gov.pl"), "POL");
  EXPECT_EQ(the_world().publisher("ec.europa.eu"), "eu");
  for (const char* host : {"", "gov", "upstate.gov", "polsatnews.pl", "state.gov.example.org"})
    EXPECT_EQ(the_world().publisher(host), "") << host;
}

TEST(Offices, OfWhichThereIsOneHolder) {
  for (const char* office : {"president", "monarch", "foreign minister", "minister of health"}) {
    EXPECT_TRUE(the_world().has_one_holder(office)) << office;
  }
  for (const char* office : {"member of parliament", "deputy prime minister", "spokesperson", ""}) {
    EXPECT_FALSE(the_world().has_one_holder(office)) << office;
  }
}

TEST(Holders, AnswerByDay) {
  auto on = [](const char* office, const char* of, const char* date) {
    std::vector<std::string> names;
    for (const auto* h : the_world().holders(office, of, *Edtf::parse(date)))
      names.push_back(the_world().persons()[h->person].name);
    return names;
  };
  using Names = std::vector<std::string>;
  EXPECT_EQ(on("president", "KAZ", "2019-02-01"), Names{"Nursultan Nazarbayev"});
  EXPECT_EQ(on("president", "KAZ", "2019-04-05"), Names{"Kassym-Jomart Tokayev"});
  EXPECT_EQ(on("president", "KAZ", "2019-03-20").size(), 2u) << "both, on the day of the change";
  EXPECT_EQ(on("president", "RUS", "2010-06"), Names{"Dmitry Medvedev"});
  EXPECT_EQ(on("secretary-general", "nato", "2018-07-11"), Names{"Jens Stoltenberg"});
  EXPECT_TRUE(on("president", "KAZ", "1950-01-01").empty());
  EXPECT_TRUE(on("astronaut", "KAZ", "2019-01-01").empty());
}

TEST(Holders, AreUncertainAfterTheyWereLastSeen) {
  world::Holding h;
  h.from = *Edtf::parse("2019-03-20");
  h.seen = *Edtf::parse("2022-12");
  EXPECT_EQ(h.held(*Edtf::parse("2020-05")), Tri::yes);
  EXPECT_EQ(h.held(*Edtf::parse("2024-05-01")), Tri::perhaps);
  EXPECT_EQ(h.held(*Edtf::parse("2019-03-19")), Tri::no);
  h.from = *Edtf::parse("2019");
  EXPECT_EQ(h.held(*Edtf::parse("2019-06-01")), Tri::perhaps) << "some day of that year";
}

TEST(Persons, GivenNamesTellTheGender) {
  auto gender = [](const char* language, const char* name) {
    for (const auto& s : the_world().find(language, name))
      if (s.kind == SenseKind::given_name) return s.gender;
    return world::Gender::neuter;
  };
  EXPECT_EQ(gender("pl", "Wołodymyr"), world::Gender::masculine);
  EXPECT_EQ(gender("pl", "Zuzanna"), world::Gender::feminine);
  EXPECT_EQ(gender("en", "Theresa"), world::Gender::feminine);
  EXPECT_EQ(gender("en", "Kim"), world::Gender::unknown);
  EXPECT_EQ(gender("en", "Warsaw"), world::Gender::neuter) << "no name at all";
}

TEST(Persons, AreFoundInAnySpelling) {
  auto named = [](const char* name) {
    std::set<std::string> names;
    for (auto i : the_world().persons_named(name)) names.insert(the_world().persons()[i].name);
    return names;
  };
  using Names = std::set<std::string>;
  EXPECT_EQ(named("Tokajew"), Names{"Kassym-Jomart Tokayev"});
  EXPECT_EQ(named("Wołodymyr Zełenski"), Names{"Volodymyr Zelenskyy"});
  EXPECT_EQ(named("volodymyr zelensky"), Names{"Volodymyr Zelenskyy"});
  EXPECT_EQ(named("Kaczyński"), (Names{"Jarosław Kaczyński", "Lech Kaczyński"}));
  EXPECT_TRUE(named("Lech Putin").empty());
  EXPECT_TRUE(named("").empty());
  auto tokayev = the_world().persons_named("Tokayev");
  ASSERT_EQ(tokayev.size(), 1u);
  EXPECT_EQ(the_world().persons()[tokayev[0]].in("pl"), "Kasym-Żomart Tokajew");
  EXPECT_GE(the_world().holdings(tokayev[0]).size(), 3u);
  EXPECT_TRUE(the_world().holdings(1u << 30).empty());
}

}  // namespace
}  // namespace kronika
