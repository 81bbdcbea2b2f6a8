#include "quotes/step.hpp"

#include "quotes/assemble.hpp"
#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

class QuoteStep final : public Step {
 public:
  explicit QuoteStep(Lexicon lexicon) : lexicon_(std::move(lexicon)) {}

  std::string_view name() const override { return "quotes"; }
  Layers needs() const override { return {Layer::trees, Layer::entities}; }
  Layers adds() const override { return {Layer::quotes}; }

  Result<void> run(Document& doc) const override {
    const Context context(doc, lexicon_);
    Found found(context);
    find_turns(context, found);
    find_interview(context, found);
    find_posts(context, found);
    find_dialogue(context, found);
    find_attributed(context, found);
    find_reported(context, found);
    find_sourced(context, found);
    find_following(context, found);
    find_fragments(context, found);
    assemble(doc, context, found.take());
    return {};
  }

 private:
  Lexicon lexicon_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_quote_step(const std::filesystem::path& data, std::string_view language) {
  auto lexicon = Lexicon::load(data / "packs" / std::string(language) / "quotes");
  if (!lexicon) return tl::unexpected(lexicon.error());
  return std::make_unique<QuoteStep>(std::move(*lexicon));
}

}  // namespace kronika::quotes
