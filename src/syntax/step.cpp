#include "syntax/step.hpp"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/mapped_file.hpp"
#include "kronika/morphology.hpp"
#include "syntax/agreement.hpp"
#include "syntax/lexicon.hpp"
#include "syntax/model_file.hpp"
#include "syntax/network.hpp"
#include "syntax/parser.hpp"
#include "syntax/tagger.hpp"

namespace kronika::syntax {
namespace {

// Sentences go through the network together up to about this many words: enough to keep the products busy,
// few enough to stay in the cache.
constexpr std::size_t kBatchWords = 256;
constexpr std::size_t kLemmasTogether = 32;

// What one thread works with.
struct Workspace {
  Workspace(const Network& network, const Tagger& tagger, const Morphology* morphology, bool is_feature)
      : lexicon(network, tagger, morphology, is_feature) {}

  Lexicon lexicon;
  Encoding encoding;
  Trees trees;
  std::vector<const Entry*> entries;
  std::vector<const float*> vectors;
  std::vector<float> scratch;
  std::vector<std::int32_t> rough;
  std::vector<std::uint32_t> lengths;
  std::vector<std::uint32_t> unsettled;  // words of the batch without a lemma as yet
  std::vector<const std::string*> fitting;
};

// A stretch of at most kLongestTree words of one sentence; all but a few sentences are one piece.
struct Piece {
  std::uint32_t begin, end;  // tokens
  bool continues;            // the sentence began in an earlier piece
};

std::vector<Piece> pieces_of(const Document& doc) {
  std::vector<Piece> pieces;
  for (const Sentence& s : doc.sentences)
    for (std::uint32_t at = s.begin; at < s.end; at += kLongestTree)
      pieces.push_back({at, std::min<std::uint32_t>(s.end, at + kLongestTree), at > s.begin});
  return pieces;
}

class SyntaxStep final : public Step {
 public:
  static Result<std::unique_ptr<Step>> load(const std::filesystem::path& data, std::string_view language,
                                            std::shared_ptr<const Morphology> morphology) {
    std::unique_ptr<SyntaxStep> step(new SyntaxStep);
    const auto path = data / "models" / (std::string(language) + ".kmodel");
    auto mapped = MappedFile::open(path);
    if (!mapped) return tl::unexpected(mapped.error());
    step->bytes_ = std::move(*mapped);
    auto file = ModelFile::check(step->bytes_.bytes(), path.string());
    if (!file) return tl::unexpected(file.error());
    if (file->language != language)
      return fail("a model for \"" + file->language + "\", not \"" + std::string(language) + "\"", path.string());
    step->file_ = std::move(*file);
    const auto folder = data / "packs" / std::string(language) / "morph";
    step->morphology_ = std::move(morphology);
    if (!step->morphology_ && (step->file_.dictionary || std::filesystem::exists(folder))) {
      auto loaded = Morphology::load(folder);
      if (!loaded) return tl::unexpected(loaded.error());
      step->morphology_ = std::make_shared<const Morphology>(std::move(*loaded));
    }
    step->network_.emplace(step->file_);
    auto tagger = Tagger::make(*step->network_, path.string());
    if (!tagger) return tl::unexpected(tagger.error());
    step->tagger_.emplace(std::move(*tagger));
    step->parser_.emplace(*step->network_);
    return step;
  }

  std::string_view name() const override { return "syntax"; }
  Layers needs() const override { return {Layer::text, Layer::sentences, Layer::tokens}; }
  Layers adds() const override { return {Layer::tags, Layer::trees}; }

  Result<void> run(Document& doc) const override {
    auto workspace = borrow();
    const std::vector<Piece> pieces = pieces_of(doc);
    for (std::size_t first = 0; first < pieces.size();) {
      std::size_t last = first, words = 0;
      while (last < pieces.size() && (last == first || words + pieces[last].end - pieces[last].begin <= kBatchWords)) {
        words += pieces[last].end - pieces[last].begin;
        ++last;
      }
      run_batch(doc, std::span(pieces).subspan(first, last - first), *workspace);
      first = last;
    }
    join_pieces(doc, pieces);
    for (const Piece& p : pieces) repair_agreement(doc, p.begin, p.end);
    give_back(std::move(workspace));
    return {};
  }

 private:
  SyntaxStep() = default;

