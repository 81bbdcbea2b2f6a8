#include "store/copies.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "kronika/store.hpp"
#include "store/sqlite.hpp"
#include "store/test_document.hpp"

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

TEST_F(Copies, AreFoundInAChronicleThatWasMadeWithoutThem) {
  auto store = Store::open(folder_ / "a.db", OpenMode::write);
  ASSERT_TRUE(store && store->put(report("Agency", 0, 60)) && store->put(report("Daily", 2, 60)));
  auto& db = store->database();
  db.script("DROP VIEW texts; DROP TABLE text_copy; DROP TABLE copy_band;");
  prepare_copies(db);
  ASSERT_TRUE(db.status());
  EXPECT_EQ(db.number("SELECT documents FROM texts"), 2);
}

TEST_F(Copies, ShortTextsAreTextsOfTheirOwn) {
  auto store = Store::open(folder_ / "a.db", OpenMode::write);
  ASSERT_TRUE(store && store->put(report("Agency", 0, 1)) && store->put(report("Daily", 0, 1)));
  EXPECT_EQ(store->database().number("SELECT count(*) FROM texts"), 2);
}

}  // namespace
}  // namespace kronika
