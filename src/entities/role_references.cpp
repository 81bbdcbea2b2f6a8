#include "entities/role_references.hpp"

#include <algorithm>
#include <set>

#include "entities/home.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {

using world::Gender;

namespace {

constexpr std::uint32_t kDescriptionReach = 3;  // sentences back that "polityk" looks
constexpr std::uint32_t kPluralReach = 4;
constexpr std::size_t kMostTogether = 8;
// Those who may lead a state, in the order in which they are asked for.
constexpr std::string_view kHeads[] = {"president", "prime minister", "chancellor", "monarch", "other:supreme leader"};
constexpr std::string_view kMinister = "other:minister";
constexpr std::string_view kLeads = "other:leader";  // key of an office

// May who holds the one office be called by the other? A minister of something is a minister.
bool called_so(std::string_view office, std::string_view by) {
  return office == by || (by == kMinister && (office.starts_with("minister ") ||
                                              (office.ends_with(" minister") && !office.ends_with("prime minister"))));
}

}  // namespace

// Does the phrase refer to somebody, rather than say what somebody is or name the post?
bool RoleReferences::refers(const RolePhrase& role) const {
  const auto& token = doc_.tokens[role.head];
  if (names_post(role)) return false;
  for (auto child : reading_.children(role.head)) {
    auto rel = relation(doc_.tokens[child]);
    if (rel == "cop" || rel == "nsubj") return false;
    if ((rel == "case" || rel == "mark") && reading_.has(Cue::post, child)) return false;
  }
  if (token.head == kNone) return false;
  auto rel = relation(token);
  if (reading_.has(Cue::post, token.head)) return false;
  // "my counterpart, the trade minister of Chile": beside a word that is no name it says who, not what somebody is.
  if (rel == "appos" && token.head + 1 < role.begin && doc_.tokens[token.head].upos == Upos::NOUN) {
    for (auto t = token.head; t < role.begin; ++t)
      if (reading_.name_at(t) != kNone) return false;
    return true;
  }
  static const std::set<std::string_view> referring = {"nsubj", "obj", "iobj", "obl", "nmod", "conj"};
  return referring.contains(rel);
}

// "The choice for secretary of state": without an article, where a language has them, a phrase behind a preposition is no
// person but the post.
bool RoleReferences::names_post(const RolePhrase& role) const {
  if (reading_.resources.inflects() || role.plural || role.office.empty() || role.begin != role.core_begin)
    return false;
  bool preposed = false;
  for (auto child : reading_.children(role.head)) {
    const auto rel = relation(doc_.tokens[child]);
    if (rel == "det" || (rel == "nmod" && child < role.core_begin)) return false;
    preposed |= rel == "case" && child < role.core_begin;
  }
  return preposed && !reading_.capital(role.core_begin);
}

// "One Paris-based diplomat": does a word of the phrase, though not beside its noun, point to somebody new?
bool RoleReferences::somebody_new(const RolePhrase& role) const {
  const auto points = [&](std::uint32_t t) {
    const auto rel = relation(doc_.tokens[t]);
    return t < role.head && (rel == "det" || rel == "nummod") && reading_.has(Cue::other_one, t);
  };
  const auto among = [&](std::uint32_t t) {
    const auto children = reading_.children(t);
    return std::any_of(children.begin(), children.end(), points);
  };
  if (role.newcomer || among(role.head)) return true;
  const auto children = reading_.children(role.head);
  return std::any_of(children.begin(), children.end(), [&](auto child) {
    return child < role.head && relation(doc_.tokens[child]) == "amod" && among(child);
  });
}

