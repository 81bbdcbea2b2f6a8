#include "quotes/marks.hpp"

#include <gtest/gtest.h>

#include <string>

namespace kronika::quotes {
namespace {

std::vector<std::string> passages(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& q : find_quoted(text, {0, static_cast<std::uint32_t>(text.size())}))
    out.emplace_back(q.inner.of(text));
  return out;
}
using List = std::vector<std::string>;

TEST(Marks, FindsEveryKindOfMark) {
  EXPECT_EQ(passages("Powiedział „tak” i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("Powiedział „tak“ i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("Powiedział “tak” i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("Powiedział “tak“."), List{"tak"});
  EXPECT_EQ(passages("Powiedział \"tak\" i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("Powiedział «tak» i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("Powiedział ,,tak'' i wyszedł."), List{"tak"});
  EXPECT_EQ(passages("He said ‘yes’ and left."), List{"yes"});
  EXPECT_EQ(passages("He called it 'odd' again."), List{"odd"});
}

TEST(Marks, ApostrophesAreNoMarks) {
  EXPECT_EQ(passages("The minister's aide and the activists' lawyer don't agree."), List{});
  EXPECT_EQ(passages("Israel’s leader’s aide"), List{});
  EXPECT_EQ(passages("back in the '90s it wasn't"), List{});
}

TEST(Marks, InnerMarksBelongToTheOuterPassage) {
  EXPECT_EQ(passages("„Czytałem «Dawn» i „Times” wczoraj” – dodał."), List{"Czytałem «Dawn» i „Times” wczoraj"});
  EXPECT_EQ(passages("\"They call him 'Rocket Man.'\" So it goes."), List{"They call him 'Rocket Man.'"});
}

TEST(Marks, SeveralPassagesInARow) {
  EXPECT_EQ(passages("\"One,\" he said. \"Two.\""), (List{"One,", "Two."}));
  EXPECT_EQ(passages("tezy o \"braku\", \"narracji\" oraz \"winie\"."), (List{"braku", "narracji", "winie"}));
}

TEST(Marks, AStrayMarkHarmsNobodyElse) {
  EXPECT_EQ(passages("umów dwustronnych\". Potem \"tak\" dodał."), List{"tak"});
  EXPECT_EQ(passages("badamy to” — podała. Mówił o „zmianie”."), List{"zmianie"});
}

TEST(Marks, AnOpenParagraphIsOneOpenPassage) {
  std::string text = "“First paragraph goes on.";
  auto found = find_quoted(text, {0, static_cast<std::uint32_t>(text.size())});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_FALSE(found[0].closed);
  EXPECT_EQ(found[0].inner.of(text), "First paragraph goes on.");
}

TEST(Marks, StraightMarksMayHoldStraightMarks) {
  EXPECT_EQ(passages("\"What \"rights\"? There are none\" - he said."), List{"What \"rights\"? There are none"});
  EXPECT_EQ(passages("\"One\" and \"two\" and \"three\"."), (List{"One", "two", "three"}));
}

TEST(Marks, APassageBehindItsAttributionMayGoOnInTheNextParagraph) {
  const std::string_view text = "\"One,\" he said. \"Two goes on.";
  const Span all{0, static_cast<std::uint32_t>(text.size())};
  EXPECT_EQ(find_quoted(text, all).size(), 1u);
  const auto found = find_quoted(text, all, true);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[1].closed);
  EXPECT_EQ(found[1].inner.of(text), "Two goes on.");
}

TEST(Marks, AnApostropheDoesNotHideThatAPassageGoesOn) {
  const std::string_view text = "\"One,\" he said. \"Two doesn't end.";
  const auto found = find_quoted(text, {0, static_cast<std::uint32_t>(text.size())}, true);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[1].inner.of(text), "Two doesn't end.");
}

TEST(Marks, BlocksAreReadApartAndTeasersNotAtAll) {
  Article article;
  article.text = "\"Open here.\n\nThen \"two\" words.\n\n\"Teaser\" here";
  article.blocks = {{{0, 11}, BlockKind::paragraph}, {{13, 30}, BlockKind::paragraph}, {{32, 45}, BlockKind::related}};
  auto found = find_quoted(article);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[1].inner.of(article.text), "two");
}

TEST(Marks, HostileInputStaysLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "„ \"a ";
  (void)passages(text);
  std::string malformed = "\xff\xfe\"\xe2\x80";
  (void)passages(malformed);
}

}  // namespace
}  // namespace kronika::quotes
