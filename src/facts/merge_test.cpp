#include "facts/merge.hpp"

#include <gtest/gtest.h>

namespace kronika::facts {
namespace {

Event event(EventType type, std::uint32_t sentence, const char* date = nullptr) {
  Event e;
  e.type = type;
  e.sources = {0};
  e.targets = {1};
  e.sentence = sentence;
  e.trigger = {sentence * 10, sentence * 10 + 1};
  if (date != nullptr) e.date = *Edtf::parse(date);
  return e;
}

std::size_t merged(Event first, Event second, bool second_by_noun) {
  std::vector<Event> events = {std::move(first), std::move(second)};
  const auto noun = [&](const Event& e) { return second_by_noun && e.sentence == 2; };
  merge_tellings(events, {noun, [](const Event&) { return false; }}, [](std::uint32_t) { return "---"; });
  return events.size();
}

TEST(Merge, WhatIsSaidTodayIsNotTheDemandOfLastWeek) {
  EXPECT_EQ(merged(event(EventType::REQUEST, 1), event(EventType::REQUEST, 2, "2018-07"), true), 2U);
  EXPECT_EQ(merged(event(EventType::REQUEST, 1), event(EventType::REQUEST, 2), true), 1U) << "their demand";
  EXPECT_EQ(merged(event(EventType::ASSAULT, 1), event(EventType::ASSAULT, 2, "2018-07"), true), 1U)
      << "Monday's attack";
}

TEST(Merge, TheTellingThatDatesItselfIsTheClearer) {
  std::vector<Event> events = {event(EventType::ASSAULT, 1, "2018-07-02"), event(EventType::ASSAULT, 2, "2018-07-02")};
  events[0].date_reason = "the same act is told elsewhere";
  events[1].date_reason = "its own time";
  const auto never = [](const Event&) { return false; };
  merge_tellings(events, {never, never}, [](std::uint32_t) { return "---"; });
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].sentence, 2U);
}

TEST(Merge, AnActAheadHasNotTheDateOfOneThatHasBeen) {
  std::vector<Event> events = {event(EventType::RETREAT, 1), event(EventType::RETREAT, 2, "2018-07")};
  events[0].aux = Aux::future;
  events[0].place = 3;
  events[0].mode = "withdraw";
  const auto never = [](const Event&) { return false; };
  merge_tellings(events, {never, never}, [](std::uint32_t) { return "---"; });
  for (const auto& e : events) EXPECT_FALSE(e.aux == Aux::future && e.date.has_value());
}

}  // namespace
}  // namespace kronika::facts
