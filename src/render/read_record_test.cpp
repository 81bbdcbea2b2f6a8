#include <gtest/gtest.h>

#include "base/sha256.hpp"
#include "kronika/record.hpp"

namespace kronika {
namespace {

Document sample() {
  Document doc;
  doc.language = "pl";
  doc.article.path = "a.txt";
  doc.article.text = "Żółw spotkał Łosia.";
  doc.id = "sha256:" + sha256_hex(doc.article.text);
  doc.article.published = Edtf::parse("2019-04").value();
  doc.sentences.push_back({{0, static_cast<std::uint32_t>(doc.article.text.size())}});
  Entity e;
  e.name = "Żółw";
  e.country = "POL";
  e.key = "person:zolw";
  Mention m;
  m.span = {0, 7};
  e.mentions.push_back(m);
  doc.entities.push_back(e);
  Event v;
  v.sources = {0};
  v.date = Edtf::parse("2019-04-03").value();
  v.sentence = 0;
  v.trigger = {8, 16};
  v.rule = "r";
  v.confidence = 0.5;
  doc.events.push_back(v);
  Quote q;
  q.speaker = 0;
  q.sentence = 0;
  q.span = {8, 16};
  doc.quotes.push_back(q);
  Office o;
  o.person = 0;
  o.office = "president";
  o.of = "POL";
  o.sentence = 0;
  doc.offices.push_back(o);
  Relation r;
  r.kind = "allies";
  r.between = {0};
  r.sentence = 0;
  doc.relations.push_back(r);
  return doc;
}

TEST(ReadRecord, GivesBackWhatWasWritten) {
  std::string record = to_record(sample());
  auto read = from_record(record);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(to_record(*read), record);
  EXPECT_EQ(read->words(read->events[0].trigger), "spotkał");
}

std::string broken(const std::string& from, const std::string& to) {
  std::string record = to_record(sample());
  auto at = record.find(from);
  if (at == std::string::npos) return "the sample has no " + from;
  record.replace(at, from.size(), to);
  auto read = from_record(record);
  return read ? "accepted" : read.error().message;
}

TEST(ReadRecord, RefusesWhatIsWrong) {
  EXPECT_EQ(broken("kronika.extraction/1", "other/1"), "is no record of schema kronika.extraction/1");
  EXPECT_EQ(broken("\"end\":19", "\"end\":20"), "offsets lie outside the text");
  EXPECT_EQ(broken("\"end\":19", "\"end\":-1"), "\"end\" is not a number");
  EXPECT_EQ(broken("\"sources\":[\"e1\"]", "\"sources\":[\"e2\"]"), "refers to an entity \"e2\" that is not there");
  EXPECT_EQ(broken("CONSULT", "AGREE"), "accepted");
  EXPECT_EQ(broken("\"AGREE\"", "\"X\""), "the sample has no \"AGREE\"");
  EXPECT_EQ(broken("\"CONSULT\"", "\"X\""), "\"type\" has a value that is not known");
  EXPECT_EQ(broken("sha256:", "sha256:0"), "the document's id is not the one of its text");
  EXPECT_FALSE(from_record("{"));
  EXPECT_FALSE(from_record("[]"));
  EXPECT_FALSE(from_record(std::string(1000, '[') + std::string(1000, ']')));
}

}  // namespace
}  // namespace kronika
