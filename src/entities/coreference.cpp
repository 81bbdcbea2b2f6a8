#include "entities/coreference.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

using world::Gender;

constexpr std::uint32_t kPronounReach = 2;      // sentences back that a pronoun or a dropped subject looks
constexpr std::uint32_t kDescriptionReach = 3;  // the same for "polityk"
constexpr std::uint32_t kPluralReach = 4;
constexpr std::string_view kLeads = "other:leader";  // key of an office
constexpr std::uint32_t kLongestSpeech = 150;  // tokens between the dashes of a dialogue

// A mention on the way through the document.
struct Seen {
  std::uint32_t entity, token, sentence;
  bool subject;
};

class Resolver {
 public:
  Resolver(Reading& reading, const KnownPeople& known) : reading_(reading), doc_(reading.doc), known_(known) {}

  void run() {
    collect();
    collect_bodies();
    mark_quotes();
    auto next_role = reading_.roles.begin();
    for (std::uint32_t s = 0; s < doc_.sentences.size(); ++s) {
      for (auto t = doc_.sentences[s].begin; t < doc_.sentences[s].end; ++t) {
        for (auto entity : at_head_[t]) see(entity, t, s);
        while (next_role != reading_.roles.end() && next_role->core_begin < t) ++next_role;
        for (auto r = next_role; r != reading_.roles.end() && r->core_begin == t; ++r)
          if (r->person == kNone && at_head_[r->head].empty()) role(*r);
        body(t, s);
        pronoun(t, s);
        dropped(t, s);
      }
    }
    for (auto& entity : doc_.entities)
      std::stable_sort(entity.mentions.begin(), entity.mentions.end(),
                       [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  }

 private:
  void collect() {
    at_head_.resize(doc_.tokens.size());
    sourced_.assign(doc_.tokens.size(), false);
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e)
      for (const auto& mention : doc_.entities[e].mentions) {
        at_head_[mention.head].push_back(e);
        // "Zdaniem prezydenta", "według Rutte": who says what the sentence tells.
        sourced_[mention.head] = sourced_[mention.head] ||
                                 (mention.begin > doc_.sentences[mention.sentence].begin && is_person(e) &&
                                  reading_.has(Cue::source, mention.begin - 1));
      }
  }

  // Inside quotation marks the speaker is "I", and "he" is somebody else.
  void mark_quotes() {
    quoted_.assign(doc_.tokens.size(), false);
    for (const auto& sentence : doc_.sentences) {
      bool open = false;
      for (auto t = sentence.begin; t < sentence.end; ++t) {
        const auto& form = doc_.tokens[t].form;
        if (form == "\"" || form == "''" || form == "``")
          open = !open;
        else if (form == "„" || form == "“" || form == "«")
          open = true;
        else if (form == "”" || form == "»")
          open = false;
        quoted_[t] = open;
      }
    }
    for (std::size_t s = 0; s < doc_.sentences.size();) {
      auto last = s;
      while (last + 1 < doc_.sentences.size() && doc_.sentences[last + 1].block == doc_.sentences[s].block) ++last;
      mark_dialogue(doc_.sentences[s].begin, doc_.sentences[last].end);
      s = last + 1;
    }
  }

  bool is_dash(std::uint32_t t) const {
    const auto& form = doc_.tokens[t].form;
    return form == "-" || form == "–" || form == "—";
  }

  // "– …" up to the dash that a verb follows at once ("– powiedział minister"), and what a third dash goes on with.
  void mark_dialogue(std::uint32_t begin, std::uint32_t end) {
    auto dash = [&](std::uint32_t t) { return is_dash(t) && doc_.tokens[t].space_after; };
    auto verb = [&](std::uint32_t t) {
      return t < end && doc_.tokens[t].upos == Upos::VERB && feature(doc_.tokens[t].feats, "VerbForm") == "Fin" &&
             !reading_.capital(t);
    };
    for (auto t = begin; t < end; ++t) {
      bool opens = dash(t) && (doc_.sentences[reading_.sentence_of(t)].begin == t ||
                               (t > begin && doc_.tokens[t - 1].form == ":"));
      if (!opens) continue;
      auto close = t + 1;
      while (close < end && close - t <= kLongestSpeech && !(dash(close) && (verb(close + 1) || verb(close + 2))))
        ++close;
      if (close >= end || close - t > kLongestSpeech) continue;
      std::fill(quoted_.begin() + t, quoted_.begin() + close, true);
      const auto stop = doc_.sentences[reading_.sentence_of(close)].end;
      auto again = close + 1;
      while (again < stop && !dash(again)) ++again;
      std::fill(quoted_.begin() + std::min(again, stop), quoted_.begin() + stop, true);
      t = stop - 1;
    }
  }

  bool is_subject(std::uint32_t t) const {
    // The name may hang on the role noun that is the subject.
    auto rel = relation(doc_.tokens[t]);
    if ((rel == "flat" || rel == "appos") && doc_.tokens[t].head != kNone) t = doc_.tokens[t].head;
    return relation(doc_.tokens[t]) == "nsubj" || sourced_[t];
  }

  void see(std::uint32_t entity, std::uint32_t t, std::uint32_t s) {
    // What is said in a line that is no part of the story ("Read more: …") is not spoken of in it.
    if (doc_.sentences[s].excluded) return;
    seen_.push_back({entity, t, s, is_subject(t)});
  }

  // The sentence of the story before `s`, over lines that are no part of it; kNone at the beginning.
  std::uint32_t sentence_before(std::uint32_t s) const {
    while (s-- > 0)
      if (!doc_.sentences[s].excluded) return s;
    return kNone;
  }

  // Sentences of the story from `s` to a later one.
  std::uint32_t distance(std::uint32_t s, std::uint32_t later) const {
    std::uint32_t steps = 0;
    for (; s < later; ++s) steps += doc_.sentences[s].excluded ? 0 : 1;
    return steps;
  }

  bool is_person(std::uint32_t e) const { return doc_.entities[e].kind == EntityKind::person; }

  bool gender_fits(std::uint32_t e, Gender gender) const {
    auto own = reading_.genders[e];
    return gender == Gender::unknown || own == Gender::unknown || own == gender;
  }

  Mention& add_mention(std::uint32_t entity, std::uint32_t t, MentionForm form) {
    Mention mention;
    mention.span = doc_.tokens[t].span;
    mention.sentence = reading_.sentence_of(t);
    mention.begin = t;
    mention.end = t + 1;
    mention.head = t;
    mention.form = form;
    doc_.entities[entity].mentions.push_back(mention);
    return doc_.entities[entity].mentions.back();
  }

  // ---- offices and descriptions ----

  // Does the phrase refer to somebody, rather than say what somebody is or name the post?
  bool refers(const RolePhrase& role) const {
    const auto& token = doc_.tokens[role.head];
    for (auto child : reading_.children(role.head)) {
      auto rel = relation(doc_.tokens[child]);
      if (rel == "cop" || rel == "nsubj") return false;
      if ((rel == "case" || rel == "mark") && reading_.has(Cue::post, child)) return false;
    }
    if (token.head == kNone) return false;
    auto rel = relation(token);
    if (reading_.has(Cue::post, token.head)) return false;
    static const std::set<std::string_view> referring = {"nsubj", "obj", "iobj", "obl", "nmod", "conj"};
    return referring.contains(rel);
  }

  void role(RolePhrase& role) {
    if (!refers(role) || role.newcomer) return;
    if (role.plural) return several(role);
    auto entity = called_in_full(role);
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
    at_head_[role.head].push_back(entity);
    see(entity, role.head, role.sentence);
  }

  // Of whom or what the person has been said to hold the office.
  std::string office_of(std::uint32_t entity, std::string_view office) const {
    for (const auto& role : reading_.roles)
      if (role.person == entity && role.office == office && !role.of.empty()) return role.of;
    return {};
  }

  // The one person whom the document calls by this office.
  std::uint32_t holder(const RolePhrase& role) const {
    std::uint32_t found = kNone;
    bool found_before = false;
    for (const auto& other : reading_.roles) {
      if (other.person == kNone || other.office != role.office || other.former != role.former) continue;
      if (!role.of.empty() && !other.of.empty() && role.of != other.of) continue;
      // Where the other does not say of what, the person must be known to belong there.
      const auto& entity = doc_.entities[other.person];
      if (!role.of.empty() && other.of.empty() && entity.country != role.country) continue;
      if (!gender_fits(other.person, role.gender == Gender::feminine ? role.gender : Gender::unknown)) continue;
      bool before = other.core_begin < role.core_begin;
      if (found != kNone && other.person != found) {
        // Two holders: without its own complement the phrase means the latest before it, if they are of different
        // bodies.
        if (role.stated) return kNone;
        if (before)
          found = other.person, found_before = true;
        else if (!found_before)
          return kNone;
        continue;
      }
      found = other.person;
      found_before |= before;
    }
    return found != kNone ? found : known_holder(role);
  }

  // The one person of the document who held the office then, as the World has it.
  std::uint32_t known_holder(const RolePhrase& role) const {
    const auto country = role.country.empty() ? only_country_of(role.office) : role.country;
    if (country.empty() || role.former) return kNone;
    std::uint32_t found = kNone;
    for (std::uint32_t e = 0; e < known_.size(); ++e) {
      if (known_[e] == kNone || !known_to_hold(reading_, known_[e], role.office, country)) continue;
      if (found != kNone) return kNone;
      found = e;
    }
    return found;
  }

  // The one state or body of which the document says an office; empty where it tells none or several.
  std::string only_country_of(std::string_view office) const {
    std::string found;
    for (const auto& role : reading_.roles) {
      if (role.office != office || role.country.empty() || role.country == found) continue;
      if (!found.empty()) return {};
      found = role.country;
    }
    return found;
  }

  // "The Deputy Secretary": the one person whose office begins with these words in full, "Deputy Secretary of State".
  std::uint32_t called_in_full(const RolePhrase& role) const {
    std::uint32_t found = kNone;
    if (role.title.empty() || !role.of.empty()) return found;
    for (const auto& full : reading_.roles) {
      if (full.person == kNone || full.title.size() <= role.title.size() || !full.title.starts_with(role.title) ||
          full.title[role.title.size()] != ' ' || full.person == found)
        continue;
      if (found != kNone) return kNone;
      found = full.person;
    }
    return found;
  }

  // "Rosyjski przywódca": whoever is called the head of the state, else a person of the state who is spoken of.
  std::uint32_t head_of_state(const RolePhrase& role) const {
    if (!role.country.empty() && !role.former)
      for (std::string_view office : {"president", "prime minister", "chancellor", "monarch", "other:supreme leader"}) {
        auto head = role;
        head.office = office;
        head.of = role.country;
        if (auto found = holder(head); found != kNone) return found;
      }
    return described(role);
  }

  // Somebody of a body of many states who has held an office of the state: a Frenchman who serves the Union.
  bool served(std::uint32_t entity, std::string_view country) const {
    if (doc_.entities[entity].country != "IGO" || entity >= known_.size() || known_[entity] == kNone) return false;
    const auto holdings = reading_.resources.world.holdings(known_[entity]);
    return std::any_of(holdings.begin(), holdings.end(), [&](const auto* h) { return h->of == country; });
  }

  // "Doradca Putina", "Putin's aide": the person whose somebody is.
  std::uint32_t whose(const RolePhrase& role) const {
    for (auto child : reading_.children(role.head)) {
      const auto n = reading_.name_at(child);
      const bool beside = child >= role.end || !reading_.resources.inflects();
      if (relation(doc_.tokens[child]) == "nmod" && beside && n != kNone &&
          reading_.names[n].entity != kNone && is_person(reading_.names[n].entity))
        return reading_.names[n].entity;
    }
    return kNone;
  }

  // "polityk", "brytyjska premier": the person spoken of last who may be so called.
  std::uint32_t described(const RolePhrase& role) const {
    if (role.gender == Gender::unknown && reading_.resources.inflects()) return kNone;
    // "Rozmówca dziennikarki": somebody's, who is nobody spoken of.
    for (auto child : reading_.children(role.head))
      if (relation(doc_.tokens[child]) == "nmod" && at_head_[child].empty() &&
          std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
            return other.head == child && other.person == kNone && other.office.empty();
          }))
        return kNone;
    std::uint32_t found = kNone, sentence = kNone;
    const auto master = whose(role);
    const auto country = role.country.empty() && master != kNone && doc_.entities[master].country != "---"
                             ? doc_.entities[master].country
                             : role.country;
    for (auto s = seen_.rbegin(); s != seen_.rend() && distance(s->sentence, role.sentence) < kDescriptionReach; ++s) {
      if (!is_person(s->entity) || s->entity == master || !gender_fits(s->entity, role.gender)) continue;
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

  // "obaj prezydenci": the two who have been called so.
  void several(RolePhrase& role) {
    std::vector<std::uint32_t> people;
    auto add = [&](std::uint32_t e) {
      if (std::find(people.begin(), people.end(), e) == people.end()) people.push_back(e);
    };
    bool counted = false;
    for (auto child : reading_.children(role.head)) counted |= reading_.has(Cue::several, child);
    for (auto t = role.begin; t < role.head; ++t) counted |= reading_.has(Cue::several, t);
    if (!counted) return;
    for (auto s = seen_.rbegin(); s != seen_.rend() && s->sentence + kPluralReach > role.sentence; ++s)
      if (is_person(s->entity)) add(s->entity);
    if (people.size() != 2) return;
    std::reverse(people.begin(), people.end());
    for (auto e : people) {
      add_role_mention(reading_, role, e);
      at_head_[role.head].push_back(e);
    }
  }

  // ---- pronouns ----

  void pronoun(std::uint32_t t, std::uint32_t s) {
    const auto& token = doc_.tokens[t];
    if (token.upos != Upos::PRON && token.upos != Upos::DET) return;
    auto known = reading_.resources.lexicon.pronoun(reading_.lower(t));
    if (!known) known = reading_.resources.lexicon.pronoun(reading_.lemma(t));
    if (!known || !at_head_[t].empty()) return;
    auto gender = known->gender != Gender::unknown ? known->gender : gender_of(token.feats);
    auto number = known->number != GrammaticalNumber::unknown ? known->number : number_of(token.feats);
    if (quoted_[t]) return;
    if (number == GrammaticalNumber::plural) return refer_to(several_subjects(t, s), t, s);
    if (number != GrammaticalNumber::singular) return;
    if (gender == Gender::neuter) return refer_to(body_subject(t, s), t, s);
    if (gender == Gender::unknown) return;
    if (auto entity = antecedent(t, s, gender, false); entity != kNone) refer_to({entity}, t, s);
  }

  void refer_to(const std::vector<std::uint32_t>& entities, std::uint32_t t, std::uint32_t s) {
    for (auto entity : entities) {
      add_mention(entity, t, MentionForm::pronoun);
      at_head_[t].push_back(entity);
      see(entity, t, s);
    }
  }

  bool is_subject_word(std::uint32_t t) const {
    return relation(doc_.tokens[t]) == "nsubj" && doc_.tokens[t].head != kNone;
  }

  // The subject of the clause on which the one of `t` depends as its content; kNone where it depends on none.
  std::uint32_t governing_subject(std::uint32_t t) const {
    auto clause = doc_.tokens[t].head;
    for (int climb = 0; climb < 8 && clause != kNone; ++climb) {
      auto rel = relation(doc_.tokens[clause]);
      auto up = doc_.tokens[clause].head;
      if (up == kNone || (rel != "ccomp" && rel != "advcl" && rel != "conj" && rel != "parataxis")) return kNone;
      for (auto child : reading_.children(up))
        if (relation(doc_.tokens[child]) == "nsubj" && child != t) return child;
      clause = up;
    }
    return kNone;
  }

  // The subject of the main clause of the sentence before; kNone where that tells no part of the story.
  std::uint32_t subject_before(std::uint32_t s) const {
    const auto before = sentence_before(s);
    if (before == kNone || doc_.sentences[s].block != doc_.sentences[before].block) return kNone;
    for (auto t = doc_.sentences[before].begin; t < doc_.sentences[before].end; ++t) {
      const auto head = doc_.tokens[t].head;
      if (relation(doc_.tokens[t]) == "nsubj" && head != kNone && doc_.tokens[head].head == kNone) return t;
    }
    return kNone;
  }

  // All whom a phrase names, with what is coordinated with it.
  std::vector<std::uint32_t> members(std::uint32_t phrase) const {
    std::vector<std::uint32_t> found = at_head_[phrase];
    for (auto child : reading_.children(phrase))
      if (relation(doc_.tokens[child]) == "conj")
        for (auto e : at_head_[child])
          if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
    return found;
  }

  bool acts(std::uint32_t e) const { return doc_.entities[e].kind != EntityKind::place; }

  // "they" as a subject: the several subjects of the governing clause or the sentence before, or one group; else the
  // only two people of that sentence, one of them its subject ("Kim met Moon. They …").
  std::vector<std::uint32_t> several_subjects(std::uint32_t t, std::uint32_t s) const {
    if (!is_subject_word(t)) return {};
    auto phrase = governing_subject(t);
    if (phrase != kNone) return plural(members(phrase));
    phrase = subject_before(s);
    if (phrase == kNone) return {};
    auto found = plural(members(phrase));
    if (!found.empty()) return found;
    std::vector<std::uint32_t> people;
    for (auto it = seen_.rbegin(); it != seen_.rend() && it->sentence + 1 >= s; ++it)
      if (it->sentence + 1 == s && is_person(it->entity) &&
          std::find(people.begin(), people.end(), it->entity) == people.end())
        people.push_back(it->entity);
    std::reverse(people.begin(), people.end());
    const auto own = at_head_[phrase];
    const bool one_acts = own.size() == 1 && is_person(own.front());
    return people.size() == 2 && one_acts ? people : std::vector<std::uint32_t>{};
  }

  std::vector<std::uint32_t> plural(std::vector<std::uint32_t> found) const {
    const bool group = found.size() == 1 && doc_.entities[found.front()].kind == EntityKind::group;
    if ((found.size() < 2 && !group) || !std::all_of(found.begin(), found.end(), [&](auto e) { return acts(e); }))
      return {};
    return found;
  }

  // "it" as the subject of a verb: the state or body that is the subject of the governing clause, or of the sentence
  // before.
  std::vector<std::uint32_t> body_subject(std::uint32_t t, std::uint32_t s) const {
    if (!is_subject_word(t) || doc_.tokens[doc_.tokens[t].head].upos != Upos::VERB) return {};
    auto phrase = governing_subject(t);
    if (phrase == kNone) phrase = subject_before(s);
    if (phrase == kNone) return {};
    const auto found = members(phrase);
    if (found.size() != 1) return {};
    const auto kind = doc_.entities[found.front()].kind;
    return kind == EntityKind::state || kind == EntityKind::organisation ? found : std::vector<std::uint32_t>{};
  }

  // ---- bodies named again by their noun ----

  // "the commission", after "European Commission": the one organisation of the document that has the noun as its
  // head, if nothing describes the noun further.
  void body(std::uint32_t t, std::uint32_t s) {
    const auto& token = doc_.tokens[t];
    if (token.upos != Upos::NOUN || !at_head_[t].empty() || quoted_[t]) return;
    if (number_of(token.feats) == GrammaticalNumber::plural) return;
    auto it = body_by_noun_.find(std::string(reading_.lemma(t)));
    if (it == body_by_noun_.end() || it->second == kNone) return;
    if (reading_.described(t)) return;
    const auto& mentions = doc_.entities[it->second].mentions;
    if (mentions.empty() || mentions.front().begin > t) return;
    add_mention(it->second, t, MentionForm::office);
    at_head_[t].push_back(it->second);
    see(it->second, t, s);
  }

  void collect_bodies() {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      if (doc_.entities[e].kind != EntityKind::organisation) continue;
      for (const auto& mention : doc_.entities[e].mentions) {
        if (mention.end - mention.begin < 2 || doc_.tokens[mention.head].upos == Upos::X) continue;
        auto [it, fresh] = body_by_noun_.try_emplace(std::string(reading_.lemma(mention.head)), e);
        if (!fresh && it->second != e) it->second = kNone;
      }
    }
  }

