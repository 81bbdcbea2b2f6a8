#include "ingest/encoding.hpp"

#include <gtest/gtest.h>

namespace kronika::ingest {
namespace {

const std::string kPolish = "Zażółć gęślą jaźń: rząd złożył ślubowanie, świat wstrzymał oddech.";

TEST(Encoding, Utf8WithAndWithoutMark) {
  EXPECT_EQ(decode(kPolish)->text, kPolish);
  auto marked = decode("\xEF\xBB\xBF" + kPolish);
  EXPECT_EQ(marked->text, kPolish);
  EXPECT_EQ(marked->encoding, "UTF-8");
}

TEST(Encoding, TellsThePolishEightBitSetsApart) {
  auto a = decode(
      "rz\xB9"
      "d z\xB3o\xBFy\xB3 \x9Clubowanie, \x9Cwiat ja\x9F\xF1");
  ASSERT_TRUE(a) << a.error().message;
  EXPECT_EQ(a->encoding, "windows-1250");
  EXPECT_EQ(a->text, "rząd złożył ślubowanie, świat jaźń");

  auto b = decode(
      "rz\xB1"
      "d z\xB3o\xBFy\xB3 \xB6lubowanie, \xB6wiat ja\xBC\xF1");
  ASSERT_TRUE(b) << b.error().message;
  EXPECT_EQ(b->encoding, "iso-8859-2");
  EXPECT_EQ(b->text, "rząd złożył ślubowanie, świat jaźń");
}

TEST(Encoding, WesternText) {
  auto r = decode("The caf\xE9 in Besan\xE7on \x96 it\x92s na\xEFve");
  ASSERT_TRUE(r);
  EXPECT_EQ(r->encoding, "windows-1252");
  EXPECT_EQ(r->text, "The café in Besançon – it’s naïve");
}

TEST(Encoding, DeclarationIsUsedUnlessItIsWrong) {
  EXPECT_EQ(decode("\xBF\xF3\xB3w", "iso-8859-2")->text, "żółw");
  EXPECT_EQ(decode("żółw", "iso-8859-2")->text, "żółw");  // valid UTF-8 all the same
  EXPECT_FALSE(decode("\xBF\xF3\xB3w", "klingon"));
}

TEST(Encoding, AFewBrokenBytesAreNoOtherEncoding) {
  auto r = decode(kPolish + "\xC5 " + kPolish);
  ASSERT_TRUE(r);
  EXPECT_EQ(r->encoding, "UTF-8");
  EXPECT_EQ(r->text, kPolish + "\uFFFD " + kPolish);
}

TEST(Encoding, Utf16ByItsMark) {
  EXPECT_EQ(decode(std::string("\xFF\xFE"
                               "\x05\x01"
                               "b\0",
                               6))
                ->text,
            "ąb");
}

TEST(Encoding, RefusesWhatIsNoText) {
  EXPECT_EQ(decode(std::string("PK\x03\x04\0\0", 6)).error().message, "is not text: it holds NUL or control bytes");
  EXPECT_FALSE(decode("\x81\x8D\x8F\x90\x9D \x81\x8D"));  // undefined or controls in every set
}

}  // namespace
}  // namespace kronika::ingest
