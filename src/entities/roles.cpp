#include "entities/roles.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "entities/affiliation.hpp"
#include "entities/complement.hpp"
#include "entities/office_choice.hpp"
#include "entities/remit.hpp"
#include "entities/role_names.hpp"

namespace kronika::entities {
namespace {

using world::Complement;
using world::Gender;
using world::SenseKind;

constexpr std::string_view kLeader = "leader",
                           kCounterpart = "counterpart";  // keys of packs/LANG/world/descriptions.tsv
constexpr std::uint32_t kModifiers = 5;                   // words before a phrase that may belong to it

// "NGOs" are a group, an NGO is a body, which is nobody in person.
bool is_body(std::string_view sector) { return sector == kNonGovernmental; }

class RoleFinder {
 public:
  explicit RoleFinder(Reading& reading)
      : reading_(reading),
        world_(reading.resources.world),
        language_(reading.resources.lexicon.language()),
        chooser_(reading) {}

  void run() {
    for (std::uint32_t t = 0; t < reading_.doc.tokens.size(); ++t) {
      auto upos = reading_.token(t).upos;
      // "Acting Assistant Secretary" may look like a verb to the tagger.
      if (upos == Upos::PUNCT || (upos == Upos::VERB && !reading_.capital(t))) continue;
      look_at(t);
    }
    std::sort(reading_.roles.begin(), reading_.roles.end(),
              [](const RolePhrase& a, const RolePhrase& b) { return a.core_begin < b.core_begin; });
  }

 private:
  // "Francuz", "the Frenchman": who comes from a state, not named.
  bool inhabitant(std::uint32_t t, std::uint32_t in_name) {
    const auto& name = reading_.names[in_name];
    if (!name.sense || name.sense->kind != SenseKind::inhabitant) return false;
    if (name.entity != kNone || name.begin != t) return false;
    RolePhrase role;
    role.sentence = name.sentence;
    role.core_begin = role.begin = name.begin;
    role.core_end = role.end = name.end;
    role.head = name.head;
    role.gender = gender_of(reading_.token(role.head).feats);
    if (role.gender == Gender::neuter) role.gender = Gender::unknown;
    role.country = role.of = country_of(reading_, name);
    role.stated = true;
    read_modifiers(role);
    reading_.roles.push_back(std::move(role));
    return true;
  }

  void look_at(std::uint32_t t) {
    auto in_name = reading_.name_at(t);
    if (in_name != kNone && inhabitant(t, in_name)) return;
    // A role is no part of a longer name ("Premier League"), but it may be marked as the first word of one, or be the
    // last of a body whose head is named after it: "kancelarii prezydenta Karola Nawrockiego".
    if (in_name != kNone && reading_.names[in_name].kind != NameClass::person) {
      const auto& name = reading_.names[in_name];
      std::uint32_t n = kNone;
      bool leads = name.begin == t && name.kind == NameClass::organisation && !name.sense;
      leads |= begins_office(name, t);
      bool closes = name.sense && name.sense->kind == SenseKind::body && t + 1 == name.end &&
                    name.end - name.begin > 1 && person_at(reading_, name.end, n);
      if (!leads && !closes) return;
    } else if (in_name != kNone && reading_.names[in_name].begin != t) {
      return;
    }
    auto matches = reading_.match(t);
    former_word_ = false;
    if (matches.empty()) {
      matches = reading_.match_behind_former(t);
      former_word_ = !matches.empty();
    }
    if (std::none_of(matches.begin(), matches.end(), [](const auto& m) { return m.length > 1; }) && over_adjective(t))
      return;
    for (const auto& match : matches) {
      if (in_name != kNone && t + match.length <= reading_.names[in_name].begin) continue;
      if (cuts_name(t, t + match.length)) continue;
      bool office = false, description = false;
      for (const auto& sense : match.senses) {
        office |= sense.kind == SenseKind::office;
        description |= sense.kind == SenseKind::description;
      }
      if (!office && !description) continue;
      auto head = reading_.head_of(t, t + match.length);
      if (reading_.token(head).upos == Upos::VERB && reading_.token(t).upos == Upos::ADJ) return;
      if (office && make(t, match, true)) return;
      if (description && make(t, match, false)) return;
    }
  }

