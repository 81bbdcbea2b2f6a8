#include "entities/step.hpp"

#include "entities/apposition.hpp"
#include "entities/base_form.hpp"
#include "entities/bodies.hpp"
#include "entities/coreference.hpp"
#include "entities/gather.hpp"
#include "entities/generics.hpp"
#include "entities/home.hpp"
#include "entities/identity.hpp"
#include "entities/knowledge.hpp"
#include "entities/party_letters.hpp"
#include "entities/recognise.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

class EntityStep : public Step {
 public:
  EntityStep(Lexicon lexicon, Spelling spelling, std::optional<NameModel> model, std::shared_ptr<const World> world,
             std::shared_ptr<const Morphology> morphology)
      : lexicon_(std::move(lexicon)),
        spelling_(std::move(spelling)),
        model_(std::move(model)),
        world_(std::move(world)),
        morphology_(std::move(morphology)),
        people_(*world_, spelling_) {}

  std::string_view name() const override { return "entities"; }
  Layers needs() const override { return {Layer::tokens, Layer::tags, Layer::trees}; }
  Layers adds() const override { return {Layer::entities}; }

  Result<void> run(Document& doc) const override {
    doc.entities.clear();
    doc.roles.clear();
    Resources resources{*world_, lexicon_, morphology_.get(), model_ ? &*model_ : nullptr, &people_};
    Reading reading(doc, resources);
    recognise_names(reading);
    find_bodies(reading);
    find_appositions(reading);
    find_base_forms(reading);
    gather_entities(reading);
    find_roles(reading);
    read_party_letters(reading);
    auto known = recognise_people(reading);
    apply_knowledge(reading, known);
    settle_homes(reading);
    resolve_references(reading, known);
    gather_inhabitants(reading);
    known.resize(doc.entities.size(), kNone);
    mark_past_offices(reading, known);
    publish_roles(reading);
    find_generics(reading);
    set_keys(reading, known, spelling_);
    return {};
  }

 private:
  Lexicon lexicon_;
  Spelling spelling_;
  std::optional<NameModel> model_;
  std::shared_ptr<const World> world_;
  std::shared_ptr<const Morphology> morphology_;
  PersonSpellings people_;  // refers to what stands before it
};

}  // namespace

Result<std::unique_ptr<Step>> make_entity_step(const std::filesystem::path& data, const std::string& language,
                                               std::shared_ptr<const World> world,
                                               std::shared_ptr<const Morphology> morphology) {
  auto lexicon = Lexicon::load(data / "packs" / language / "entities", language);
  if (!lexicon) return tl::unexpected(lexicon.error());
  auto spelling = Spelling::load(data / "world" / "spelling.tsv");
  if (!spelling) return tl::unexpected(spelling.error());
  std::optional<NameModel> model;
  auto file = data / "models" / (language + ".names");
  std::error_code ec;
  if (std::filesystem::exists(file, ec)) {
    auto loaded = NameModel::load(file);
    if (!loaded) return tl::unexpected(loaded.error());
    model = std::move(*loaded);
  }
  return std::make_unique<EntityStep>(std::move(*lexicon), std::move(*spelling), std::move(model), std::move(world),
                                      std::move(morphology));
}

}  // namespace kronika::entities
