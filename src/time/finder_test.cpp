// What no text should contain, and some does: dates at the ends of the calendar, numbers without end.
#include "time/finder.hpp"

#include <gtest/gtest.h>

#include "time/test_document.hpp"

namespace kronika::time {
namespace {

struct Language {
  std::shared_ptr<const Morphology> morphology;
  std::optional<Finder> finder;
};

Language open(const std::string& language) {
  const auto pack = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / language;
  auto morphology = Morphology::load(pack / "morph");
  EXPECT_TRUE(morphology) << morphology.error().to_string();
  Language out;
  out.morphology = std::make_shared<const Morphology>(std::move(*morphology));
  auto finder = Finder::load(pack, out.morphology);
  EXPECT_TRUE(finder) << finder.error().to_string();
  out.finder.emplace(std::move(*finder));
  return out;
}

const Language& english() {
  static const Language language = open("en");
  return language;
}

const Language& polish() {
  static const Language language = open("pl");
  return language;
}

std::vector<std::string> values(const Language& language, const std::string& text, const std::string& published) {
  auto doc = test_document(text, published, *language.morphology);
  language.finder->find(doc);
  std::vector<std::string> out;
  for (const auto& t : doc.times) {
    out.push_back(t.text_value);
    EXPECT_LE(t.span.end, text.size());
    if (t.value.known()) {
      EXPECT_TRUE(Edtf::parse(t.value.to_string())) << t.value.to_string();
    }
  }
  return out;
}

using Values = std::vector<std::string>;

TEST(Finder, FindsNoDayThatDoesNotExist) {
  EXPECT_EQ(values(english(), "It was signed on February 30, 2019.", "2019-04-04"), Values{});
  EXPECT_EQ(values(english(), "It was signed on 31 April.", "2019-04-04"), Values{});
  EXPECT_EQ(values(english(), "It is dated 2019-13-01.", "2019-04-04"), Values{});
  EXPECT_EQ(values(english(), "It was signed on February 29, 2020.", "2020-04-04"), Values{"2020-02-29"});
  EXPECT_EQ(values(polish(), "Podpisano ją 30 lutego 2019 r.", "2019-04-04"), Values{});
  EXPECT_EQ(values(polish(), "Podpisano ją 31 kwietnia.", "2019-04-04"), Values{});
  EXPECT_EQ(values(polish(), "Podpisano ją 29 lutego 2020 r.", "2020-04-04"), Values{"2020-02-29"});
}

TEST(Finder, ReadsArticlesOfTheFirstAndTheLastYears) {
  const std::string in_english =
      "Last week he left, two centuries ago or yesterday. Next year, in 3000 years, on Friday and in May he returns. "
      "In the 1990s, in the early 19th century, by the end of the decade, since 1994.";
  const std::string in_polish =
      "W ubiegłym tygodniu odszedł, wiek temu lub wczoraj. W przyszłym roku, za 3000 lat, w piątek i w maju wróci. "
      "W latach 90., na początku XIX wieku, do końca dekady, od 1994 roku, nazajutrz.";
  for (const char* published : {"0001-01-01", "0001", "0000-12-31", "9999-12-31", "9999", "9999-12", "-0044-03-15"}) {
    EXPECT_FALSE(values(english(), in_english, published).empty());
    EXPECT_FALSE(values(polish(), in_polish, published).empty());
  }
  EXPECT_EQ(values(english(), "He left yesterday.", "0001-01-01"), Values{"0000-12-31"});
  EXPECT_EQ(values(english(), "He returns tomorrow.", "9999-12-31"), Values{"Y10000-01-01"});
}

TEST(Finder, NumbersWithoutEndDoNoHarm) {
  const std::string number(10'000, '7');
  const std::string zeros(10'000, '0'), large = "1" + std::string(18, '0');
  for (const std::string& n : {number, "0." + number, "-" + number, zeros, large}) {
    for (const auto* before : {"In ", "On May ", "In May ", "Since ", "The year ", "The "})
      for (const auto* after : {" years ago.", " days later.", "s.", "th century.", "-05-03.", "/5/3.", " May 2019."})
        values(english(), before + n + after, "2019-04-04");
    for (const auto* before : {"W ", "Od ", "W maju ", "W roku ", "Przed ", "Za "})
      for (const auto* after : {" lat temu.", " dni później.", " wieku.", "-lecie.", "-05-03.", " maja.", " r.", "."})
        values(polish(), before + n + after, "2019-04-04");
  }
}

TEST(Finder, ReadsTextsOfTenThousandDates) {
  std::string text;
  for (int i = 0; i < 10'000; ++i) text += "on May 3 and ";
  EXPECT_EQ(values(english(), text, "2019-04-04").size(), 10'000u);
}

TEST(Finder, AnExpressionHangsByItsNounWhereverTheTreeHasPutItsAdjective) {
  auto doc = test_document("He met the mayor last May.", "2019-08-04", *english().morphology);
  ASSERT_EQ(doc.tokens.size(), 7U);
  const std::uint32_t heads[] = {1, kNone, 3, 1, 3, 1, 1};
  for (std::uint32_t i = 0; i < 7; ++i) {
    doc.tokens[i].head = heads[i];
    doc.tokens[i].deprel = Symbol("dep");
  }
  doc.tokens[4].upos = Upos::ADJ;
  doc.tokens[5].upos = Upos::PROPN;
  english().finder->find(doc);
  ASSERT_EQ(doc.times.size(), 1U);
  EXPECT_EQ(doc.times.front().head, 5U);
}

TEST(Finder, WhatStandsBeforeADatedNounIsNotOfTheDate) {
  auto doc = test_document("They left after Monday's raid.", "2019-04-04", *english().morphology);
  const auto token = [&](std::string_view form) {
    for (std::uint32_t i = 0; i < doc.tokens.size(); ++i)
      if (doc.tokens[i].form == form) return i;
    return kNone;
  };
  for (auto& t : doc.tokens) t.deprel = Symbol("dep");
  const auto after = token("after"), day = token("Monday"), raid = token("raid");
  ASSERT_TRUE(after != kNone && day != kNone && raid != kNone);
  doc.tokens[after].upos = Upos::ADP;
  doc.tokens[after].deprel = Symbol("case");
  doc.tokens[day].deprel = Symbol("nmod:poss");
  doc.tokens[after].head = doc.tokens[day].head = raid;
  english().finder->find(doc);
  ASSERT_EQ(doc.times.size(), 1U);
  EXPECT_EQ(doc.times.front().text_value, "2019-04-01");
}

TEST(Finder, WhatJoinsClausesJoinsNoDays) {
  auto doc = test_document("They met on Monday and on Tuesday left.", "2019-04-04", *english().morphology);
  english().finder->find(doc);
  EXPECT_EQ(doc.times.size(), 1U);
  for (auto& t : doc.tokens) {
    if (t.form == "left") t.upos = Upos::VERB;
    if (t.form != "and") continue;
    t.upos = Upos::CCONJ;
    t.head = 7;
  }
  ASSERT_EQ(doc.tokens[7].form, "left");
  english().finder->find(doc);
  EXPECT_EQ(doc.times.size(), 2U);
}

}  // namespace
}  // namespace kronika::time