  // "Treasury Secretary", "opposition leader": an office of the tables whose first words are a body of a state, before
  // which the state may stand: "Iranian navy chief".
  bool begins_office(const Name& name, std::uint32_t t) const {
    const bool body = name.kind == NameClass::organisation && (!name.sense || name.sense->kind == SenseKind::body);
    if (reading_.resources.inflects() || !body) return false;
    if (name.begin == t ? !name.sense : country_of(reading_, name).empty()) return false;
    for (const auto& match : reading_.match(t))
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::office && t + match.length > name.end) return true;
    return false;
  }

  // "Lider Partii Pracy": the phrase "lider partii" would end within a name.
  bool cuts_name(std::uint32_t begin, std::uint32_t end) const {
    auto n = reading_.name_at(end - 1);
    return n != kNone && reading_.names[n].begin > begin && reading_.names[n].end > end && reading_.names[n].sense &&
           reading_.names[n].sense->kind == SenseKind::organisation;
  }

  // "Szef polskiego rządu": an office of the tables within whose words the adjective of a state stands.
  bool over_adjective(std::uint32_t t) {
    if (!reading_.resources.inflects() || t + 2 >= reading_.doc.sentences[reading_.sentence_of(t)].end ||
        reading_.token(t + 1).upos != Upos::ADJ)
      return false;
    auto whose = adjective_at(reading_, t + 1);
    if (whose.country.empty()) return false;
    for (auto match : reading_.match_over_next(t)) {
      bool office = std::any_of(match.senses.begin(), match.senses.end(),
                                [](const auto& s) { return s.kind == SenseKind::office; });
      if (!office || match.length < 2) continue;
      ++match.length;
      if (make(t, match, true, &whose)) return true;
    }
    return false;
  }

  // `inner`: whose adjective stands inside the phrase.
  bool make(std::uint32_t t, const world::Match& match, bool office, const Adjective* inner = nullptr) {
    RolePhrase role;
    role.sentence = reading_.sentence_of(t);
    role.core_begin = t;
    role.core_end = t + match.length;
    role.head = reading_.head_of(t, role.core_end);
    // The last part of a phrase is no role of its own: "Foreign Minister".
    if (!reading_.roles.empty() && role.core_end <= reading_.roles.back().core_end &&
        (role.head == reading_.roles.back().head || role.core_end - t < match.length))
      return true;
    // "Justice" in "Supreme Court Justice", whatever the parser makes of it.
    if (!reading_.resources.inflects() && !reading_.roles.empty() &&
        role.core_begin > reading_.roles.back().core_begin && role.core_end <= reading_.roles.back().core_end)
      return true;
    role.plural = number_of(reading_.token(role.head).feats) == GrammaticalNumber::plural;
    role.gender = gender_of(reading_.token(role.head).feats);
    if (role.gender == Gender::neuter) role.gender = Gender::unknown;
    for (auto i = role.core_begin; i < role.core_end; ++i) {
      if (i > role.core_begin) role.title += ' ';
      role.title += reading_.resources.inflects() ? reading_.lemma(i) : reading_.lower(i);
    }
    auto completion = complete(reading_, role);
    if (inner != nullptr) {
      completion.country = inner->country;
      completion.of = inner->of;
      completion.name = nullptr;
    }
    if (office) {
      if (serves_people(match)) complete_with_person(reading_, role, completion);
      const bool told = !reading_.resources.inflects() && reading_.capital(t) &&
                        t > reading_.doc.sentences[role.sentence].begin && may_open_title(t - 1);
      if (!chooser_.choose(role, match, completion, told)) return false;
      if (role.office.starts_with(kOther) && state_is_remit(role, completion)) {
        completion = Completion{};
        completion.begin = role.core_begin;
        completion.end = role.core_end;
        if (!chooser_.choose(role, match, completion, told)) return false;
      }
    } else {
      for (const auto& sense : match.senses)
        if (sense.kind == SenseKind::description) {
          const auto& d = world_.descriptions(language_)[sense.index];
          role.sector = d.sector;
          role.leader = d.key == kLeader;
          role.counterpart = d.key == kCounterpart;
          if (d.gender != Gender::unknown && role.gender == Gender::unknown) role.gender = d.gender;
          role.plural |= d.group;
          break;
        }
      if (is_body(role.sector) && !role.plural) return false;
      role.country = completion.country.empty() ? state_beside(reading_, role) : completion.country;
      role.of = completion.of;
      role.stated = !completion.of.empty();
    }
    role.begin = completion.begin;
    role.end = std::max(completion.end, role.end);
    read_modifiers(role);
    reading_.roles.push_back(std::move(role));
    return true;
  }

