#include "pipeline/road.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <vector>

#include "entities/groups.hpp"
#include "entities/step.hpp"
#include "facts/step.hpp"
#include "kronika/morphology.hpp"
#include "kronika/world.hpp"
#include "offices/step.hpp"
#include "quotes/step.hpp"
#include "syntax/step.hpp"
#include "text/boilerplate.hpp"
#include "text/step.hpp"
#include "time/step.hpp"

namespace kronika {
namespace {

// Collects the steps of one road; the first fault ends it.
class Builder {
 public:
  template <class AnyStep>
  void add(Result<std::unique_ptr<AnyStep>> step) {
    if (step)
      steps_.push_back(std::move(*step));
    else if (!fault_)
      fault_ = step.error();
  }
  Result<Steps> finish() {
    if (fault_) return tl::unexpected(*fault_);
    if (auto need = unmet_need(steps_); !need.empty()) return fail(need);
    return std::move(steps_);
  }

 private:
  Steps steps_;
  std::optional<Error> fault_;
};

// A small letter form that the dictionary has as something other than a name.
text::IsWord ordinary_word(std::shared_ptr<const Morphology> morphology) {
  return [morphology = std::move(morphology)](std::string_view form) {
    const auto analyses = morphology->analyse(form);
    return std::any_of(analyses.begin(), analyses.end(), [](const Analysis& a) { return a.upos != Upos::PROPN; });
  };
}

// What the roads share: dictionaries by language, and the world.
using Dictionaries = std::map<std::string, std::shared_ptr<const Morphology>, std::less<>>;

Result<Dictionaries> load_dictionaries(const std::filesystem::path& data, const std::vector<std::string>& languages) {
  Dictionaries dictionaries;
  for (const auto& language : languages) {
    auto loaded = Morphology::load(data / "packs" / language / "morph");
    if (!loaded) return tl::unexpected(loaded.error());
    dictionaries.emplace(language, std::make_shared<const Morphology>(std::move(*loaded)));
  }
  return dictionaries;
}

// The base forms of a word in a table, by which World finds its phrases in inflected texts.
world::Lemmas base_forms(const Dictionaries& dictionaries) {
  return [&dictionaries](std::string_view language, std::string_view word) {
    std::vector<std::string> lemmas;
    auto dictionary = dictionaries.find(language);
    if (dictionary == dictionaries.end()) return lemmas;
    const auto add = [&](std::string lemma) {
      if (std::find(lemmas.begin(), lemmas.end(), lemma) == lemmas.end()) lemmas.push_back(std::move(lemma));
    };
    std::vector<std::string> verbs;
    for (const auto& a : dictionary->second->analyse(word)) {
      add(a.lemma);
      if (a.upos == Upos::ADJ && a.feats.view().find("VerbForm=Part") != std::string_view::npos &&
          a.feats.view().find("Voice=Pass") != std::string_view::npos)
        verbs.push_back(a.lemma);
    }
    // In a name a participle is an adjective ("Stany Zjednoczone"): texts have either lemma.
    for (const auto& verb : verbs)
      if (auto adjective = dictionary->second->inflect(
              verb, Upos::ADJ, "Case=Nom|Gender=Masc|Number=Sing|Polarity=Pos|VerbForm=Part|Voice=Pass"))
        add(*adjective);
    return lemmas;
  };
}

Result<Steps> build_road(const std::filesystem::path& data, const std::string& language,
                         const std::shared_ptr<const World>& world,
                         const std::shared_ptr<const Morphology>& morphology) {
  auto pack = data / "packs" / language;
  Builder road;
  road.add(text::make_boilerplate_step(pack, ordinary_word(morphology)));
  road.add(text::make_text_step(pack, morphology));
  road.add(syntax::make_syntax_step(data, language, morphology));
  road.add(entities::make_entity_step(data, language, world, morphology));
  road.add(time::make_time_step(pack, morphology));
  road.add(quotes::make_quote_step(data, language));
  road.add(facts::make_event_step(data, language, world, morphology));
  road.add(offices::make_office_step(data, language, world));
  road.add(Result<std::unique_ptr<Step>>(entities::make_group_step()));
  return road.finish();
}

}  // namespace

std::string unmet_need(const Steps& steps) {
  Layers there{Layer::text, Layer::language};
  for (const auto& step : steps) {
    if (!there.contains(step->needs()))
      return "the step \"" + std::string(step->name()) + "\" needs a layer that no step before it adds";
    there = there | step->adds();
  }
  return {};
}

Result<Roads> build_roads(const std::filesystem::path& data) {
  std::error_code ec;
  std::vector<std::string> languages;
  for (std::filesystem::directory_iterator it(data / "packs", ec), end; !ec && it != end; it.increment(ec))
    if (it->is_directory(ec)) languages.push_back(it->path().filename().string());
  if (languages.empty())
    return fail("holds no language packs (packs/pl, packs/en); name the right folder with --data or KRONIKA_DATA",
                data.string());
  std::sort(languages.begin(), languages.end());
  auto dictionaries = load_dictionaries(data, languages);
  if (!dictionaries) return tl::unexpected(dictionaries.error());
  auto loaded = World::load(data, base_forms(*dictionaries));
  if (!loaded) return tl::unexpected(loaded.error());
  auto world = std::make_shared<const World>(std::move(*loaded));

  Roads roads;
  for (const auto& language : languages) {
    auto steps = build_road(data, language, world, dictionaries->at(language));
    if (!steps) return tl::unexpected(steps.error());
    roads.emplace(language, std::move(*steps));
  }
  return roads;
}

}  // namespace kronika
