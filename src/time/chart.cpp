#include "time/chart.hpp"

#include <algorithm>

namespace kronika::time {
namespace {

constexpr std::size_t kMaxMatches = 4000;  // in one run: beyond it the text is no text
constexpr std::uint16_t kMaxDepth = 24;
constexpr int kMaxReadings = 3;  // of the same words as the same class

bool has_feature(std::string_view feats, const Condition& c) {
  for (auto at = feats.find(c.feature); at != std::string_view::npos; at = feats.find(c.feature, at + 1)) {
    if (at != 0 && feats[at - 1] != '|') continue;
    auto value = feats.substr(at + c.feature.size());
    value = value.substr(0, value.find('|'));
    return std::find(c.values.begin(), c.values.end(), value) != c.values.end();
  }
  return !c.negated;  // a word without the feature passes either way
}

}  // namespace

std::vector<const Match*> Chart::parse(const Atoms& atoms, std::uint32_t begin, std::uint32_t end) {
  atoms_ = &atoms;
  begin_ = begin;
  end_ = end;
  matches_.clear();
  numbers_.clear();
  if (starting_.size() < end - begin + 1) starting_.resize(end - begin + 1);
  for (auto& list : starting_) list.clear();

  // From the right to the left: whatever begins further right is complete.
  for (std::uint32_t at = end; at-- > begin;) {
    const Atom& atom = atoms[at];
    agenda_.clear();
    if (atom.digits != 0) {
      Match m;
      if (atom.digits <= 9) {
        Expression e;
        e.number = atom.number;
        m.expression = &numbers_.emplace_back(std::move(e));
      }
      m.begin = at;
      m.end = at + 1;
      m.category = Grammar::kInt;
      add(std::move(m));
    }
    if (atom.form != kNone) start_with(grammar_.starting_with_word(atom.form), nullptr, at);
    WordId last = atom.form;  // readings of one lemma follow each other
    for (auto r = atom.readings; r < atom.readings_end; ++r)
      if (const WordId lemma = atoms.reading(r).lemma; lemma != last && lemma != atom.form)
        start_with(grammar_.starting_with_word(last = lemma), nullptr, at);
    for (std::size_t i = 0; i < agenda_.size(); ++i)
      start_with(grammar_.starting_with_class(agenda_[i]->category), agenda_[i], at);
  }

  std::vector<const Match*> reported;
  for (const auto& list : starting_)
    for (const Match* m : list)
      if (Grammar::reported(m->category)) reported.push_back(m);
  std::stable_sort(reported.begin(), reported.end(), [&](const Match* a, const Match* b) {
    const auto size_a = atoms[a->end - 1].span.end - atoms[a->begin].span.begin;
    const auto size_b = atoms[b->end - 1].span.end - atoms[b->begin].span.begin;
    if (size_a != size_b) return size_a > size_b;
    if (a->prefer != b->prefer) return a->prefer > b->prefer;
    return a->rule < b->rule;
  });
  std::vector<const Match*> chosen;
  for (const Match* m : reported) {
    const bool free = std::none_of(chosen.begin(), chosen.end(),
                                   [&](const Match* other) { return m->begin < other->end && other->begin < m->end; });
    if (free) chosen.push_back(m);
  }
  std::sort(chosen.begin(), chosen.end(), [](const Match* a, const Match* b) { return a->begin < b->begin; });
  return chosen;
}

void Chart::add(Match match) {
  if (matches_.size() >= kMaxMatches || match.depth > kMaxDepth) return;
  auto& list = starting_[match.begin - begin_];
  int readings = 0;
  for (const Match* m : list)
    if (m->end == match.end && m->category == match.category) {
      if (m->rule == match.rule && m->captures == match.captures) return;
      ++readings;
    }
  if (readings >= kMaxReadings) return;
  matches_.push_back(std::move(match));
  list.push_back(&matches_.back());
  agenda_.push_back(&matches_.back());
}

void Chart::start_with(const std::vector<std::uint32_t>& sequences, const Match* first, std::uint32_t at) {
  std::vector<const Match*> parts;
  for (auto id : sequences) {
    const Sequence& s = grammar_.sequence(id);
    const Element& e = s.elements.front();
    if (first == nullptr ? !word_matches(e, at) : !class_matches(e, *first)) continue;
    parts.assign(grammar_.rules()[s.rule].slots, nullptr);
    if (first != nullptr && e.slot >= 0) parts[static_cast<std::size_t>(e.slot)] = first;
    extend(s, 1, first ? first->end : at + 1, parts, at);
  }
}

void Chart::extend(const Sequence& s, std::size_t element, std::uint32_t at, std::vector<const Match*>& parts,
                   std::uint32_t begin) {
  if (element == s.elements.size()) {
    const Rule& rule = grammar_.rules()[s.rule];
    Match m;
    m.expression = &rule.value;
    m.begin = begin;
    m.end = at;
    m.category = rule.category;
    m.rule = s.rule;
    m.prefer = rule.prefer;
    m.captures.reserve(parts.size());
    for (const Match* part : parts) {
      m.captures.push_back(part);
      if (part == nullptr) continue;
      m.prefer += part->prefer;
      m.depth = std::max<std::uint16_t>(m.depth, static_cast<std::uint16_t>(part->depth + 1));
    }
    add(std::move(m));
    return;
  }
  if (at >= end_) return;
  const Element& e = s.elements[element];
  if (e.glued && !(*atoms_)[at].glued) return;
  if (e.kind != Element::Kind::category) {
    if (word_matches(e, at)) extend(s, element + 1, at + 1, parts, begin);
    return;
  }
  // `add` may append to the very list that is walked only for the atom in work, which lies left of `at`.
  for (const Match* m : starting_[at - begin_]) {
    if (m->category != e.category || !class_matches(e, *m)) continue;
    if (e.slot >= 0) parts[static_cast<std::size_t>(e.slot)] = m;
    extend(s, element + 1, m->end, parts, begin);
    if (e.slot >= 0) parts[static_cast<std::size_t>(e.slot)] = nullptr;
  }
}

bool Chart::word_matches(const Element& e, std::uint32_t at) const {
  const Atom& a = (*atoms_)[at];
  auto wanted = [&](WordId w) { return std::find(e.words.begin(), e.words.end(), w) != e.words.end(); };
  if (e.kind == Element::Kind::word)
    for (auto r = a.readings; r < a.readings_end; ++r)
      if (const Reading& reading = atoms_->reading(r); wanted(reading.lemma) && holds(e, a, &reading, nullptr))
        return true;
  // The form stands for itself only where no reading says more: "maj" is no form of "mają".
  const bool read = a.readings != a.readings_end && e.kind == Element::Kind::word;
  return a.form != kNone && wanted(a.form) && (!read || e.conditions.empty()) && holds(e, a, nullptr, nullptr);
}

bool Chart::class_matches(const Element& e, const Match& m) const {
  if (e.conditions.empty()) return true;
  const Atom& a = (*atoms_)[m.begin];
  // Features are asked of single words only. One that has matched by its lemma has those of that lemma.
  if (m.rule != kNone && m.end == m.begin + 1 && a.readings != a.readings_end) {
    const bool by_lemma = grammar_.rules()[m.rule].word != kNone;
    bool any = false;
    for (auto r = a.readings; r < a.readings_end; ++r) {
      const Reading& reading = atoms_->reading(r);
      if (by_lemma && !grammar_.is_word_of(m.rule, reading.lemma)) continue;
      any = true;
      if (holds(e, a, &reading, &m)) return true;
    }
    if (any) return false;
  }
  return holds(e, a, nullptr, &m);
}

bool Chart::holds(const Element& e, const Atom& atom, const Reading* reading, const Match* match) const {
  for (const auto& c : e.conditions) {
    bool yes = false;
    switch (c.kind) {
      case Condition::Kind::feature: yes = has_feature(reading ? reading->feats.view() : std::string_view(), c); break;
      case Condition::Kind::upos:
        yes = reading ? (c.upos >> static_cast<unsigned>(reading->upos) & 1) != 0 : !c.negated;
        break;
      case Condition::Kind::capital: yes = atom.capital; break;
      case Condition::Kind::first: yes = atom.first; break;
      case Condition::Kind::digits: yes = atom.digits == static_cast<unsigned>(c.low); break;
      case Condition::Kind::range: {
        const Value v = match ? evaluate(*match, {}) : Value();
        yes = v.type == Value::Type::number && v.number >= c.low && v.number <= c.high;
        break;
      }
    }
    if (yes == c.negated) return false;
  }
  return true;
}

}  // namespace kronika::time
