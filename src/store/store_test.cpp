#include "kronika/store.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <random>

#include "store/compact.hpp"
#include "store/identity.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/test_contents.hpp"
#include "store/test_document.hpp"
#include "store/test_downgrade.hpp"

namespace kronika {
namespace {

using test::contents;
using test::DocumentBuilder;

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-store-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Store open(const std::string& name = "a.db", OpenMode mode = OpenMode::write) {
    auto store = Store::open(folder_ / name, mode);
    if (!store) throw std::runtime_error(store.error().to_string());
    return std::move(*store);
  }

  std::filesystem::path folder_;
};

Document visit(std::string_view published, std::string source, std::string_view date) {
  DocumentBuilder b(published, source);
  auto tokayev = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
  auto russia = b.state("Rosja", "RUS");
  auto moscow = b.entity(EntityKind::place, "Moskwa", "RUS", "");
  b.sentence("Tokajew złożył wizytę w Moskwie, pisze " + source + ".");
  b.event(EventType::CONSULT, {tokayev}, {russia}, date, "wizytę", "visit").place = moscow;
  b.quote(tokayev, "Tokajew");
  return b.done();
}

std::int64_t count(const Store& store, const char* sql) { return store.database().number(sql); }

TEST_F(StoreTest, KeepsADocumentWithItsFacts) {
  Store store = open();
  ASSERT_EQ(store.put(visit("2019-04-04", "PAP", "2019-04-03")).value(), Put::stored);
  auto size = store.size().value();
  EXPECT_EQ(size.documents, 1);
  EXPECT_EQ(size.facts, 2);
  EXPECT_EQ(size.events, 1);
  sqlite::Statement s(store.database(),
                      "SELECT evidence, sentence, rule, reported, reported_by FROM facts WHERE id LIKE 'v-%'");
  ASSERT_TRUE(s.next());
  EXPECT_EQ(s.text(0), "wizytę");
  EXPECT_EQ(s.text(1), "Tokajew złożył wizytę w Moskwie, pisze PAP.");
  EXPECT_EQ(s.text(2), "test/event");
  EXPECT_EQ(s.text(3), "2019-04-04");
  EXPECT_EQ(s.text(4), "PAP");
  EXPECT_TRUE(store.check().value().empty());
}

TEST_F(StoreTest, TheSameDocumentTwiceIsThereOnce) {
  Store store = open();
  Document doc = visit("2019-04-04", "PAP", "2019-04-03");
  ASSERT_EQ(store.put(doc).value(), Put::stored);
  std::string before = contents(store);
  EXPECT_EQ(store.put(doc).value(), Put::known);
  EXPECT_EQ(contents(store), before);
  // The same text printed by somebody else is another witness.
  doc.article.source = "Reuters";
  EXPECT_EQ(store.put(doc).value(), Put::stored);
  EXPECT_EQ(store.size()->events, 1);
  EXPECT_EQ(count(store, "SELECT tellings FROM event"), 2);
}

TEST_F(StoreTest, JoinsAWednesdayWithItsDay) {
  Store store = open();
  ASSERT_TRUE(store.put(visit("2019-04", "A", "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]")));
  ASSERT_TRUE(store.put(visit("2019-04-04", "B", "2019-04-03")));
  sqlite::Statement s(store.database(), "SELECT date, tellings, reason FROM events");
  ASSERT_TRUE(s.next());
  EXPECT_EQ(s.text(0), "2019-04-03");
  EXPECT_EQ(s.integer(1), 2);
  EXPECT_NE(s.text(2).find("[2019-04-03,2019-04-10,2019-04-17,2019-04-24]"), std::string::npos);
  EXPECT_FALSE(s.next());
}

TEST_F(StoreTest, FindsSentencesWithoutPolishLetters) {
  Store store = open();
  ASSERT_TRUE(store.put(visit("2019-04-04", "PAP", "2019-04-03")));
  EXPECT_EQ(count(store, "SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'zlozyl wizyte'"), 1);
}

std::vector<Document> several() {
  std::vector<Document> docs{visit("2019-04", "A", "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]"),
                             visit("2019-04-04", "B", "2019-04-03"),
                             visit("2019-04-11", "C", "2019-04-10"),
                             visit("2019-05", "D", "2019-04"),
                             visit("2019-05-02", "E", ""),
                             visit("2020-01-01", "F", "2019-04-03")};
  docs.push_back(docs[4]);
  docs.back().article.source = "E2";
  Document other = visit("2019-04-20", "G", "2019-04-17");
  other.entities[0].name = "Kassym-Jomart Tokayev";
  other.entities[0].key = actor_key(docs[0].entities[0]);
  docs.push_back(other);
  return docs;
}

TEST_F(StoreTest, OrderOfIngestMakesNoDifference) {
  auto docs = several();
  std::string expected;
  std::mt19937 random(7);
  for (int round = 0; round < 50; ++round) {
    std::shuffle(docs.begin(), docs.end(), random);
    Store store = open("order-" + std::to_string(round) + ".db");
    for (const Document& doc : docs) ASSERT_EQ(store.put(doc).value(), Put::stored);
    if (expected.empty()) expected = contents(store);
    ASSERT_EQ(contents(store), expected);
  }
}

TEST_F(StoreTest, ForgettingUndoesPutting) {
  auto docs = several();
  Store without = open("without.db"), store = open();
  for (std::size_t i = 1; i < docs.size(); ++i) ASSERT_TRUE(without.put(docs[i]));
  for (const Document& doc : docs) ASSERT_TRUE(store.put(doc));
  ASSERT_NE(contents(store), contents(without));
  EXPECT_EQ(store.forget(docs[0].id).value(), 1u);
  EXPECT_EQ(contents(store), contents(without));
  EXPECT_TRUE(store.check().value().empty());
  EXPECT_EQ(store.forget("sha256:0000000000").value(), 0u);
  for (const Document& doc : docs) ASSERT_TRUE(store.forget(doc.id));
  EXPECT_EQ(store.size()->actors, 0);
  EXPECT_EQ(store.size()->events, 0);
  EXPECT_EQ(count(store, "SELECT count(*) FROM sentence_search WHERE sentence_search MATCH 'wizyte'"), 0);
}

TEST_F(StoreTest, WhatIsSetApartStaysApart) {
  Store store = open();
  std::vector<Document> docs{visit("2019-04-04", "A", "2019-04-03"), visit("2019-04-04", "B", "2019-04-03"),
                             visit("2019-04-05", "C", "2019-04"), visit("2019-04-05", "D", "2019-04-03")};
  for (const Document& doc : docs) ASSERT_TRUE(store.put(doc));
  ASSERT_EQ(count(store, "SELECT count(*) FROM event"), 1);
  auto telling = [&](const char* source) {
    sqlite::Statement s(store.database(), "SELECT id FROM event_tellings WHERE reported_by = ?");
    return s.with(source).next() ? s.text(0) : "";
  };
  const std::string joined = contents(store);
  const std::vector<std::string> two{telling("B"), telling("C")};
  EXPECT_EQ(store.set_apart(two).value(), 2u);
  EXPECT_EQ(store.set_apart(two).value(), 0u);
  EXPECT_EQ(count(store, "SELECT count(*) FROM event WHERE tellings = 2"), 2);
  EXPECT_EQ(count(store, "SELECT count(*) FROM event WHERE date = '2019-04-03'"), 2);
  const std::string apart = contents(store);

  // Also when the document goes and comes back, and whatever comes first.
  ASSERT_EQ(store.forget(docs[1].id).value(), 1u);
  EXPECT_EQ(count(store, "SELECT count(*) FROM event WHERE tellings = 1"), 1);
  ASSERT_TRUE(store.put(docs[1]));
  EXPECT_EQ(contents(store), apart);

  EXPECT_EQ(store.rejoin(two).value(), 2u);
  EXPECT_EQ(contents(store), joined);
  EXPECT_FALSE(store.set_apart(std::vector<std::string>{two[0], "v-nothing"}));
  EXPECT_EQ(contents(store), joined);
}

TEST_F(StoreTest, DocumentsThatGoToDiskTogether) {
  const auto docs = several();
  Store one = open("one.db");
  for (const Document& doc : docs) ASSERT_TRUE(one.put(doc));
  auto grouped = Store::open(folder_ / "grouped.db", OpenMode::write, {docs.size() + 1, std::chrono::hours(1)}).value();
  Store reader = open("grouped.db", OpenMode::read);
  for (const Document& doc : docs) ASSERT_EQ(grouped.put(doc).value(), Put::stored);
  EXPECT_EQ(reader.size()->documents, 0);
  ASSERT_TRUE(grouped.flush());
  EXPECT_EQ(contents(reader), contents(one));
  Document nameless = docs[0];
  nameless.id = "";
  EXPECT_FALSE(grouped.put(nameless));
}

TEST_F(StoreTest, RefusesForeignNewerAndBrokenFiles) {
  std::ofstream(folder_ / "text.db") << std::string(4096, 'x');
  auto text = Store::open(folder_ / "text.db", OpenMode::read);
  ASSERT_FALSE(text);
  EXPECT_NE(text.error().message.find("not a chronicle"), std::string::npos);

  {
    auto foreign = sqlite::Database::open(folder_ / "foreign.db", sqlite::Access::create);
    foreign->script("CREATE TABLE t (x)");
    ASSERT_TRUE(foreign->status());
  }
  auto foreign = Store::open(folder_ / "foreign.db", OpenMode::write);
  ASSERT_FALSE(foreign);
  EXPECT_NE(foreign.error().message.find("another program"), std::string::npos);

  { open("unreleased.db").database().script("PRAGMA user_version = 1"); }
  auto unreleased = Store::open(folder_ / "unreleased.db", OpenMode::write);
  ASSERT_FALSE(unreleased);
  EXPECT_NE(unreleased.error().message.find("before the first release"), std::string::npos);

  { open("newer.db").database().script("PRAGMA user_version = 999"); }
  auto newer = Store::open(folder_ / "newer.db", OpenMode::write);
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().message.find("newer Kronika"), std::string::npos);