  // The person before `t` who is spoken of: subjects first, the nearest sentence first. Where two are equally near
  // and neither was a subject, nobody.
  std::uint32_t antecedent(std::uint32_t t, std::uint32_t s, Gender gender, bool subjects_only) const {
    std::uint32_t found = kNone, rank = 0, sentence = kNone;
    bool tie = false;
    for (auto it = seen_.rbegin(); it != seen_.rend() && it->sentence + kPronounReach >= s; ++it) {
      if (sentence != kNone && it->sentence != sentence) break;
      if (!is_person(it->entity) || !gender_fits(it->entity, gender)) continue;
      if (quoted_[it->token]) continue;
      if (subjects_only && !it->subject) continue;
      // What is governed by the same verb is somebody else than a pronoun beside it, unless it possesses.
      if (it->sentence == s && doc_.tokens[it->token].head == doc_.tokens[t].head && doc_.tokens[t].head != kNone &&
          relation(doc_.tokens[t]) != "nmod" && relation(doc_.tokens[t]) != "det")
        continue;
      std::uint32_t r = it->subject ? 2 : 1;
      sentence = it->sentence;
      if (found == kNone || r > rank)
        found = it->entity, rank = r, tie = false;
      else if (r == rank && it->entity != found)
        tie = true;
    }
    return tie ? kNone : found;
  }

