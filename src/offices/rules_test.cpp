#include "offices/rules.hpp"

#include <gtest/gtest.h>

namespace kronika::offices {
namespace {

Result<Rules> compile(std::string_view text) {
  auto file = packs::parse_blocks(text, "test.rules");
  EXPECT_TRUE(file.has_value());
  auto classes = facts::Rules::compile({}, "pl");
  EXPECT_TRUE(classes.has_value());
  return Rules::compile({*file}, *classes, "pl");
}

TEST(OfficeRules, FindsARuleByLemmaAndKindOfWord) {
  auto rules = compile("office a\n  status held\n  verb rządzić\n  person subj\n  own yes\n");
  ASSERT_TRUE(rules.has_value()) << rules.error().to_string();
  ASSERT_EQ(rules->find("rządzić", facts::TriggerKind::verb).size(), 1u);
  EXPECT_EQ(rules->find("rządzić", facts::TriggerKind::verb)[0]->id, "pl/offices/a");
  EXPECT_TRUE(rules->find("rządzić", facts::TriggerKind::noun).empty());
}

TEST(OfficeRules, FaultsNameFileAndLine) {
  auto expect_fault = [](std::string_view text, const std::string& fault) {
    auto rules = compile(text);
    ASSERT_FALSE(rules.has_value());
    EXPECT_EQ(rules.error().to_string(), fault);
  };
  expect_fault("office a\n  status gone\n", "test.rules:2: there is no status \"gone\"");
  expect_fault("office a\n  kind treaty\n", "test.rules:2: there is no key \"kind\"");
  expect_fault("relation a\n  kind friends\n", "test.rules:2: there is no kind of relation \"friends\"");
  expect_fault(
      "event a\n  verb x\n",
      "test.rules:1: expected office, copula, governor, superior, ended, lasting or relation, found \"event\"");
  expect_fault("office a\n  status held\n  person subj\n",
               "test.rules:1: \"a\" has no verb, noun or adj that triggers it");
  expect_fault("office a\n  status held\n  verb x\n  person subj\n",
               "test.rules:1: the office \"a\" needs a role, or own yes");
  expect_fault("relation a\n  kind allies\n  verb x\n",
               "test.rules:1: the relation \"a\" needs a kind, and both or first");
}

TEST(OfficeRules, ThePacksLoad) {
  for (const auto* language : {"pl", "en"}) {
    const auto pack = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / language;
    auto classes = facts::Rules::load(pack / "facts", language);
    ASSERT_TRUE(classes.has_value()) << classes.error().to_string();
    auto rules = Rules::load(pack / "offices", *classes, language);
    ASSERT_TRUE(rules.has_value()) << rules.error().to_string();
    EXPECT_GT(rules->size(), 10u);
  }
}

}  // namespace
}  // namespace kronika::offices
