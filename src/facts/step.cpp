#include "facts/step.hpp"

#include <string>

#include "facts/engine.hpp"
#include "facts/rules.hpp"
#include "time/event_date.hpp"

namespace kronika::facts {
namespace {

void date_event(const Document& doc, Event& event) {
  auto dating = time::date_of(doc, event.trigger_token, event.aux == Aux::future);
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
                 [this](std::string_view adjective) { return body_of(adjective); }},
                date_event, morphology_.get()) {}

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
      if (sense.kind == world::SenseKind::membership) {
        const auto& body = world_->organisations()[sense.index];
        const auto* words = body.in(language_);
        return {"organisation:" + body.id, words != nullptr ? words->name : body.id, body.country, body.sector};
      }
    return {};
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