void RoleReferences::resolve(RolePhrase& role) {
  if (!refers(role) || somebody_new(role)) return;
  if (role.counterpart)
    if (const auto person = holder_beside(role); person != kNone) return counterparts(role, person);
  if (role.plural) return several(role);
  auto entity = called_in_the_same_words(role);
  if (entity == kNone) entity = called_in_full(role);
  if (entity == kNone)
    entity = role.leader ? head_of_state(role) : role.office.empty() ? described(role) : holder(role);
  // "Kolumbijski lider": who leads a state.
  if (entity == kNone && role.office == kLeads && reading_.resources.world.state(role.country) != nullptr) {
    entity = head_of_state(role);
    if (entity != kNone) role.office.clear();  // it says no more of the post than that
  }
  if (entity == kNone) return;
  role.person = entity;
  if (role.of.empty() && !role.office.empty()) {
    role.of = office_of(entity, role.office);
    role.country = doc_.entities[entity].country;
  }
  auto& e = doc_.entities[entity];
  if (e.country == "---" && !role.country.empty() && role.stated) e.country = role.country;
  if (reading_.genders[entity] == Gender::unknown && role.gender == Gender::feminine)
    reading_.genders[entity] = role.gender;
  add_role_mention(reading_, role, entity);
  story_.at_head[role.head].push_back(entity);
  story_.see(entity, role.head, role.sentence);
}

// Of whom or what the person has been said to hold the office.
std::string RoleReferences::office_of(std::uint32_t entity, std::string_view office) const {
  for (const auto& role : reading_.roles)
    if (role.person == entity && role.office == office && !role.of.empty()) return role.of;
  return {};
}

// "Szef kancelarii prezydenta", of two heads: who has been called so in the same words; kNone for nobody.
std::uint32_t RoleReferences::called_in_the_same_words(const RolePhrase& role) const {
  const auto length = role.end - role.core_begin;
  if (length < 2) return kNone;
  std::uint32_t found = kNone;
  for (const auto& other : reading_.roles) {
    if (other.person == kNone || other.begin >= role.begin || other.former != role.former) continue;
    if (other.end - other.core_begin != length) continue;
    // "The Danish foreign minister met the Swedish foreign minister": of whom stands before the words.
    if (!role.of.empty() && !other.of.empty() && role.of != other.of) continue;
    bool same = true;
    for (std::uint32_t i = 0; i < length; ++i)
      same &= doc_.tokens[other.core_begin + i].lemma == doc_.tokens[role.core_begin + i].lemma;
    if (same) found = other.person;
  }
  return found;
}

// The one person whom the document calls by this office.
std::uint32_t RoleReferences::holder(const RolePhrase& role) const {
  std::uint32_t found = kNone;
  bool found_before = false;
  for (const auto& other : reading_.roles) {
    if (other.person == kNone || !called_so(other.office, role.office) || other.former != role.former) continue;
    if (faces(role, other.person)) continue;
    if (!role.of.empty() && !other.of.empty() && role.of != other.of) continue;
    // Where the other does not say of what, the person must be known to belong there.
    const auto& entity = doc_.entities[other.person];
    if (!role.of.empty() && other.of.empty() && entity.country != role.country) continue;
    if (!story_.gender_fits(other.person, role.gender == Gender::feminine ? role.gender : Gender::unknown)) continue;
    bool before = other.core_begin < role.core_begin;
    if (found != kNone && other.person != found) {
      // Two holders: without its own complement the phrase means the latest before it, if they are of different
      // bodies.
      if (role.stated) return known_holder(role);
      if (before)
        found = found_before ? last_seen(found, other.person, role.core_begin) : other.person, found_before = true;
      else if (!found_before)
        return kNone;
      continue;
    }
    found = other.person;
    found_before |= before;
  }
  return found != kNone ? found : known_holder(role);
}

// Of two persons, the one whom the document spoke of last before the token `t`.
std::uint32_t RoleReferences::last_seen(std::uint32_t a, std::uint32_t b, std::uint32_t t) const {
  for (auto s = story_.seen.rbegin(); s != story_.seen.rend(); ++s)
    if (s->token < t && (s->entity == a || s->entity == b)) return s->entity;
  return b;
}

// The one person of the document who held the office then, or had held it, as the World has it. Whose office it is, where
// nothing says so, is the state's that the document tells of.
std::uint32_t RoleReferences::known_holder(const RolePhrase& role) const {
  auto country = role.country.empty() ? only_country_of(role.office) : role.country;
  if (country.empty()) country = home_of(reading_);
  if (country.empty() && !role.former) return kNone;
  std::uint32_t found = kNone;
  for (std::uint32_t e = 0; e < known_.size(); ++e) {
    if (known_[e] == kNone || !story_.gender_fits(e, role.gender == Gender::feminine ? role.gender : Gender::unknown))
      continue;
    const bool holds = role.former ? known_to_have_held(reading_, known_[e], role.office, country)
                                   : known_to_hold(reading_, known_[e], role.office, country);
    if (!holds || faces(role, e)) continue;
    if (found != kNone) return kNone;
    found = e;
  }
  return found;
}

