#include "text/step.hpp"

#include "kronika/morphology.hpp"
#include "text/rules.hpp"
#include "text/scanner.hpp"
#include "text/sentences.hpp"
#include "text/words.hpp"

namespace kronika::text {
namespace {

constexpr std::size_t kMaxText = std::size_t{1} << 30;  // bytes, so that offsets fit

class TextStep final : public Step {
 public:
  TextStep(Rules rules, std::shared_ptr<const Morphology> morphology)
      : rules_(std::move(rules)),
        morphology_(std::move(morphology)),
        scanner_(rules_, *morphology_),
        splitter_(rules_, *morphology_) {}

  std::string_view name() const override { return "text"; }
  Layers needs() const override { return {Layer::text}; }
  Layers adds() const override { return {Layer::sentences, Layer::tokens}; }

  Result<void> run(Document& doc) const override {
    if (doc.text().size() > kMaxText) return fail("text is larger than 1 GiB", doc.article.path);
    doc.sentences.clear();
    doc.tokens.clear();
    doc.tokens.reserve(doc.text().size() / 5);
    Scratch scratch;
    if (doc.article.blocks.empty()) {
      add_block(doc, {0, static_cast<std::uint32_t>(doc.text().size())}, kNone, false, scratch);
      return {};
    }
    for (std::uint32_t b = 0; b < doc.article.blocks.size(); ++b) {
      const Block& block = doc.article.blocks[b];
      if (block.span.begin > block.span.end || block.span.end > doc.text().size())
        return fail("a block lies outside the text", doc.article.path);
      bool excluded = block.kind == BlockKind::related || block.kind == BlockKind::boilerplate;
      add_block(doc, block.span, b, excluded, scratch);
    }
    return {};
  }

 private:
  struct Scratch {
    std::vector<SurfaceToken> tokens;
    std::vector<std::size_t> begins;
  };

  void add_block(Document& doc, Span range, std::uint32_t block, bool excluded, Scratch& scratch) const {
    auto& surface = scratch.tokens;
    surface.clear();
    scratch.begins.clear();
    scanner_.scan(doc.text(), range, surface);
    find_sentences(doc.text(), surface, rules_, *morphology_, scratch.begins);
    for (std::size_t s = 0; s < scratch.begins.size(); ++s) {
      const std::size_t begin = scratch.begins[s];
      const std::size_t end = s + 1 < scratch.begins.size() ? scratch.begins[s + 1] : surface.size();
      Sentence sentence;
      sentence.span = {surface[begin].span.begin, surface[end - 1].span.end};
      sentence.block = block;
      sentence.excluded = excluded;
      sentence.begin = static_cast<std::uint32_t>(doc.tokens.size());
      for (std::size_t i = begin; i < end; ++i) {
        splitter_.split(doc.text(), surface[i], doc.tokens);
        if (i + 1 < surface.size()) doc.tokens.back().space_after = surface[i + 1].space_before;
      }
      sentence.end = static_cast<std::uint32_t>(doc.tokens.size());
      doc.sentences.push_back(sentence);
    }
  }

  Rules rules_;
  std::shared_ptr<const Morphology> morphology_;
  Scanner scanner_;
  WordSplitter splitter_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_text_step(const std::filesystem::path& pack) {
  auto morphology = Morphology::load(pack / "morph");
  if (!morphology) return tl::unexpected(morphology.error());
  return make_text_step(pack, std::make_shared<const Morphology>(std::move(*morphology)));
}

Result<std::unique_ptr<Step>> make_text_step(const std::filesystem::path& pack,
                                             std::shared_ptr<const Morphology> morphology) {
  auto rules = Rules::load(pack / "text");
  if (!rules) return tl::unexpected(rules.error());
  return std::make_unique<TextStep>(std::move(*rules), std::move(morphology));
}

}  // namespace kronika::text
