#include "facts/addressees.hpp"

#include <gtest/gtest.h>

namespace kronika::facts {
namespace {

constexpr std::uint32_t kNorway = 0, kChad = 1, kMali = 2, kNobody = 3;

Entity entity(EntityKind kind, const char* country, std::uint32_t sentence) {
  Entity e;
  e.kind = kind;
  e.country = country;
  e.mentions.emplace_back().sentence = sentence;
  return e;
}

Event event(std::uint32_t sentence, std::vector<std::uint32_t> sources, std::vector<std::uint32_t> targets) {
  Event e;
  e.type = EventType::REJECT;
  e.sentence = sentence;
  e.sources = std::move(sources);
  e.targets = std::move(targets);
  e.confidence = 0.5;
  return e;
}

// The targets of the last of the events, once settled.
std::vector<std::uint32_t> settled(std::vector<Event> events, std::uint32_t mali_in, bool open = true) {
  Document doc;
  doc.entities = {entity(EntityKind::state, "NOR", 0), entity(EntityKind::state, "TCD", 0),
                  entity(EntityKind::state, "MLI", mali_in), entity(EntityKind::group, "---", 0)};
  settle_addressees(
      doc, events, [&](const Event&) { return open; },
      [&](std::uint32_t id) { return std::string_view(doc.entities[id].country); });
  EXPECT_EQ(events.back().confidence < 0.5, open && !events.back().targets.empty());
  return events.back().targets;
}

using Ids = std::vector<std::uint32_t>;

TEST(Addressees, TheOnlyOtherStateOfTheSentence) {
  EXPECT_EQ(settled({event(3, {kNorway}, {})}, 3), Ids{kMali});
  EXPECT_EQ(settled({event(0, {kNorway}, {})}, 0), Ids{}) << "one of two";
}

TEST(Addressees, WhatWasToldBeforeIsOfOthers) {
  EXPECT_EQ(settled({event(1, {kChad}, {kNorway}), event(3, {kNorway}, {})}, 9), Ids{});
  EXPECT_EQ(settled({event(3, {kNobody}, {})}, 3), Ids{}) << "whose state nobody knows";
}

TEST(Addressees, NobodyOfWhatManySayTogether) {
  EXPECT_EQ(settled({event(3, {kNorway, kChad}, {})}, 3), Ids{kMali});
  EXPECT_EQ(settled({event(3, {kNorway, kChad, kNobody}, {})}, 3), Ids{});
}

TEST(Addressees, OnlyWhereTheRuleSaysSo) { EXPECT_EQ(settled({event(3, {kNorway}, {})}, 3, false), Ids{}); }

}  // namespace
}  // namespace kronika::facts
