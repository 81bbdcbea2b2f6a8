#include "entities/remit.hpp"

#include <algorithm>

#include "entities/base_form.hpp"

namespace kronika::entities {
namespace {

constexpr int kMostWords = 12;          // of a remit
constexpr std::uint32_t kFarthest = 8;  // words between who is responsible and the word that says so

// The words that hang on `head`, as one stretch around it; what stands after a comma or conjunction adds another remit
// and is left out.
std::pair<std::uint32_t, std::uint32_t> phrase_of(const Reading& reading, std::uint32_t head) {
  auto begin = head, end = head + 1;
  const auto& sentence = reading.doc.sentences[reading.sentence_of(head)];
  auto inside = [&](std::uint32_t t) {
    for (int climb = 0; climb < kMostWords && t != kNone; ++climb) {
      if (t == head) return true;
      auto rel = relation(reading.token(t));
      if (rel == "case" || rel == "punct" || rel == "cc" || rel == "acl" || rel == "appos" || rel == "parataxis")
        return false;
      if (rel == "conj" && reading.token(t).head == head) return false;
      t = reading.token(t).head;
    }
    return false;
  };
  while (begin > sentence.begin && inside(begin - 1)) --begin;
  while (end < sentence.end && end - begin < kMostWords && inside(end)) ++end;
  return {begin, end};
}

// The noun that says what is answered for: the complement of the preposition, or what it is a matter of.
std::uint32_t remit_head(const Reading& reading, std::uint32_t responsible) {
  for (auto child : reading.children(responsible)) {
    bool preposed = false;
    for (auto mark : reading.children(child))
      preposed |= relation(reading.token(mark)) == "case" && reading.has(Cue::responsible_for, mark);
    if (!preposed) continue;
    if (!reading.has(Cue::matter, child)) return child;
    for (auto inner : reading.children(child))
      if (relation(reading.token(inner)) == "nmod" && inner > child) return inner;
    return kNone;
  }
  return kNone;
}

// The role of the person of whom the word says that they are responsible: what it modifies, or what it follows
// after a comma.
RolePhrase* bearer(Reading& reading, std::uint32_t responsible) {
  auto governor = reading.token(responsible).head;
  RolePhrase* best = nullptr;
  for (auto& role : reading.roles) {
    if (!role.beside_name || role.office.empty() || role.sentence != reading.sentence_of(responsible)) continue;
    const auto& person = reading.doc.entities[role.person];
    bool modified = governor == role.head;
    std::uint32_t end = role.end;
    for (const auto& mention : person.mentions) {
      if (mention.sentence != role.sentence) continue;
      modified |= governor != kNone && governor >= mention.begin && governor < mention.end;
      if (mention.begin >= role.end && mention.begin <= role.end + 1) end = std::max(end, mention.end);
    }
    bool follows = responsible >= end && responsible < end + kFarthest && reading.token(end).form == ",";
    if (modified || follows) best = &role;
  }
  return best;
}

}  // namespace

void find_remits(Reading& reading) {
  if (reading.roles.empty()) return;
  BaseForms bases(reading.resources);
  for (std::uint32_t t = 0; t < reading.doc.tokens.size(); ++t) {
    if (!reading.has(Cue::responsible, t) || reading.capital(t)) continue;
    auto head = remit_head(reading, t);
    if (head == kNone) continue;
    auto* role = bearer(reading, t);
    if (role == nullptr || !role->remit.empty()) continue;
    auto [begin, end] = phrase_of(reading, head);
    std::vector<NameWordForm> words;
    for (auto i = begin; i < end; ++i) {
      const auto& token = reading.token(i);
      words.push_back({reading.doc.words(token.span), token.lemma, token.upos, token.feats});
    }
    role->remit = bases.phrase(words, head - begin);
  }
}

}  // namespace kronika::entities
