// Questions to a small chronicle made by hand.
#include "kronika/query.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "query/filters.hpp"
#include "query/suggest.hpp"
#include "store/test_document.hpp"

namespace kronika {
namespace {

using test::DocumentBuilder;

std::chrono::sys_days day(const char* text) { return *Edtf::parse(text).value().earliest(); }

class QueryTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-query-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    store_.emplace(Store::open(folder_ / "a.db", OpenMode::write).value());
    fill();
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  void put(const DocumentBuilder& b) { ASSERT_EQ(store_->put(b.done()).value(), Put::stored); }

  void fill() {
    {
      DocumentBuilder b("2019-04", "PAP");
      auto tokayev = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
      auto nazarbayev = b.person("Nursułtan Nazarbajew", "KAZ", "GOV");
      auto russia = b.state("Rosja", "RUS");
      auto moscow = b.entity(EntityKind::place, "Moskwa", "RUS", "");
      b.sentence("Tokajew składa w Moskwie swą pierwszą wizytę.");
      b.event(EventType::CONSULT, {tokayev}, {russia}, "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]", "wizytę",
              "visit")
          .place = moscow;
      b.sentence("Rządzący od niemal 30 lat Nazarbajew w marcu ustąpił.");
      b.event(EventType::RETREAT, {nazarbayev}, {}, "2019-03", "ustąpił", "resign");
      b.office(nazarbayev, "president", "KAZ", OfficeStatus::held, "1989~/2019-03", "Rządzący od niemal 30 lat");
      b.office(nazarbayev, "president", "KAZ", OfficeStatus::left_office, "2019-03", "w marcu ustąpił");
      b.sentence("Stanowisko objął Tokajew po rezygnacji Nazarbajewa.");
      b.office(tokayev, "president", "KAZ", OfficeStatus::took_office, "", "objął", nazarbayev);
      b.office(tokayev, "president", "KAZ", OfficeStatus::holds, "", "Stanowisko");
      put(b);
    }
    {
      DocumentBuilder b("2019-04-20", "Reuters");
      auto putin = b.person("Władimir Putin", "RUS", "GOV");
      auto tokayev = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
      auto kazakhstan = b.state("Kazachstan", "KAZ");
      auto nato = b.entity(EntityKind::organisation, "NATO", "IGO", "IGO");
      b.sentence("Kazachstan jest sojusznikiem, powiedział Putin.");
      b.mention(kazakhstan, "Kazachstan");
      b.quote(putin, "Kazachstan jest sojusznikiem");
      b.sentence("Putin grozi NATO i rozmawiał z Tokajewem w piątek.");
      b.event(EventType::THREATEN, {putin}, {nato}, "2019-04-19", "grozi");
      b.event(EventType::CONSULT, {putin}, {tokayev}, "2019-04-19", "rozmawiał");
      b.sentence("Wojna trwa.");
      b.event(EventType::ASSAULT, {putin}, {nato}, "2014/2020", "Wojna").aux = Aux::historical;
      b.sentence("Tokajew skrytykował Putina.");
      b.event(EventType::ACCUSE, {tokayev}, {putin}, "", "skrytykował");
      put(b);
    }
    {
      DocumentBuilder b("2019-04-21", "AFP");
      auto putin = b.person("Władimir Putin", "RUS", "GOV");
      auto tokayev = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
      auto kazakhstan = b.state("Kazachstan", "KAZ");
      b.sentence("Jak dodał, Kazachstan jest sojusznikiem.");
      b.mention(kazakhstan, "Kazachstan");
      b.quote(putin, "Kazachstan jest sojusznikiem");
      b.sentence("W piątek rozmawiali Tokajew i Putin.");
      b.event(EventType::CONSULT, {tokayev}, {putin}, "2019-04-19", "rozmawiali");
      put(b);
    }
  }

  ActorChoice actor(const char* name) { return find_actor(*store_, nullptr, name).value(); }

  // "CONSULT visit | THREATEN": what is found, with "?" for perhaps.
  std::string found(const EventQuery& query) {
    std::string text;
    auto page = find_events(*store_, query);
    EXPECT_TRUE(page) << (page ? "" : page.error().to_string());
    if (!page) return "error";
    for (const EventRow& row : page->rows) {
      if (!text.empty()) text += " ";
      text += row.type;
      if (row.in_window == Tri::perhaps) text += "?";
    }
    return text;
  }

