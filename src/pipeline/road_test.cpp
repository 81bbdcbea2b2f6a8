#include "pipeline/road.hpp"

#include <gtest/gtest.h>

namespace kronika {
namespace {

class Fake final : public Step {
 public:
  Fake(Layers needs, Layers adds) : needs_(needs), adds_(adds) {}
  std::string_view name() const override { return "fake"; }
  Layers needs() const override { return needs_; }
  Layers adds() const override { return adds_; }
  Result<void> run(Document&) const override { return {}; }

 private:
  Layers needs_, adds_;
};

TEST(Road, EveryNeedIsMetByAnEarlierStep) {
  Steps good;
  good.push_back(std::make_unique<Fake>(Layers{Layer::text}, Layers{Layer::tokens}));
  good.push_back(std::make_unique<Fake>(Layers{Layer::tokens}, Layers{Layer::trees}));
  EXPECT_EQ(unmet_need(good), "");
  Steps bad;
  bad.push_back(std::make_unique<Fake>(Layers{Layer::trees}, Layers{Layer::events}));
  EXPECT_NE(unmet_need(bad), "");
}

TEST(Road, TheShippedPacksMakeRoads) {
  auto roads = build_roads(KRONIKA_SOURCE_DIR);
  ASSERT_TRUE(roads) << roads.error().to_string();
  EXPECT_TRUE(roads->contains("pl"));
  EXPECT_TRUE(roads->contains("en"));
}

TEST(Road, AFolderWithoutPacksIsRefused) {
  auto roads = build_roads("/nonexistent");
  ASSERT_FALSE(roads);
  EXPECT_NE(roads.error().message.find("no language packs"), std::string::npos);
}

}  // namespace
}  // namespace kronika
