#include "entities/identity.hpp"

#include <gtest/gtest.h>

namespace kronika::entities {
namespace {

const Spelling& spelling() {
  static const auto loaded = Spelling::load(std::filesystem::path(KRONIKA_SOURCE_DIR) / "world/spelling.tsv");
  return *loaded;
}

TEST(Spelling, OneNameInTwoLanguagesIsOne) {
  EXPECT_EQ(spelling().fold("Siergiej Ławrow"), spelling().fold("Sergei Lavrov"));
  EXPECT_EQ(spelling().fold("Wołodymyr Zełenski"), spelling().fold("Volodymyr Zelenskyy"));
  EXPECT_EQ(spelling().fold("Wołodymyr Zełenski"), spelling().fold("Volodymyr Zelensky"));
  EXPECT_EQ(spelling().fold("Dmitrij Pieskow"), spelling().fold("Dmitry Peskov"));
  EXPECT_EQ(spelling().fold("Rustem Umierow"), spelling().fold("Rustem Umerov"));
  EXPECT_EQ(spelling().fold("Tokajew"), spelling().fold("Tokayev"));
}

TEST(Spelling, OtherPeopleStayOthers) {
  EXPECT_NE(spelling().fold("Bill Clinton"), spelling().fold("Hillary Clinton"));
  EXPECT_NE(spelling().fold("George W. Bush"), spelling().fold("Jeb Bush"));
  EXPECT_NE(spelling().fold("Jan Nowak"), spelling().fold("Jan Nowacki"));
}

TEST(Spelling, NothingIsNothing) { EXPECT_EQ(spelling().fold(""), ""); }

}  // namespace
}  // namespace kronika::entities
