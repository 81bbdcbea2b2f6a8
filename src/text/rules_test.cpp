#include "text/rules.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace kronika::text {
namespace {

// A folder with a pack's text tables, each replaceable.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / "kronika_text_rules_test") {
    std::filesystem::create_directories(path_);
    write("tokens.rules", "tokens\n  abbreviation-dot joined\n  runs .-\n");
    write("abbreviations.tsv", "form\tend\ndr prof\tnever\n");
    write("endings.tsv", "ending\tparts\thost\nbym\tby m\tpraet\nn't\tn't\t=do =ca\n");
    write("splits.tsv", "form\tparts\ncannot\tcan not\n");
    write("whole.list", "o'clock\n");
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  void write(const char* name, const char* content) const { std::ofstream(path_ / name) << content; }
  const std::filesystem::path& path() const { return path_; }
  std::string fault() const {
    auto rules = Rules::load(path_);
    return rules ? "" : rules.error().to_string().substr(path_.string().size() + 1);
  }

 private:
  std::filesystem::path path_;
};

TEST(TextRules, ReadsAllTables) {
  Folder folder;
  auto rules = Rules::load(folder.path());
  ASSERT_TRUE(rules) << rules.error().to_string();
  EXPECT_TRUE(rules->joined_dot);
  EXPECT_EQ(rules->runs, U".-");
  EXPECT_EQ(rules->abbreviations.at("prof"), AbbreviationEnd::never);
  ASSERT_EQ(rules->endings.size(), 2u);
  EXPECT_EQ(rules->endings[0].parts, (std::vector<std::size_t>{2, 1}));
  EXPECT_EQ(rules->splits.at("cannot"), (std::vector<std::size_t>{3, 3}));
  EXPECT_TRUE(rules->whole.contains("o'clock"));
}

TEST(TextRules, FaultsNameFileAndLine) {
  Folder folder;
  folder.write("tokens.rules", "tokens\n  runs .\n  initials perhaps\n");
  EXPECT_EQ(folder.fault(), "tokens.rules:3: \"initials\" must be joined or separate");
  folder.write("tokens.rules", "tokens\n  colour red\n");
  EXPECT_EQ(folder.fault(), "tokens.rules:2: unknown key: colour");
  folder.write("tokens.rules", "tokens\n");
  folder.write("abbreviations.tsv", "form\tend\ndr\toften\n");
  EXPECT_EQ(folder.fault(),
            "abbreviations.tsv:2: \"end\" must be never, sometimes, function-word, number or "
            "after-comma");
  folder.write("abbreviations.tsv", "form\tend\n");
  folder.write("endings.tsv", "ending\tparts\thost\nbym\tby\t*\n");
  EXPECT_EQ(folder.fault(), "endings.tsv:2: the parts must make up the ending");
  folder.write("endings.tsv", "ending\tparts\thost\n");
  folder.write("splits.tsv", "form\tparts\ncannot\tcan\n");
  EXPECT_EQ(folder.fault(), "splits.tsv:2: the parts must make up the form");
}

}  // namespace
}  // namespace kronika::text
