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

bool never(const Event&) { return false; }

Telling telling(std::function<bool(const Event&)> by_noun = never) {
  return {std::move(by_noun),
          never,
          never,
          never,
          [](const Event&) { return std::string_view("act"); },
          [](std::uint32_t) { return std::string_view("---"); },
          [](std::uint32_t) { return false; },
          [](std::uint32_t) { return false; }};
}

std::size_t merged(Event first, Event second, bool second_by_noun) {
  std::vector<Event> events = {std::move(first), std::move(second)};
  const auto noun = [&](const Event& e) { return second_by_noun && e.sentence == 2; };
  merge_tellings(events, telling(noun));
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
  merge_tellings(events, telling());
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events[0].sentence, 2U);
}

TEST(Merge, AnActAheadHasNotTheDateOfOneThatHasBeen) {
  std::vector<Event> events = {event(EventType::RETREAT, 1), event(EventType::RETREAT, 2, "2018-07")};
  events[0].aux = Aux::future;
  events[0].place = 3;
  events[0].mode = "withdraw";
  merge_tellings(events, telling());
  for (const auto& e : events) EXPECT_FALSE(e.aux == Aux::future && e.date.has_value());
}

// How many events two of a type are, the second told by a noun, as `change` has it.
std::size_t apart(EventType type, const std::function<void(Telling&, std::vector<Event>&)>& change) {
  std::vector<Event> events = {event(type, 1), event(type, 2)};
  auto how = telling([](const Event& e) { return e.sentence == 2; });
  change(how, events);
  merge_tellings(events, how);
  return events.size();
}

TEST(Merge, ANounPointsBackUnlessItSaysThatItDoesNot) {
  EXPECT_EQ(apart(EventType::ASSAULT, [](Telling&, auto&) {}), 1U) << "the attack";
  EXPECT_EQ(apart(EventType::CONSULT,
                  [](Telling& how, auto& events) {
                    how.introduced = [](const Event& e) { return e.sentence == 2; };
                    how.country = [](std::uint32_t) { return std::string_view("PER"); };
                    events[1].sources = {2};
                  }),
            2U)
      << "a visit of a second envoy";
}

TEST(Merge, TwoPeopleOfOneCountryAreTwo) {
  const auto of_one_country = [](bool named) {
    return apart(EventType::ACCUSE, [named](Telling& how, auto& events) {
      how.country = [](std::uint32_t id) { return std::string_view(id == 1 ? "CHL" : "PER"); };
      how.named = [named](std::uint32_t) { return named; };
      events[1].sources = {2};
    });
  };
  EXPECT_EQ(of_one_country(false), 1U) << "Peru's criticism after its minister criticised";
  EXPECT_EQ(of_one_country(true), 2U);
}

TEST(Merge, ATripAndAMeetingAreTwoAndSoAreMeetingsWithOfficials) {
  const auto told_twice = [](const char* mode, bool group) {
    std::vector<Event> events = {event(EventType::CONSULT, 1), event(EventType::CONSULT, 2)};
    events[1].mode = mode;
    auto how = telling();
    how.group = [group](std::uint32_t id) { return group && id == 1; };
    merge_tellings(events, how);
    return events.size();
  };
  EXPECT_EQ(told_twice("", false), 1U);
  EXPECT_EQ(told_twice("visit", false), 2U);
  EXPECT_EQ(told_twice("", true), 2U);
}

TEST(Merge, MeasuresOfTwoVerbsAreTwo) {
  std::vector<Event> events = {event(EventType::SANCTION, 1), event(EventType::SANCTION, 2)};
  auto how = telling();
  merge_tellings(events, how);
  EXPECT_EQ(events.size(), 1U) << "told again";
  events = {event(EventType::SANCTION, 1), event(EventType::SANCTION, 2)};
  how.word = [](const Event& e) { return std::string_view(e.sentence == 1 ? "freeze" : "suspend"); };
  merge_tellings(events, how);
  EXPECT_EQ(events.size(), 2U);
}

// "Seized a ship. It also seized a barge."
TEST(Merge, WhatIsDoneBesidesIsAnotherAct) {
  const auto tell = [] { return std::vector<Event>{event(EventType::ASSAULT, 0), event(EventType::ASSAULT, 2)}; };
  auto events = tell();
  merge_tellings(events, telling());
  EXPECT_EQ(events.size(), 1u);
  auto how = telling();
  how.besides = [](const Event& e) { return e.sentence == 2; };
  events = tell();
  merge_tellings(events, how);
  EXPECT_EQ(events.size(), 2u);
}

}  // namespace
}  // namespace kronika::facts
