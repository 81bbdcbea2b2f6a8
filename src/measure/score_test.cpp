#include "measure/score.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "measure/likeness.hpp"

namespace kronika::measure {
namespace {

TEST(Likeness, WordsAreFoldedRunsOfLettersAndDigits) {
  EXPECT_EQ(words("„Za-Żółć” U.S. 25_b"), (std::vector<std::string>{"za", "żółć", "u", "s", "25_b"}));
  EXPECT_EQ(words("STRASSE Straße"), (std::vector<std::string>{"strasse", "strasse"}));
  EXPECT_TRUE(words(" –…").empty());
}

TEST(Likeness, NamesHaveShorterForms) {
  EXPECT_TRUE(same_name("Władimir Putin", "Putin"));
  EXPECT_FALSE(same_name("Władimir Putin", "Władimir"));
  EXPECT_TRUE(same_name("USA", "Stany Zjednoczone"));
  EXPECT_FALSE(same_name("Republika Konga", "Republika"));
  EXPECT_TRUE(same_name("Republika Konga", "Republika", true));
  EXPECT_FALSE(same_name("", "Putin"));
}

TEST(Likeness, SidesMatchInAnyOrderAndWhole) {
  Actor a{"Polska", "POL"}, b{"Niemcy", "DEU"};
  EXPECT_TRUE(same_side({a, b}, {b, a}));
  EXPECT_FALSE(same_side({a, b}, {a}));
  EXPECT_TRUE(same_side({}, {}));
}

constexpr const char* kGold = R"({"events": [
  {"type": "CONSULT", "aux": null, "sources": [{"name": "Jan Nowak", "country": "POL"}],
   "targets": [{"name": "Niemcy", "country": "DEU"}], "date": "2020-01-02", "sentence": "Nowak był w Niemczech.",
   "trigger": "był"},
  {"type": "ASSAULT", "aux": null, "sources": [], "targets": [], "date": null, "sentence": "Doszło do ataku.",
   "trigger": "ataku"}],
  "quotes": [{"speaker": {"name": "Jan Nowak", "country": "POL"}, "text": "To był dobry dzień"}],
  "offices": [{"person": "Jan Nowak", "office": "minister of health", "of": "POL", "status": "holds"}]})";

constexpr const char* kRecord = R"({"document": {"path": "a/b.txt"}, "text": "Żółw. Nowak był w Niemczech.",
  "sentences": [{"begin": 0, "end": 5}, {"begin": 6, "end": 28}],
  "entities": [{"id": "e1", "kind": "person", "name": "Nowak", "country": "POL"},
               {"id": "e2", "kind": "state", "name": "Niemcy", "country": "DEU"}],
  "events": [{"type": "CONSULT", "aux": null, "sources": ["e1"], "targets": ["e2"], "date": "2020-01-02",
              "sentence": 1, "trigger": {"begin": 12, "end": 15}, "confidence": 0.8}],
  "quotes": [{"speaker": "e2", "begin": 0, "end": 5}],
  "offices": [{"person": "e1", "office": "minister of health", "of": "POL", "status": "holds"}]})";

TEST(Score, CountsWhatIsRightMissedAndInvented) {
  auto gold = read_gold(kGold, "g.json");
  auto record = read_record(kRecord, "r.jsonl");
  ASSERT_TRUE(gold && record);
  EXPECT_EQ(record->name, "b.txt");
  EXPECT_EQ(record->events[0].sentence, "Nowak był w Niemczech.");
  EXPECT_EQ(record->events[0].trigger, "był");

  Score score;
  score.add("b", "pl", *gold, &*record);
  EXPECT_EQ(score.measures["pl"]["events"].right, 1u);
  EXPECT_EQ(score.measures["pl"]["events"].gold, 2u);
  EXPECT_EQ(score.measures["pl"]["events.full"].right, 1u);
  EXPECT_EQ(score.measures["all"]["dyads"].right, 1u);
  EXPECT_EQ(score.measures["pl"]["quotes"].right, 0u);
  EXPECT_EQ(score.measures["pl"]["offices"].right, 1u);
  EXPECT_EQ(score.types["pl"]["ASSAULT"].gold, 1u);
  EXPECT_EQ(score.reliability["events"][8].right, 1u);
  EXPECT_EQ(score.measures["pl"]["actors"].right, 2u);
  EXPECT_EQ(score.measures["pl"]["actors"].gold, 2u);
  ASSERT_EQ(score.errors.size(), 3u);
  EXPECT_EQ(score.errors[0], "b\tmissed event\tASSAULT\tataku\t[]>[]\tDoszło do ataku.");
}

TEST(Score, ActorsAreFoundByNameAndCountry) {
  auto gold = read_gold(R"({"quotes": [{"speaker": {"name": "Anna Kowal", "country": "POL"}, "text": "a"},
                                        {"speaker": {"name": "Jan Lis", "country": "POL"}, "text": "b"},
                                        {"speaker": {"name": "protestujący", "country": "---"}, "text": "c"}],
                            "offices": [{"person": "Jan Lis"}, {"person": "Ewa Wrona"}]})",
                        "g.json");
  auto record = read_record(R"({"entities": [{"id": "e1", "kind": "person", "name": "Kowal", "country": "DEU"},
                                              {"id": "e2", "kind": "person", "name": "Jan Lis", "country": "POL"},
                                              {"id": "e3", "kind": "person", "name": "Wrona", "country": "POL"}]})",
                            "r.jsonl");
  ASSERT_TRUE(gold && record);
  Score score;
  score.add("b", "pl", *gold, &*record);
  const auto& all = score.measures["pl"]["actors"];
  EXPECT_EQ(all.gold, 4u);
  EXPECT_EQ(all.said, 3u);   // names found
  EXPECT_EQ(all.right, 2u);  // a person in office has no country in the annotation
  EXPECT_EQ(score.measures["pl"]["actors.named"].gold, 3u);
  EXPECT_NE(std::find(score.errors.begin(), score.errors.end(), "b\tother country\tAnna Kowal\tPOL\tDEU"),
            score.errors.end());
  EXPECT_NE(std::find(score.errors.begin(), score.errors.end(), "b\tmissed actor\tprotestujący\t---"),
            score.errors.end());
}

TEST(Score, AnAbsentRecordMissesEverything) {
  auto gold = read_gold(kGold, "g.json");
  ASSERT_TRUE(gold);
  Score score;
  score.add("b", "pl", *gold, nullptr);
  EXPECT_EQ(score.absent, 1u);
  EXPECT_EQ(score.measures["pl"]["events"].said, 0u);
  EXPECT_DOUBLE_EQ(score.measures["pl"]["events"].f1(), 0);
}

TEST(Score, FaultyInputIsAnErrorAndOddValuesAreEmpty) {
  EXPECT_EQ(read_record("[1]", "r.jsonl", 3).error().to_string(), "r.jsonl:3: is no JSON object");
  EXPECT_FALSE(read_gold("{", "g.json"));
  auto odd =
      read_record(R"({"text": 1, "events": [{"sentence": -4, "sources": [7]}], "sentences": [{"begin": 9}]})", "r");
  ASSERT_TRUE(odd);
  EXPECT_EQ(odd->events[0].sources[0].name, "?");
  EXPECT_EQ(odd->events[0].sentence, "");
}

}  // namespace
}  // namespace kronika::measure