  // ---- dropped subjects ----

  void dropped(std::uint32_t t, std::uint32_t s) {
    if (!reading_.resources.lexicon.drops_subjects() || !may_drop(t)) return;
    const auto& verb = doc_.tokens[t];
    if (number_of(verb.feats) == GrammaticalNumber::plural) return several_dropped(t, s);
    auto gender = verb_gender(t);
    if (gender == Gender::neuter) {
      body_goes_on(t, s);
      return;
    }
    std::uint32_t entity = kNone;
    // A clause within a clause goes on with its subject.
    auto rel = relation(verb);
    if (const auto named = named_before(t); named != kNone && gender_fits(named, gender)) {
      entity = named;
    } else if ((rel == "ccomp" || rel == "advcl" || rel == "parataxis" || rel == "conj") && verb.head != kNone) {
      entity = subject_of(verb.head);
      if (entity != kNone && !gender_fits(entity, gender)) entity = kNone;
      if (entity == kNone && rel != "parataxis" && rel != "conj") return;
      if (rel == "conj" && entity == kNone && has_subject(verb.head)) return;
    } else if (rel != "root") {
      return;
    }
    if (entity == kNone && rel == "root" && body_goes_on(t, s)) return;
    if (entity == kNone) entity = previous_subject(s, gender);
    if (entity == kNone) return;
    add_mention(entity, t, MentionForm::dropped);
    subject_[t] = entity;
    seen_.push_back({entity, t, s, true});
  }