// "The president met President Lind": of one verb the two are not the same.
bool RoleReferences::faces(const RolePhrase& role, std::uint32_t person) const {
  static const std::set<std::string_view> arguments = {"nsubj", "obj", "iobj", "obl"};
  const auto argument_of = [&](std::uint32_t t) {
    while (doc_.tokens[t].head != kNone && (relation(doc_.tokens[t]) == "flat" || relation(doc_.tokens[t]) == "appos"))
      t = doc_.tokens[t].head;
    return arguments.contains(relation(doc_.tokens[t])) ? doc_.tokens[t].head : kNone;
  };
  const auto verb = argument_of(role.head);
  return verb != kNone && std::any_of(reading_.names.begin(), reading_.names.end(), [&](const Name& name) {
           return name.entity == person && name.sentence == role.sentence && argument_of(name.head) == verb;
         });
}

// The one state or body of which the document says an office; empty where it tells none or several.
std::string RoleReferences::only_country_of(std::string_view office) const {
  std::string found;
  for (const auto& role : reading_.roles) {
    if (role.office != office || role.country.empty() || role.country == found) continue;
    if (!found.empty()) return {};
    found = role.country;
  }
  return found;
}

// "The Deputy Secretary": the one person whose office begins with these words in full, "Deputy Secretary of State".
std::uint32_t RoleReferences::called_in_full(const RolePhrase& role) const {
  std::uint32_t found = kNone;
  if (role.title.empty() || role.end != role.core_end) return found;
  for (const auto& full : reading_.roles) {
    if (full.person == kNone || full.title.size() <= role.title.size() || !full.title.starts_with(role.title) ||
        full.title[role.title.size()] != ' ' || full.person == found ||
        (!role.of.empty() && doc_.entities[full.person].country != role.country))
      continue;
    if (found != kNone) return kNone;
    found = full.person;
  }
  return found;
}

// "Rosyjski przywódca": whoever is called the head of the state, else a person of the state who is spoken of.
std::uint32_t RoleReferences::head_of_state(const RolePhrase& role) const {
  if (!role.country.empty() && !role.former)
    for (auto office : kHeads) {
      auto head = role;
      head.office = office;
      head.of = role.country;
      if (auto found = holder(head); found != kNone) return found;
    }
  return described(role);
}

// Somebody of a body of many states who has held an office of the state: a Frenchman who serves the Union.
bool RoleReferences::served(std::uint32_t entity, std::string_view country) const {
  if (doc_.entities[entity].country != kIntergovernmental || entity >= known_.size() || known_[entity] == kNone)
    return false;
  const auto holdings = reading_.resources.world.holdings(known_[entity]);
  return std::any_of(holdings.begin(), holdings.end(), [&](const auto* h) { return h->of == country; });
}

// "Doradca Putina", "Putin's aide": the person whose somebody is.
std::uint32_t RoleReferences::whose(const RolePhrase& role) const {
  for (auto child : reading_.children(role.head)) {
    const auto n = reading_.name_at(child);
    const bool beside = child >= role.end || !reading_.resources.inflects();
    if (relation(doc_.tokens[child]) == "nmod" && beside && n != kNone && reading_.names[n].entity != kNone &&
        story_.is_person(reading_.names[n].entity))
      return reading_.names[n].entity;
  }
  return kNone;
}

// "Her Saudi counterpart", "ze swoim odpowiednikiem": who holds the same office elsewhere. Whose it is, the possessor
// tells, or who does what is done with the other.
std::uint32_t RoleReferences::holder_beside(const RolePhrase& role) const {
  const auto person_at = [&](std::uint32_t t) {
    const auto& found = story_.at_head[t];
    return found.size() == 1 && story_.is_person(found.front()) ? found.front() : kNone;
  };
  for (auto child : reading_.children(role.head)) {
    const auto rel = relation(doc_.tokens[child]);
    if ((rel != "nmod" && rel != "det") || feature(doc_.tokens[child].feats, "Reflex") == "Yes") continue;
    if (const auto person = person_at(child); person != kNone) return person;
  }
  constexpr int kClimb = 4;
  auto t = doc_.tokens[role.head].head;
  for (int climb = 0; climb < kClimb && t != kNone; ++climb, t = doc_.tokens[t].head)
    for (auto child : reading_.children(t))
      if (relation(doc_.tokens[child]) == "nsubj" && child < role.head)
        if (const auto person = person_at(child); person != kNone) return person;
  return kNone;
}

