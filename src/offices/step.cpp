#include "offices/step.hpp"

#include <utility>

#include "offices/finder.hpp"
#include "offices/merge.hpp"

namespace kronika::offices {
namespace {

class OfficeStep final : public Step {
 public:
  OfficeStep(std::unique_ptr<const facts::Rules> classes, Rules rules, std::shared_ptr<const World> world)
      : classes_(std::move(classes)), rules_(std::move(rules)), world_(std::move(world)) {}

  std::string_view name() const override { return "offices"; }
  Layers needs() const override { return {Layer::trees, Layer::entities, Layer::times, Layer::quotes}; }
  Layers adds() const override { return {Layer::offices, Layer::relations}; }

  Result<void> run(Document& doc) const override {
    const facts::Reading reading(doc, *classes_);
    merge(doc, Finder(reading, rules_, *world_).find());
    return {};
  }

 private:
  std::unique_ptr<const facts::Rules> classes_;  // the word classes that slots name
  Rules rules_;
  std::shared_ptr<const World> world_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_office_step(const std::filesystem::path& data, std::string_view language,
                                               std::shared_ptr<const World> world) {
  const auto pack = data / "packs" / std::string(language);
  auto classes = facts::Rules::load(pack / "facts", language);
  if (!classes) return tl::unexpected(classes.error());
  auto rules = Rules::load(pack / "offices", *classes, language);
  if (!rules) return tl::unexpected(rules.error());
  return std::make_unique<OfficeStep>(std::make_unique<const facts::Rules>(std::move(*classes)), std::move(*rules),
                                      std::move(world));
}

}  // namespace kronika::offices
