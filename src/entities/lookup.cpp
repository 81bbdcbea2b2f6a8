#include "entities/lookup.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace kronika::entities {
namespace {

constexpr int kMaxClimb = 16;                 // predicates looked through in search of a subject
constexpr std::uint32_t kNotHead = 1u << 24;  // wider than any mention

// "nsubj" of "nsubj:pass".
std::string_view relation(const Token& token) {
  auto name = token.deprel.view();
  return name.substr(0, name.find(':'));
}

}  // namespace

EntityLookup::EntityLookup(const Document& doc) : doc_(doc) {
  auto size = static_cast<std::uint32_t>(doc.tokens.size());
  for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
    const auto& mentions = doc.entities[e].mentions;
    for (std::uint32_t m = 0; m < mentions.size(); ++m) {
      const auto& mention = mentions[m];
      auto& slots = mention.form == MentionForm::dropped ? dropped_ : nominal_;
      for (auto t = mention.begin; t < std::min(mention.end, size); ++t)
        slots.push_back({t, mention.end - mention.begin + (t == mention.head ? 0 : kNotHead), e, m});
      if (mention.head < size && (mention.head < mention.begin || mention.head >= mention.end))
        slots.push_back({mention.head, 0, e, m});
    }
  }
  auto narrow_first = [](const Slot& a, const Slot& b) {
    return a.token != b.token ? a.token < b.token : a.width < b.width;
  };
  std::stable_sort(nominal_.begin(), nominal_.end(), narrow_first);
  std::stable_sort(dropped_.begin(), dropped_.end(), narrow_first);

  role_.assign(size, kNone);
  for (std::uint32_t r = 0; r < doc.roles.size(); ++r)
    if (doc.roles[r].head < size) role_[doc.roles[r].head] = r;

  first_child_.assign(size, kNone);
  next_sibling_.assign(size, kNone);
  for (auto t = size; t-- > 0;) {
    auto head = doc.tokens[t].head;
    if (head >= size) continue;
    next_sibling_[t] = first_child_[head];
    first_child_[head] = t;
  }
}

std::pair<const EntityLookup::Slot*, const EntityLookup::Slot*> EntityLookup::at(const std::vector<Slot>& slots,
                                                                                 std::uint32_t token) const {
  auto first =
      std::lower_bound(slots.begin(), slots.end(), token, [](const Slot& s, std::uint32_t t) { return s.token < t; });
  auto last = first;
  while (last != slots.end() && last->token == token && last->width == first->width) ++last;
  return {slots.data() + (first - slots.begin()), slots.data() + (last - slots.begin())};
}

std::uint32_t EntityLookup::entity_at(std::uint32_t token) const {
  auto [first, last] = at(nominal_, token);
  if (first == last) {
    const Role* role = role_at(token);
    return role != nullptr ? role->person : kNone;
  }
  for (auto s = first; s != last; ++s)
    if (s->entity != first->entity) return kNone;
  return first->entity;
}

const Mention* EntityLookup::mention_at(std::uint32_t token) const {
  auto [first, last] = at(nominal_, token);
  if (first == last) std::tie(first, last) = at(dropped_, token);
  return first == last ? nullptr : &doc_.entities[first->entity].mentions[first->mention];
}

const Role* EntityLookup::role_at(std::uint32_t token) const {
  return token < role_.size() && role_[token] != kNone ? &doc_.roles[role_[token]] : nullptr;
}

const Generic* EntityLookup::generic_at(std::uint32_t token) const {
  auto at = std::lower_bound(doc_.generics.begin(), doc_.generics.end(), token,
                             [](const Generic& g, std::uint32_t t) { return g.head < t; });
  return at != doc_.generics.end() && at->head == token ? &*at : nullptr;
}

std::vector<std::uint32_t> EntityLookup::entities_of(std::uint32_t token) const {
  std::vector<std::uint32_t> found;
  auto add = [&](std::uint32_t entity) {
    if (entity != kNone && std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
  };
  auto add_phrase = [&](std::uint32_t t) {
    auto [first, last] = at(nominal_, t);
    for (auto s = first; s != last; ++s) add(s->entity);
    if (first == last) add(entity_at(t));
  };
  add_phrase(token);
  for (auto child : children_of(token))
    if (relation(doc_.tokens[child]) == "conj") add_phrase(child);
  return found;
}

std::uint32_t EntityLookup::left_out(std::uint32_t verb) const {
  const auto& all = doc_.left_out;
  const auto it = std::lower_bound(all.begin(), all.end(), verb, [](const LeftOut& l, auto v) { return l.verb < v; });
  return it != all.end() && it->verb == verb ? it->phrase : kNone;
}

std::vector<std::uint32_t> EntityLookup::subjects_of(std::uint32_t predicate) const {
  for (int climb = 0; climb < kMaxClimb && predicate < doc_.tokens.size(); ++climb) {
    for (auto child : children_of(predicate))
      if (relation(doc_.tokens[child]) == "nsubj") return entities_of(child);
    auto [first, last] = at(dropped_, predicate);
    if (first != last) {
      std::vector<std::uint32_t> found;
      for (auto s = first; s != last; ++s) found.push_back(s->entity);
      return found;
    }
    auto up = relation(doc_.tokens[predicate]);
    if (up != "conj" && up != "xcomp") return {};
    predicate = doc_.tokens[predicate].head;
  }
  return {};
}

std::vector<std::uint32_t> EntityLookup::children_of(std::uint32_t token) const {
  std::vector<std::uint32_t> children;
  if (token >= first_child_.size()) return children;
  for (auto child = first_child_[token]; child != kNone; child = next_sibling_[child]) children.push_back(child);
  return children;
}

}  // namespace kronika::entities
