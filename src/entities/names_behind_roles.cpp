#include "entities/names_behind_roles.hpp"

#include <algorithm>

#include "entities/complement.hpp"
#include "entities/long_titles.hpp"
#include "entities/role_agreement.hpp"

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr std::uint32_t kLongestComplement = 12, kLongestParty = 6;  // words
constexpr std::uint32_t kFarthestApposition = 3;                     // words

// The places behind one phrase where its name may stand.
class Behind {
 public:
  Behind(const Reading& reading, const RolePhrase& role)
      : reading_(reading), role_(role), sentence_(reading.doc.sentences[role.sentence]) {}

  // The name of a person who may be called so, if it begins at the token.
  std::uint32_t name_at(std::uint32_t t) const {
    std::uint32_t n = kNone;
    return inside(t) && person_at(reading_, t, n) && agree(reading_, role_, reading_.names[n]) ? n : kNone;
  }

  // The first token behind the phrase and what may introduce a name.
  std::uint32_t first() const {
    auto t = role_.end;
    if (serves_holder()) return t;
    t = after_titles(t);
    // "lider Zielonych (Z) Jan Nowak": short for what the office is of.
    if (is_mark(t, "(") && inside(t + 2) && is_mark(t + 2, ")")) t += 3;
    if (is_mark(t, "\"") || is_mark(t, "„")) ++t;
    return t;
  }

  // The name behind a row of genitives that complete the phrase: "Deputowany niższej izby parlamentu Michaił Szeremeta".
  // One that hangs on one of them is theirs: "minister rządu Donalda Tuska".
  std::uint32_t after_genitives() const {
    if (!reading_.resources.inflects() || role_.plural) return kNone;
    std::uint32_t n = kNone;
    for (auto t = role_.end; t < std::min(sentence_.end, role_.end + kLongestComplement); ++t) {
      if (t > role_.end && person_at(reading_, t, n)) {
        const auto governor = reading_.token(reading_.names[n].head).head;
        const bool theirs = governor != kNone && governor >= role_.end && governor < t && !nobody_s(governor);
        return theirs ? kNone : name_at(t);
      }
      const auto upos = reading_.token(t).upos;
      if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return kNone;
      if (feature(reading_.token(t).feats, "Case") != "Gen") return kNone;
    }
    return kNone;
  }

  std::uint32_t after_comma() const {
    const auto t = first();
    if (!is_mark(t, ",")) return kNone;
    const auto n = name_at(after_titles(t + 1));
    if (n == kNone) return kNone;
    const auto& name = reading_.names[n];
    const bool closed = !inside(name.end) || reading_.token(name.end).upos == Upos::PUNCT;
    const auto& head = reading_.token(name.head);
    return closed || (relation(head) == "appos" && head.head == role_.head) ? n : kNone;
  }

  // "Rzeczniczka rządu – Anna Nowak – powiedziała"
  std::uint32_t after_dash() const {
    const auto t = first();
    return is_mark(t, "–") || is_mark(t, "—") || is_mark(t, "-") ? name_at(t + 1) : kNone;
  }