  // "Straż Graniczna zamknęła most. Dodaje, że …": the organisation that is the subject of the main clause before, where
  // nobody else is.
  bool body_goes_on(std::uint32_t t, std::uint32_t s) {
    if (doc_.tokens[t].head != kNone) return false;
    const auto phrase = subject_before(s);
    if (phrase == kNone || quoted_[phrase]) return false;
    const auto found = members(phrase);
    if (found.size() != 1 || doc_.entities[found.front()].kind != EntityKind::organisation) return false;
    const auto gender = verb_gender(t);
    if (gender != Gender::unknown && gender != gender_of(doc_.tokens[phrase].feats)) return false;
    if (number_of(doc_.tokens[phrase].feats) == GrammaticalNumber::plural) return false;
    add_mention(found.front(), t, MentionForm::dropped);
    seen_.push_back({found.front(), t, s, true});
    return true;
  }

  // "Jak podaje X, prezydent Y ostrzegł": a person's name in the nominative right before the verb is its subject,
  // though the parser gave it to another.
  std::uint32_t named_before(std::uint32_t t) const {
    if (t == 0) return kNone;
    const auto n = reading_.name_at(t - 1);
    if (n == kNone || reading_.names[n].end != t || reading_.names[n].entity == kNone) return kNone;
    const auto& name = reading_.names[n];
    if (!is_person(name.entity) || quoted_[name.head] || name.sentence != reading_.sentence_of(t)) return kNone;
    return feature(doc_.tokens[name.head].feats, "Case") == "Nom" ? name.entity : kNone;
  }

