// Publication dates of a set of pages: nine in ten right, and none invented. The pages are our own, after the patterns
// that news sites have.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "html/page.hpp"
#include "packs/blocks.hpp"

namespace kronika::html {
namespace {

std::string content(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string shown(const std::optional<Edtf>& date) { return date ? date->to_string() : "-"; }

TEST(DatesOfPages, Set) {
  const std::filesystem::path folder = KRONIKA_TEST_DATA "/dates";
  auto rules = PageRules::load(KRONIKA_SOURCE_DIR);
  ASSERT_TRUE(rules) << rules.error().to_string();
  auto table = packs::load_table(folder / "expected.tsv", {"file", "url", "published", "updated"});
  ASSERT_TRUE(table) << table.error().to_string();
  std::size_t right = 0, updated = 0;
  for (const auto& row : table->rows) {
    const auto& file = table->cell(row, "file");
    auto article = read_page(content(folder / file), *rules, table->cell(row, "url"));
    ASSERT_TRUE(article) << file << ": " << article.error().message;
    const auto& expected = table->cell(row, "published");
    auto said = shown(article->published);
    if (expected == "-") {
      EXPECT_EQ(said, "-") << file << ": invented, " << article->published_from;
    }
    if (said == expected)
      ++right;
    else
      std::printf("%s: %s instead of %s (%s)\n", file.c_str(), said.c_str(), expected.c_str(),
                  article->published_from.c_str());
    if (shown(article->modified) == table->cell(row, "updated"))
      ++updated;
    else
      std::printf("%s: updated %s\n", file.c_str(), shown(article->modified).c_str());
  }
  std::printf("published: %zu of %zu right; updated: %zu\n", right, table->rows.size(), updated);
  EXPECT_GE(table->rows.size(), 40u);
  EXPECT_GE(right * 10, table->rows.size() * 9);
}

}  // namespace
}  // namespace kronika::html
