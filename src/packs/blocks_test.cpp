#include "packs/blocks.hpp"

#include <gtest/gtest.h>

namespace kronika::packs {
namespace {

TEST(List, SkipsCommentsAndKeepsLineNumbers) {
  auto list = parse_list("# words\nwizyta\n\nrozmowa  \n#hashtag\n", "a.list");
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 3u);
  EXPECT_EQ((*list)[1].text, "rozmowa");
  EXPECT_EQ((*list)[1].number, 4u);
  EXPECT_EQ((*list)[2].text, "#hashtag");
}

TEST(Table, NamesItsColumns) {
  auto t = parse_table("iso\tname\nPOL\tPolska\nKAZ\n", "t.tsv", {"iso", "name"});
  ASSERT_TRUE(t);
  EXPECT_EQ(t->cell(t->rows[0], "name"), "Polska");
  EXPECT_EQ(t->cell(t->rows[1], "name"), "");
  EXPECT_EQ(t->optional_cell(t->rows[1], "capital"), "");
}

TEST(Table, FaultsNameFileAndLine) {
  EXPECT_EQ(parse_table("iso\nA\tB\n", "t.tsv", {"iso"}).error().to_string(),
            "t.tsv:2: has 2 cells where 1 columns are named");
  EXPECT_EQ(parse_table("iso\n", "t.tsv", {"name"}).error().to_string(), "t.tsv:1: has no column \"name\"");
  EXPECT_FALSE(parse_table("", "t.tsv", {}));
  EXPECT_EQ(parse_table("iso\n\xff\n", "t.tsv", {}).error().to_string(), "t.tsv:2: is not valid UTF-8");
}

TEST(Blocks, KindNameAndFields) {
  auto f = parse_blocks("rule consult/visit-1\n  trigger odwiedzić VERB\n\n  mode\tvisit\nrule b\n", "f.rules");
  ASSERT_TRUE(f);
  ASSERT_EQ(f->blocks.size(), 2u);
  EXPECT_EQ(f->blocks[0].kind, "rule");
  EXPECT_EQ(f->blocks[0].name, "consult/visit-1");
  ASSERT_NE(f->blocks[0].find("mode"), nullptr);
  EXPECT_EQ(f->blocks[0].find("mode")->value, "visit");
  EXPECT_EQ(f->blocks[0].find("mode")->line, 4u);
  EXPECT_EQ(f->blocks[0].find("target"), nullptr);
  EXPECT_FALSE(parse_blocks("  orphan x\n", "f.rules"));
  auto long_value = parse_blocks("rule b\n  source subj |\n    gen\n    | poss\n  mode visit\n", "f.rules");
  ASSERT_TRUE(long_value);
  EXPECT_EQ(long_value->blocks[0].find("source")->value, "subj | gen | poss");
  EXPECT_EQ(long_value->blocks[0].find("mode")->line, 5u);
  EXPECT_FALSE(parse_blocks("rule b\n    gen\n", "f.rules"));
}

}  // namespace
}  // namespace kronika::packs
