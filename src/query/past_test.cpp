// What a chronicle answers about an earlier day is what a chronicle answers that has only the documents of that day.
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <random>

#include "kronika/query.hpp"
#include "store/test_document.hpp"

namespace kronika {
namespace {

using test::DocumentBuilder;

constexpr const char* kPublished[] = {"2019-04-02", "2019-04-10", "2019-04", "2019-04-20",
                                      "2019-05-04", "2019-05-30", "2019-06", "2019"};
constexpr const char* kDates[] = {"2019-04-03",
                                  "2019-04-10",
                                  "2019-04",
                                  "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]",
                                  "2019-03-28/2019-04-05",
                                  "2019-05-01",
                                  "2019-05",
                                  "2014/2020",
                                  ""};
constexpr const char* kReported[] = {"2019-04-01", "2019-04-05", "2019-04-25",
                                     "2019-05-15", "2019-07-01", "2020-01-01"};

Document article(std::mt19937& random, int number) {
  DocumentBuilder b(kPublished[random() % std::size(kPublished)], "paper " + std::to_string(number % 3));
  auto putin = b.person("Władimir Putin", "RUS", "GOV");
  auto tokayev = b.person("Kasym-Żomart Tokajew", "KAZ", "GOV");
  auto moscow = b.entity(EntityKind::place, "Moskwa", "RUS", "");
  auto astana = b.entity(EntityKind::place, "Astana", "KAZ", "");
  for (int s = 0; s < 3; ++s) {
    b.sentence("Putin rozmawiał z Tokajewem " + std::to_string(random() % 4) + ".");
    const bool same_way = random() % 3 != 0;
    Event& e = b.event(random() % 4 == 0 ? EventType::AGREE : EventType::CONSULT, {same_way ? putin : tokayev},
                       {same_way ? tokayev : putin}, kDates[random() % std::size(kDates)], "rozmawiał");
    if (random() % 2 == 0) e.place = random() % 3 == 0 ? astana : moscow;
    if (random() % 4 == 0) e.aux = Aux::historical;
    e.confidence = static_cast<double>(random() % 10) / 10;
  }
  b.quote(putin, "rozmawiał");
  return b.done();
}

class PastTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-past-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Store open(const std::string& name) {
    return Store::open(folder_ / name, OpenMode::write, {.documents = 1000, .at_most = std::chrono::hours(1)}).value();
  }

  std::filesystem::path folder_;
};

std::chrono::sys_days day(const char* text) { return *Edtf::parse(text).value().latest(); }

// All answers to the query, page by page.
std::string answers(const Store& store, EventQuery query) {
  std::string all;
  query.paging.limit = 3;
  for (;;) {
    auto page = find_events(store, query).value();
    for (const EventRow& row : page.rows) all += to_json(row) + "\n";
    if (page.next.empty()) return all;
    query.paging.after = page.next;
  }
}

std::string counts(const Store& store, const EventQuery& query) {
  std::string all;
  const auto found = count_events(store, query, {Dimension::month, Dimension::type, Dimension::source}).value();
  for (const Count& c : found) {
    for (const std::string& value : c.values) all += value + " ";
    all += std::to_string(c.events) + "\n";
  }
  return all;
}

std::vector<EventQuery> questions(const Store& store) {
  std::vector<EventQuery> all(8);
  all[1].actors = {find_actor(store, nullptr, "Putin").value()};
  all[2].window = {day("2019-04-04"), day("2019-04-12")};
  all[3].window = {day("2019-05-01"), std::nullopt};
  all[3].actors = all[1].actors;
  all[4].window = {std::nullopt, day("2019-04-09")};
  all[5].aux = Aux::historical;
  all[6].place = find_actor(store, nullptr, "Moskwa").value();
  all[7].min_confidence = 0.6;
  return all;
}

TEST_F(PastTest, IsWhatTheChronicleWasThen) {
  int compared = 0;
  for (unsigned seed = 0; seed < 4; ++seed) {
    std::mt19937 random(seed);
    std::vector<Document> docs;
    for (int n = 0; n < 25; ++n) docs.push_back(article(random, n));
    Store whole = open("whole" + std::to_string(seed));
    for (const Document& doc : docs) ASSERT_TRUE(whole.put(doc));
    for (const char* reported : kReported) {
      Store then = open("then" + std::to_string(seed) + reported);
      for (const Document& doc : docs) {
        if (*doc.article.published->latest() <= day(reported)) {
          ASSERT_TRUE(then.put(doc));
        }
      }
      if (then.size()->documents == 0) {
        EventQuery all;
        all.reported_by = day(reported);
        EXPECT_EQ(answers(whole, all), "");
        continue;
      }
      const auto now = questions(then);
      auto asked = questions(whole);
      for (std::size_t q = 0; q < asked.size(); ++q) {
        asked[q].reported_by = day(reported);
        const std::string expected = answers(then, now[q]);
        ASSERT_EQ(answers(whole, asked[q]), expected) << "seed " << seed << ", " << reported << ", question " << q;
        if (!now[q].window.bounded()) {
          ASSERT_EQ(counts(whole, asked[q]), counts(then, now[q]));
        }
        compared += !expected.empty();
      }
    }
  }
  EXPECT_GT(compared, 100);
}

TEST_F(PastTest, ANarrowerDateReportedLaterIsNotKnownBefore) {
  Store store = open("a");
  for (auto [published, date] : {std::pair("2019-04-05", "[2019-04-03,2019-04-10,2019-04-17,2019-04-24]"),
                                 std::pair("2019-05-02", "2019-04-10")}) {
    DocumentBuilder b(published, "PAP");
    auto tokayev = b.person("Tokajew", "KAZ");
    auto russia = b.state("Rosja", "RUS");
    b.sentence("Wizyta.");
    b.event(EventType::CONSULT, {tokayev}, {russia}, date, "Wizyta", "visit");
    ASSERT_TRUE(store.put(b.done()));
  }
  EventQuery q;
  q.window = {day("2019-04-15"), day("2019-04-20")};
  EXPECT_TRUE(find_events(store, q)->rows.empty());
  q.reported_by = day("2019-04-30");
  auto page = find_events(store, q).value();
  ASSERT_EQ(page.rows.size(), 1u);
  EXPECT_EQ(page.rows[0].in_window, Tri::perhaps);
  EXPECT_EQ(page.rows[0].tellings, 1);
}

}  // namespace
}  // namespace kronika
