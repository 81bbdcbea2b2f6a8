#include "morphology/dictionary.hpp"

#include <algorithm>
#include <array>

namespace kronika::morph {
namespace {

constexpr std::size_t kMaxForm = 128;                 // bytes; nothing longer is a word of a dictionary
constexpr std::size_t kMaxGuesses = 12;               // tag sets that guess() proposes at most
constexpr std::uint16_t kBackOffShare = 0xffff / 10;  // what a shorter ending must be sure of to be heard

bool has_features(std::string_view feats, std::string_view wanted) {
  while (!wanted.empty()) {
    auto one = wanted.substr(0, wanted.find('|'));
    wanted.remove_prefix(std::min(one.size() + 1, wanted.size()));
    auto at = feats.find(one);
    while (at != std::string_view::npos) {
      auto end = at + one.size();
      if ((at == 0 || feats[at - 1] == '|') && (end == feats.size() || feats[end] == '|')) break;
      at = feats.find(one, at + 1);
    }
    if (at == std::string_view::npos) return false;
  }
  return true;
}

// How many features of `feats` are not among those of `base`.
std::size_t features_beyond(std::string_view feats, std::string_view base) {
  std::size_t n = 0;
  while (!feats.empty()) {
    auto one = feats.substr(0, feats.find('|'));
    feats.remove_prefix(std::min(one.size() + 1, feats.size()));
    n += !has_features(base, one);
  }
  return n;
}

}  // namespace

Dictionary::Dictionary(const MorphologyTables& tables) : tables_(tables) {
  tags_.reserve(tables.tags.size());
  for (const auto& tag : tables.tags)
    tags_.push_back({static_cast<Upos>(tag.upos), Symbol(tables.string(tag.xpos)), Symbol(tables.string(tag.feats))});
}

void Dictionary::append(std::string&& lemma, std::uint32_t tagset, std::vector<Analysis>& out) const {
  auto items = tables_.tagset(tagset);
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Tag& tag = tags_[items[i]];
    bool last = i + 1 == items.size();
    out.push_back({last ? std::move(lemma) : lemma, tag.upos, tag.xpos, tag.feats});
  }
}

void Dictionary::look_up(std::string_view form, std::vector<Analysis>& out) const {
  if (form.empty() || form.size() > kMaxForm || tables_.stems.empty()) return;
  std::array<std::uint32_t, kMaxForm + 1> hashes;  // of the ending that begins at each byte
  hashes[form.size()] = kEndingHashSeed;
  for (std::size_t i = form.size(); i-- > 0;)
    hashes[i] = extend_ending_hash(hashes[i + 1], static_cast<unsigned char>(form[i]));

  for (std::uint32_t p = 0; p < tables_.prefixes.size(); ++p) {
    auto prefix = tables_.prefix(p);
    if (!form.starts_with(prefix)) continue;
    auto node = tables_.stems.root();
    for (std::size_t i = prefix.size();; ++i) {
      if (auto list = tables_.stems.value(node)) {
        auto affix = tables_.find_affix(p, form.substr(i), affix_hash(hashes[i], p));
        if (affix != kNoAffix) {
          for (std::uint16_t paradigm : tables_.list(*list)) {
            auto entries = tables_.paradigm(paradigm);
            auto entry = std::lower_bound(entries.begin(), entries.end(), affix,
                                          [](ParadigmEntry e, std::uint16_t a) { return e.affix < a; });
            if (entry == entries.end() || entry->affix != affix) continue;
            std::string lemma(form.substr(prefix.size(), i - prefix.size()));
            lemma += tables_.ending(tables_.paradigm_lemmas[paradigm]);
            append(std::move(lemma), entry->tagset, out);
          }
        }
      }
      if (i == form.size()) break;
      auto label = static_cast<unsigned char>(form[i]);
      if (label == 0) break;
      auto next = tables_.stems.next(node, label);
      if (!next) break;
      node = *next;
    }
  }
}

void Dictionary::guess(std::string_view form, bool name, std::vector<Analysis>& out) const {
  const Automaton& endings = name ? tables_.name_endings : tables_.common_endings;
  if (form.empty() || form.size() > kMaxForm || endings.empty()) return;
  std::vector<std::uint32_t> known;  // lists of guesses, from the shortest ending to the longest
  auto node = endings.root();
  for (std::size_t i = form.size();; --i) {
    if (auto list = endings.value(node)) known.push_back(*list);
    if (i == 0) break;
    auto label = static_cast<unsigned char>(form[i - 1]);
    if (label == 0) break;
    auto next = endings.next(node, label);
    if (!next) break;
    node = *next;
  }

  // The longest ending knows best; what only shorter ones propose comes after.
  std::vector<std::pair<std::string, std::uint16_t>> seen;
  for (auto list = known.rbegin(); list != known.rend(); ++list) {
    for (const Guess& g : tables_.guesses(*list)) {
      if (list != known.rbegin() && g.share < kBackOffShare) break;
      auto prefix = tables_.prefix(g.prefix);
      if (!form.starts_with(prefix) || prefix.size() + g.cut >= form.size()) continue;
      std::string lemma(form.substr(prefix.size(), form.size() - prefix.size() - g.cut));
      lemma += tables_.ending(g.add);
      std::pair candidate(std::move(lemma), g.tagset);
      if (std::find(seen.begin(), seen.end(), candidate) != seen.end()) continue;
      append(std::string(candidate.first), g.tagset, out);
      seen.push_back(std::move(candidate));
      if (seen.size() == kMaxGuesses) return;
    }
  }
}

std::optional<std::string> Dictionary::inflect(std::string_view lemma, Upos upos, std::string_view feats) const {
  if (lemma.empty() || lemma.size() > kMaxForm || tables_.stems.empty()) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_cost = 0;
  auto node = tables_.stems.root();
  for (std::size_t i = 0;; ++i) {
    if (auto list = tables_.stems.value(node)) {
      for (std::uint16_t paradigm : tables_.list(*list)) {
        const auto base = tables_.paradigm_lemmas[paradigm];
        if (tables_.ending(base) != lemma.substr(i)) continue;
        auto entries = tables_.paradigm(paradigm);
        auto base_entry = std::find_if(entries.begin(), entries.end(), [&](auto e) { return e.affix == base; });
        for (ParadigmEntry entry : entries) {
          auto prefix = tables_.prefix(tables_.affixes[entry.affix].prefix);
          for (std::uint16_t t : tables_.tagset(entry.tagset)) {
            if (tags_[t].upos != upos || !has_features(tags_[t].feats.view(), feats)) continue;
            // The plainest form that fits: without a prefix, and as near to the lemma as may be.
            std::size_t cost = tags_[t].feats.view().size() + 10000 * prefix.size();
            if (base_entry != entries.end()) {
              std::size_t beyond = 99;
              for (std::uint16_t b : tables_.tagset(base_entry->tagset))
                beyond = std::min(beyond, features_beyond(tags_[t].feats.view(), tags_[b].feats.view()));
              cost += 100 * beyond;
            }
            if (best && cost >= best_cost) continue;
            best_cost = cost;
            best.emplace(prefix);
            *best += lemma.substr(0, i);
            *best += tables_.ending(entry.affix);
          }
        }
      }
    }
    if (i == lemma.size()) break;
    auto label = static_cast<unsigned char>(lemma[i]);
    if (label == 0) break;
    auto next = tables_.stems.next(node, label);
    if (!next) break;
    node = *next;
  }
  return best;
}

}  // namespace kronika::morph
