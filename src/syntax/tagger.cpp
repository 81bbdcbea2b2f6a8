#include "syntax/tagger.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
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
  t.number_families();
  std::vector<std::uint16_t> every(file.tags.size());
  std::iota(every.begin(), every.end(), std::uint16_t(0));
  t.all_ = t.make_set(std::move(every));
  for (std::size_t i = 0; i < file.scripts.size(); ++i)
    t.scripts_.emplace(file.scripts[i], static_cast<std::uint32_t>(i));
  return t;
}

TagSet Tagger::allowed(std::span<const Analysis> analyses) const {
  if (analyses.empty()) return all_;
  std::vector<std::uint64_t> any(tags_.size() / 64 + 1);  // a bit for each tag
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    const Analysis& a = analyses[i];
    const auto same = [&](const Analysis& b) { return b.xpos == a.xpos && b.upos == a.upos; };
    if (std::any_of(analyses.begin(), analyses.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    const auto found = a.xpos.empty() ? by_xpos_.end() : by_xpos_.find(a.xpos);
    const auto& tags = found != by_xpos_.end() ? found->second : by_upos_[static_cast<std::size_t>(a.upos)];
    for (std::uint16_t tag : tags) any[tag / 64] |= std::uint64_t(1) << tag % 64;
  }
  std::vector<std::uint16_t> tags;
  for (std::size_t i = 0; i < any.size(); ++i)
    for (std::uint64_t left = any[i]; left != 0; left &= left - 1)
      tags.push_back(static_cast<std::uint16_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
  return tags.empty() ? all_ : make_set(std::move(tags));
}

void Tagger::number_families() {
  constexpr std::size_t kShared = 2;
  const std::size_t shared = std::min(kShared, items_of_tag_);
  std::map<std::vector<std::uint16_t>, std::uint16_t> numbers;
  for (std::size_t tag = 0; tag < tags_.size(); ++tag) {
    const std::uint16_t* items = items_.data() + tag * items_of_tag_;
    const auto next = static_cast<std::uint16_t>(numbers.size());
    family_.push_back(numbers.try_emplace(std::vector(items, items + shared), next).first->second);
  }
  for (float b : network_->file().tag_bias) most_bias_ = std::max(most_bias_, std::abs(b));
}

TagSet Tagger::make_set(std::vector<std::uint16_t> tags) const {
  constexpr std::size_t kWorthIt = 12;
  TagSet set;
  set.tags = std::move(tags);
  if (set.tags.size() < kWorthIt) return set;
  std::stable_sort(set.tags.begin(), set.tags.end(), [&](auto a, auto b) { return family_[a] < family_[b]; });
  const auto padding = static_cast<std::uint16_t>(network_->file().tag.outputs);
  const auto bias = network_->file().tag_bias;
  for (std::uint32_t begin = 0; begin < set.tags.size();) {
    TagSet::Family f;
    f.begin = f.end = begin;
    f.first_place = static_cast<std::uint32_t>(set.places.size());
    f.most_bias = bias[set.tags[begin]];
    for (; f.end < set.tags.size() && family_[set.tags[f.end]] == family_[set.tags[begin]]; ++f.end)
      f.most_bias = std::max(f.most_bias, bias[set.tags[f.end]]);
    for (std::size_t place = 0; place < items_of_tag_; ++place) {
      const auto first = static_cast<std::ptrdiff_t>(set.items.size());
      for (std::uint32_t i = f.begin; i < f.end; ++i) {
        const std::uint16_t item = items_[set.tags[i] * items_of_tag_ + place];
        if (std::find(set.items.begin() + first, set.items.end(), item) == set.items.end()) set.items.push_back(item);
      }
      const auto count = static_cast<std::ptrdiff_t>(set.items.size()) - first;
      if (count == 1 && set.items.back() == padding)
        set.items.pop_back();  // adds nothing to any
      else
        set.places.push_back(static_cast<std::uint32_t>(first));
    }
    f.last_place = static_cast<std::uint32_t>(set.places.size());
    set.families.push_back(f);
    begin = f.end;
  }
  set.places.push_back(static_cast<std::uint32_t>(set.items.size()));
  return set;
}

float Tagger::score(const float* attributes, std::size_t tag) const {
  const std::uint16_t* item = items_.data() + tag * items_of_tag_;
  float s = network_->file().tag_bias[tag];
  for (std::size_t i = 0; i < items_of_tag_; ++i) s += attributes[item[i]];
  return s;
}

std::size_t Tagger::choose(const Encoding& e, std::size_t word, const TagSet& allowed,
                           std::vector<float>& scratch) const {
  if (allowed.tags.size() == 1) return allowed.tags[0];
  const LinearLayer& layer = network_->file().tag;
  const float* row = e.attributes.data() + word * layer.padded;
  // One more than the model's, which fills up tags of few attributes; behind them the families' bounds.
  scratch.assign(row, row + layer.outputs);
  scratch.push_back(0);
  scratch.resize(layer.outputs + 1 + allowed.families.size());
  const float* attributes = scratch.data();
  float* bounds = scratch.data() + layer.outputs + 1;

  std::size_t best = tags_.size();
  float best_score = -std::numeric_limits<float>::infinity();
  const auto consider = [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t tag = allowed.tags[i];
      const float s = score(attributes, tag);
      if (s > best_score || (s == best_score && tag < best)) {
        best_score = s;
        best = tag;
      }
    }
  };
  if (allowed.families.empty()) {
    consider(0, allowed.tags.size());
    return best;
  }

  float largest = most_bias_;
  for (std::size_t i = 0; i < layer.outputs; ++i) largest = std::max(largest, std::abs(attributes[i]));
  std::size_t likely = 0;
  for (std::size_t i = 0; i < allowed.families.size(); ++i) {
    const auto& f = allowed.families[i];
    float bound = f.most_bias;
    for (std::uint32_t place = f.first_place; place < f.last_place; ++place) {
      const std::uint16_t* item = allowed.items.data() + allowed.places[place];
      const std::uint16_t* end = allowed.items.data() + allowed.places[place + 1];
      float most = attributes[*item];
      while (++item != end) most = std::max(most, attributes[*item]);
      bound += most;
    }
    bounds[i] = bound;
    if (bound > bounds[likely]) likely = i;
  }
  // More than what rounding can make of a sum of so many numbers of this size.
  const auto terms = static_cast<float>(items_of_tag_ + 1);
  const float slack = terms * terms * largest * 1e-6f;
  consider(allowed.families[likely].begin, allowed.families[likely].end);
  for (std::size_t i = 0; i < allowed.families.size(); ++i)
    if (i != likely && bounds[i] + slack >= best_score) consider(allowed.families[i].begin, allowed.families[i].end);
  return best;
}

std::string Tagger::made_lemma(std::string_view form, const float* scores) const {
  const auto& scripts = network_->file().scripts;
  // In the order of their scores, of equals the first; mostly the best of them fits.
  std::size_t last = scripts.size();
  for (std::size_t tried = 0; tried < std::min(kScriptsTried, scripts.size()); ++tried) {
    std::size_t best = scripts.size();
    for (std::size_t i = 0; i < scripts.size(); ++i) {
      const bool later = last == scripts.size() || scores[i] < scores[last] || (scores[i] == scores[last] && i > last);
      if (later && (best == scripts.size() || scores[i] > scores[best])) best = i;
    }
    if (best == scripts.size()) break;
    if (auto lemma = apply_lemma_script(scripts[best], form); lemma && !lemma->empty()) return *lemma;
    last = best;
  }
  return std::string(form);
}

void Tagger::fitting_lemmas(const Tag& tag, std::span<const Analysis> analyses,
                            std::vector<const std::string*>& out) const {
  out.clear();
  const auto collect = [&](auto&& fits) {
    for (const Analysis& a : analyses)
      if (fits(a) && std::none_of(out.begin(), out.end(), [&](auto* l) { return *l == a.lemma; }))
        out.push_back(&a.lemma);
  };
  collect([&](const Analysis& a) { return a.upos == tag.upos && a.xpos == tag.xpos; });
  if (out.empty()) collect([&](const Analysis& a) { return a.xpos == tag.xpos && !tag.xpos.empty(); });
}

std::string Tagger::lemma(std::string_view form, std::span<const std::string* const> fitting,
                          const float* scores) const {
  if (fitting.empty()) return made_lemma(form, scores);
  const std::string* best = fitting[0];
  float best_score = -std::numeric_limits<float>::infinity();
  for (const std::string* l : fitting) {
    const auto found = scripts_.find(lemma_script(form, *l));
    const float s = found == scripts_.end() ? -std::numeric_limits<float>::max() : scores[found->second];
    if (s > best_score) {
      best_score = s;
      best = l;
    }
  }
  return *best;
}

}  // namespace kronika::syntax
