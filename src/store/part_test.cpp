#include <gtest/gtest.h>
#include <unistd.h>

#include "store/identity.hpp"
#include "store/parting.hpp"
#include "store/sqlite.hpp"
#include "store/test_document.hpp"

namespace kronika {
namespace {

class PartTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-part-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    auto opened = Store::open(folder_ / "a.db", OpenMode::write);
    ASSERT_TRUE(opened) << opened.error().to_string();
    store_ = std::make_unique<Store>(std::move(*opened));
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  // A visit told by one paper, by somebody under a spelling of the one key.
  static Document visit(const std::string& name, const std::string& source) {
    test::DocumentBuilder b("2019-04-04", source);
    auto guest = b.person(name, "KAZ");
    auto host = b.state("Rosja", "RUS");
    b.sentence(name + " złożył wizytę, pisze " + source + ".");
    b.event(EventType::CONSULT, {guest}, {host}, "2019-04-03", "wizytę", "visit");
    b.quote(guest, "wizytę");
    auto document = b.done();
    document.entities[guest].key = "person:tokajew";
    return document;
  }
  std::int64_t number(const char* sql) { return store_->database().number(sql); }

  std::filesystem::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(PartTest, APartedSpellingIsAnActorOfItsOwnAndStaysSo) {
  ASSERT_TRUE(store_->put(visit("Tokajew", "PAP")));
  ASSERT_TRUE(store_->put(visit("Tokayev", "Reuters")));
  ASSERT_EQ(number("SELECT count(*) FROM actor WHERE kind = 'person'"), 1);
  ASSERT_EQ(number("SELECT count(*) FROM event"), 1);

  auto documents = part_spelling(*store_, "person:tokajew", "Tokayev");
  ASSERT_TRUE(documents) << documents.error().to_string();
  EXPECT_EQ(*documents, 1u);
  EXPECT_EQ(number("SELECT count(*) FROM actor WHERE kind = 'person'"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM event"), 2) << "two people paid two visits";
  EXPECT_EQ(number("SELECT count(*) FROM event_actor WHERE side = 0"), 2);
  EXPECT_EQ(number("SELECT count(DISTINCT speaker_id) FROM saying"), 2);

  ASSERT_TRUE(store_->put(visit("Tokayev", "AFP")));
  EXPECT_EQ(number("SELECT count(*) FROM actor WHERE kind = 'person'"), 2);
  EXPECT_EQ(number("SELECT count(*) FROM event"), 2);
  EXPECT_EQ(number("SELECT max(tellings) FROM event"), 2);
  EXPECT_TRUE(store_->check().value().empty());
}

TEST_F(PartTest, RefusesWhatItCannotPart) {
  ASSERT_TRUE(store_->put(visit("Tokajew", "PAP")));
  EXPECT_FALSE(part_spelling(*store_, "person:nobody", "Tokajew"));
  EXPECT_FALSE(part_spelling(*store_, "person:tokajew", "Tokayev"));
  EXPECT_FALSE(part_spelling(*store_, "person:tokajew", "Tokajew")) << "it has no other spelling";
}

TEST(PartedKey, DependsOnKeyAndSpellingAlone) {
  EXPECT_NE(parted_key("person:a", "b"), parted_key("person:a", "c"));
  EXPECT_EQ(parted_key("person:a", "b"), parted_key("person:a", "b"));
}

}  // namespace
}  // namespace kronika
