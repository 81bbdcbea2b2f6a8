#include "time/resolve.hpp"

#include <gtest/gtest.h>

#include "time/finder.hpp"
#include "time/test_document.hpp"

namespace kronika::time {
namespace {

// What an expression means in an article of that date, through the whole of the finder.
std::string value(const std::string& text, const std::string& published) {
  static const auto pack = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / "en";
  static const auto morphology = std::make_shared<const Morphology>(std::move(*Morphology::load(pack / "morph")));
  static const auto finder = Finder::load(pack, morphology);
  auto doc = test_document(text, published, *morphology);
  finder->find(doc);
  return doc.times.size() == 1 ? doc.times.front().text_value : "";
}

TEST(Resolve, OfADayedArticleIsOneDay) {
  EXPECT_EQ(value("yesterday", "2019-04-04"), "2019-04-03");
  EXPECT_EQ(value("yesterday", "2019-03-01"), "2019-02-28");
}

TEST(Resolve, OfAMonthIsWhatAllItsDaysLeavePossible) {
  EXPECT_EQ(value("on Wednesday", "2019-04"), "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]");
  EXPECT_EQ(value("last year", "2019-04"), "2018");
  EXPECT_EQ(value("this month", "2019-04"), "2019-04");
}

TEST(Resolve, OfAnUndatedArticleKeepsWhatTheWordsSay) {
  EXPECT_EQ(value("on 3 April 2019", ""), "2019-04-03");
  EXPECT_EQ(value("in 2018", ""), "2018");
  EXPECT_EQ(value("in April", ""), "XXXX-04");
}

TEST(Resolve, OfAnArticleDatedTooVaguelyIsAsOfAnUndatedOne) {
  EXPECT_EQ(value("on 3 April 2019", "199X"), "2019-04-03");
  EXPECT_EQ(value("in April", "199X"), value("in April", ""));
}

}  // namespace
}  // namespace kronika::time