  std::filesystem::path folder_;
  std::optional<Store> store_;
};

TEST_F(QueryTest, EventsByActorAndDyad) {
  EventQuery q;
  EXPECT_EQ(found(q), "ASSAULT RETREAT CONSULT CONSULT THREATEN ACCUSE");
  q.actors = {actor("Tokajew")};
  EXPECT_EQ(found(q), "CONSULT CONSULT ACCUSE");
  q.actors.push_back(actor("RUS"));
  EXPECT_EQ(found(q), "CONSULT CONSULT ACCUSE");
  q.actors = {actor("putin"), actor("NATO")};
  EXPECT_EQ(found(q), "ASSAULT THREATEN");
  q = {};
  q.source = actor("KAZ");
  q.type = EventType::CONSULT;
  q.mode = "visit";
  EXPECT_EQ(found(q), "CONSULT");
  q = {};
  q.target = actor("Putin");
  EXPECT_EQ(found(q), "ACCUSE");
  q = {};
  q.place = actor("Moskwa");
  EXPECT_EQ(found(q), "CONSULT");
  q = {};
  q.publisher = "AFP";
  EXPECT_EQ(found(q), "CONSULT");
  q = {};
  q.sector = "IGO";
  EXPECT_EQ(found(q), "ASSAULT THREATEN");
  q = {};
  q.min_confidence = 0.9;
  EXPECT_EQ(found(q), "");
}

TEST_F(QueryTest, WindowsSayPerhaps) {
  EventQuery q;
  q.window = {day("2019-04-01"), day("2019-04-30")};
  EXPECT_EQ(found(q), "ASSAULT? CONSULT CONSULT THREATEN ACCUSE?");
  q.window = {day("2019-04-01"), day("2019-04-05")};
  EXPECT_EQ(found(q), "ASSAULT? CONSULT?");
  // Between two Wednesdays.
  q.window = {day("2019-04-04"), day("2019-04-09")};
  EXPECT_EQ(found(q), "ASSAULT?");
  q.window = {std::nullopt, day("2019-03-31")};
  EXPECT_EQ(found(q), "ASSAULT? RETREAT");
  q.window = {day("2021-01-01"), std::nullopt};
  EXPECT_EQ(found(q), "");
}

TEST_F(QueryTest, TextIsFoundInAnyForm) {
  EventQuery q;
  q.text = "wizyte";
  EXPECT_EQ(found(q), "CONSULT");
  q.text = "\"swa pierwsza wizyte\"";
  EXPECT_EQ(found(q), "CONSULT");
  q.text = "TOKAJEW";
  EXPECT_EQ(found(q), "CONSULT CONSULT ACCUSE");
  q.text = "nic OR (takiego*";
  EXPECT_EQ(found(q), "");
  q.text = "***";
  EXPECT_FALSE(find_events(*store_, q));
}

TEST_F(QueryTest, PagesFollowEachOther) {
  EventQuery q;
  std::string whole = found(q), pieces;
  q.paging.limit = 1;
  for (int page = 0; page < 10; ++page) {
    auto result = find_events(*store_, q).value();
    for (const EventRow& row : result.rows) pieces += (pieces.empty() ? "" : " ") + row.type;
    if (result.next.empty()) break;
    q.paging.after = result.next;
  }
  EXPECT_EQ(pieces, whole);
  q.paging.after = "nonsense";
  EXPECT_FALSE(find_events(*store_, q));
}

TEST_F(QueryTest, JoinedEventsShowAllWitnesses) {
  EventQuery q;
  q.actors = {actor("Putin"), actor("Tokajew")};
  q.type = EventType::CONSULT;
  auto page = find_events(*store_, q).value();
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].tellings, 2);
  ASSERT_EQ(page.rows[0].witnesses.size(), 2u);
  EXPECT_EQ(page.rows[0].witnesses[0].source, "Reuters");
  EXPECT_EQ(page.rows[0].witnesses[1].source, "AFP");
  EXPECT_EQ(page.rows[0].witnesses[1].evidence, "rozmawiali");
  q.reported_by = day("2019-04-20");
  page = find_events(*store_, q).value();
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].tellings, 1);
  q.reported_by = day("2019-04-01");
  EXPECT_TRUE(find_events(*store_, q)->rows.empty());
}

