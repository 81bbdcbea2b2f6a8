#include "entities/step.hpp"

#include <gtest/gtest.h>

#include "entities/lookup.hpp"
#include "entities/test_document.hpp"

namespace kronika::entities {
namespace {

// The step of a language over the project's own packs, world and models; made once, as it takes a moment.
const Step& step(const std::string& language) {
  static std::map<std::string, std::unique_ptr<Step>> steps;
  auto& made = steps[language];
  if (!made) {
    std::filesystem::path data = KRONIKA_SOURCE_DIR;
    auto world = World::load(data);
    auto morphology = Morphology::load(data / "packs" / language / "morph");
    EXPECT_TRUE(world) << world.error().to_string();
    EXPECT_TRUE(morphology) << morphology.error().to_string();
    auto result = make_entity_step(data, language, std::make_shared<const World>(std::move(*world)),
                                   std::make_shared<const Morphology>(std::move(*morphology)));
    EXPECT_TRUE(result) << result.error().to_string();
    made = std::move(*result);
  }
  return *made;
}

Document read(const std::string& lines, const std::string& language) {
  auto doc = test_document(lines, language);
  auto done = step(language).run(doc);
  EXPECT_TRUE(done) << done.error().to_string();
  return doc;
}

const Entity* named(const Document& doc, std::string_view name) {
  for (const auto& entity : doc.entities)
    if (entity.name == name) return &entity;
  return nullptr;
}

std::string all_names(const Document& doc) {
  std::string out;
  for (const auto& e : doc.entities) out += e.name + " (" + std::string(to_string(e.kind)) + ", " + e.country + ") ";
  return out;
}

constexpr const char* kPresidents = R"(Prezydent prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
Kazachstanu Kazachstan PROPN Animacy=Inan|Case=Gen|Gender=Masc|Number=Sing 1 nmod:arg
Kasym-Żomart Kasym-Żomart PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 1 flat
Tokajew Tokajew PROPN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 flat
zapewnił zapewnić VERB Animacy=Hum|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
w w ADP _ 7 case
środę środa NOUN Case=Acc|Gender=Fem|Number=Sing 5 obl
przywódcę przywódca NOUN Animacy=Hum|Case=Acc|Gender=Masc|Number=Sing 5 obj
Rosji Rosja PROPN Case=Gen|Gender=Fem|Number=Sing 8 nmod
Władimira Władimir PROPN Animacy=Hum|Case=Acc|Gender=Masc|Number=Sing 8 flat
Putina Putin PROPN Animacy=Hum|Case=Acc|Gender=Masc|Number=Sing 10 flat
. . PUNCT _ 5 punct

Zadeklarował zadeklarować VERB Animacy=Hum|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
współpracę współpraca NOUN Case=Acc|Gender=Fem|Number=Sing 1 obj
. . PUNCT _ 1 punct

Rozmowy rozmowa NOUN Case=Nom|Gender=Fem|Number=Plur 4 nsubj
z z ADP _ 3 case
Tokajewem Tokajew PROPN Animacy=Hum|Case=Ins|Gender=Masc|Number=Sing 1 nmod
trwały trwać VERB Aspect=Imp|Gender=Fem|Mood=Ind|Number=Plur|Tense=Past|VerbForm=Fin|Voice=Act 0 root
w w ADP _ 6 case
Moskwie Moskwa PROPN Case=Loc|Gender=Fem|Number=Sing 4 obl
. . PUNCT _ 4 punct

Rosyjski rosyjski ADJ Animacy=Hum|Case=Nom|Degree=Pos|Gender=Masc|Number=Sing 2 amod
przywódca przywódca NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 3 nsubj
dziękował dziękować VERB Animacy=Hum|Aspect=Imp|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
. . PUNCT _ 3 punct
)";

TEST(EntityStep, PolishNamesAreFoundInTheNominativeWithTheirStates) {
  auto doc = read(kPresidents, "pl");
  const auto* tokayev = named(doc, "Kasym-Żomart Tokajew");
  ASSERT_NE(tokayev, nullptr) << all_names(doc);
  EXPECT_EQ(tokayev->kind, EntityKind::person);
  EXPECT_EQ(tokayev->country, "KAZ");
  EXPECT_EQ(tokayev->sector, "GOV");
  const auto* putin = named(doc, "Władimir Putin");
  ASSERT_NE(putin, nullptr) << all_names(doc);
  EXPECT_EQ(putin->country, "RUS");
  ASSERT_NE(named(doc, "Rosja"), nullptr) << all_names(doc);
  EXPECT_EQ(named(doc, "Rosja")->kind, EntityKind::state);
}

TEST(EntityStep, ACityInTheLocativeIsAPlace) {
  auto doc = read(kPresidents, "pl");
  const auto* moscow = named(doc, "Moskwa");
  ASSERT_NE(moscow, nullptr) << all_names(doc);
  EXPECT_EQ(moscow->kind, EntityKind::place);
  EXPECT_EQ(moscow->country, "RUS");
}

TEST(EntityStep, SurnamesDroppedSubjectsAndDescriptionsReferToThePerson) {
  auto doc = read(kPresidents, "pl");
  EntityLookup lookup(doc);
  auto tokayev = lookup.entity_at(3);
  ASSERT_NE(tokayev, kNone);
  EXPECT_EQ(lookup.entity_at(0), tokayev);                     // prezydent
  EXPECT_EQ(lookup.entity_at(17), tokayev) << all_names(doc);  // Tokajewem
  ASSERT_EQ(lookup.subjects_of(12).size(), 1u);
  EXPECT_EQ(lookup.subjects_of(12).front(), tokayev);                       // Zadeklarował
  EXPECT_EQ(lookup.entity_at(23), lookup.entity_at(10)) << all_names(doc);  // rosyjski przywódca
}

TEST(EntityStep, RolesSayOfWhat) {
  auto doc = read(kPresidents, "pl");
  ASSERT_FALSE(doc.roles.empty());
  EXPECT_EQ(doc.roles[0].office, "president");
  EXPECT_EQ(doc.roles[0].of, "KAZ");
  EXPECT_EQ(doc.entities[doc.roles[0].person].name, "Kasym-Żomart Tokajew");
  EXPECT_FALSE(doc.roles[0].former);
}

TEST(EntityStep, ACapitalThatSpeaksIsItsGovernment) {
  auto doc = read(R"(Londyn Londyn PROPN Animacy=Inan|Case=Nom|Gender=Masc|Number=Sing 2 nsubj
ostrzegł ostrzec VERB Animacy=Inan|Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act 0 root
Paryż Paryż PROPN Animacy=Inan|Case=Acc|Gender=Masc|Number=Sing 2 obj
. . PUNCT _ 2 punct
)",
                  "pl");
  EXPECT_NE(named(doc, "Wielka Brytania"), nullptr) << all_names(doc);
  EXPECT_NE(named(doc, "Francja"), nullptr) << all_names(doc);
  EXPECT_EQ(named(doc, "Londyn"), nullptr);
}