  auto missing = Store::open(folder_ / "missing.db", OpenMode::read);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("no such file"), std::string::npos);
}

TEST_F(StoreTest, AnOlderFileIsBroughtUpToDate) {
  const std::vector<Migration> first{{"CREATE TABLE a (x)"}};
  const std::vector<Migration> both{
      first[0], {"ALTER TABLE a ADD COLUMN y", [](sqlite::Database& d) { d.script("INSERT INTO a VALUES (1, 2)"); }}};
  auto db = sqlite::Database::open(folder_ / "m.db", sqlite::Access::create);
  ASSERT_TRUE(prepare_schema(*db, first, true));
  EXPECT_FALSE(prepare_schema(*db, both, false));
  ASSERT_TRUE(prepare_schema(*db, both, true));
  EXPECT_EQ(db->number("SELECT y FROM a"), 2);
  EXPECT_EQ(db->number("PRAGMA user_version"), 2);
  EXPECT_FALSE(prepare_schema(*db, first, true));
  // A step that fails leaves the file at the version it had.
  const std::vector<Migration> bad{both[0], both[1], {"CREATE TABLE b (x); nonsense"}};
  EXPECT_FALSE(prepare_schema(*db, bad, true));
  EXPECT_EQ(db->number("PRAGMA user_version"), 2);
  EXPECT_EQ(db->number("SELECT count(*) FROM sqlite_schema WHERE name = 'b'"), 0);
}