void RoleReferences::counterparts(RolePhrase& role, std::uint32_t person) {
  std::vector<std::uint32_t> found;
  const auto add = [&](std::uint32_t e) {
    if (e != kNone && e != person && std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
  };
  if (role.plural) {
    // "Lind and her counterparts": those whom she has been told to meet.
    if (!role.country.empty()) return;
    for (auto s = role.sentence; s != kNone && role.sentence - s <= kPluralReach && found.empty();
         s = story_.sentence_before(s)) {
      const auto met = story_.brought_together(s);
      if (s == role.sentence || std::find(met.begin(), met.end(), person) == met.end()) continue;
      for (auto e : met)
        if (doc_.entities[e].country != doc_.entities[person].country) add(e);
    }
  } else {
    if (role.country.empty()) return;
    for (const auto& own : reading_.roles) {
      if (own.person != person || own.office.empty() || own.former) continue;
      for (const auto& other : reading_.roles)
        if (other.person != kNone && other.office == own.office && !other.former &&
            doc_.entities[other.person].country == role.country)
          add(other.person);
      if (!found.empty()) continue;
      auto same = role;
      same.office = own.office;
      add(known_holder(same));
    }
    if (found.size() != 1) return;
  }
  for (auto e : found) {
    add_role_mention(reading_, role, e);
    story_.at_head[role.head].push_back(e);
    story_.see(e, role.head, role.sentence);
  }
  if (found.size() == 1) role.person = found.front();
}

// Who has been called by the same noun as somebody's: "mąż Merkel"; kNone for nobody.
std::uint32_t RoleReferences::called_before(const RolePhrase& role, std::uint32_t master) const {
  for (auto other = reading_.roles.rbegin(); other != reading_.roles.rend(); ++other)
    if (other->begin < role.begin && other->person != kNone && whose(*other) == master &&
        doc_.tokens[other->head].lemma == doc_.tokens[role.head].lemma)
      return other->person;
  return kNone;
}

// "polityk", "brytyjska premier": the person spoken of last who may be so called.
std::uint32_t RoleReferences::described(const RolePhrase& role) const {
  if (role.gender == Gender::unknown && reading_.resources.inflects()) return kNone;
  // "Rozmówca dziennikarki": somebody's, who is nobody spoken of.
  for (auto child : reading_.children(role.head))
    if (relation(doc_.tokens[child]) == "nmod" && story_.at_head[child].empty() &&
        std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
          return other.head == child && other.person == kNone && other.office.empty();
        }))
      return kNone;
  std::uint32_t found = kNone, sentence = kNone;
  const auto master = whose(role);
  if (master != kNone && role.sector.empty()) return called_before(role, master);  // "mąż Merkel" is not just anybody
  const auto country = role.country.empty() && master != kNone && doc_.entities[master].country != "---"
                           ? doc_.entities[master].country
                           : role.country;
  for (auto s = story_.seen.rbegin();
       s != story_.seen.rend() && story_.distance(s->sentence, role.sentence) < kDescriptionReach; ++s) {
    if (!story_.is_person(s->entity) || s->entity == master || !story_.gender_fits(s->entity, role.gender)) continue;
    const auto& entity = doc_.entities[s->entity];
    if (!country.empty() && entity.country != country && !served(s->entity, country)) continue;
    if (s->sentence == role.sentence) return kNone;  // a name of the same sentence would not be described anew
    if (!role.sector.empty() && !entity.sector.empty() && role.sector != entity.sector) continue;
    if (found == kNone) {
      found = s->entity;
      sentence = s->sentence;
      if (s->subject) return found;
    } else if (s->entity != found) {
      // Two in one sentence: its subject is meant.
      if (s->sentence != sentence) break;
      if (s->subject) return s->entity;
      return kNone;
    }
  }
  return found;
}