TEST(EntityStep, EnglishRolesNamesAndPronouns) {
  auto doc = read(R"(Polish polish ADJ Degree=Pos 3 amod
Foreign foreign ADJ Degree=Pos 3 amod
Minister minister PROPN Number=Sing 6 nsubj
Radosław Radosław PROPN Number=Sing 3 flat
Sikorski Sikorski PROPN Number=Sing 3 flat
visited visit VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
Japan Japan PROPN Number=Sing 6 obj
. . PUNCT _ 6 punct

He he PRON Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs 2 nsubj
met meet VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
reporters reporter NOUN Number=Plur 2 obj
. . PUNCT _ 2 punct
)",
                  "en");
  const auto* sikorski = named(doc, "Radosław Sikorski");
  ASSERT_NE(sikorski, nullptr) << all_names(doc);
  EXPECT_EQ(sikorski->country, "POL");
  ASSERT_EQ(doc.roles.size(), 1u);
  EXPECT_EQ(doc.roles[0].office, "foreign minister");
  EXPECT_EQ(doc.roles[0].of, "POL");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(8), lookup.entity_at(4));
  EXPECT_NE(named(doc, "Japan"), nullptr);
}

TEST(EntityStep, TheyAreTheSeveralSubjectsBefore) {
  auto doc = read(R"(Kim Kim PROPN Number=Sing 4 nsubj
and and CCONJ _ 3 cc
Moon Moon PROPN Number=Sing 1 conj
signed sign VERB Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin 0 root
it it PRON Case=Acc|Gender=Neut|Number=Sing|Person=3|PronType=Prs 4 obj
. . PUNCT _ 4 punct

They they PRON Case=Nom|Number=Plur|Person=3|PronType=Prs 2 nsubj
smiled smile VERB Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin 0 root
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entities_of(6), lookup.entities_of(0)) << all_names(doc);
  EXPECT_EQ(lookup.entities_of(6).size(), 2u);
  EXPECT_TRUE(lookup.entities_of(4).empty());  // "it" as an object refers to nobody
}

TEST(EntityStep, ItIsTheStateThatTheGoverningClauseSpeaksOf) {
  auto doc = read(R"(Japan Japan PROPN Number=Sing 2 nsubj
said say VERB Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin 0 root
it it PRON Case=Nom|Gender=Neut|Number=Sing|Person=3|PronType=Prs 5 nsubj
would would AUX VerbForm=Fin 5 aux
help help VERB VerbForm=Inf 2 ccomp
. . PUNCT _ 2 punct
)",
                  "en");
  EntityLookup lookup(doc);
  EXPECT_EQ(lookup.entity_at(2), lookup.entity_at(0));
}

TEST(EntityStep, ANounAloneIsTheBodyNamedInFullBefore) {
  auto doc = read(R"(Komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 3 nsubj
Europejska europejski ADJ Case=Nom|Gender=Fem|Number=Sing 1 amod
milczy milczeć VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 3 punct

Komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 2 nsubj
czeka czekać VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 2 punct

Inna inny DET Case=Nom|Gender=Fem|Number=Sing 2 det
komisja komisja NOUN Case=Nom|Gender=Fem|Number=Sing 4 nsubj
sejmowa sejmowy ADJ Case=Nom|Gender=Fem|Number=Sing 2 amod
pracuje pracować VERB Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin 0 root
. . PUNCT _ 4 punct
)",
                  "pl");
  EntityLookup lookup(doc);
  ASSERT_NE(lookup.entity_at(0), kNone) << all_names(doc);
  EXPECT_EQ(lookup.entity_at(4), lookup.entity_at(0)) << all_names(doc);
  EXPECT_NE(lookup.entity_at(8), lookup.entity_at(0)) << all_names(doc);
}

TEST(EntityStep, AnEmptyDocumentHasNobody) {
  Document doc;
  doc.language = "pl";
  ASSERT_TRUE(step("pl").run(doc));
  EXPECT_TRUE(doc.entities.empty());
}

}  // namespace
}  // namespace kronika::entities
