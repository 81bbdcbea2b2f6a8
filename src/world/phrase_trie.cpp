#include "world/phrase_trie.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/utf8.hpp"

namespace kronika::world {
namespace {

constexpr std::size_t kMaxWords = 32;  // two bits of letter case a word
constexpr std::size_t kMaxPaths = 64;  // ways to spell one phrase in lemmas
constexpr std::string_view kTypographicApostrophe = "’";

bool is_apart(char c) { return c == '-' || c == ',' || c == '(' || c == ')' || c == '/' || c == '&'; }

// "People's" -> "People" "'s"; "Bosnia-Herzegovina" -> "Bosnia" "-" "Herzegovina"; "Płd." -> "Płd" "."
void split_punctuation(std::string_view word, PhraseTrie::Phrase& out) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    bool genitive = word[i] == '\'' && i + 2 == word.size() && word[i + 1] == 's';
    bool full_stop = word[i] == '.' && i + 1 == word.size() && word.find('.') == i;
    if (genitive || full_stop) {
      if (i > begin) out.emplace_back(word.substr(begin, i - begin));
      begin = i;
      break;
    }
    if (!is_apart(word[i])) continue;
    if (i > begin) out.emplace_back(word.substr(begin, i - begin));
    out.emplace_back(1, word[i]);
    begin = i + 1;
  }
  if (begin < word.size()) out.emplace_back(word.substr(begin));
}

void add_key(std::vector<std::string>& keys, std::string key) {
  if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(std::move(key));
}

// What a text may show for a word of a table. A word that is a lemma itself stands for nothing else when it
// is the whole phrase: "Niemcy" is not also every "Niemiec".
std::vector<std::string> spellings_of(std::string_view language, const std::string& word, bool alone,
                                      const Lemmas& lemmas) {
  std::vector<std::string> keys;
  auto lower = utf8::lower(word);
  add_key(keys, lower);
  if (auto at = lower.find('\''); at != std::string::npos) {
    auto typographic = lower;
    typographic.replace(at, 1, kTypographicApostrophe);
    add_key(keys, std::move(typographic));
  }
  if (!lemmas) return keys;
  auto found = lemmas(language, word);
  for (auto& l : found) l = utf8::lower(l);
  if (alone && std::find(found.begin(), found.end(), lower) != found.end()) return keys;
  for (auto& l : found) add_key(keys, std::move(l));
  return keys;
}

bool satisfies(std::uint64_t text, std::uint64_t asked) {
  for (; asked != 0; asked >>= 2, text >>= 2)
    if ((text & 3) < (asked & 3)) return false;
  return true;
}

std::uint64_t letters_at(LetterCase c, std::size_t depth) { return static_cast<std::uint64_t>(c) << (2 * depth); }

}  // namespace

LetterCase letter_case(std::string_view surface) {
  int upper = 0;
  for (std::size_t pos = 0; pos < surface.size() && upper < 2;) {
    auto c = utf8::next(surface, pos);
    if (!utf8::is_alpha(c)) continue;
    if (!utf8::is_upper(c)) break;
    ++upper;
  }
  return static_cast<LetterCase>(upper);
}

std::vector<PhraseTrie::Phrase> PhraseTrie::tokenisations(std::string_view phrase) {
  Phrase plain, split;
  while (!phrase.empty()) {
    auto space = phrase.find(' ');
    if (auto word = phrase.substr(0, space); !word.empty()) {
      plain.emplace_back(word);
      split_punctuation(word, split);
    }
    if (space == std::string_view::npos) break;
    phrase.remove_prefix(space + 1);
  }
  std::vector<Phrase> all{std::move(plain)};
  if (split != all.front()) all.push_back(std::move(split));
  return all;
}

std::uint32_t PhraseTrie::intern(std::string_view word) {
  auto [id, added] = ids_.add(word);
  if (added) *id = static_cast<std::uint32_t>(ids_.size());
  return *id;
}

const std::vector<std::uint32_t>& PhraseTrie::keys_of(std::string_view language, const std::string& word, bool alone,
                                                      const Lemmas& lemmas) {
  auto [keys, added] = (alone ? keys_alone_ : keys_in_phrase_).add(word);
  if (added)
    for (const auto& spelling : spellings_of(language, word, alone, lemmas)) keys->push_back(intern(spelling));
  return *keys;
}

std::size_t PhraseTrie::edge_at(std::uint32_t from, std::uint32_t word) const {
  const std::size_t mask = edges_.size() - 1;
  const std::uint64_t hash = (static_cast<std::uint64_t>(from) << 32 | word) * 0x9e3779b97f4a7c15u;
  for (std::size_t at = static_cast<std::size_t>(hash >> 32) & mask;; at = (at + 1) & mask) {
    const Edge& edge = edges_[at];
    if (edge.word == 0 || (edge.word == word && edge.from == from)) return at;
  }
}