TEST_F(QueryTest, Quotes) {
  QuoteQuery q;
  q.by = actor("Putin");
  q.about = actor("Kazachstan");
  auto page = find_quotes(*store_, q).value();
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].words, "Kazachstan jest sojusznikiem");
  EXPECT_EQ(page.rows[0].tellings, 2);
  EXPECT_EQ(page.rows[0].reported, "2019-04-20");
  q.window = {day("2019-05-01"), std::nullopt};
  EXPECT_TRUE(find_quotes(*store_, q)->rows.empty());
  q = {};
  q.by = actor("Tokajew");
  EXPECT_TRUE(find_quotes(*store_, q)->rows.empty());
}

TEST_F(QueryTest, WhoHeldTheOffice) {
  auto who = [&](const char* on) {
    std::string names;
    OfficeQuery q{"president", "KAZ", Edtf::parse(on).value(), {}};
    const auto holders = find_holders(*store_, nullptr, q).value();
    for (const Holder& h : holders) {
      names += h.term.person.name + (h.held == Tri::yes ? ". " : "? ");
      EXPECT_FALSE(h.term.evidence.empty());
      EXPECT_FALSE(h.reason.empty());
    }
    return names;
  };
  EXPECT_EQ(who("2019-02-01"), "Nursułtan Nazarbajew. ");
  EXPECT_EQ(who("2019-04-05"), "Kasym-Żomart Tokajew. ");
  EXPECT_EQ(who("2018"), "Nursułtan Nazarbajew. ");
  EXPECT_EQ(who("1970"), "");
  auto holders = find_holders(*store_, nullptr, {"president", "KAZ", Edtf::parse("2018").value(), {}}).value();
  ASSERT_EQ(holders.size(), 1u);
  EXPECT_EQ(holders[0].term.evidence.size(), 2u);
  EXPECT_EQ(holders[0].term.end->to_string(), "2019-03");
  EXPECT_EQ(known_offices(*store_, "KAZ").value(), std::vector<std::string>{"president"});
}

TEST_F(QueryTest, AnOfficeWithoutItsStateIsThatOfThePersonOrThePredecessor) {
  DocumentBuilder b("2020-02", "PAP");
  auto old = b.person("Jan Stary", "---");
  auto young = b.person("Jan Młody", "LTU");
  b.sentence("Stary odszedł z urzędu prezydenta, po nim przyszedł Młody.");
  b.office(old, "president", "---", OfficeStatus::left_office, "2020-01", "odszedł");
  b.office(young, "president", "LTU", OfficeStatus::holds, "", "przyszedł");
  b.relation("predecessor", {young, old}, "po nim");
  put(b);
  auto holders = find_holders(*store_, nullptr, {"president", "LTU", std::nullopt, {}}).value();
  ASSERT_EQ(holders.size(), 2u);
  EXPECT_EQ(holders[0].term.person.name, "Jan Stary");
  EXPECT_EQ(holders[0].term.of, "LTU");
  EXPECT_EQ(holders[1].term.person.name, "Jan Młody");
}

TEST_F(QueryTest, ASurnameIsEverybodyWhoBearsIt) {
  DocumentBuilder b("2020-02", "PAP");
  b.person("Tokajew", "---");
  b.sentence("Tokajew.");
  put(b);
  EXPECT_EQ(actor("Tokajew").ids.size(), 2u);
  EXPECT_EQ(actor("Kasym-Żomart Tokajew").ids.size(), 1u);
  EXPECT_EQ(actor("kasym tokajew").ids.size(), 1u);
}

TEST_F(QueryTest, ADossierAndItsSpellings) {
  auto choice = actor("nazarbajew");
  ASSERT_EQ(choice.ids.size(), 1u);
  auto dossier = find_dossier(*store_, nullptr, choice.ids[0]).value();
  EXPECT_EQ(dossier.actor.name, "Nursułtan Nazarbajew");
  ASSERT_EQ(dossier.offices.size(), 1u);
  EXPECT_EQ(dossier.offices[0].term.start->to_string(), "1989~");
  EXPECT_EQ(dossier.documents, 1);
  EXPECT_EQ(dossier.first, "2019-03-01");
}

