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

constexpr std::size_t kMostNodes = 60000;
constexpr std::size_t kMostItems = 60;  // attributes of a tag

// The size of the largest number. By the bits of their sizes: as integers they have the same order, and a maximum of
// integers can be taken in vectors.
float largest_size(std::span<const float> numbers) {
  std::int32_t most = 0;
  for (float x : numbers) most = std::max(most, std::bit_cast<std::int32_t>(x) & 0x7fffffff);
  return std::bit_cast<float>(most);
}

// A node beside its parent would have to wait for the parent's sum each time.
void put_by_depth(TagSet& set) {
  std::vector<std::uint16_t> depth(set.nodes.size()), order(set.nodes.size()), place(set.nodes.size());
  for (std::size_t i = 1; i < set.nodes.size(); ++i)
    depth[i] = static_cast<std::uint16_t>(depth[set.nodes[i].parent] + 1);
  std::iota(order.begin(), order.end(), std::uint16_t(0));
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return depth[a] < depth[b]; });
  std::vector<TagSet::Node> nodes;
  for (std::uint16_t old : order) {
    place[old] = static_cast<std::uint16_t>(nodes.size());
    nodes.push_back({place[set.nodes[old].parent], set.nodes[old].item});
  }
  set.nodes = std::move(nodes);
  for (auto& node : set.last) node = place[node];
}

}  // namespace

Result<Tagger> Tagger::make(const Network& network, const std::string& name) {
  const ModelFile& file = network.file();
  Tagger t(network);
  std::map<std::string_view, std::vector<std::uint16_t>> of_xpos;
  std::vector<std::vector<std::uint16_t>> of_upos(static_cast<std::size_t>(Upos::X) + 1);
  for (std::size_t i = 0; i < file.tags.size(); ++i) {
    const auto upos = parse_upos(file.tags[i].upos);
    if (!upos) return fail("unknown part of speech \"" + std::string(file.tags[i].upos) + "\"", name);
    t.tags_.push_back({*upos, Symbol(file.tags[i].xpos), Symbol(file.tags[i].feats)});
    of_xpos[file.tags[i].xpos].push_back(static_cast<std::uint16_t>(i));
    of_upos[static_cast<std::size_t>(*upos)].push_back(static_cast<std::uint16_t>(i));
  }
  for (std::size_t i = 0; i < file.tags.size(); ++i)
    t.items_of_tag_ = std::max<std::size_t>(t.items_of_tag_, file.tag_begins[i + 1] - file.tag_begins[i]);
  for (std::size_t i = 0; i < file.tags.size(); ++i) {
    const auto own = file.tag_items.subspan(file.tag_begins[i], file.tag_begins[i + 1] - file.tag_begins[i]);
    t.items_.insert(t.items_.end(), own.begin(), own.end());
    t.items_.resize((i + 1) * t.items_of_tag_, static_cast<std::uint16_t>(file.tag.outputs));
  }
  for (std::size_t i = 0; i < file.tags.size(); ++i)
    t.length_.push_back(
        static_cast<std::uint8_t>(std::min<std::size_t>(255, file.tag_begins[i + 1] - file.tag_begins[i])));
  t.put_in_order();
  const auto set_of = [&](std::vector<std::uint16_t> tags) {
    t.sets_.push_back(t.make_set(std::move(tags)));
    return &t.sets_.back();
  };
  for (auto& [xpos, tags] : of_xpos) t.by_xpos_.emplace(Symbol(xpos), set_of(std::move(tags)));
  for (auto& tags : of_upos) t.by_upos_.push_back(tags.empty() ? nullptr : set_of(std::move(tags)));
  std::vector<std::uint16_t> every(file.tags.size());
  std::iota(every.begin(), every.end(), std::uint16_t(0));
  t.all_ = {set_of(std::move(every))};
  for (std::size_t i = 0; i < file.scripts.size(); ++i)
    t.scripts_.emplace(file.scripts[i], static_cast<std::uint32_t>(i));
  return t;
}