  // "Special Representative for Afghanistan": sent there by somebody else.
  bool state_is_remit(const RolePhrase& role, const Completion& c) const {
    return !reading_.resources.inflects() && c.name != nullptr && c.name->sense &&
           c.name->sense->kind == SenseKind::state && c.name->begin > role.core_end &&
           reading_.has(Cue::remit, role.core_end) && !reading_.has(Cue::genitive, role.core_end);
  }

  bool serves_people(const world::Match& match) const {
    return std::any_of(match.senses.begin(), match.senses.end(), [&](const auto& s) {
      return s.kind == SenseKind::office && world_.offices(language_)[s.index].of == Complement::person;
    });
  }

  void read_modifiers(RolePhrase& role) {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto t = role.begin;
    auto first = role.begin;
    // Modifiers may stand on either side of the adjective of the state.
    for (auto i = role.begin; i < role.core_begin; ++i) note(role, i);
    role.former |= former_word_;
    if (t > sentence.begin && former_verb(t - 1, role)) role.former = true;
    for (std::uint32_t steps = 0; t > sentence.begin && steps < kModifiers; ++steps) {
      --t;
      if (reading_.name_at(t) != kNone || in_last_role(t, role)) break;
      auto upos = reading_.token(t).upos;
      bool inner = upos == Upos::ADJ || upos == Upos::DET || upos == Upos::NUM || upos == Upos::PRON ||
                   reading_.has(Cue::former, t) || incoming(t) || reading_.lower(t) == "-" ||
                   ((upos == Upos::NOUN || upos == Upos::PROPN) && !reading_.resources.inflects() &&
                    relation(reading_.token(t)) == "compound" &&
                    reading_.token(t).head == role.head);  // "a senior agency official"
      if (!inner) break;
      note(role, t);
      if (upos != Upos::DET && upos != Upos::PRON) first = t;
    }
    role.begin = first;
    name_with_modifiers(role);
    if (role.core_end < sentence.end && reading_.has(Cue::incoming, role.core_end)) role.former = false;
  }

  // "Assistant" in "Assistant Secretary of Defense" belongs to that role.
  bool in_last_role(std::uint32_t t, const RolePhrase& role) const {
    return !reading_.roles.empty() && reading_.roles.back().sentence == role.sentence &&
           t < reading_.roles.back().core_end;
  }

  // "Canal Administrator Ada Lind", "Political Director": capital letters make the words before it a part of a title that
  // has no key of its own.
  void name_with_modifiers(RolePhrase& role) const {
    below_holder(role);
    if (reading_.resources.inflects() || !role.office.starts_with(kOther) || !reading_.capital(role.core_begin)) return;
    auto first = role.core_begin;
    while (first > role.begin && may_open_title(first - 1)) --first;
    if (first == role.core_begin) return;
    const auto words = utf8::lower(reading_.doc.words(
                           {reading_.token(first).span.begin, reading_.token(role.core_begin - 1).span.end})) +
                       " ";
    role.office.insert(kOther.size(), words);
    role.title.insert(0, words);
  }

