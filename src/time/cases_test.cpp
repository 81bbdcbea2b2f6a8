// The cases beside the rules, packs/*/time/*.cases: a table of text, the article's date (may be empty), the
// expressions that must be found and nothing else, and their values. Several of a text are separated by " | ".
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "packs/blocks.hpp"
#include "time/finder.hpp"
#include "time/test_document.hpp"

namespace kronika::time {
namespace {

const std::filesystem::path kPacks = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs";

void run(const std::string& language, std::size_t least) {
  const auto pack = kPacks / language;
  auto loaded = Morphology::load(pack / "morph");
  ASSERT_TRUE(loaded) << loaded.error().to_string();
  auto morphology = std::make_shared<const Morphology>(std::move(*loaded));
  auto finder = Finder::load(pack, morphology);
  ASSERT_TRUE(finder) << finder.error().to_string();
  std::size_t count = 0, negatives = 0;
  for (const auto& file : packs::files_in(pack / "time", ".cases")) {
    auto table = packs::load_table(file, {"text", "date", "expression", "value"});
    ASSERT_TRUE(table) << table.error().to_string();
    for (const auto& row : table->rows) {
      auto doc = test_document(table->cell(row, "text"), table->cell(row, "date"), *morphology);
      finder->find(doc);
      std::string expressions, values;
      for (const auto& t : doc.times) {
        expressions += fmt::format("{}{}", expressions.empty() ? "" : " | ", doc.words(t.span));
        values += fmt::format("{}{}", &t == &doc.times.front() ? "" : " | ", t.text_value);
      }
      EXPECT_TRUE(expressions == table->cell(row, "expression") && values == table->cell(row, "value"))
          << fmt::format("{}:{}: {} [{}]\n  wanted \"{}\" = {}\n  found  \"{}\" = {} ({})", table->file, row.line,
                         table->cell(row, "text"), table->cell(row, "date"), table->cell(row, "expression"),
                         table->cell(row, "value"), expressions, values, doc.times.empty() ? "" : doc.times[0].rule);
      ++count;
      negatives += table->cell(row, "expression").empty();
    }
  }
  EXPECT_GE(count, least);
  EXPECT_GE(negatives * 4, least);
}

TEST(TimeCases, Polish) { run("pl", 350); }
TEST(TimeCases, English) { run("en", 350); }

}  // namespace
}  // namespace kronika::time
