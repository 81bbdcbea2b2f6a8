#include "facts/step.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.hpp"
#include "entities/publisher.hpp"
#include "facts/engine.hpp"
#include "facts/merge.hpp"
#include "facts/rules.hpp"
#include "time/event_date.hpp"
#include "time/scene.hpp"

namespace kronika::facts {
namespace {

void date_event(const Document& doc, Event& event, bool beside) {
  const bool possible = event.aux == Aux::hypothetical || event.aux == Aux::negated;
  // What may be done, or said, is not of the day on which it is spoken of.
  const time::Act act{
      .ahead = event.aux == Aux::future, .possible = possible, .beside = beside || event.aux == Aux::hypothetical};
  auto dating = time::date_of(doc, event.trigger_token, act);
  event.date = std::move(dating.date);
  event.date_reason = std::move(dating.reason);
}

class RuleStep final : public EventStep {
 public:
  RuleStep(Rules rules, std::shared_ptr<const World> world, std::shared_ptr<const Morphology> morphology,
           std::string language)
      : rules_(std::move(rules)),
        world_(std::move(world)),
        morphology_(std::move(morphology)),
        language_(std::move(language)),
        engine_(rules_,
                {[this](std::string_view iso) { return name_of(iso); },
                 [this](std::string_view adjective) { return country_of(adjective); },
                 [this](std::string_view adjective) { return body_of(adjective); },
                 [this](const Article& article) { return publisher_of(article); },
                 [this](const Article& article) {
                   return world_ != nullptr && joint(article.title) &&
                          !entities::publisher_of(*world_, article).empty();
                 },
                 [this](std::string_view title) { return states_in(title); }},
                {[](const Document& doc, Event& event) { date_event(doc, event, false); },
                 [](const Document& doc, Event& event) { date_event(doc, event, true); }, time::is_of_the_telling},
                morphology_.get()) {}

  std::string_view name() const override { return "events"; }
  Layers needs() const override { return {Layer::trees, Layer::entities, Layer::times}; }
  Layers adds() const override { return {Layer::events}; }
  Result<void> run(Document& doc) const override {
    engine_.read(doc);
    return {};
  }
  void read(Document& doc, Trace* trace) const override { engine_.read(doc, trace); }

 private:
  std::string name_of(std::string_view iso) const {
    if (world_ == nullptr || world_->state(iso) == nullptr) return {};
    return std::string(world_->name_of(iso, language_));
  }

  std::string country_of(std::string_view adjective) const {
    if (world_ == nullptr) return {};
    for (const auto& sense : world_->find(language_, adjective))
      if (sense.kind == world::SenseKind::adjective) return world_->states()[sense.index].iso;
    return {};
  }

  NamedBody body_of(std::string_view adjective) const {
    if (world_ == nullptr) return {};
    for (const auto& sense : world_->find(language_, adjective))
      if (sense.kind == world::SenseKind::membership) return named(world_->organisations()[sense.index]);
    return {};
  }

  NamedBody publisher_of(const Article& article) const {
    if (world_ == nullptr || joint(article.title)) return {};
    const auto publisher = entities::publisher_of(*world_, article);
    if (const auto* state = world_->state(publisher))
      return {"state:" + state->iso, std::string(world_->name_of(state->iso, language_)), state->iso, "GOV"};
    const auto* organisation = world_->organisation(publisher);
    return organisation != nullptr ? named(*organisation) : NamedBody();
  }

  // "Joint statement": several speak together.
  bool joint(std::string_view title) const {
    std::vector<Analysis> analyses;
    for (std::size_t begin = 0; begin < title.size();) {
      const auto end = std::min(title.find_first_of(" -", begin), title.size());
      const auto word = title.substr(begin, end - begin);
      if (rules_.in(utf8::lower(word), Known::joint)) return true;
      analyses.clear();
      if (morphology_ != nullptr) morphology_->analyse(word, analyses);
      for (const auto& analysis : analyses)
        if (rules_.in(analysis.lemma, Known::joint)) return true;
      begin = end + 1;
    }
    return false;
  }

  // The states that a title names, in its order ("U.S.-India"); the longest name counts ("United States", not "States").
  std::vector<std::string> states_in(std::string_view title) const {
    constexpr std::size_t kLongest = 8;  // words
    std::vector<std::string_view> words;
    for (std::size_t begin = 0; begin < title.size();) {
      const auto end = std::min(title.find_first_of(" -,;:", begin), title.size());
      if (end > begin) words.push_back(title.substr(begin, end - begin));
      begin = end + 1;
    }
    std::vector<std::string> found;
    for (std::size_t i = 0; i < words.size(); ++i)
      for (auto n = std::min(kLongest, words.size() - i); n > 0; --n) {
        const auto phrase =
            title.substr(static_cast<std::size_t>(words[i].data() - title.data()),
                         static_cast<std::size_t>(words[i + n - 1].data() + words[i + n - 1].size() - words[i].data()));
        const auto iso = state_called(phrase);
        if (iso.empty()) continue;
        if (std::find(found.begin(), found.end(), iso) == found.end()) found.push_back(iso);
        i += n - 1;
        break;
      }
    return found;
  }

  std::string state_called(std::string_view phrase) const {
    if (world_ == nullptr) return {};
    for (const auto& sense : world_->find(language_, phrase))
      if (sense.kind == world::SenseKind::state) return world_->states()[sense.index].iso;
    return {};
  }

  NamedBody named(const world::Organisation& body) const {
    return {"organisation:" + body.id, std::string(world_->name_of(body.id, language_)), body.country, body.sector};
  }

  Rules rules_;
  std::shared_ptr<const World> world_;
  std::shared_ptr<const Morphology> morphology_;
  std::string language_;
  Engine engine_;
};

}  // namespace

Result<std::unique_ptr<EventStep>> make_event_step(const std::filesystem::path& data, std::string_view language,
                                                   std::shared_ptr<const World> world,
                                                   std::shared_ptr<const Morphology> morphology) {
  auto rules = Rules::load(data / "packs" / std::string(language) / "facts", language);
  if (!rules) return tl::unexpected(rules.error());
  return std::make_unique<RuleStep>(std::move(*rules), std::move(world), std::move(morphology), std::string(language));
}

}  // namespace kronika::facts