std::uint32_t PhraseTrie::child(std::uint32_t node, std::uint32_t word) const { return edges_[edge_at(node, word)].to; }

std::uint32_t PhraseTrie::grow(std::uint32_t node, std::uint32_t word) {
  if (2 * (edge_count_ + 1) > edges_.size()) {
    const auto old = std::exchange(edges_, std::vector<Edge>(2 * edges_.size()));
    for (const Edge& edge : old)
      if (edge.word != 0) edges_[edge_at(edge.from, edge.word)] = edge;
  }
  Edge& edge = edges_[edge_at(node, word)];
  if (edge.word == 0) {
    edge = {node, word, static_cast<std::uint32_t>(nodes_.size())};
    ++edge_count_;
    nodes_.emplace_back();
  }
  return edge.to;
}

void PhraseTrie::add(std::uint32_t node, std::uint64_t letters, const Sense& sense) {
  auto& groups = nodes_[node].groups;
  auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.letters == letters; });
  if (group == groups.end()) group = groups.insert(groups.end(), Group{letters, {}});
  auto& senses = group->senses;
  if (std::find(senses.begin(), senses.end(), sense) == senses.end()) senses.push_back(sense);
}

void PhraseTrie::insert(std::string_view language, std::string_view phrase, const Sense& sense, const Lemmas& lemmas) {
  for (const auto& words : tokenisations(phrase)) {
    if (words.empty() || words.size() > kMaxWords) continue;
    std::vector<std::uint32_t> ends{0};
    std::uint64_t letters = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      letters |= letters_at(letter_case(words[i]), i);
      const auto& keys = keys_of(language, words[i], words.size() == 1, lemmas);
      auto count = ends.size() * keys.size() > kMaxPaths ? 1 : keys.size();
      std::vector<std::uint32_t> next;
      next.reserve(ends.size() * count);
      for (std::size_t k = 0; k < count; ++k)
        for (auto end : ends) next.push_back(grow(end, keys[k]));
      ends = std::move(next);
    }
    for (auto end : ends) add(end, letters, sense);
  }
}

void PhraseTrie::walk(std::span<const Word> words, std::size_t at, std::size_t depth, std::uint32_t node,
                      std::uint64_t letters, std::vector<Match>& out) const {
  if (depth > 0)
    for (const auto& group : nodes_[node].groups)
      if (satisfies(letters, group.letters)) {
        bool seen = std::any_of(out.begin(), out.end(), [&](const Match& m) {
          return m.length == depth &&
                 std::equal(m.senses.begin(), m.senses.end(), group.senses.begin(), group.senses.end());
        });
        if (!seen) out.push_back({static_cast<std::uint32_t>(depth), group.senses});
      }
  if (depth == kMaxWords || at == words.size()) return;
  const Word& word = words[at];
  letters |= letters_at(word.letters, depth);
  std::uint32_t by_form = 0;
  if (const auto* id = ids_.find(word.form)) by_form = child(node, *id);
  if (by_form != 0) walk(words, at + 1, depth + 1, by_form, letters, out);
  if (word.lemma == word.form) return;
  if (const auto* id = ids_.find(word.lemma))
    if (auto by_lemma = child(node, *id); by_lemma != 0 && by_lemma != by_form)
      walk(words, at + 1, depth + 1, by_lemma, letters, out);
}

void PhraseTrie::match(std::span<const Word> words, std::size_t at, std::vector<Match>& out) const {
  auto first = static_cast<std::ptrdiff_t>(out.size());
  std::vector<Match> found;
  walk(words, at, 0, 0, 0, found);
  if (found.empty()) return;
  std::move(found.begin(), found.end(), std::back_inserter(out));
  std::stable_sort(out.begin() + first, out.end(), [](const Match& a, const Match& b) { return a.length > b.length; });
}

std::vector<Sense> PhraseTrie::find(std::string_view phrase) const {
  std::vector<Sense> senses;
  auto words = tokenisations(phrase).front();
  if (words.size() > kMaxWords) return senses;
  std::uint32_t node = 0;
  std::uint64_t letters = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    letters |= letters_at(letter_case(words[i]), i);
    const auto* id = ids_.find(utf8::lower(words[i]));
    node = id == nullptr ? 0 : child(node, *id);
    if (node == 0) return senses;
  }
  for (const auto& group : nodes_[node].groups)
    if (satisfies(letters, group.letters)) senses.insert(senses.end(), group.senses.begin(), group.senses.end());
  return senses;
}

}  // namespace kronika::world