// Does the person hold what the plural says, or any office where it says none: "the officials"?
bool RoleReferences::is_one_of(std::uint32_t person, const RolePhrase& role) const {
  const bool leaders = role.leader || role.office == kLeads;
  return std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
    if (other.person != person || other.office.empty() || other.former) return false;
    if (leaders) return std::find(std::begin(kHeads), std::end(kHeads), other.office) != std::end(kHeads);
    return role.office.empty() || other.office == role.office ||
           (other.office.size() > role.office.size() && other.office.ends_with(role.office) &&
            other.office[other.office.size() - role.office.size() - 1] == ' ') ||
           called_so(other.office, role.office);
  });
}

// "The presidents agreed", "ministrowie uzgodnili": those who are called so of whom the sentence before says that they
// met or spoke.
void RoleReferences::those_before(RolePhrase& role) {
  if (role.office.empty() && !role.leader && !reading_.has(Cue::those_who_met, role.head)) return;
  bool definite = reading_.resources.inflects();
  for (auto child : reading_.children(role.head)) {
    const auto rel = relation(doc_.tokens[child]);
    definite |= rel == "det" && reading_.has(Cue::definite, child);
    const bool within = child >= role.core_begin && child < role.core_end;
    // "Thanked the ministers for their help": what is their own does not say which.
    const auto parts = reading_.children(child);
    const bool own =
        rel == "nmod" && child > role.head && std::any_of(parts.begin(), parts.end(), [&](auto part) {
          return feature(doc_.tokens[part].feats, "Poss") == "Yes" && feature(doc_.tokens[part].feats, "Person") == "3";
        });
    if (own) continue;
    if (!within && rel != "det" && rel != "case" && rel != "punct" && rel != "cc" && rel != "mark") return;
    if (rel == "det" && !reading_.has(Cue::definite, child)) return;
  }
  const auto before = story_.sentence_before(role.sentence);
  if (!definite || before == kNone || story_.quoted[role.head]) return;
  auto people = story_.brought_together(before);
  std::erase_if(people, [&](auto person) { return !is_one_of(person, role); });
  if (people.size() < 2 || people.size() > kMostTogether) return;
  for (auto e : people) {
    add_role_mention(reading_, role, e);
    story_.at_head[role.head].push_back(e);
  }
}

// "Two lawmakers", without an article where a language has them: some whom nobody has spoken of.
bool RoleReferences::introduced(const RolePhrase& role) const {
  if (reading_.resources.inflects()) return false;
  const auto children = reading_.children(role.head);
  const bool number =
      std::any_of(children.begin(), children.end(), [&](auto child) { return doc_.tokens[child].upos == Upos::NUM; });
  return number &&
         std::none_of(children.begin(), children.end(), [&](auto child) { return reading_.has(Cue::definite, child); });
}

// "obaj prezydenci": the two who have been called so.
void RoleReferences::several(RolePhrase& role) {
  std::vector<std::uint32_t> people;
  auto add = [&](std::uint32_t e) {
    if (std::find(people.begin(), people.end(), e) == people.end()) people.push_back(e);
  };
  bool counted = false;
  for (auto child : reading_.children(role.head)) counted |= reading_.has(Cue::several, child);
  for (auto t = role.begin; t < role.head; ++t) counted |= reading_.has(Cue::several, t);
  if (!counted) return those_before(role);
  if (introduced(role)) return;
  // Those of the nearest sentences that speak of two; of more, those two who hold what the words say.
  for (auto s = story_.seen.rbegin(); s != story_.seen.rend() && s->sentence + kPluralReach > role.sentence; ++s) {
    if (people.size() >= 2 && s->sentence != (s - 1)->sentence) break;
    if (story_.is_person(s->entity)) add(s->entity);
  }
  if (people.size() > 2) std::erase_if(people, [&](auto person) { return !is_one_of(person, role); });
  if (people.size() != 2) return;
  std::reverse(people.begin(), people.end());
  for (auto e : people) {
    add_role_mention(reading_, role, e);
    story_.at_head[role.head].push_back(e);
  }
}

}  // namespace kronika::entities