  // "Podpisali …": the several subjects of the sentence before. Verbs that may mean anybody are left alone.
  void several_dropped(std::uint32_t t, std::uint32_t s) {
    if (doc_.tokens[t].head != kNone) return;
    const auto phrase = subject_before(s);
    if (phrase == kNone) return;
    for (auto entity : plural(members(phrase))) {
      add_mention(entity, t, MentionForm::dropped);
      seen_.push_back({entity, t, s, true});
    }
  }

  // A finite verb of the third person without a subject of its own.
  bool may_drop(std::uint32_t t) const {
    const auto& verb = doc_.tokens[t];
    if (verb.upos != Upos::VERB || quoted_[t]) return false;
    auto form = feature(verb.feats, "VerbForm");
    if (form != "Fin") return false;
    auto person = feature(verb.feats, "Person");
    if (!person.empty() && person != "3") return false;
    if (person.empty() && gender_of(verb.feats) == Gender::unknown) return false;
    if (feature(verb.feats, "Mood") == "Imp") return false;
    for (auto child : reading_.children(t)) {
      auto rel = doc_.tokens[child].deprel.view();
      if (rel.starts_with("nsubj") || rel.starts_with("csubj") || rel == "expl:impers" || rel.starts_with("aux:pass"))
        return false;
      // "Może być uznana": the subject may hang on the infinitive or participle.
      if (rel.starts_with("xcomp"))
        for (auto inner : reading_.children(child))
          if (doc_.tokens[inner].deprel.view().starts_with("nsubj")) return false;
      // An auxiliary of another person: "zrobił" + "em".
      auto aux_person = feature(doc_.tokens[child].feats, "Person");
      if (rel.starts_with("aux") && (aux_person == "1" || aux_person == "2")) return false;
    }
    return true;
  }

