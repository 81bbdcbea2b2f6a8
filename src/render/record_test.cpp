#include "kronika/record.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace kronika {
namespace {

Document sample() {
  Document doc;
  doc.article.path = "a.txt";
  doc.article.title = "Wizyta";
  doc.article.text = "Łukasz odwiedził Żory.";
  doc.id = "sha256:00";
  doc.language = "pl";
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.article.text.size())}, 0, 0, kNone, false});
  Entity who;
  who.name = "Łukasz";
  who.mentions.push_back({{0, 7}, 0, 0, 1, 0, MentionForm::name, ""});
  doc.entities.push_back(who);
  Event e;
  e.mode = "visit";
  e.sources = {0};
  e.sentence = 0;
  e.trigger = {8, 18};
  e.rule = "pl/visit";
  e.confidence = 0.5;
  doc.events.push_back(e);
  return doc;
}

TEST(Record, OffsetsAreCodePointsOfTheText) {
  auto r = nlohmann::json::parse(to_record(sample()));
  EXPECT_EQ(r["schema"], "kronika.extraction/1");
  EXPECT_EQ(r["sentences"][0]["end"], 22);
  EXPECT_EQ(r["entities"][0]["mentions"][0]["end"], 6);
  EXPECT_EQ(r["events"][0]["trigger"]["begin"], 7);
  EXPECT_EQ(r["events"][0]["trigger"]["end"], 16);
}

TEST(Record, WhatIsUnknownIsNull) {
  auto r = nlohmann::json::parse(to_record(sample()));
  EXPECT_TRUE(r["document"]["published"].is_null());
  EXPECT_TRUE(r["document"]["url"].is_null());
  EXPECT_TRUE(r["events"][0]["aux"].is_null());
  EXPECT_TRUE(r["events"][0]["place"].is_null());
  EXPECT_EQ(r["entities"][0]["country"], "---");
  EXPECT_EQ(r["events"][0]["sources"][0], "e1");
}

TEST(Record, IsOneLine) {
  auto doc = sample();
  doc.article.text += "\nDruga linia\u2028i trzecia.";
  EXPECT_EQ(to_record(doc).find('\n'), std::string::npos);
}

}  // namespace
}  // namespace kronika
