#include "syntax/tagger.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "syntax/lemma_script.hpp"

namespace kronika::syntax {
namespace {

// A script's letters may not fit the form; then the next best is tried, this often.
constexpr std::size_t kScriptsTried = 8;

constexpr std::size_t kWorthGroups = 12;                // tags
constexpr std::array<std::size_t, 2> kShared = {2, 4};  // first attributes that groups share, and groups of groups
constexpr std::size_t kMostItems = 64;

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
  t.put_in_order();
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

void Tagger::put_in_order() {
  std::vector<std::uint16_t> order(tags_.size());
  std::iota(order.begin(), order.end(), std::uint16_t(0));
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
    return std::lexicographical_compare(items(a), items(a) + items_of_tag_, items(b), items(b) + items_of_tag_);
  });
  place_.resize(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place_[order[i]] = static_cast<std::uint16_t>(i);
  for (float b : network_->file().tag_bias) most_bias_ = std::max(most_bias_, std::abs(b));
}

TagSet Tagger::make_set(std::vector<std::uint16_t> tags) const {
  TagSet set;
  set.tags = std::move(tags);
  if (set.tags.size() < kWorthGroups || items_of_tag_ > kMostItems) return set;
  std::sort(set.tags.begin(), set.tags.end(), [&](auto a, auto b) { return place_[a] < place_[b]; });
  set.groups.emplace_back().end = static_cast<std::uint32_t>(set.tags.size());
  make_children(set, 0, 0);
  return set;
}

void Tagger::make_children(TagSet& set, std::uint32_t group, std::size_t level) const {
  const TagSet::Group own = set.groups[group];
  if (level == kShared.size() || own.end - own.begin < kWorthGroups) return;
  const std::size_t shared = std::min(kShared[level], items_of_tag_);
  const auto bias = network_->file().tag_bias;
  const auto first_child = static_cast<std::uint32_t>(set.groups.size());
  for (std::uint32_t begin = own.begin; begin < own.end;) {
    TagSet::Group child;
    child.begin = child.end = begin;
    child.shared = static_cast<std::uint32_t>(shared);
    child.most_bias = bias[set.tags[begin]];
    const std::uint16_t* like = items(set.tags[begin]);
    for (; child.end < own.end && std::equal(like, like + shared, items(set.tags[child.end])); ++child.end)
      child.most_bias = std::max(child.most_bias, bias[set.tags[child.end]]);
    set.groups.push_back(child);
    begin = child.end;
  }
  set.groups[group].first_child = first_child;
  set.groups[group].last_child = static_cast<std::uint32_t>(set.groups.size());
  set.groups[group].places = static_cast<std::uint32_t>(set.places.size());
  for (std::size_t place = 0; place < items_of_tag_; ++place) {
    const auto first = static_cast<std::ptrdiff_t>(set.items.size());
    set.places.push_back(static_cast<std::uint32_t>(first));
    std::uint16_t last = items(set.tags[own.begin])[place];
    set.items.push_back(last);
    for (std::uint32_t i = own.begin; i < own.end; ++i) {
      const std::uint16_t item = items(set.tags[i])[place];
      if (item != last && std::find(set.items.begin() + first, set.items.end(), item) == set.items.end())
        set.items.push_back(item);
      last = item;
    }
  }
  set.places.push_back(static_cast<std::uint32_t>(set.items.size()));
  for (std::uint32_t child = first_child; child < set.groups[group].last_child; ++child)
    make_children(set, child, level + 1);
}

// The best tag of a set for one word.
class Tagger::Search {
 public:
  Search(const Tagger& tagger, const TagSet& set, const float* attributes, float slack, float* bounds)
      : tagger_(tagger), set_(set), attributes_(attributes), slack_(slack), bounds_(bounds) {}

  std::size_t best() const { return best_; }

  void look_at(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t tag = set_.tags[i];
      const float s = tagger_.score(attributes_, tag);
      if (s > best_score_ || (s == best_score_ && tag < best_)) {
        best_score_ = s;
        best_ = tag;
      }
    }
  }

  void look_into(const TagSet::Group& group) {
    if (group.first_child == group.last_child) return look_at(group.begin, group.end);
    // What the attributes from each place on can add at most.
    const std::size_t places = tagger_.items_of_tag_;
    std::array<float, kMostItems + 1> rest;
    rest[places] = 0;
    for (std::size_t place = places; place-- > group.shared;) {
      const std::uint16_t* item = set_.items.data() + set_.places[group.places + place];
      const std::uint16_t* end = set_.items.data() + set_.places[group.places + place + 1];
      float most = attributes_[*item];
      while (++item != end) most = std::max(most, attributes_[*item]);
      rest[place] = rest[place + 1] + most;
    }
    std::uint32_t likely = group.first_child;
    for (std::uint32_t c = group.first_child; c < group.last_child; ++c) {
      const TagSet::Group& child = set_.groups[c];
      const std::uint16_t* item = tagger_.items(set_.tags[child.begin]);
      bounds_[c] = child.most_bias + rest[child.shared];
      for (std::size_t place = 0; place < child.shared; ++place) bounds_[c] += attributes_[item[place]];
      if (bounds_[c] > bounds_[likely]) likely = c;
    }
    look_into(set_.groups[likely]);
    for (std::uint32_t c = group.first_child; c < group.last_child; ++c)
      if (c != likely && bounds_[c] + slack_ >= best_score_) look_into(set_.groups[c]);
  }

 private:
  const Tagger& tagger_;
  const TagSet& set_;
  const float* attributes_;
  float slack_;  // more than what rounding can make of a bound and a score
  float* bounds_;
  std::size_t best_ = 0;
  float best_score_ = -std::numeric_limits<float>::infinity();
};

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
  // One more than the model's, which fills up tags of few attributes; behind them the bounds of groups.
  scratch.assign(row, row + layer.outputs);
  scratch.push_back(0);
  scratch.resize(layer.outputs + 1 + allowed.groups.size());
  float largest = most_bias_;
  for (std::size_t i = 0; i < layer.outputs; ++i) largest = std::max(largest, std::abs(scratch[i]));
  const auto terms = static_cast<float>(items_of_tag_ + 1);
  Search search(*this, allowed, scratch.data(), terms * terms * largest * 1e-6f, scratch.data() + layer.outputs + 1);
  if (allowed.groups.empty())
    search.look_at(0, allowed.tags.size());
  else
    search.look_into(allowed.groups[0]);
  return search.best();
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