  Gender verb_gender(std::uint32_t t) const { return gender_of(doc_.tokens[t].feats); }

  bool has_subject(std::uint32_t t) const {
    for (auto child : reading_.children(t))
      if (relation(doc_.tokens[child]) == "nsubj") return true;
    return false;
  }

  // The person who is the subject of a predicate, named or dropped.
  std::uint32_t subject_of(std::uint32_t t) const {
    for (int climb = 0; climb < 8 && t != kNone; ++climb) {
      for (auto child : reading_.children(t))
        if (relation(doc_.tokens[child]) == "nsubj")
          return at_head_[child].size() == 1 && is_person(at_head_[child].front()) ? at_head_[child].front() : kNone;
      if (auto it = subject_.find(t); it != subject_.end()) return it->second;
      auto rel = relation(doc_.tokens[t]);
      if (rel != "conj" && rel != "ccomp" && rel != "parataxis" && rel != "xcomp") return kNone;
      t = doc_.tokens[t].head;
    }
    return kNone;
  }

  // The subject of the sentence before, or of the one before that; any agreeing person of these, if there is one
  // only.
  std::uint32_t previous_subject(std::uint32_t s, Gender gender) const {
    auto next = s;
    for (std::uint32_t back = 1; back <= kPronounReach; ++back) {
      const auto before = sentence_before(next);
      if (before == kNone) return kNone;
      std::uint32_t subject = kNone;
      std::set<std::uint32_t> others;
      for (auto it = seen_.rbegin(); it != seen_.rend() && it->sentence >= before; ++it) {
        if (it->sentence != before || !is_person(it->entity) || quoted_[it->token] ||
            !gender_fits(it->entity, gender))
          continue;
        if (it->subject) subject = it->entity;
        others.insert(it->entity);
      }
      if (subject != kNone) return subject;
      if (somebody_unknown_acts(next)) return kNone;
      if (others.size() == 1) return *others.begin();
      if (!others.empty()) return kNone;
      next = before;
    }
    return kNone;
  }

  // Whether the sentence before `s` speaks of somebody who is not known by name: "nowy prezydent zaproponował".
  bool somebody_unknown_acts(std::uint32_t s) const {
    const auto phrase = subject_before(s);
    return phrase != kNone && at_head_[phrase].empty() && feature(doc_.tokens[phrase].feats, "Animacy") == "Hum";
  }

  Reading& reading_;
  Document& doc_;
  const KnownPeople& known_;
  std::vector<std::vector<std::uint32_t>> at_head_;  // entities of the mentions that a token heads
  std::vector<bool> quoted_;
  std::vector<bool> sourced_;  // heads of mentions behind a word of a source
  std::vector<Seen> seen_;
  std::map<std::string, std::uint32_t> body_by_noun_;  // organisations by the noun of their name; kNone: several
  std::map<std::uint32_t, std::uint32_t> subject_;     // dropped subjects by verb
};

}  // namespace

void resolve_references(Reading& reading, const KnownPeople& known) { Resolver(reading, known).run(); }

}  // namespace kronika::entities
