#include "facts/rules.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace kronika::facts {
namespace {

Result<Rules> compile(std::string_view text) {
  auto file = packs::parse_blocks(text, "a.rules");
  if (!file) return tl::unexpected(file.error());
  return Rules::compile({*file}, "xx");
}

std::string fault(std::string_view text) {
  auto rules = compile(text);
  return rules ? "" : rules.error().to_string();
}

TEST(Rules, TakeFramesAndDefaultsAndLetTheRuleOverrideThem) {
  auto rules = compile(
      "words deal\n  treaty pact\nframe act\n  source subj\n  target obj\ntype AGREE\n  actors both\n"
      "rule agree/sign\n  use act\n  verb sign\n  need obj(@deal)\n  target obl:with\n  cameo 057\n");
  ASSERT_TRUE(rules) << rules.error().to_string();
  ASSERT_EQ(rules->rules().size(), 1u);
  const Rule& rule = rules->rules()[0];
  EXPECT_EQ(rule.id, "xx/agree/sign");
  EXPECT_EQ(rule.type, EventType::AGREE);
  EXPECT_EQ(rule.required, Required::both);
  EXPECT_EQ(rule.source.alternatives[0][0].function, Function::subj);
  EXPECT_EQ(rule.target.alternatives[0][0].function, Function::obl);
  ASSERT_NE(rules->find("sign"), nullptr);
  EXPECT_EQ(rules->find("sign")->triggers.size(), 1u);
  EXPECT_TRUE(Rules::in(*rules->find("pact"), static_cast<std::uint16_t>(rules->class_number("deal"))));
}

TEST(Rules, MoreNeedsAreMoreSpecificAndNamedWordsMoreThanAny) {
  auto rules = compile(
      "rule agree/any\n  verb vow\n  source subj\n  need inf\n"
      "rule agree/either\n  verb vow\n  source subj\n  need inf(help) | clause\n"
      "rule threaten/named\n  verb vow\n  source subj\n  need inf(strike)\n"
      "rule threaten/two\n  verb vow\n  source subj\n  need inf\n  need dat\n");
  ASSERT_TRUE(rules) << rules.error().to_string();
  const auto& all = rules->rules();
  ASSERT_EQ(all.size(), 4u);
  EXPECT_EQ(all[0].specificity, all[1].specificity);
  EXPECT_LT(all[1].specificity, all[2].specificity);
  EXPECT_LT(all[2].specificity, all[3].specificity);
}

TEST(Rules, TriggersMayBeAClass) {
  auto rules = compile("words war\n  invade attack\nrule assault/attack\n  verb @war\n  source subj\n");
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->find("invade")->triggers.size(), 1u);
}

TEST(Rules, FaultsNameFileAndLine) {
  EXPECT_EQ(fault("rule fight/x\n  verb hit\n"),
            "a.rules:1: a rule's name must start with a type of event, as \"consult/visit\"");
  EXPECT_EQ(fault("rule assault/x\n  source subj\n"), "a.rules:1: the rule has no trigger: verb, noun or adj");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\n  source who\n"), "a.rules:3: slot names an unknown function: \"who\"");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\n  need obj(@a)\n"), "a.rules:3: slot names an unknown class: \"@a\"");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\n  use act\n"), "a.rules:3: no frame is called \"act\"");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\n  colour red\n"), "a.rules:3: unknown field \"colour\"");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\n  mutual maybe\n"), "a.rules:3: \"mutual\" is yes or no");
  EXPECT_EQ(fault("rule assault/x\n  verb hit\nrule assault/x\n  verb hit\n"),
            "a.rules:3: the rule \"assault/x\" stands twice");
  EXPECT_EQ(fault("words a\n  b b\n"), "a.rules:2: \"b\" stands twice in the class \"a\"");
  EXPECT_EQ(fault("thing a\n"), "a.rules:1: unknown kind of block \"thing\"");
}

TEST(Rules, OfThePacksAreSound) {
  for (const char* language : {"pl", "en"}) {
    auto folder = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / language / "facts";
    auto rules = Rules::load(folder, language);
    ASSERT_TRUE(rules) << rules.error().to_string();
    EXPECT_FALSE(rules->rules().empty()) << language;
  }
}

}  // namespace
}  // namespace kronika::facts
