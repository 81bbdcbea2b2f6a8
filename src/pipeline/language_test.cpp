#include "pipeline/language.hpp"

#include <gtest/gtest.h>

namespace kronika {
namespace {

TEST(Language, IsReadOffTheText) {
  EXPECT_EQ(detect_language("Prezydent spotkał się w czwartek z ambasadorem, aby omówić przygotowania do szczytu."),
            "pl");
  EXPECT_EQ(detect_language("The president met the ambassador on Thursday to discuss preparations for the summit."),
            "en");
  EXPECT_EQ(detect_language("Der Bundeskanzler traf am Donnerstag den Botschafter, um den Gipfel vorzubereiten."),
            "de");
}

TEST(Language, TextBeatsAWrongDeclaration) {
  EXPECT_EQ(detect_language("Prezydent spotkał się w czwartek z ambasadorem, aby omówić przygotowania do szczytu. "
                            "Rozmowy potrwają do piątku, a potem delegacja wróci do stolicy.",
                            "en"),
            "pl");
}

TEST(Language, DeclarationDecidesWhereTheTextDoesNot) {
  EXPECT_EQ(detect_language("1990", "pl-PL"), "pl");
  EXPECT_EQ(detect_language("1990"), "");
}

}  // namespace
}  // namespace kronika
