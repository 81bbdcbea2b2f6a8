#include "syntax/tagger.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <map>
#include <set>

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
  t.make_families();
  for (std::size_t i = 0; i < file.scripts.size(); ++i)
    t.scripts_.emplace(file.scripts[i], static_cast<std::uint32_t>(i));
  return t;
}

std::vector<std::uint16_t> Tagger::allowed(std::span<const Analysis> analyses) const {
  std::vector<std::uint64_t> any(tags_.size() / 64 + 1);  // a bit for each tag
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    const Analysis& a = analyses[i];
    const auto same = [&](const Analysis& b) { return b.xpos == a.xpos && b.upos == a.upos; };
    if (std::any_of(analyses.begin(), analyses.begin() + static_cast<std::ptrdiff_t>(i), same)) continue;
    const auto found = a.xpos.empty() ? by_xpos_.end() : by_xpos_.find(a.xpos);
    const auto& tags = found != by_xpos_.end() ? found->second : by_upos_[static_cast<std::size_t>(a.upos)];
    for (std::uint16_t tag : tags) any[tag / 64] |= std::uint64_t(1) << tag % 64;
  }
  std::vector<std::uint16_t> out;
  for (std::size_t i = 0; i < any.size(); ++i)
    for (std::uint64_t left = any[i]; left != 0; left &= left - 1)
      out.push_back(static_cast<std::uint16_t>(i * 64 + static_cast<std::size_t>(std::countr_zero(left))));
  return out;
}

void Tagger::make_families() {
  constexpr std::size_t kShared = 2;
  const std::size_t shared = std::min(kShared, items_of_tag_);
  const auto items = [&](std::size_t tag) { return items_.data() + tag * items_of_tag_; };
  std::map<std::vector<std::uint16_t>, std::vector<std::uint16_t>> tags;
  for (std::size_t i = 0; i < tags_.size(); ++i)
    tags[std::vector(items(i), items(i) + shared)].push_back(static_cast<std::uint16_t>(i));
  const auto bias = network_->file().tag_bias;
  for (const auto& [key, own] : tags) {
    Family f;
    f.begin = static_cast<std::uint32_t>(family_tags_.size());
    family_tags_.insert(family_tags_.end(), own.begin(), own.end());
    f.end = static_cast<std::uint32_t>(family_tags_.size());
    f.first_place = static_cast<std::uint32_t>(places_.size());
    for (std::size_t place = 0; place < items_of_tag_; ++place) {
      std::set<std::uint16_t> any;
      for (std::uint16_t tag : own) any.insert(items(tag)[place]);
      places_.push_back(static_cast<std::uint32_t>(place_items_.size()));
      place_items_.insert(place_items_.end(), any.begin(), any.end());
    }
    f.last_place = static_cast<std::uint32_t>(places_.size());
    f.most_bias = bias[own.front()];
    for (std::uint16_t tag : own) f.most_bias = std::max(f.most_bias, bias[tag]);
    families_.push_back(f);
  }
  places_.push_back(static_cast<std::uint32_t>(place_items_.size()));
  for (float b : bias) most_bias_ = std::max(most_bias_, std::abs(b));
}

// Most families are out of the question, which their bounds tell without the score of any of their tags.
std::size_t Tagger::choose_of_all(const float* attributes, std::span<float> bounds) const {
  float largest = most_bias_;
  for (std::size_t i = 0; i < network_->file().tag.outputs; ++i) largest = std::max(largest, std::abs(attributes[i]));
  std::size_t likely = 0;
  for (std::size_t i = 0; i < families_.size(); ++i) {
    const Family& f = families_[i];
    float bound = f.most_bias;
    for (std::uint32_t place = f.first_place; place < f.last_place; ++place) {
      const std::uint16_t* item = place_items_.data() + places_[place];
      const std::uint16_t* end = place_items_.data() + places_[place + 1];
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

  std::size_t best = tags_.size();
  float best_score = -std::numeric_limits<float>::infinity();
  const auto consider = [&](const Family& f) {
    for (std::uint32_t i = f.begin; i < f.end; ++i) {
      const std::size_t tag = family_tags_[i];
      const float s = score(attributes, tag);
      if (s > best_score || (s == best_score && tag < best)) {
        best_score = s;
        best = tag;
      }
    }
  };
  consider(families_[likely]);
  for (std::size_t i = 0; i < families_.size(); ++i)
    if (i != likely && bounds[i] + slack >= best_score) consider(families_[i]);
  return best;
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
  // One more than the model's, which fills up tags of few attributes.
  scratch.assign(row, row + layer.outputs);
  scratch.push_back(0);
  if (allowed.empty()) {
    const std::size_t attributes = scratch.size();
    scratch.resize(attributes + families_.size());
    return choose_of_all(scratch.data(), std::span(scratch).subspan(attributes));
  }
  std::size_t best = 0;
  float best_score = -std::numeric_limits<float>::infinity();
  for (std::uint16_t tag : allowed) {
    const float s = score(scratch.data(), tag);
    if (s > best_score) {
      best_score = s;
      best = tag;
    }
  }
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
