#include "facts/parties.hpp"

#include <gtest/gtest.h>

namespace kronika::facts {
namespace {

constexpr std::uint32_t kPerson = 9;

using Ids = std::vector<std::uint32_t>;

Event event(EventType type, Ids sources, Ids targets) {
  Event e;
  e.type = type;
  e.sources = std::move(sources);
  e.targets = std::move(targets);
  e.confidence = 0.5;
  return e;
}

std::vector<Event> settled(std::vector<Event> events, bool open = true) {
  settle_parties(events, [&](const Event&) { return open; }, [](std::uint32_t id) { return id != kPerson; });
  return events;
}

TEST(Parties, ThoseWhoDealtWithEachOtherLast) {
  const auto events =
      settled({event(EventType::CONSULT, {1}, {2}), event(EventType::CONSULT, {3}, {4}),
               event(EventType::ACCUSE, {5}, {6}), event(EventType::AGREE, {}, {}), event(EventType::AGREE, {7}, {8})});
  ASSERT_EQ(events.size(), 5u);
  EXPECT_EQ(events[3].sources, Ids{3});
  EXPECT_EQ(events[3].targets, Ids{4});
  EXPECT_LT(events[3].confidence, 0.5);
  EXPECT_EQ(events[4].confidence, 0.5);
}

TEST(Parties, ElseThoseToldFirstAfter) {
  const auto events = settled({event(EventType::AGREE, {}, {}), event(EventType::AGREE, {7}, {8})});
  ASSERT_EQ(events.size(), 2u);
  EXPECT_EQ(events[0].sources, Ids{7});
}

TEST(Parties, PowersAndNotPeople) {
  const auto events = settled({event(EventType::CONSULT, {1}, {2}), event(EventType::CONSULT, {kPerson}, {4}),
                               event(EventType::AGREE, {}, {})});
  EXPECT_EQ(events.back().sources, Ids{1});
}

TEST(Parties, NothingIsSaidOfNobody) {
  EXPECT_TRUE(settled({event(EventType::AGREE, {}, {})}).empty());
  EXPECT_EQ(settled({event(EventType::CONSULT, {1}, {}), event(EventType::AGREE, {}, {})}).size(), 1u);
  EXPECT_EQ(settled({event(EventType::PROTEST, {}, {})}, false).size(), 1u) << "whose rule asks for nobody";
}

}  // namespace
}  // namespace kronika::facts
