#include "syntax/features.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kronika::syntax {
namespace {

WordFeatures features(std::string_view form, const Readings& readings = {}) {
  WordFeatures f;
  extract_features(form, readings, f);
  return f;
}

bool has(const std::vector<std::uint32_t>& keys, char kind, std::string_view text) {
  return std::find(keys.begin(), keys.end(), feature_key(kind, text)) != keys.end();
}

TEST(Features, AreAffixesOfTheLowerCasedForm) {
  const auto f = features("Łódź");
  EXPECT_TRUE(has(f.word, 'w', "łódź"));
  EXPECT_TRUE(has(f.shape, '1', "ł"));
  EXPECT_TRUE(has(f.shape, '3', "łód"));
  EXPECT_TRUE(has(f.shape, 'B', "ź"));
  EXPECT_TRUE(has(f.shape, 'D', "ódź"));
  EXPECT_TRUE(has(f.shape, 'E', "łódź"));
  EXPECT_FALSE(has(f.shape, 'F', "łódź"));  // there are no five letters
  EXPECT_TRUE(has(f.shape, 'p', "Xxx"));
}

TEST(Features, TellLettersFromFigures) {
  EXPECT_TRUE(has(features("B-52").shape, 'p', "X-dd"));
  EXPECT_TRUE(has(features("2019").shape, 'p', "dd"));
  EXPECT_TRUE(has(features("Путин").shape, 's', "c"));
  EXPECT_TRUE(has(features("Putin").shape, 's', "a"));
}

TEST(Features, SayWhatTheDictionaryKnows) {
  Readings r;
  r.known = true;
  r.analyses = {{"móc", Upos::VERB, Symbol("fin:sg:ter:imperf"), Symbol("Number=Sing|Person=3")},
                {"Moc", Upos::NOUN, Symbol("subst:pl:gen:f"), Symbol("Case=Gen|Number=Plur")},
                {"moc", Upos::NOUN, Symbol("subst:pl:gen:f"), Symbol("Case=Gen|Number=Plur")}};
  const auto known = features("mocy", r);
  EXPECT_TRUE(has(known.word, 'l', "móc"));
  EXPECT_EQ(std::count(known.word.begin(), known.word.end(), feature_key('l', "moc")), 1);
  EXPECT_TRUE(has(known.shape, 't', "NOUN|subst:pl:gen:f|Case=Gen|Number=Plur"));
  EXPECT_TRUE(has(known.shape, 'v', "Person=3"));
  EXPECT_TRUE(has(known.shape, 'x', "fin:sg:ter:imperf subst:pl:gen:f "));
  r.known = false;  // a guess is something else
  const auto guessed = features("mocy", r);
  EXPECT_FALSE(has(guessed.shape, 'v', "Person=3"));
  EXPECT_TRUE(has(guessed.shape, 'V', "Person=3"));
}

TEST(Features, TakeAnyBytes) {
  EXPECT_FALSE(features("").word.empty());
  EXPECT_FALSE(features("\xff\xfe\x80").shape.empty());
  const auto longest = features(std::string(100000, 'a') + "ego");
  EXPECT_TRUE(has(longest.shape, 'D', "ego"));
  EXPECT_LT(longest.shape.size(), 20u);
}

}  // namespace
}  // namespace kronika::syntax
