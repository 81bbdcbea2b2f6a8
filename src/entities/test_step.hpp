// The entity step over the project's own packs, world and models, for tests.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "entities/step.hpp"
#include "entities/test_document.hpp"

namespace kronika::entities {

// Made once for each language, as it takes a moment.
inline const Step& step(const std::string& language) {
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

inline Document read(const std::string& lines, const std::string& language) {
  auto doc = test_document(lines, language);
  auto done = step(language).run(doc);
  EXPECT_TRUE(done) << done.error().to_string();
  return doc;
}

inline const Entity* named(const Document& doc, std::string_view name) {
  for (const auto& entity : doc.entities)
    if (entity.name == name) return &entity;
  return nullptr;
}

inline std::string all_names(const Document& doc) {
  std::string out;
  for (const auto& e : doc.entities) out += e.name + " (" + std::string(to_string(e.kind)) + ", " + e.country + ") ";
  return out;
}

// Two presidents who meet, and are then called by surname, by nothing and by office.
inline constexpr const char* kPresidents =
    R"(Prezydent prezydent NOUN Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing 5 nsubj
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

}  // namespace kronika::entities
