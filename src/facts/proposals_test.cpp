#include "facts/proposals.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"

namespace kronika::facts {
namespace {

struct Fixture {
  Rules rules = std::move(*Rules::compile({*packs::parse_blocks("words of\n  of\n", "test.rules")}, "xx"));
  Document doc = entities::test_document("guards guard NOUN Number=Plur 0 root\n", "xx");
  StateWords words{.name = [](std::string_view iso) { return iso == "PER" ? "Peru" : ""; },
                   .adjective = [](std::string_view) { return ""; }};
  Reading reading{doc, rules, &words};
  Proposals proposals{reading};
};

TEST(Proposals, TheSameIsProposedOnce) {
  Fixture f;
  const auto peru = f.proposals.state("PER");
  EXPECT_EQ(f.proposals.state("PER"), peru);
  EXPECT_EQ(f.proposals.entity(peru).name, "Peru");
  EXPECT_EQ(f.proposals.state("XXX"), kNone);
  EXPECT_EQ(f.proposals.called(0, EntityKind::group, "guards", "PER"),
            f.proposals.called(0, EntityKind::group, "guards", "PER"));
}

TEST(Proposals, AReferenceOutlivesFurtherOnes) {
  Fixture f;
  const Entity& peru = f.proposals.entity(f.proposals.state("PER"));
  for (int i = 0; i < 100; ++i) f.proposals.called(0, EntityKind::group, "guards " + std::to_string(i), "PER");
  EXPECT_EQ(peru.country, "PER");
}

TEST(Proposals, OnlyUsedOnesAreAdopted) {
  Fixture f;
  f.proposals.called(0, EntityKind::group, "guards", "PER");
  Ids used{f.proposals.state("PER")};
  const auto before = f.doc.entities.size();
  Proposals::adopt(f.doc, f.proposals.take(), {&used});
  ASSERT_EQ(f.doc.entities.size(), before + 1);
  EXPECT_EQ(f.doc.entities[used.front()].name, "Peru");
}

}  // namespace
}  // namespace kronika::facts
