#include "facts/author.hpp"

#include <gtest/gtest.h>

#include "entities/test_document.hpp"
#include "facts/engine.hpp"

namespace kronika::facts {
namespace {

constexpr std::string_view kRules =
    "words speech\n  say\nwords official\n  minister spokesman\nwords spokesman\n  spokesman\n"
    "rule request/urge\n  verb urge\n  source subj(:state :organisation)\n  target obj\n  actors both\n";

constexpr const char* kWeUrgeIran =
    "We we PRON Number=Plur|Person=1 2 nsubj\nurge urge VERB VerbForm=Fin 0 root\nIran Iran PROPN _ 2 obj\n"
    "to to PART _ 5 mark\nwait wait VERB VerbForm=Inf 2 xcomp\n";

void name(Document& doc, std::uint32_t token, Entity entity) {
  Mention mention;
  mention.span = doc.tokens[token].span;
  mention.begin = mention.head = token;
  mention.end = token + 1;
  entity.mentions.push_back(mention);
  doc.entities.push_back(std::move(entity));
}

Entity of(EntityKind kind, std::string name, std::string country) {
  Entity entity;
  entity.kind = kind;
  entity.name = std::move(name);
  entity.country = std::move(country);
  entity.sector = "GOV";
  return entity;
}

// Who urges, in a document that the United States publish.
std::string source(Document doc, NamedBody publisher = {"state:USA", "United States", "USA", "GOV"}) {
  auto file = packs::parse_blocks(kRules, "test.rules");
  auto rules = Rules::compile({*file}, "xx");
  StateWords words;
  words.name = [](std::string_view iso) { return std::string(iso == "USA" ? "United States" : ""); };
  words.publisher = [&](const Article&) { return publisher; };
  Engine(*rules, words, {}).read(doc);
  if (doc.events.empty()) return "nothing";
  return doc.entities.at(doc.events[0].sources.at(0)).name;
}

Document statement() {
  auto doc = entities::test_document(kWeUrgeIran, "xx");
  name(doc, 2, of(EntityKind::state, "Iran", "IRN"));
  return doc;
}

TEST(Author, IsTheStateThatPublishes) {
  EXPECT_EQ(source(statement()), "United States");
  EXPECT_EQ(source(statement(), {}), "nothing");  // news
}

TEST(Author, IsTheBodyThatPublishes) {
  EXPECT_EQ(source(statement(), {"organisation:nato", "NATO", "IGO", "IGO"}), "NATO");
}

TEST(Author, IsCalledAsTheTextCalledTheBodyThatActs) {
  auto doc = entities::test_document(
      std::string("Ministry Ministry PROPN _ 2 nsubj\nworks work VERB VerbForm=Fin 0 root\n\n") + kWeUrgeIran, "xx");
  name(doc, 0, of(EntityKind::organisation, "Ministry", "USA"));
  name(doc, 4, of(EntityKind::state, "Iran", "IRN"));
  EXPECT_EQ(source(doc), "Ministry");
  doc.entities[0].country = "POL";
  EXPECT_EQ(source(doc), "United States");
}

TEST(Author, SaysNothingInAQuoteOrATranscript) {
  auto doc = statement();
  Quote quote;
  quote.span = {0, static_cast<std::uint32_t>(doc.article.text.size())};
  doc.quotes.push_back(quote);
  EXPECT_EQ(source(doc), "nothing");
}

// "Kowal Minister" at the head of the document.
TEST(Author, IsWhoSignsWhatIsDoneBySpeaking) {
  auto doc = entities::test_document(
      std::string("Kowal Kowal PROPN _ 0 root\nMinister minister NOUN _ 1 appos\n\n") + kWeUrgeIran, "xx");
  name(doc, 0, of(EntityKind::person, "Jan Kowal", "USA"));
  name(doc, 4, of(EntityKind::state, "Iran", "IRN"));
  EXPECT_EQ(source(doc), "Jan Kowal");
  doc.tokens[1].lemma = "spokesman";
  EXPECT_EQ(source(doc), "United States") << "who speaks for another signs for another";
  doc.tokens[1].lemma = "reader";
  EXPECT_EQ(source(doc), "United States") << "who has no office signs nothing";
}

TEST(Author, OfOnePersonIsNotTheState) {
  auto doc = statement();
  doc.tokens[0].feats = Symbol("Number=Sing|Person=1");
  EXPECT_EQ(source(doc), "nothing");
}

// "Joint Statement by Peru and Chile … We urge Iran": the states whose statement it is.
TEST(Author, WeOfAJointStatementAreItsStates) {
  auto file = packs::parse_blocks(kRules, "test.rules");
  auto rules = Rules::compile({*file}, "xx");
  StateWords words;
  words.name = [](std::string_view iso) { return std::string(iso); };
  words.joint = [](const Article&) { return true; };
  words.named = [](std::string_view) { return std::vector<std::string>{"PER", "CHL"}; };
  auto doc = statement();
  Engine(*rules, words, {}).read(doc);
  ASSERT_EQ(doc.events.size(), 1u);
  EXPECT_EQ(doc.events[0].sources.size(), 2u);
}

}  // namespace
}  // namespace kronika::facts