  // "NATO Deputy Secretary General": where the tables know the office alone, it is that of another.
  void below_holder(RolePhrase& role) const {
    const auto t = role.core_begin - 1;
    if (role.office.empty() || role.office.starts_with(kOther) || role.core_begin == role.begin ||
        !reading_.has(Cue::lesser, t) || reading_.name_at(t) != kNone)
      return;
    role.office = std::string(kOther) + std::string(reading_.lower(t)) + " " + role.office;
    role.title = std::string(reading_.lower(t)) + " " + role.title;
    role.core_begin = t;
  }

  bool may_open_title(std::uint32_t t) const {
    const auto upos = reading_.token(t).upos;
    return reading_.capital(t) && (upos == Upos::ADJ || upos == Upos::NOUN || upos == Upos::PROPN) &&
           reading_.name_at(t) == kNone && adjective_at(reading_, t).country.empty() && !reading_.has(Cue::former, t) &&
           !reading_.has(Cue::incoming, t) && !reading_.has(Cue::other_one, t);
  }

  // "Była premier": taken for "she was", before a nominative that is no predicate.
  bool former_verb(std::uint32_t t, const RolePhrase& role) const {
    if (!reading_.resources.inflects() || reading_.token(t).upos != Upos::AUX ||
        feature(reading_.token(role.head).feats, "Case") != "Nom")
      return false;
    std::vector<Analysis> analyses;
    reading_.resources.morphology->analyse(reading_.lower(t), analyses);
    return std::any_of(analyses.begin(), analyses.end(), [&](const Analysis& a) {
      return reading_.resources.lexicon.is(Cue::former, a.lemma) &&
             gender_of(a.feats) == gender_of(reading_.token(role.head).feats);
    });
  }

  // Not "the newly elected president", whose lemma is "elect"; "incoming" may be taken for a form of a verb.
  bool incoming(std::uint32_t t) const {
    const auto word = reading_.resources.inflects() ? std::string(reading_.lemma(t)) : std::string(reading_.lower(t));
    return reading_.resources.lexicon.is(Cue::incoming, word);
  }

  void note(RolePhrase& role, std::uint32_t t) {
    role.former |= reading_.has(Cue::former, t);
    role.incoming |= incoming(t);
    role.newcomer |= reading_.has(Cue::other_one, t);
    if (reading_.has(Cue::several, t)) role.plural = true;
    auto gender = gender_of(reading_.token(t).feats);
    if (gender == Gender::feminine && reading_.token(t).upos == Upos::ADJ && reading_.token(t).head == role.head)
      role.gender = gender;
  }

  Reading& reading_;
  const World& world_;
  const std::string& language_;
  OfficeChooser chooser_;
  bool former_word_ = false;  // the first word of the phrase says so: "ex-minister"
};

}  // namespace

void add_role_mention(Reading& reading, const RolePhrase& role, std::uint32_t entity) {
  Mention mention;
  mention.span = {reading.token(role.begin).span.begin, reading.token(role.end - 1).span.end};
  mention.sentence = role.sentence;
  mention.begin = role.begin;
  mention.end = role.end;
  mention.head = role.head;
  mention.form = MentionForm::office;
  reading.doc.entities[entity].mentions.push_back(mention);
}

void affiliate(Reading& reading, const RolePhrase& role, std::uint32_t person) {
  auto& entity = reading.doc.entities[person];
  if (entity.country == "---" && !role.country.empty()) entity.country = role.country;
  if (entity.sector.empty() && !role.former) entity.sector = role.sector;
}

void find_roles(Reading& reading) {
  RoleFinder(reading).run();
  link_names(reading);
  find_remits(reading);
}

}  // namespace kronika::entities
