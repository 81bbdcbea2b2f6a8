#include "render/summary.hpp"

#include <gtest/gtest.h>

namespace kronika::render {
namespace {

Document sample() {
  Document doc;
  doc.article.path = "a.txt";
  doc.article.title = "Two offices";
  doc.article.text = "Minister Anna Lis spoke.";
  doc.language = "en";
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.article.text.size())}, 0, 0, kNone, false});
  Entity who;
  who.name = "Anna Lis";
  doc.entities.push_back(who);
  Office office;
  office.person = 0;
  office.office = "minister of finance";
  office.of = "POL";
  office.confidence = 0.9;
  doc.offices.push_back(office);
  return doc;
}

TEST(Summary, SaysOfWhichStateAnOfficeIsWhereThatIsKnown) {
  auto doc = sample();
  EXPECT_NE(summary(doc, {}).find("Anna Lis holds minister of finance of POL\n"), std::string::npos);
  doc.offices[0].of = "---";
  EXPECT_NE(summary(doc, {}).find("Anna Lis holds minister of finance\n"), std::string::npos);
}

TEST(Summary, LeavesOutWhatIsLessSureThanAsked) {
  EXPECT_EQ(summary(sample(), {.min_confidence = 0.95}).find("Anna Lis"), std::string::npos);
}

TEST(Summary, ShowsNoControlCharactersOfTheText) {
  auto doc = sample();
  doc.entities[0].name = "Anna\x1b[31m Lis";
  EXPECT_EQ(summary(doc, {}).find('\x1b'), std::string::npos);
}

TEST(Summary, NamesNobodyWhereAnEventHasNoTarget) {
  auto doc = sample();
  Event event;
  event.type = EventType::PROTEST;
  event.sources = {0};
  event.trigger = {18, 23};
  event.rule = "en/protest/protest";
  event.confidence = 0.5;
  doc.events.push_back(event);
  EXPECT_NE(summary(doc, {}).find("undated PROTEST Anna Lis → –  “spoke”"), std::string::npos);
}

}  // namespace
}  // namespace kronika::render
