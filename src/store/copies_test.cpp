#include "store/copies.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "kronika/store.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/test_contents.hpp"
#include "store/test_document.hpp"
#include "store/test_downgrade.hpp"

namespace kronika {
namespace {

Document report(const std::string& source, int from, int to) {
  test::DocumentBuilder b("2019-04-03", source);
  for (int i = from; i < to; ++i)
    b.sentence("Delegation " + std::to_string(i * 7919 % 1000) + " spoke of matter " + std::to_string(i) + ".");
  return b.done();
}

class Copies : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-copies-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::filesystem::path folder_;
};

TEST_F(Copies, OneTextWithSeveralPublishersInWhateverOrder) {
  const std::vector<Document> all{report("Agency", 0, 60), report("Daily", 2, 60), report("Weekly", 0, 52),
                                  report("Other", 100, 160)};
  for (auto order : {std::vector{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}}) {
    auto store = Store::open(folder_ / (std::to_string(order[0]) + ".db"), OpenMode::write);
    ASSERT_TRUE(store);
    for (int i : order) ASSERT_TRUE(store->put(all[static_cast<std::size_t>(i)]));
    auto& db = store->database();
    EXPECT_EQ(db.number("SELECT count(*) FROM texts"), 2);
    EXPECT_EQ(db.number("SELECT publishers FROM texts WHERE documents = 3"), 3);
    ASSERT_TRUE(store->forget(all[0].id));
    EXPECT_EQ(db.number("SELECT publishers FROM texts WHERE documents = 2"), 2);
  }
}

// What tells of one visit, and of its place, in the words of a report of sentences `from` to `to`.
Document visit(const std::string& source, int from, int to, const std::string& place) {
  test::DocumentBuilder b("2019-04-03", source);
  auto who = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
  auto whom = b.state("Rosja", "RUS");
  auto where = b.entity(EntityKind::place, place, "RUS", "");
  for (int i = from; i < to; ++i)
    b.sentence("Delegation " + std::to_string(i * 7919 % 1000) + " spoke of matter " + std::to_string(i) + ".");
  b.sentence("Tokajew przyleciał z wizytą.");
  b.event(EventType::CONSULT, {who}, {whom}, "2019-04-03", "przyleciał", "visit").place = where;
  return b.done();
}

TEST_F(Copies, AreOneWitnessWithSeveralPublishers) {
  // Three papers print the agency's text, which has Moscow; two others, for themselves, have Kazan.
  const std::vector<Document> all{visit("A", 0, 60, "Moskwa"), visit("B", 2, 60, "Moskwa"), visit("C", 0, 57, "Moskwa"),
                                  visit("D", 100, 160, "Kazań"), visit("E", 200, 260, "Kazań")};
  std::vector<std::string> said;
  for (auto order : {std::vector{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 4, 0, 3, 1}}) {
    auto store = Store::open(folder_ / (std::to_string(order[0]) + ".db"), OpenMode::write);
    ASSERT_TRUE(store);
    for (int i : order) ASSERT_TRUE(store->put(all[static_cast<std::size_t>(i)]));
    ASSERT_TRUE(store->flush());
    auto& db = store->database();
    EXPECT_EQ(db.number("SELECT tellings FROM events"), 5);
    EXPECT_EQ(db.number("SELECT texts FROM events"), 3);
    EXPECT_EQ(db.number("SELECT count(*) FROM events WHERE place = 'Kazań'"), 1);
    said.push_back(test::contents(*store));
  }
  EXPECT_EQ(said[0], said[1]);
  EXPECT_EQ(said[0], said[2]);
}

TEST_F(Copies, PartWhenWhatLinkedThemIsForgotten) {
  // The first and the last are copies only by way of the one between.
  const std::vector<Document> all{visit("A", 0, 60, "Moskwa"), visit("B", 8, 68, "Moskwa"),
                                  visit("C", 16, 76, "Moskwa"), visit("D", 200, 260, "Kazań")};
  auto with = Store::open(folder_ / "with.db", OpenMode::write);
  auto without = Store::open(folder_ / "without.db", OpenMode::write);
  ASSERT_TRUE(with && without);
  for (int i : {0, 2, 3}) ASSERT_TRUE(without->put(all[static_cast<std::size_t>(i)]));
  ASSERT_TRUE(without->flush());
  for (int i : {2, 3, 1, 0}) ASSERT_TRUE(with->put(all[static_cast<std::size_t>(i)]));
  ASSERT_TRUE(with->flush());
  ASSERT_EQ(without->database().number("SELECT count(*) FROM texts"), 3);
  ASSERT_EQ(with->database().number("SELECT count(*) FROM texts"), 2);
  ASSERT_TRUE(with->forget(all[1].id));
  EXPECT_EQ(test::contents(*with), test::contents(*without));
  EXPECT_EQ(with->database().number("SELECT count(*) FROM events WHERE place = 'Moskwa'"), 1);
}

TEST_F(Copies, AreFoundWhenAChronicleOfSchema3IsBroughtUpToDate) {
  const auto file = folder_ / "old.db";
  std::string before;
  {
    auto store = Store::open(file, OpenMode::write);
    for (auto& d : {visit("A", 0, 60, "Moskwa"), visit("B", 2, 60, "Moskwa"), visit("D", 100, 160, "Kazań")})
      ASSERT_TRUE(store && store->put(d));
    ASSERT_TRUE(store->flush());
    before = test::contents(*store);
    // As it was at schema 3; the place by tellings, of which most are copies.
    test::to_schema_5(store->database(), false);
    store->database().script(
        "UPDATE event SET place_id = (SELECT id FROM actor WHERE name = 'Moskwa');"
        "DROP VIEW documents; DROP VIEW texts; DROP VIEW events; DROP TABLE copy_band; DROP TABLE text_copy;"
        "ALTER TABLE document DROP COLUMN modified; CREATE VIEW documents AS SELECT id FROM document;"
        "CREATE VIEW events AS SELECT name AS id FROM event; DROP TRIGGER event_actor_comes;"
        "DROP TRIGGER event_actor_goes; DROP VIEW actors; ALTER TABLE actor DROP COLUMN events;"
        "CREATE VIEW actors AS SELECT id FROM actor; CREATE INDEX event_fact_by_event ON event_fact (event_id);"
        "PRAGMA user_version = 3");
    ASSERT_TRUE(store->database().status());
  }
  EXPECT_FALSE(Store::open(file, OpenMode::read));
  auto store = Store::open(file, OpenMode::write);
  ASSERT_TRUE(store);
  EXPECT_EQ(store->database().number("PRAGMA user_version"), static_cast<std::int64_t>(migrations().size()));
  EXPECT_EQ(test::contents(*store), before);
}

TEST_F(Copies, TheSameTextIsFoundAfterTheFirstOfItHasGone) {
  auto store = Store::open(folder_ / "a.db", OpenMode::write);
  ASSERT_TRUE(store);
  auto first = visit("A", 0, 60, "Moskwa"), second = visit("B", 0, 60, "Moskwa");
  first.article.path = "first.txt";
  ASSERT_TRUE(store->put(first) && store->put(second));
  auto& db = store->database();
  EXPECT_EQ(db.number("SELECT count(DISTINCT document_id) FROM copy_band"), 1);
  ASSERT_EQ(store->forget("first.txt").value_or(0), 1u);
  ASSERT_TRUE(store->put(visit("C", 2, 60, "Moskwa")));
  ASSERT_TRUE(store->flush());
  EXPECT_EQ(db.number("SELECT publishers FROM texts"), 2);
  EXPECT_EQ(db.number("SELECT texts FROM events"), 1);
}

TEST_F(Copies, NothingIsLeftOfWhatIsForgotten) {
  auto store = Store::open(folder_ / "a.db", OpenMode::write);
  const Document first = report("Agency", 0, 60), second = report("Daily", 2, 60);
  ASSERT_TRUE(store && store->put(first) && store->put(second));
  auto& db = store->database();
  EXPECT_EQ(db.number("SELECT count(*) FROM copy_band"), 32);
  ASSERT_TRUE(store->forget(first.id));
  EXPECT_EQ(db.number("SELECT count(*) FROM copy_band"), 16);
  ASSERT_TRUE(store->forget(second.id));
  EXPECT_EQ(db.number("SELECT count(*) FROM copy_band"), 0);
  EXPECT_EQ(db.number("SELECT count(*) FROM text_copy"), 0);
}

TEST_F(Copies, ShortTextsAreCopiesOnlyWhereTheyAreTheSame) {
  auto store = Store::open(folder_ / "a.db", OpenMode::write);
  ASSERT_TRUE(store);
  for (auto& d : {report("Agency", 0, 1), report("Daily", 0, 1), report("Weekly", 0, 2)}) ASSERT_TRUE(store->put(d));
  EXPECT_EQ(store->database().number("SELECT count(*) FROM texts"), 2);
  EXPECT_EQ(store->database().number("SELECT max(publishers) FROM texts"), 2);
}

}  // namespace
}  // namespace kronika