  void run_batch(Document& doc, std::span<const Piece> pieces, Workspace& w) const {
    w.lexicon.forget_if_full();
    w.entries.clear();
    w.vectors.clear();
    w.lengths.clear();
    for (const Piece& p : pieces) {
      w.lengths.push_back(p.end - p.begin);
      for (std::uint32_t t = p.begin; t < p.end; ++t) {
        const Entry& entry = w.lexicon.find(doc.tokens[t].form);
        w.entries.push_back(&entry);
        w.vectors.push_back(entry.vector.data());
      }
    }
    network_->encode(w.vectors, w.lengths, w.encoding);
    parser_->parse(w.encoding, w.lengths, w.trees);

    w.unsettled.clear();
    std::size_t word = 0;
    for (const Piece& p : pieces) {
      const std::size_t base = word;
      for (std::uint32_t t = p.begin; t < p.end; ++t, ++word) {
        Token& token = doc.tokens[t];
        const Entry& entry = *w.entries[word];
        const Tag& tag = tagger_->tag(tagger_->choose(w.encoding, word, *entry.allowed, w.scratch, w.rough));
        token.upos = tag.upos;
        token.xpos = tag.xpos;
        token.feats = tag.feats;
        tagger_->fitting_lemmas(tag, entry.readings.analyses, w.fitting);
        if (w.fitting.size() == 1)
          token.lemma = *w.fitting[0];
        else
          w.unsettled.push_back(static_cast<std::uint32_t>(word));
        const std::uint32_t head = w.trees.heads[word];
        token.head = head == Network::kRoot ? kNone : p.begin + static_cast<std::uint32_t>(head - base);
        token.deprel = w.trees.relations[word];
      }
    }
    settle_lemmas(doc, pieces, w);
  }

  // Lemmas that scores of scripts decide about, a few at a time: the network takes rows together.
  void settle_lemmas(Document& doc, std::span<const Piece> pieces, Workspace& w) const {
    std::size_t piece = 0, before = 0;  // words of the pieces before
    for (std::size_t first = 0; first < w.unsettled.size(); first += kLemmasTogether) {
      const auto words = std::span(w.unsettled).subspan(first, std::min(kLemmasTogether, w.unsettled.size() - first));
      network_->score_scripts(w.encoding, words, w.scratch);
      for (std::size_t i = 0; i < words.size(); ++i) {
        while (words[i] - before >= pieces[piece].end - pieces[piece].begin) {
          before += pieces[piece].end - pieces[piece].begin;
          ++piece;
        }
        Token& token = doc.tokens[pieces[piece].begin + (words[i] - before)];
        tagger_->fitting_lemmas({token.upos, token.xpos, token.feats}, w.entries[words[i]]->readings.analyses,
                                w.fitting);
        token.lemma = tagger_->lemma(token.form, w.fitting, w.scratch.data() + i * file_.script.padded);
      }
    }
  }

  // Hangs the later pieces of a sentence on the root of its first.
  static void join_pieces(Document& doc, std::span<const Piece> pieces) {
    std::uint32_t root = kNone;
    for (const Piece& p : pieces) {
      for (std::uint32_t t = p.begin; t < p.end; ++t) {
        if (doc.tokens[t].head != kNone) continue;
        if (!p.continues) {
          root = t;
        } else {
          doc.tokens[t].head = root;
          doc.tokens[t].deprel = Symbol("parataxis");
        }
      }
    }
  }

  std::unique_ptr<Workspace> borrow() const {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) return std::make_unique<Workspace>(*network_, *tagger_, morphology_.get(), file_.dictionary);
    auto w = std::move(idle_.back());
    idle_.pop_back();
    return w;
  }

  void give_back(std::unique_ptr<Workspace> w) const {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(w));
  }

  // In this order: each points into those above it.
  MappedFile bytes_;
  ModelFile file_;
  std::shared_ptr<const Morphology> morphology_;
  std::optional<Network> network_;
  std::optional<Tagger> tagger_;
  std::optional<Parser> parser_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace

Result<std::unique_ptr<Step>> make_syntax_step(const std::filesystem::path& data, std::string_view language,
                                               std::shared_ptr<const Morphology> morphology) {
  return SyntaxStep::load(data, language, std::move(morphology));
}

}  // namespace kronika::syntax