std::string layout(const Store& store) {
  sqlite::Statement s(store.database(),
                      "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema WHERE sql <> '' ORDER BY name)");
  return s.next() ? s.text(0) : "";
}

TEST_F(StoreTest, AFileOfSchema4SaysTheSameAfterwards) {
  const auto docs = several();
  Store fresh = open("fresh.db");
  for (const Document& doc : docs) ASSERT_TRUE(fresh.put(doc));
  ASSERT_TRUE(fresh.backup(folder_ / "old.db"));
  {
    // Back to the layout of schema 4: copies by sketches in hexadecimal digits, actors without a number of events.
    auto old = sqlite::Database::open(folder_ / "old.db", sqlite::Access::write);
    test::to_schema_5(*old);
    old->script(R"sql(
      DROP TRIGGER event_actor_comes; DROP TRIGGER event_actor_goes; DROP VIEW actors; DROP VIEW texts;
      ALTER TABLE actor DROP COLUMN events;
      CREATE VIEW actors AS SELECT a.id FROM actor a;
      CREATE INDEX event_fact_by_event ON event_fact (event_id);
      DROP TABLE copy_band; DROP TABLE text_copy;
      CREATE TABLE text_copy (document_id INTEGER PRIMARY KEY REFERENCES document ON DELETE CASCADE,
                              text_id INTEGER NOT NULL, sketch TEXT) STRICT;
      INSERT INTO text_copy SELECT id, id, 'abcd' FROM document;
      CREATE TABLE copy_band (hash INTEGER NOT NULL, document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
                              PRIMARY KEY (hash, document_id)) STRICT, WITHOUT ROWID;
      CREATE VIEW texts AS SELECT text_id FROM text_copy;
      PRAGMA user_version = 4)sql");
    ASSERT_TRUE(old->status());
  }
  EXPECT_FALSE(Store::open(folder_ / "old.db", OpenMode::read));
  Store store = open("old.db");
  EXPECT_EQ(contents(store), contents(fresh));
  EXPECT_EQ(layout(store), layout(fresh));
  EXPECT_EQ(store.forget(docs[0].id).value(), 1u);
  EXPECT_TRUE(store.check().value().empty());
}