AllowedTags Tagger::allowed(std::span<const Analysis> analyses) const {
  AllowedTags sets;
  for (const Analysis& a : analyses) {
    const auto found = a.xpos.empty() ? by_xpos_.end() : by_xpos_.find(a.xpos);
    const TagSet* set = found != by_xpos_.end() ? found->second : by_upos_[static_cast<std::size_t>(a.upos)];
    if (set != nullptr && std::find(sets.begin(), sets.end(), set) == sets.end()) sets.push_back(set);
  }
  return sets.empty() ? all_ : sets;
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
  if (items_of_tag_ > kMostItems) return set;
  std::sort(set.tags.begin(), set.tags.end(), [&](auto a, auto b) { return place_[a] < place_[b]; });
  std::vector<std::uint16_t> path{0};  // nodes from the root to the last attribute of the tag before
  set.nodes.emplace_back();
  for (std::size_t i = 0; i < set.tags.size(); ++i) {
    const std::uint16_t* item = items(set.tags[i]);
    const std::size_t length = length_[set.tags[i]];
    std::size_t shared = 0;
    while (shared + 1 < path.size() && shared < length && set.nodes[path[shared + 1]].item == item[shared]) ++shared;
    path.resize(shared + 1);
    for (; shared < length; ++shared) {
      set.nodes.push_back({path.back(), item[shared]});
      path.push_back(static_cast<std::uint16_t>(set.nodes.size() - 1));
    }
    set.last.push_back(path.back());
    if (set.nodes.size() > kMostNodes) return {std::move(set.tags), {}, {}};
  }
  put_by_depth(set);
  return set;
}

float Tagger::score(const float* attributes, std::size_t tag) const {
  const std::uint16_t* item = items_.data() + tag * items_of_tag_;
  float s = network_->file().tag_bias[tag];
  for (std::size_t i = 0; i < items_of_tag_; ++i) s += attributes[item[i]];
  return s;
}

std::size_t Tagger::choose(const Encoding& e, std::size_t word, const AllowedTags& allowed, std::vector<float>& scratch,
                           std::vector<std::int32_t>& rough) const {
  if (allowed.size() == 1 && allowed[0]->tags.size() == 1) return allowed[0]->tags[0];
  const LinearLayer& layer = network_->file().tag;
  const float* row = e.attributes.data() + word * layer.padded;
  // One more than the model's, which fills up tags of few attributes.
  scratch.assign(row, row + layer.outputs);
  scratch.push_back(0);
  std::size_t best = tags_.size();
  float best_score = -std::numeric_limits<float>::infinity();
  const auto consider = [&](std::size_t tag) {
    const float s = score(scratch.data(), tag);
    if (s > best_score || (s == best_score && tag < best)) {
      best_score = s;
      best = tag;
    }
  };

  // The score of a tag is a sum in a certain order, by rounding. So rough sums in whole numbers, which tags share, tell
  // which few are worth it.
  const float largest = std::max(most_bias_, largest_size(scratch));
  constexpr float kRange = 1 << 24;  // so that sums of kMostItems fit 32 bits
  const float scale = largest > 1e-20f ? kRange / largest : 0.0f;
  std::size_t tags = 0, nodes = 0;
  for (const TagSet* set : allowed) {
    tags += set->tags.size();
    nodes = std::max(nodes, set->nodes.size());
  }
  rough.resize(scratch.size() + nodes + tags);
  std::int32_t* whole = rough.data();
  for (std::size_t i = 0; i < scratch.size(); ++i) whole[i] = static_cast<std::int32_t>(scratch[i] * scale);
  std::int32_t *node = whole + scratch.size(), *sum = node + nodes;
  const float* bias = network_->file().tag_bias.data();
  std::int32_t most = std::numeric_limits<std::int32_t>::min();
  for (const TagSet* set : allowed) {
    if (set->nodes.empty()) {
      for (std::uint16_t tag : set->tags) consider(tag);
      continue;
    }
    node[0] = 0;
    for (std::size_t i = 1; i < set->nodes.size(); ++i)
      node[i] = node[set->nodes[i].parent] + whole[set->nodes[i].item];
    for (std::size_t i = 0; i < set->tags.size(); ++i, ++sum) {
      *sum = node[set->last[i]] + static_cast<std::int32_t>(bias[set->tags[i]] * scale);
      most = std::max(most, *sum);
    }
  }
  // More than what cutting off fractions here and rounding there can make.
  const auto terms = static_cast<float>(items_of_tag_ + 1);
  const auto slack = static_cast<std::int32_t>(terms * terms * 1e-6f * kRange + 4 * terms);
  sum = node + nodes;
  for (const TagSet* set : allowed) {
    if (set->nodes.empty()) continue;
    for (std::uint16_t tag : set->tags)
      if (*sum++ + slack >= most) consider(tag);
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
