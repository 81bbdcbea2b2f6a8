#include "morphology/automaton.hpp"

#include <gtest/gtest.h>

#include <map>

namespace kronika::morph {
namespace {

std::optional<std::uint32_t> find(const Automaton& a, std::string_view key) {
  auto node = a.root();
  for (char c : key) {
    auto next = a.next(node, static_cast<unsigned char>(c));
    if (!next) return std::nullopt;
    node = *next;
  }
  return a.value(node);
}

TEST(Automaton, FindsWhatWasAddedAndNothingElse) {
  std::map<std::string, std::uint32_t> keys{{"", 3}, {"a", 1}, {"ab", 2}, {"rad", 7}, {"radosny", 1}, {"sad", 7}};
  AutomatonBuilder builder;
  for (const auto& [key, value] : keys) builder.add(key, value);
  auto root = builder.finish();
  Automaton a(builder.arcs(), root);
  ASSERT_TRUE(a.valid(8));
  EXPECT_FALSE(a.valid(7));  // a value too many
  for (const auto& [key, value] : keys) EXPECT_EQ(find(a, key), value) << key;
  for (auto key : {"b", "ra", "rado", "sado", "abc"}) EXPECT_EQ(find(a, key), std::nullopt) << key;
}

TEST(Automaton, SharesEndings) {
  AutomatonBuilder builder;
  builder.add("barwność", 0);
  builder.add("czynność", 0);
  auto root = builder.finish();
  EXPECT_LT(builder.arcs().size(), 17u);  // 20 bytes and two ends without sharing
  EXPECT_TRUE(Automaton(builder.arcs(), root).valid(1));
}

TEST(Automaton, RefusesWhatLeadsOutside) {
  EXPECT_TRUE(Automaton({}, 0).valid(0));
  EXPECT_FALSE(Automaton({}, 1).valid(0));
  std::vector<std::uint32_t> endless{9u << 9 | 'a'};
  EXPECT_FALSE(Automaton(endless, 0).valid(1));
  std::vector<std::uint32_t> outside{1u << 9 | 1u << 8 | 'a'};
  EXPECT_FALSE(Automaton(outside, 0).valid(1));
}

}  // namespace
}  // namespace kronika::morph
