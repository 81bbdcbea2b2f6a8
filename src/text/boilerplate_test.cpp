#include "text/boilerplate.hpp"

#include <gtest/gtest.h>

#include <set>

namespace kronika::text {
namespace {

// The article's blocks that are left as news, joined by " | ".
std::string news(Article& article, const std::string& language = "pl") {
  static const std::set<std::string, std::less<>> words{"minister", "funkcję", "rzecznik", "the", "he"};
  auto b = Boilerplate::load(std::string(KRONIKA_SOURCE_DIR) + "/packs/" + language,
                             [](std::string_view w) { return words.contains(w); });
  if (!b) return b.error().to_string();
  if (article.blocks.empty())
    article.blocks.push_back({{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::paragraph});
  b->mark(article);
  std::string out;
  for (const auto& block : article.blocks)
    if (block.kind == BlockKind::paragraph)
      out += (out.empty() ? "" : " | ") + std::string(block.span.of(article.text));
  return out;
}

TEST(Boilerplate, TeaserThatRepeatsItsTitle) {
  Article a;
  a.text = "Rozmowy trwały godzinę. Burza w Sejmie \"nad ustawą\" Burza w... czytaj dalej » Potem był obiad.";
  EXPECT_EQ(news(a), "Rozmowy trwały godzinę. | Potem był obiad.");
  ASSERT_EQ(a.related.size(), 1u);
  EXPECT_EQ(a.related[0].title, "Burza w Sejmie \"nad ustawą\"");
  EXPECT_EQ(a.related[0].span.of(a.text), a.related[0].title);
}

TEST(Boilerplate, ShortBlockThatEndsInAMarkIsATeaserWhole) {
  Article a;
  a.text = "Premier zapowiada zmiany. Wraz z nowym rokiem... zobacz więcej";
  EXPECT_EQ(news(a), "");
}

TEST(Boilerplate, LinkWithATitleBehindItsMark) {
  Article a;
  a.text = "Poinformowano o tym w środę. ZOBACZ: Nowy ambasador Rosji w Polsce Funkcję tę sprawował od roku.";
  EXPECT_EQ(news(a), "Poinformowano o tym w środę. | Funkcję tę sprawował od roku.");
  EXPECT_EQ(a.related[0].title, "Nowy ambasador Rosji w Polsce");

  a = {};
  a.text = "Tak było. ZOBACZ: \"Jesteśmy gotowi\". Putin o wojnie - Myślę, że nie - dodał.";
  EXPECT_EQ(news(a), "Tak było. | - Myślę, że nie - dodał.");

  a = {};
  a.text = "Koniec.Czytaj też: Pierwszy tytułCzytaj też: Drugi tytuł";
  EXPECT_EQ(news(a), "Koniec.");
  ASSERT_EQ(a.related.size(), 2u);
  EXPECT_EQ(a.related[0].title, "Pierwszy tytuł");

  a = {};
  a.text = "Koniec. ZOBACZ: \"Czekamy na rozkaz!\" Ramzan apeluje do wojska Minister nie odpowiedział.";
  EXPECT_EQ(news(a), "Koniec. | Minister nie odpowiedział.");

  a = {};
  a.text = "Koniec. ZOBACZ: Nowy ambasador w Polsce 67-letni dyplomata przyjechał w środę.";
  EXPECT_EQ(news(a), "Koniec. | 67-letni dyplomata przyjechał w środę.");
}

TEST(Boilerplate, ButtonsInFrontOfASentence) {
  Article a;
  a.text = "Masz konto? Udostępnij Facebook Kopiuj link Sejm przyjął w piątek ustawę. Prezydent ją podpisze.";
  EXPECT_EQ(news(a), "Masz konto? | Sejm przyjął w piątek ustawę. Prezydent ją podpisze.");
}

TEST(Boilerplate, EnglishLinks) {
  Article a;
  a.text = "He said so. Is there a way back? Read more The minister left.";
  EXPECT_EQ(news(a, "en"), "He said so. | The minister left.");
}

TEST(Boilerplate, OrdinaryWordsStay) {
  Article a;
  a.text = "Chcemy zobaczyć więcej dowodów. Można przeczytać: tak jest. Zarabia więcej niż rok temu.";
  EXPECT_EQ(news(a), a.text);
  EXPECT_TRUE(a.related.empty());
}

TEST(Boilerplate, FilmsWithTheirTitlesTwice) {
  Article a;
  a.text = "The talks went on. JUST WATCHED Boat meets whale Replay More Videos ... MUST WATCH Boat meets whale 03:04";
  EXPECT_EQ(news(a, "en"), "The talks went on.");
}

}  // namespace
}  // namespace kronika::text