TEST_F(StoreTest, AFileOfSchema5SaysTheSameAfterwards) {
  auto docs = several();
  // A text that is long enough to be compared with others, and one whose key is no digest.
  for (const char* source : {"Long", "Long too"}) {
    DocumentBuilder b("2019-06-01", source);
    for (int i = 0; i < 40; ++i) b.sentence("Delegation " + std::to_string(i * 37) + " spoke of " + source + ".");
    auto person = b.person("Maria Nowak", "POL", "GOV");
    b.event(EventType::ACCUSE, {person}, {}, "2019-05", "spoke").confidence = 0.1 + 0.2;
    docs.push_back(b.done());
  }
  docs.back().id = "a key of its own";
  Store fresh = open("fresh.db");
  for (const Document& doc : docs) ASSERT_TRUE(fresh.put(doc));
  ASSERT_TRUE(fresh.backup(folder_ / "old.db"));
  {
    auto old = sqlite::Database::open(folder_ / "old.db", sqlite::Access::write);
    test::to_schema_5(*old);
    ASSERT_TRUE(old->status());
  }
  EXPECT_FALSE(Store::open(folder_ / "old.db", OpenMode::read));
  Store store = open("old.db");
  EXPECT_EQ(contents(store), contents(fresh));
  EXPECT_EQ(layout(store), layout(fresh));
  for (const char* rows :
       {"SELECT group_concat(hash || ' ' || document_id) FROM (SELECT * FROM copy_band ORDER BY 1, 2)",
        "SELECT group_concat(hex(sketch)) FROM (SELECT * FROM text_copy ORDER BY document_id)",
        "SELECT group_concat(name || certainty) FROM (SELECT * FROM fact ORDER BY name)"}) {
    auto text = [&](const Store& of) {
      sqlite::Statement s(of.database(), rows);
      return s.next() ? s.text(0) : "";
    };
    EXPECT_FALSE(text(fresh).empty());
    EXPECT_EQ(text(store), text(fresh));
  }
  for (const Document& doc : docs) EXPECT_EQ(store.put(doc).value(), Put::known);
  EXPECT_EQ(store.forget("a key of its own").value(), 1u);
  EXPECT_EQ(store.forget(docs[0].id.substr(0, 20)).value(), 1u);
  EXPECT_EQ(store.put(docs[0]).value(), Put::stored);
}

TEST_F(StoreTest, GeneratedColumnsSayWhatWasPut) {
  Store store = open();
  std::size_t n = 0;
  for (int type = 0; type < 16; ++type) {
    DocumentBuilder b("2019-04-04", "PAP");
    auto a = b.state("Rosja", "RUS"), c = b.state("Polska", "POL");
    b.sentence("Rzecz numer " + std::to_string(type) + ".");
    b.event(static_cast<EventType>(type), {a}, {c}, type % 2 == 0 ? "2019-04-03" : "2019-04", "Rzecz").confidence =
        type == 3 ? 1.0 / 3 : 0.05 * type;
    Document doc = b.done();
    ASSERT_EQ(store.put(doc).value(), Put::stored);
    sqlite::Statement s(store.database(), R"sql(
      SELECT t.type, e.type, t.date, e.date, f.confidence, e.confidence, d.key FROM event_fact t
      JOIN event e ON e.id = t.event_id JOIN fact f ON f.id = t.fact_id JOIN document d ON d.id = f.document_id
      WHERE t.plover = ?)sql");
    ASSERT_TRUE(s.with(type).next());
    const Event& put = doc.events[0];
    EXPECT_EQ(s.text(0), to_string(put.type));
    EXPECT_EQ(s.text(1), to_string(put.type));
    EXPECT_EQ(s.text(2), put.date->to_string());
    EXPECT_EQ(s.text(3), put.date->to_string());
    EXPECT_EQ(s.real(4), put.confidence);
    EXPECT_EQ(s.real(5), put.confidence);
    EXPECT_EQ(s.text(6), doc.id);
    ++n;
  }
  EXPECT_EQ(n, 16u);
  for (const char* role :
       {"source", "target", "place", "attribution", "speaker", "about", "person", "after", "between", "agent"}) {
    sqlite::Statement s(store.database(),
                        "SELECT CASE WHEN count(*) > 0 THEN min(part) END FROM fact_actor WHERE role = ?");
    ASSERT_TRUE(s.with(role).next());
    if (s.is_null(0)) continue;
    EXPECT_EQ(s.integer(0), role_number(role));
  }
}

