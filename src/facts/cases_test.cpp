#include "facts/cases.hpp"

#include <gtest/gtest.h>

namespace kronika::facts {
namespace {

TEST(Cases, AreEventsAndASentence) {
  auto cases = parse_cases(
      "# comment\nnone :: Nothing happened.\nREQUEST C > D; ASSAULT negated B, A > :: Much happened.\n", "x.cases");
  ASSERT_TRUE(cases) << cases.error().to_string();
  ASSERT_EQ(cases->size(), 2u);
  EXPECT_EQ((*cases)[0].expected, "");
  EXPECT_EQ((*cases)[1].expected, "ASSAULT negated A, B > ; REQUEST C > D");
  EXPECT_EQ((*cases)[1].sentence, "Much happened.");
  EXPECT_EQ((*cases)[1].line, 3u);
}

TEST(Cases, FaultsNameFileAndLine) {
  EXPECT_EQ(parse_cases("none\n", "x.cases").error().to_string(), "x.cases:1: a case is events, \" :: \", a sentence");
  EXPECT_EQ(parse_cases("FIGHT A > B :: x\n", "x.cases").error().to_string(), "x.cases:1: no event: \"FIGHT A > B\"");
}

TEST(Cases, EventsOfADocumentHaveTheSameForm) {
  Document doc;
  doc.entities.resize(2);
  doc.entities[0].name = "Iran";
  doc.entities[1].name = "Israel";
  Event e;
  e.type = EventType::ASSAULT;
  e.aux = Aux::negated;
  e.sources = {0};
  e.targets = {1};
  doc.events.push_back(e);
  EXPECT_EQ(events_of(doc), parse_cases("ASSAULT negated Iran > Israel :: x\n", "x").value()[0].expected);
}

}  // namespace
}  // namespace kronika::facts
