#include "facts/name_list.hpp"

#include <algorithm>

namespace kronika::facts {
namespace {

constexpr std::uint32_t kPhrase = 8;    // words from the head of a phrase to its name
constexpr std::uint32_t kBetween = 24;  // words between two names of a list
constexpr std::uint32_t kIncluding = 6;

}  // namespace

NameList::NameList(const Reading& reading) : r_(reading), titled_(reading.doc().tokens.size(), false) {
  const Document& doc = reading.doc();
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    if (doc.entities[e].kind != EntityKind::person) continue;
    for (const auto& m : doc.entities[e].mentions)
      if (m.form == MentionForm::name || m.form == MentionForm::surname) names_.push_back({m.begin, m.end, e});
  }
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) { return a.begin < b.begin; });
  for (const auto& role : doc.roles)
    for (auto t = role.begin; t < role.end && t < titled_.size(); ++t) titled_[t] = true;
}

const NameList::Name* NameList::at(std::uint32_t t) const {
  auto it =
      std::lower_bound(names_.begin(), names_.end(), t, [](const Name& n, std::uint32_t b) { return n.begin < b; });
  return it != names_.end() && it->begin == t ? &*it : nullptr;
}

NameList::Between NameList::between(std::uint32_t t) const {
  const Token& token = r_.tree().token(t);
  if (titled_[t]) return Between::title;
  if (token.form == ",") return Between::comma;
  switch (r_.tree().relation(t)) {
    case Relation::cc: return Between::conjunction;
    case Relation::fixed: return Between::small;
    case Relation::amod:
    case Relation::compound:
    case Relation::det:
    case Relation::case_: return Between::small;
    default: break;
  }
  if (r_.in(t, Known::including)) return Between::small;
  const bool title = r_.in(t, Known::official) || r_.in(t, Known::people) || r_.lookup().role_at(t) != nullptr;
  return title ? Between::title : Between::other;
}

const NameList::Name* NameList::next(std::uint32_t t, bool first) const {
  const Tree& tree = r_.tree();
  bool parted = first, titled = first;
  bool rest = false;  // within "and other members of the council", which may stand in a list as well
  const auto sentence = t > 0 ? tree.sentence(t - 1) : kNone;
  for (auto u = t; u < tree.size() && u < t + kBetween && tree.sentence(u) == sentence; ++u) {
    if (const Name* name = at(u); name != nullptr) return parted && titled && !rest ? name : nullptr;
    if (parted && r_.in(u, Known::remaining)) rest = true;
    switch (between(u)) {
      case Between::comma:
      case Between::conjunction:
        rest = false;
        parted = true;
        break;
      case Between::title: titled = true; break;
      case Between::small: break;
      case Between::other:
        if (!rest || tree.token(u).upos == Upos::VERB || tree.token(u).upos == Upos::PUNCT) return nullptr;
        break;
    }
  }
  return nullptr;
}

// "after talks with Chancellor A, President B said": a subject begins a clause of its own.
bool NameList::subject(const Name& name) const {
  const Tree& tree = r_.tree();
  auto top = name.begin;
  for (int steps = 0; steps < static_cast<int>(kPhrase) && tree.head(top) != kNone; ++steps) {
    if (tree.relation(top) == Relation::nsubj && tree.head(top) > name.begin) return true;
    if (tree.head(top) + kPhrase < name.begin || tree.head(top) > name.end) break;
    top = tree.head(top);
  }
  return tree.relation(top) == Relation::nsubj && tree.head(top) > name.begin;
}

void NameList::follow(const Name* name, std::vector<std::uint32_t>& out) const {
  while (name != nullptr && !subject(*name)) {
    if (std::find(out.begin(), out.end(), name->entity) == out.end()) out.push_back(name->entity);
    name = next(name->end, false);
  }
}

std::vector<std::uint32_t> NameList::after(std::uint32_t t) const {
  std::vector<std::uint32_t> out;
  const auto entity = r_.entity(t);
  if (entity == kNone) return out;
  const Tree& tree = r_.tree();
  // The head may be any word of the name or of the title before it.
  for (auto u = t > kPhrase ? t - kPhrase : 0; u < tree.size() && u <= t + kPhrase; ++u) {
    const Name* name = at(u);
    if (tree.sentence(u) != tree.sentence(t) || (name != nullptr && name->end <= t)) continue;
    if (name == nullptr) continue;
    if (name->entity == entity) follow(next(name->end, false), out);
    break;
  }
  return out;
}

// Behind the word for "including" after a noun; kNone where there is none.
std::uint32_t NameList::behind_including(std::uint32_t noun) const {
  const Tree& tree = r_.tree();
  for (auto u = noun + 1; u < tree.size() && u <= noun + kIncluding && tree.sentence(u) == tree.sentence(noun); ++u) {
    if (r_.in(u, Known::including)) return u + 1;
    if (at(u) != nullptr || tree.token(u).upos == Upos::VERB) break;
  }
  return kNone;
}

std::vector<std::uint32_t> NameList::included(std::uint32_t noun) const {
  std::vector<std::uint32_t> out;
  if (const auto t = behind_including(noun); t != kNone) follow(next(t, true), out);
  return out;
}

std::vector<std::uint32_t> NameList::included_states(std::uint32_t noun) const {
  std::vector<std::uint32_t> out;
  const Tree& tree = r_.tree();
  const auto first = behind_including(noun);
  if (first == kNone) return out;
  for (auto u = first; u < tree.size() && tree.sentence(u) == tree.sentence(noun); ++u) {
    const auto* mention = r_.lookup().mention_at(u);
    const auto e = r_.entity(u);
    const bool state = mention != nullptr && mention->form == MentionForm::name && e != kNone &&
                       r_.doc().entities[e].kind == EntityKind::state;
    if (state) {
      if (std::find(out.begin(), out.end(), e) == out.end()) out.push_back(e);
      u = mention->end - 1;
    } else if (const auto parts = between(u); parts == Between::other || parts == Between::title) {
      break;
    }
  }
  return out;
}

}  // namespace kronika::facts