TEST_F(StoreTest, AnActorOfWhomFactsSpeakStays) {
  Store store = open();
  ASSERT_TRUE(store.put(visit("2019-04-04", "PAP", "2019-04-03")));
  auto& db = store.database();
  db.script("PRAGMA foreign_keys = OFF; DELETE FROM actor WHERE name = 'Moskwa'");
  auto refused = db.status();
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("facts speak of this actor"), std::string::npos) << refused.error().message;
  EXPECT_TRUE(store.check().value().empty());
  db.script("UPDATE fact_actor SET actor_id = 99999 WHERE part = 0");
  EXPECT_FALSE(store.check().value().empty());
}

TEST_F(StoreTest, ALockedFileIsSaidToBeLocked) {
  Store store = open();
  auto other = sqlite::Database::open(folder_ / "a.db", sqlite::Access::write, 10);
  ASSERT_TRUE(other);
  sqlite::Transaction held(store.database());
  {
    sqlite::Transaction refused(*other);
    auto status = other->status();
    ASSERT_FALSE(status);
    EXPECT_NE(status.error().message.find("another program"), std::string::npos);
  }
  // Reading goes on meanwhile.
  EXPECT_TRUE(Store::open(folder_ / "a.db", OpenMode::read)->size());
}

TEST_F(StoreTest, DamagedPagesAreReported) {
  {
    Store store = open();
    for (const Document& doc : several()) ASSERT_TRUE(store.put(doc));
    store.database().script("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  {
    std::fstream file(folder_ / "a.db", std::ios::in | std::ios::out | std::ios::binary);
    for (int page = 20; page < 40; ++page) {
      file.seekp(page * 4096 + 100);
      file << std::string(2000, '\xa5');
    }
  }
  // The damage shows when the file is opened or when it is looked through, and is called by its name.
  auto store = Store::open(folder_ / "a.db", OpenMode::read);
  if (store) {
    EXPECT_FALSE(store->check().value().empty());
  } else {
    EXPECT_NE(store.error().message.find("damaged"), std::string::npos);
  }
}

TEST_F(StoreTest, ChangedTextsAreFound) {
  Store store = open();
  ASSERT_TRUE(store.put(visit("2019-04-04", "PAP", "2019-04-03")));
  store.database().script("UPDATE document SET text = substr(text, 1, 5)");
  auto faults = store.check().value();
  ASSERT_GE(faults.size(), 2u);
  EXPECT_NE(faults[0].message.find("not the one"), std::string::npos);
  EXPECT_NE(faults[1].message.find("outside its text"), std::string::npos);
}

TEST_F(StoreTest, AReadOnlyStoreIsNotWritten) {
  { open(); }
  Store store = open("a.db", OpenMode::read);
  auto put = store.put(visit("2019-04-04", "PAP", "2019-04-03"));
  ASSERT_FALSE(put);
  EXPECT_NE(put.error().message.find("read-only"), std::string::npos) << put.error().message;
}

TEST_F(StoreTest, AFullDiskUndoesTheDocument) {
  Store store = open();
  ASSERT_TRUE(store.put(visit("2019-04-04", "PAP", "2019-04-03")));
  std::string before = contents(store);
  store.database().script("PRAGMA max_page_count = 1");  // SQLite keeps to what is in use
  Document big = visit("2019-04-05", "Reuters", "2019-04-04");
  big.article.text += std::string(1 << 20, 'x');
  auto put = store.put(big);
  ASSERT_FALSE(put);
  EXPECT_NE(put.error().message.find("full"), std::string::npos) << put.error().message;
  EXPECT_EQ(contents(store), before);
}

TEST_F(StoreTest, ABackupIsTheSameChronicle) {
  Store store = open();
  for (const Document& doc : several()) ASSERT_TRUE(store.put(doc));
  ASSERT_TRUE(store.backup(folder_ / "copy.db"));
  EXPECT_EQ(contents(open("copy.db", OpenMode::read)), contents(store));
  EXPECT_FALSE(store.backup(folder_ / "copy.db"));
}

}  // namespace
}  // namespace kronika