TEST_F(QueryTest, UnknownNamesGetSuggestions) {
  auto choice = actor("Tokajev");
  EXPECT_FALSE(choice.found());
  ASSERT_FALSE(choice.suggestions.empty());
  EXPECT_EQ(choice.suggestions[0], "Kasym-Żomart Tokajew");
  EXPECT_TRUE(actor("Xxxxxxxxx").suggestions.empty());
  EXPECT_EQ(actor("Rosja").country, "RUS");
}

TEST_F(QueryTest, Counts) {
  auto counts = count_events(*store_, {}, {Dimension::month, Dimension::type}).value();
  std::string text;
  for (const Count& c : counts) text += c.values[0] + " " + c.values[1] + " " + std::to_string(c.events) + "\n";
  EXPECT_EQ(text,
            "2019-03 RETREAT 1\n2019-04 CONSULT 2\n2019-04 THREATEN 1\nseveral years ASSAULT 1\nundated ACCUSE 1\n");
  EventQuery q;
  q.actors = {actor("Putin")};
  counts = count_events(*store_, q, {Dimension::source}).value();
  ASSERT_EQ(counts.size(), 2u);
  EXPECT_EQ(counts[0].values[0], "KAZ");
  EXPECT_EQ(counts[0].events, 1);
  EXPECT_EQ(counts[1].events, 3);
}

TEST_F(QueryTest, ExplainShowsEverything) {
  EventQuery q;
  q.mode = "visit";
  std::string id = find_events(*store_, q)->rows.at(0).id;
  auto x = explain(*store_, id).value();
  ASSERT_TRUE(x);
  EXPECT_EQ(x->summary, "CONSULT visit: Kasym-Żomart Tokajew → Rosja, Moskwa");
  EXPECT_EQ(x->witness.evidence, "wizytę");
  EXPECT_EQ(x->date_reason, "said so");
  ASSERT_EQ(x->tree.size(), 7u);
  EXPECT_TRUE(x->tree[6].evidence);
  EXPECT_FALSE(x->tree[5].evidence);
  EXPECT_EQ(explain(*store_, id.substr(0, 9)).value()->id, id);
  EXPECT_FALSE(explain(*store_, "v-zzzzzzzzzzzz").value());
  EXPECT_FALSE(explain(*store_, "").value());
}

TEST_F(QueryTest, SqlOnlyReads) {
  auto result = run_sql(*store_, "SELECT person, status FROM offices ORDER BY 2, 1", 2).value();
  EXPECT_EQ(result.columns, (std::vector<std::string>{"person", "status"}));
  EXPECT_EQ(result.rows.size(), 2u);
  EXPECT_TRUE(result.cut);
  for (const char* sql : {"DELETE FROM fact", "PRAGMA user_version = 5", "ATTACH 'x.db' AS x", "SELECT 1; SELECT 2",
                          "SELEC 1", "", "VACUUM INTO 'x.db'"}) {
    EXPECT_FALSE(run_sql(*store_, sql, 10)) << sql;
  }
  EXPECT_EQ(store_->size()->documents, 3);
}

TEST(SearchWords, NothingOfTheQuestionIsAnOperator) {
  EXPECT_EQ(query::search_words("Łódź AND (x*"), "\"lodz\" \"and\" \"x\"");
  EXPECT_EQ(query::search_words("\"od rana\" do"), "\"od rana\" \"do\"");
  EXPECT_EQ(query::search_words(" -- "), "");
}

TEST(Suggest, DistanceCountsSwapsOnce) {
  EXPECT_EQ(query::edit_distance("putin", "putni", 3), 1u);
  EXPECT_EQ(query::edit_distance("abc", "abc", 1), 0u);
  EXPECT_EQ(query::edit_distance("", "abc", 5), 3u);
  EXPECT_EQ(query::edit_distance("abcdef", "uvwxyz", 2), 3u);
}

}  // namespace
}  // namespace kronika