  // The name behind the party that somebody is from: "wicepremier z partii Zielonych Jan Nowak".
  std::uint32_t after_party() const {
    if (!reading_.resources.inflects() || !inside(role_.end) || reading_.token(role_.end).upos != Upos::ADP)
      return kNone;
    std::uint32_t n = kNone;
    for (auto t = role_.end + 1; t < std::min(sentence_.end, role_.end + 1 + kLongestParty); ++t) {
      if (t > role_.end + 1 && person_at(reading_, t, n) && same_case(reading_.names[n].head)) return name_at(t);
      const auto upos = reading_.token(t).upos;
      if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) return kNone;
    }
    return kNone;
  }

 private:
  // "Chief of staff for European Commission President Ada Lind": what looks like a title is the office of whom the one
  // who is called so serves.
  bool serves_holder() const {
    if (role_.end == role_.core_end || !reading_.has(Cue::remit, role_.core_end) ||
        reading_.has(Cue::genitive, role_.core_end))
      return false;
    return std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
      return other.core_begin == role_.end && other.begin > role_.core_end && other.begin < role_.end;
    });
  }

  // "Gen. Ada Lind", "Navy Captain Lind": where a name may begin behind titles.
  std::uint32_t after_titles(std::uint32_t t) const {
    t = after_branch(t);
    while (inside(t) && reading_.title(t) && reading_.name_at(t) == kNone) ++t;
    return t;
  }

  // Where the name of the branch ends that a military title may have before it.
  std::uint32_t after_branch(std::uint32_t t) const {
    const auto n = inside(t) ? reading_.name_at(t) : kNone;
    if (n == kNone || reading_.names[n].begin != t || reading_.names[n].kind == NameClass::person) return t;
    const auto end = reading_.names[n].end;
    return inside(end) && reading_.title(end) && reading_.capital(end) ? end : t;
  }

  bool inside(std::uint32_t t) const { return t >= sentence_.begin && t < sentence_.end; }
  bool is_mark(std::uint32_t t, std::string_view mark) const { return inside(t) && reading_.token(t).form == mark; }
  bool same_case(std::uint32_t t) const {
    return feature(reading_.token(t).feats, "Case") == feature(reading_.token(role_.head).feats, "Case");
  }

  // A parliament or court is no one person's, as a government is: the name after it is not its complement.
  bool nobody_s(std::uint32_t t) const {
    const auto n = reading_.name_at(t);
    if (n == kNone || !reading_.names[n].sense || reading_.names[n].sense->kind != SenseKind::body) return false;
    const auto& resources = reading_.resources;
    const auto kind = resources.world.bodies(resources.lexicon.language())[reading_.names[n].sense->index].kind;
    return kind == world::BodyKind::parliament || kind == world::BodyKind::court || kind == world::BodyKind::ministry;
  }

  const Reading& reading_;
  const RolePhrase& role_;
  const Sentence& sentence_;
};

}  // namespace

std::uint32_t name_right_behind(const Reading& reading, const RolePhrase& role) {
  const Behind behind(reading, role);
  const auto n = behind.name_at(behind.first());
  return n != kNone && !ends_in_other(reading, role) ? n : kNone;
}

std::uint32_t name_farther_behind(const Reading& reading, RolePhrase& role, const NameSet& taken) {
  const Behind behind(reading, role);
  const auto free = [&](std::uint32_t n) { return n != kNone && !taken.contains(n); };
  if (const auto n = behind.after_genitives(); free(n)) {
    role.end = reading.names[n].begin;
    return n;
  }
  // "Under Secretary of State for Political Affairs Ada Lund": what the office is for stands between.
  if (const auto person = person_after_remit(reading, role); person != kNone)
    if (const auto n = behind.name_at(person); n != kNone) {
      take_in_remit(reading, role, person);
      return n;
    }
  if (const auto n = behind.after_comma(); free(n)) return n;
  if (const auto n = behind.after_dash(); free(n)) return n;
  if (const auto n = behind.after_party(); free(n)) {
    role.end = reading.names[n].begin;
    return n;
  }
  return kNone;
}

std::uint32_t name_in_apposition(const Reading& reading, const RolePhrase& role, const NameSet& taken) {
  for (const auto child : reading.children(role.head)) {
    const auto rel = relation(reading.token(child));
    if (rel != "flat" && rel != "appos") continue;
    const auto at = reading.name_at(child);
    std::uint32_t n = kNone;
    if (at != kNone && child == reading.names[at].head && person_at(reading, reading.names[at].begin, n) &&
        !taken.contains(n) && agree(reading, role, reading.names[n]) && reading.names[n].begin >= role.end &&
        reading.names[n].begin < role.end + kFarthestApposition)
      return n;
  }
  return kNone;
}

}  // namespace kronika::entities
