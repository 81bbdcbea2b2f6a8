#include "syntax/tagger.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "syntax/lemma_script.hpp"

namespace kronika::syntax {
namespace {

// A script's letters may not fit the form; then the next best is tried, this often.
constexpr std::size_t kScriptsTried = 8;

}  // namespace

Result<Tagger> Tagger::make(const Network& network, const std::string& name) {
  const ModelFile& file = network.file();
  Tagger t(network);
  t.by_upos_.resize(static_cast<std::size_t>(Upos::X) + 1);
  for (std::size_t i = 0; i < file.tags.size(); ++i) {
    const auto upos = parse_upos(file.tags[i].upos);
    if (!upos) return fail("unknown part of speech \"" + std::string(file.tags[i].upos) + "\"", name);
    t.tags_.push_back({*upos, Symbol(file.tags[i].xpos), Symbol(file.tags[i].feats)});
    t.by_xpos_[t.tags_.back().xpos].push_back(static_cast<std::uint16_t>(i));
    t.by_upos_[static_cast<std::size_t>(*upos)].push_back(static_cast<std::uint16_t>(i));
  }
  for (std::size_t i = 0; i < file.tags.size(); ++i)
    t.items_of_tag_ = std::max<std::size_t>(t.items_of_tag_, file.tag_begins[i + 1] - file.tag_begins[i]);
  for (std::size_t i = 0; i < file.tags.size(); ++i) {
    const auto own = file.tag_items.subspan(file.tag_begins[i], file.tag_begins[i + 1] - file.tag_begins[i]);
    t.items_.insert(t.items_.end(), own.begin(), own.end());
    t.items_.resize((i + 1) * t.items_of_tag_, static_cast<std::uint16_t>(file.tag.outputs));
  }
  for (std::size_t i = 0; i < file.scripts.size(); ++i)
    t.scripts_.emplace(file.scripts[i], static_cast<std::uint32_t>(i));
  return t;
}

std::vector<std::uint16_t> Tagger::allowed(std::span<const Analysis> analyses) const {
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    const Analysis& a = analyses[i];
    const auto same = [&](const Analysis& b) { return b.xpos == a.xpos && b.upos == a.upos; };
    if (std::any_of(analyses.begin(), analyses.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    const auto found = a.xpos.empty() ? by_xpos_.end() : by_xpos_.find(a.xpos);
    const auto& tags = found != by_xpos_.end() ? found->second : by_upos_[static_cast<std::size_t>(a.upos)];
    out.insert(out.end(), tags.begin(), tags.end());
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

float Tagger::score(const float* attributes, std::size_t tag) const {
  const std::uint16_t* item = items_.data() + tag * items_of_tag_;
  float s = network_->file().tag_bias[tag];
  for (std::size_t i = 0; i < items_of_tag_; ++i) s += attributes[item[i]];
  return s;
}

std::size_t Tagger::choose(const Encoding& e, std::size_t word, std::span<const std::uint16_t> allowed,
                           std::vector<float>& scratch) const {
  if (allowed.size() == 1) return allowed[0];
  const LinearLayer& layer = network_->file().tag;
  const float* row = e.attributes.data() + word * layer.padded;
  scratch.assign(row, row + layer.outputs);
  scratch.push_back(0);
  std::size_t best = 0;
  float best_score = -std::numeric_limits<float>::infinity();
  const auto consider = [&](std::size_t tag) {
    const float s = score(scratch.data(), tag);
    if (s > best_score) {
      best_score = s;
      best = tag;
    }
  };
  if (allowed.empty())
    for (std::size_t i = 0; i < tags_.size(); ++i) consider(i);
  else
    for (std::uint16_t i : allowed) consider(i);
  return best;
}

std::string Tagger::made_lemma(std::string_view form, const std::vector<float>& scores) const {
  const auto& scripts = network_->file().scripts;
  std::vector<std::uint32_t> order(scripts.size());
  std::iota(order.begin(), order.end(), 0u);
  const std::size_t tried = std::min(kScriptsTried, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(tried), order.end(),
                    [&](auto a, auto b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  for (std::size_t i = 0; i < tried; ++i)
    if (auto lemma = apply_lemma_script(scripts[order[i]], form); lemma && !lemma->empty()) return *lemma;
  return std::string(form);
}

std::string Tagger::lemma(const Encoding& e, std::size_t word, std::string_view form, const Tag& tag,
                          std::span<const Analysis> analyses, std::vector<float>& scratch) const {
  std::vector<const std::string*> fitting;
  const auto collect = [&](auto&& fits) {
    for (const Analysis& a : analyses)
      if (fits(a) && std::none_of(fitting.begin(), fitting.end(), [&](auto* l) { return *l == a.lemma; }))
        fitting.push_back(&a.lemma);
  };
  collect([&](const Analysis& a) { return a.upos == tag.upos && a.xpos == tag.xpos; });
  if (fitting.empty()) collect([&](const Analysis& a) { return a.xpos == tag.xpos && !tag.xpos.empty(); });
  if (fitting.size() == 1) return *fitting[0];

  network_->score_scripts(e, word, scratch);
  if (fitting.empty()) return made_lemma(form, scratch);
  const std::string* best = fitting[0];
  float best_score = -std::numeric_limits<float>::infinity();
  for (const std::string* l : fitting) {
    const auto found = scripts_.find(lemma_script(form, *l));
    const float s = found == scripts_.end() ? -std::numeric_limits<float>::max() : scratch[found->second];
    if (s > best_score) {
      best_score = s;
      best = l;
    }
  }
  return *best;
}

}  // namespace kronika::syntax
