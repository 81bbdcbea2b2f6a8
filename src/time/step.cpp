#include "time/step.hpp"

#include "time/finder.hpp"

namespace kronika::time {
namespace {

class TimeStep final : public Step {
 public:
  explicit TimeStep(Finder finder) : finder_(std::move(finder)) {}
  std::string_view name() const override { return "time"; }
  Layers needs() const override { return {Layer::sentences, Layer::tokens, Layer::tags, Layer::trees}; }
  Layers adds() const override { return {Layer::times}; }
  Result<void> run(Document& doc) const override {
    finder_.find(doc);
    return {};
  }

 private:
  Finder finder_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_time_step(const std::filesystem::path& pack,
                                             std::shared_ptr<const Morphology> morphology) {
  auto finder = Finder::load(pack, std::move(morphology));
  if (!finder) return tl::unexpected(finder.error());
  return std::make_unique<TimeStep>(std::move(*finder));
}

}  // namespace kronika::time
