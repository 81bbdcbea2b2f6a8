#include "kronika/export.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "export/formats.hpp"
#include "kronika/record.hpp"
#include "store/test_document.hpp"

namespace kronika {
namespace {

using test::DocumentBuilder;

class ExportTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "kronika-export-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
    store_.emplace(Store::open(folder_ / "a.db", OpenMode::write).value());
    for (const char* source : {"Gazeta & \"Głos\"", "Times"}) {
      DocumentBuilder b("2019-04-04", source);
      auto putin = b.person("Władimir Putin", "RUS", "GOV");
      auto nato = b.entity(EntityKind::organisation, "NATO <org>", "IGO", "");
      b.sentence("Putin\tgrozi NATO.");
      b.mention(putin, "Putin");
      b.event(EventType::THREATEN, {putin}, {nato}, "2019-04-03", "grozi").cameo = "138";
      b.sentence("Putin nie zaatakuje.");
      b.event(EventType::ASSAULT, {putin}, {}, "2019-05", "zaatakuje").aux = Aux::negated;
      b.quote(putin, "nie zaatakuje");
      b.office(putin, "president", "RUS", OfficeStatus::holds, "", "Putin");
      b.relation("allies", {putin, nato}, "Putin");
      ASSERT_TRUE(store_->put(b.done()));
    }
  }
  void TearDown() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::string exported(const Store& store, ExportFormat format) {
    std::string all;
    auto done = export_chronicle(store, {}, format, [&](std::string_view piece) {
      all += piece;
      return true;
    });
    EXPECT_TRUE(done);
    return all;
  }
  std::string exported(ExportFormat format) { return exported(*store_, format); }

  std::filesystem::path folder_;
  std::optional<Store> store_;
};

std::vector<std::string> lines(const std::string& text) {
  std::vector<std::string> all;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    all.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

TEST_F(ExportTest, RecordsComeBackAsTheyWere) {
  const std::string records = exported(ExportFormat::jsonl);
  ASSERT_EQ(lines(records).size(), 2u);
  Store copy = Store::open(folder_ / "copy.db", OpenMode::write).value();
  auto all = lines(records);
  for (auto it = all.rbegin(); it != all.rend(); ++it) {
    auto document = from_record(*it);
    ASSERT_TRUE(document) << document.error().message;
    ASSERT_EQ(copy.put(*document).value(), Put::stored);
  }
  EXPECT_EQ(exported(copy, ExportFormat::jsonl), records);
  EXPECT_EQ(exported(copy, ExportFormat::csv), exported(ExportFormat::csv));
}

TEST_F(ExportTest, EventDataHoldsWhatTookPlace) {
  for (ExportFormat format : {ExportFormat::gdelt, ExportFormat::phoenix}) {
    auto table = lines(exported(format));
    ASSERT_EQ(table.size(), 2u);
    EXPECT_EQ(std::count(table[0].begin(), table[0].end(), '\t'), std::count(table[1].begin(), table[1].end(), '\t'));
    EXPECT_NE(table[1].find("\t20190403\t"), std::string::npos);
    EXPECT_NE(table[1].find("\tRUSGOV\t"), std::string::npos);
  }
}

TEST_F(ExportTest, XmlIsEscaped) {
  std::string graph = exported(ExportFormat::graphml);
  EXPECT_NE(graph.find("NATO &lt;org&gt;"), std::string::npos);
  EXPECT_EQ(lines(graph).back(), "</graphml>");
  std::string page = exported(ExportFormat::html);
  EXPECT_NE(page.find("Gazeta &amp; &quot;Głos&quot;"), std::string::npos);
  EXPECT_NE(page.find("<mark>grozi</mark>"), std::string::npos);
  EXPECT_EQ(page.find("NATO <org>"), std::string::npos);
}

TEST_F(ExportTest, QuadsAreWellFormed) {
  for (const std::string& line : lines(exported(ExportFormat::nquads))) {
    EXPECT_TRUE(line.starts_with("<urn:kronika:")) << line;
    EXPECT_TRUE(line.ends_with(" .")) << line;
    EXPECT_EQ(line.find('\t'), std::string::npos) << line;
  }
}

TEST_F(ExportTest, AFullDiskStops) {
  int pieces = 0;
  EXPECT_TRUE(export_chronicle(*store_, {}, ExportFormat::html, [&](std::string_view) { return ++pieces < 2; }));
  EXPECT_EQ(pieces, 2);
}

TEST(Dates, OnlySurePartsGoOut) {
  auto parts = [](const char* edtf) {
    auto p = exports::sure_parts(edtf);
    return p.year + "/" + p.month + "/" + p.day;
  };
  EXPECT_EQ(parts("2019-04-03"), "2019/04/03");
  EXPECT_EQ(parts("[2019-04-03,2019-04-10]"), "2019/04/");
  EXPECT_EQ(parts("2019"), "2019//");
  EXPECT_EQ(parts("2018/2019"), "//");
  EXPECT_EQ(parts(""), "//");
}

}  // namespace
}  // namespace kronika
