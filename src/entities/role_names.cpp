#include "entities/role_names.hpp"

#include <algorithm>
#include <set>

#include "base/utf8.hpp"
#include "entities/bodies.hpp"
#include "entities/complement.hpp"
#include "entities/home.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

using world::Gender;
using world::SenseKind;

constexpr std::size_t kStateCode = 3;               // letters of an ISO code
constexpr std::string_view kMinister = "minister";  // in the keys of offices
constexpr std::string_view kMinisterOfState = "minister of state";
constexpr std::string_view kPartyLeader = "party leader", kParty = "PTY";             // key of an office, sector
constexpr std::uint32_t kPartyReach = 4;                                              // sentences
constexpr std::string_view kLeader = "other:leader", kSpokesperson = "spokesperson";  // keys of offices
constexpr std::string_view kDeputyPremier = "deputy prime minister";
constexpr std::uint32_t kModifiers = 3;  // words before a role, of which one may tell whose it is
constexpr std::uint32_t kLongestRemit = 12;
constexpr std::uint32_t kLongestBracket = 6;  // words
constexpr int kClimbs = 3;                    // from a member of a group to what the group is called

class NameLinker {
 public:
  explicit NameLinker(Reading& reading)
      : reading_(reading), world_(reading.resources.world), language_(reading.resources.lexicon.language()) {}

  void run() {
    for (auto& role : reading_.roles) link(role);
    share_names();
    inherit();
    for (auto& role : reading_.roles) {
      if (role.office == kPartyLeader && role.of.empty() && role.beside_name) lead(role);
      if (!role.stated && role.beside_name && possessed(role)) serve_last_named(role);
      serve_host(role);
      if (role.counterpart) share_office(role);
    }
    reading_.roles.insert(reading_.roles.end(), of_each_.begin(), of_each_.end());
    std::stable_sort(reading_.roles.begin(), reading_.roles.end(),
                     [](const RolePhrase& a, const RolePhrase& b) { return a.core_begin < b.core_begin; });
  }

 private:
  // "Deputy Prime Minister and Foreign Minister Ana Lind", "State Councilor and Defense Minister Li Hua": a
  // minister may have two offices. Two heads joined so are two people.
  void share_names() {
    for (std::size_t i = reading_.roles.size(); i-- > 1;) {
      const auto& named = reading_.roles[i];
      auto& role = reading_.roles[i - 1];
      bool both = named.beside_name && role.person == kNone && !role.plural && role.sentence == named.sentence &&
                  (role.office.find(kMinister) != std::string::npos || titled_alike(role, named)) &&
                  named.office.find(kMinister) != std::string::npos && role.office != named.office &&
                  role.end + 1 == named.begin &&
                  (reading_.token(role.end).upos == Upos::CCONJ ||
                   (role.office == kDeputyPremier && reading_.token(role.end).form == ","));
      if (!both || relation(reading_.token(named.head)) == "nsubj") continue;
      role.person = named.person;
      role.beside_name = true;
      if (role.of.empty()) role.of = named.of, role.country = named.country;
      if (role.former) reading_.roles[i].former = true;  // "former finance and foreign minister"
      affiliate(role, role.person);
      add_role_mention(reading_, role, role.person);
    }
  }

  // Titles of no office that has a key of its own, both written with a capital and without an article between.
  bool titled_alike(const RolePhrase& role, const RolePhrase& named) const {
    return !reading_.resources.inflects() && role.office.starts_with(kOther) && reading_.capital(role.core_begin) &&
           reading_.capital(named.core_begin);
  }

  // "UAE officials including Foreign Minister Abdullah bin Zayed"
  bool hangs_on(const RolePhrase& role, const RolePhrase& group) const {
    auto t = role.head;
    for (int climb = 0; climb < kClimbs && t != kNone; ++climb) {
      if (t == group.head) return true;
      t = reading_.token(t).head;
    }
    return false;
  }

  // Does the document elsewhere say which state the person serves?
  bool serves(std::uint32_t person) const { return world_.state(reading_.doc.entities[person].country) != nullptr; }

  // "Australian Prime Minister Scott Morrison, Foreign Minister Payne": in a row of people the state that the first
  // role names goes on until another is named.
  void inherit() {
    for (std::size_t i = 1; i < reading_.roles.size(); ++i) {
      auto& role = reading_.roles[i];
      const auto& before = reading_.roles[i - 1];
      if (role.country.empty() && role.beside_name && !serves(role.person)) one_of_group(i);
      if (role.of.empty() && !role.office.empty() && role.beside_name && before.plural && hangs_on(role, before) &&
          world_.state(before.of) != nullptr && !serves(role.person)) {
        role.of = role.country = before.of;
        affiliate(role, role.person);
        continue;
      }
      if (!role.of.empty() || role.office.empty() || !role.beside_name || !before.beside_name || before.of.empty() ||
          role.sentence != before.sentence || world_.state(before.of) == nullptr || serves(role.person))
        continue;
      // That the first is of a state may go without saying: "Under Secretary Lind and Foreign Minister Soto".
      if (before.begin == before.core_begin && before.end == before.core_end) continue;
      // Between the two stand the name of the first, and a comma or conjunction.
      auto t = before.end;
      while (t < role.begin && (reading_.name_at(t) != kNone || reading_.has(Cue::title, t))) ++t;
      bool row = t < role.begin;
      for (; t < role.begin; ++t) row &= reading_.token(t).form == "," || reading_.token(t).upos == Upos::CCONJ;
      if (!row) continue;
      role.of = role.country = before.of;
      affiliate(role, role.person);
    }
  }

  // "Foreign Minister Soto and her Norwegian counterpart": of the state that is told, in the office of whoever was named
  // last before.
  void share_office(RolePhrase& role) {
    if (!role.office.empty() || role.plural || world_.state(role.country) == nullptr) return;
    const auto begin = reading_.doc.sentences[role.sentence].begin;
    for (auto t = role.begin; t-- > begin;) {
      std::uint32_t n = kNone;
      if (!person_at(reading_, t, n) || reading_.names[n].entity == role.person) continue;
      const RolePhrase* own = nullptr;
      for (const auto& other : reading_.roles)
        if (other.person == reading_.names[n].entity && !other.office.empty() && !other.former &&
            other.begin < role.begin)
          own = &other;
      if (own == nullptr || !serves_a_state(own->sector) || own->of == role.country) return;
      role.office = own->office;
      role.sector = own->sector;
      role.of = role.country;
      if (role.person != kNone) affiliate(role, role.person);
      return;
    }
  }

  // "In Panama, the delegation met with President Soto": whoever is met in a state is of it.
  void serve_host(RolePhrase& role) {
    if (!role.of.empty() || role.office.empty() || !role.beside_name || role.former || !serves_a_state(role.sector) ||
        serves(role.person))
      return;
    const auto& sentence = reading_.doc.sentences[role.sentence];
    const auto state = state_told_at(sentence.begin, sentence.end);
    if (state.empty() || !behind_verb(role.begin, sentence.begin)) return;
    role.of = role.country = state;
    affiliate(role, role.person);
  }

  // The state that an adverbial names, which begins at `t`: "In Panama"; empty for none.
  std::string state_told_at(std::uint32_t t, std::uint32_t end) const {
    if (t + 1 >= end || reading_.token(t).upos != Upos::ADP) return {};
    const auto adposition = std::string(reading_.lemma(t));
    ++t;
    while (t + 1 < end && reading_.token(t).upos == Upos::DET) ++t;
    const auto n = reading_.name_at(t);
    if (n == kNone || reading_.names[n].begin != t || !reading_.names[n].sense ||
        reading_.names[n].sense->kind != SenseKind::state)
      return {};
    const auto& lexicon = reading_.resources.lexicon;
    const auto bound = adposition + "/" + utf8::lower(feature(reading_.token(reading_.names[n].head).feats, "Case"));
    if (!lexicon.is(Cue::inside, adposition) && !lexicon.is(Cue::inside, bound)) return {};
    return country_of(reading_, reading_.names[n]);
  }

  // Whoever stands behind the verb is not the one who came there.
  bool behind_verb(std::uint32_t t, std::uint32_t begin) const {
    while (t-- > begin)
      if (reading_.token(t).upos == Upos::VERB) return true;
    return false;
  }

  // "Activists in Peru, including campaigner Ana Soto": of the state of the nearest group that the role hangs on.
  void one_of_group(std::size_t i) {
    auto& role = reading_.roles[i];
    for (auto j = i; j-- > 0 && reading_.roles[j].sentence == role.sentence;) {
      const auto& group = reading_.roles[j];
      if (!group.plural || !hangs_on(role, group)) continue;
      if (world_.state(group.country) == nullptr) return;
      role.country = group.country;
      return affiliate(role, role.person);
    }
  }

  // "Its leader Ada Lind", "jej rzecznik Jan Nowak": of what was named before.
  bool possessed(const RolePhrase& role) const {
    const auto begin = reading_.doc.sentences[role.sentence].begin;
    const auto first = role.core_begin > begin + kModifiers ? role.core_begin - kModifiers : begin;
    for (auto t = first; t < role.core_begin; ++t) {
      const Token& token = reading_.token(t);
      const bool ones_own =
          feature(token.feats, "Poss") == "Yes" || (feature(token.feats, "Case") == "Gen" && token.upos == Upos::PRON);
      // "Labour, whose leader Ada Lind": of what the clause is on.
      const bool relative = feature(token.feats, "PronType") == "Rel" && t + 1 == role.core_begin &&
                            (ones_own || feature(token.feats, "Case") == "Gen");
      if ((ones_own || relative) && token.head != kNone && token.head > t && token.head <= role.core_end &&
          (relative || feature(token.feats, "Person") == "3") && feature(token.feats, "Number") != "Plur")
        return true;
    }
    return false;
  }

  // Whoever of those that `may_be` is mentioned last before the role, at most so many sentences back; nullptr for nobody.
  template <typename MayBe>
  const Entity* last_named(const RolePhrase& role, std::uint32_t sentences, MayBe may_be) const {
    const Entity* found = nullptr;
    std::uint32_t at = 0;
    for (const auto& entity : reading_.doc.entities)
      for (const auto& mention : entity.mentions) {
        if (mention.begin >= role.begin || role.sentence - mention.sentence > sentences || !may_be(entity, mention))
          continue;
        if (found != nullptr && at >= mention.begin) continue;
        found = &entity;
        at = mention.begin;
      }
    return found;
  }

  // Leaders and spokespeople: of the body that was named last before, in this sentence or the one before.
  void serve_last_named(RolePhrase& role) {
    const bool leads = role.office == kLeader;
    if (!role.office.starts_with(kOther) && role.office != kSpokesperson) return;
    const auto* body = last_named(role, 1, [](const Entity& entity, const Mention& mention) {
      return mention.form == MentionForm::name &&
             (entity.kind == EntityKind::organisation || entity.kind == EntityKind::state ||
              entity.kind == EntityKind::person);
    });
    if (body == nullptr || body->kind != EntityKind::organisation) return;
    role.of = body->name;
    role.country = body->country;
    if (leads && body->sector == kParty) role.office = kPartyLeader;
    affiliate(role, role.person);
  }

  // "Szef ugrupowania Jan Nowak": of the party that was named last before.
  void lead(RolePhrase& role) {
    const auto* party = last_named(role, kPartyReach, [](const Entity& entity, const Mention&) {
      return entity.kind == EntityKind::organisation && entity.sector == kParty;
    });
    if (party == nullptr) return;
    role.of = party->name;
    role.country = party->country;
    affiliate(role, role.person);
  }

  // Could the two stand in one case? Foreign names need not show theirs.
  bool agree(const RolePhrase& role, const Name& name) const {
    if (!reading_.resources.inflects()) return true;
    const auto& role_token = reading_.token(role.head);
    const auto& name_token = reading_.token(name.head);
    auto a = feature(role_token.feats, "Case"), b = feature(name_token.feats, "Case");
    if (a.empty() || b.empty() || a == b) return true;
    // A man's accusative is his genitive; the tagger may have taken one for the other.
    auto same = [](std::string_view x, std::string_view y) {
      return (x == "Gen" && y == "Acc") || (x == "Acc" && y == "Gen");
    };
    if (same(a, b)) return true;
    // "Doradca Putina": whose he is, which the ending shows.
    // A woman's name stands so beside her title, too, which men and women share; what else a man is called she is not.
    const bool shared = name.gender == Gender::feminine && role.gender != Gender::feminine &&
                        role.office != kSpokesperson && (!role.office.empty() || role.gender != Gender::masculine);
    const bool serves = relation(name_token) == "nmod" || role.office == kSpokesperson;
    if (name_token.head == role.head && serves && a == "Nom" && b == "Gen" && !shared &&
        name.base != reading_.doc.words({reading_.token(name.begin).span.begin, reading_.token(name.end - 1).span.end}))
      return false;
    if (name_token.head == role.head) return true;
    // A name that is not inflected stands in the nominative, or is a woman's, which may stand in any case.
    return (role.gender == Gender::feminine || a == "Nom") &&
           name.base ==
               reading_.doc.words({reading_.token(name.begin).span.begin, reading_.token(name.end - 1).span.end});
  }

  void link(RolePhrase& role) {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto in_sentence = [&](std::uint32_t t) { return t >= sentence.begin && t < sentence.end; };
    auto is_mark = [&](std::uint32_t t, std::string_view mark) {
      return in_sentence(t) && reading_.token(t).form == mark;
    };
    std::uint32_t n = kNone;
    // "prezydent Kazachstanu Kasym-Żomart Tokajew", "the prime minister of Japan, Shinzo Abe,"
    auto t = role.end;
    while (in_sentence(t) && reading_.has(Cue::title, t) && reading_.name_at(t) == kNone) ++t;
    // "lider Zielonych (Z) Jan Nowak": short for what the office is of.
    if (is_mark(t, "(") && in_sentence(t + 2) && is_mark(t + 2, ")")) t += 3;
    if (is_mark(t, "\"") || is_mark(t, "„")) ++t;
    if (in_sentence(t) && person_at(reading_, t, n) && agree(role, reading_.names[n]) && !ends_in_other(role)) {
      if (speaks_for(role, reading_.names[n])) return;
      if (in_own_words(role)) name_in_full(role, role.end - 1);
      return join(role, n, t);
    }
    // "Deputowany niższej izby parlamentu Michaił Szeremeta": what the office is of stands between.
    if (auto person = after_genitives(role);
        person != kNone && person_at(reading_, person, n) && agree(role, reading_.names[n]) && !role_beside(n)) {
      role.end = person;
      return join(role, n, person);
    }
    // "Under Secretary of State for Political Affairs Victoria Nuland": what the office is for stands between.
    if (auto person = after_remit(role);
        person != kNone && person_at(reading_, person, n) && agree(role, reading_.names[n])) {
      auto last = person - 1;
      // "Dr. Sultan Al Jaber", "the Crown Prince of Dubai, Sheikh Hamdan"
      for (auto i = role.core_end; i < person; ++i)
        if (is_title(i) && i > role.core_end) {
          last = i - 1;
          break;
        }
      if (last > role.core_end + 2 && reading_.token(last).form == ")" && reading_.token(last - 2).form == "(")
        last -= 3;
      while (last > role.core_end && reading_.token(last).upos == Upos::PUNCT) --last;
      // "The Crown Prince of Dubai": of the state where the place is.
      if (auto place = reading_.name_at(last);
          role.of.empty() && place != kNone && reading_.has(Cue::genitive, role.core_end))
        if (auto country = country_of(reading_, reading_.names[place]); world_.state(country) != nullptr)
          role.of = role.country = country;
      if (!reading_.resources.inflects() &&
          (role.office.starts_with(kOther) || several_portfolios(role) || role.office == kMinisterOfState) &&
          !heads_body(role))
        name_in_full(role, last);
      role.end = person;
      return join(role, n, person);
    }
    if (is_mark(t, ",") && in_sentence(t + 1) && person_at(reading_, t + 1, n) && agree(role, reading_.names[n])) {
      auto after = reading_.names[n].end;
      bool closed = !in_sentence(after) || reading_.token(after).upos == Upos::PUNCT;
      bool apposed = relation(reading_.token(reading_.names[n].head)) == "appos" &&
                     reading_.token(reading_.names[n].head).head == role.head;
      if ((apposed || closed) && !role_beside(n)) return join(role, n, t);
    }
    // "Rzeczniczka rządu – Anna Nowak – powiedziała"
    if (in_sentence(t + 1) && is_dash(t) && person_at(reading_, t + 1, n) && agree(role, reading_.names[n]) &&
        !role_beside(n))
      return join(role, n, t);
    if (const auto person = after_party(role);
        person != kNone && person_at(reading_, person, n) && agree(role, reading_.names[n]) && !role_beside(n)) {
      role.end = person;
      return join(role, n, person);
    }
    // "Andrij Jermak, szef biura prezydenta Ukrainy,"; "Ned Price, Department Spokesperson"
    auto before = role.begin;
    while (before > sentence.begin && reading_.token(before - 1).upos == Upos::DET) --before;
    // "Nikki Haley, Trump's ambassador"
    if (!reading_.resources.inflects() && before > sentence.begin + 1 &&
        reading_.token(before - 1).upos == Upos::PART && reading_.name_at(before - 2) != kNone)
      before = reading_.names[reading_.name_at(before - 2)].begin;
    const bool dash = before > sentence.begin && is_dash(before - 1);
    if (before > sentence.begin + 1 && (dash || is_mark(before - 1, ","))) {
      auto last = behind_bracket(before - 2, sentence.begin);
      auto at = reading_.name_at(last);
      if (at != kNone && reading_.names[at].end == last + 1 && person_at(reading_, reading_.names[at].begin, n) &&
          agree(role, reading_.names[n])) {
        bool closed = !in_sentence(role.end) || reading_.token(role.end).upos == Upos::PUNCT ||
                      reading_.token(role.end).upos == Upos::SCONJ || reading_.token(role.end).upos == Upos::CCONJ ||
                      reading_.token(role.end).upos == Upos::ADP;
        bool apposed = relation(reading_.token(role.head)) == "appos";
        if (dash) closed = in_sentence(role.end) && is_dash(role.end), apposed = false;
        if (closed || apposed) return join(role, n, before);
      }
    }
    // The parser knows an apposition over a distance.
    for (auto child : reading_.children(role.head)) {
      auto rel = relation(reading_.token(child));
      if (rel != "flat" && rel != "appos") continue;
      auto at = reading_.name_at(child);
      if (at != kNone && child == reading_.names[at].head && person_at(reading_, reading_.names[at].begin, n) &&
          !role_beside(n) && agree(role, reading_.names[n]) && reading_.names[n].begin >= role.end &&
          reading_.names[n].begin < role.end + 3)
        return join(role, n, role.end);
    }
  }

  // The token before what stands in brackets there: "Ada Lind (D-Ohio)", "Jan Nowak (PSL)".
  std::uint32_t behind_bracket(std::uint32_t t, std::uint32_t begin) const {
    if (reading_.token(t).form != ")") return t;
    for (std::uint32_t steps = 0; t > begin && steps < kLongestBracket; ++steps)
      if (reading_.token(--t).form == "(") return t > begin ? t - 1 : t;
    return t;
  }

  // "Rzecznik premier Nowak": the phrase ends in the office of a woman, which does not inflect, and so the name behind
  // it is hers.
  bool ends_in_other(const RolePhrase& role) const {
    const auto last = role.core_end - 1;
    if (!reading_.resources.inflects() || role.end != role.core_end || last <= role.head ||
        reading_.lower(last) != reading_.lemma(last))
      return false;
    for (const auto& match : reading_.match(last))
      for (const auto& sense : match.senses)
        if (match.length == 1 && sense.kind == SenseKind::office) return true;
    return false;
  }

  // "Rzeczniczka Lind", where Lind is the prime minister: a surname that shows no case is of whom she speaks for.
  bool speaks_for(const RolePhrase& role, const Name& name) const {
    if (!reading_.resources.inflects() || role.office != kSpokesperson || name.end - name.begin != 1) return false;
    return name.entity != kNone &&
           std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
             return other.begin < role.begin && other.person == name.entity && !other.office.empty() &&
                    other.office != kSpokesperson && !other.office.starts_with(kOther);
           });
  }

  bool is_title(std::uint32_t t) const {  // also "Dr."
    auto word = reading_.lower(t);
    return reading_.has(Cue::title, t) ||
           (word.ends_with('.') && reading_.resources.lexicon.is(Cue::title, word.substr(0, word.size() - 1)));
  }

  bool is_dash(std::uint32_t t) const {
    const auto& form = reading_.token(t).form;
    return form == "–" || form == "—" || form == "-";
  }

  // A parliament or court is no one person's, as a government is: the name after it is not its complement.
  bool nobody_s(std::uint32_t t) const {
    auto n = reading_.name_at(t);
    if (n == kNone || !reading_.names[n].sense || reading_.names[n].sense->kind != SenseKind::body) return false;
    auto kind = world_.bodies(language_)[reading_.names[n].sense->index].kind;
    return kind == world::BodyKind::parliament || kind == world::BodyKind::court || kind == world::BodyKind::ministry;
  }

  // "Deputy Assistant Secretary of Defense for the Western Hemisphere": the title is all of it. A body without a state is
  // no more than a part of it.
  void name_in_full(RolePhrase& role, std::uint32_t last) {
    auto first = role.core_begin;
    if (!role.of.empty() && world_.state(role.of) == nullptr && role.country.size() != kStateCode) {
      first = role.begin;  // "National Security Council Director for Central America"
      role.of.clear();
    }
    role.title = utf8::lower(reading_.doc.words({reading_.token(first).span.begin, reading_.token(last).span.end}));
    if (role.end > role.core_end && role.end <= last &&
        !role.of.empty())  // the state stands within: "of Ukraine for …"
      role.title =
          utf8::lower(reading_.doc.words(
              {reading_.token(role.core_begin).span.begin, reading_.token(role.core_end - 1).span.end})) +
          " " + utf8::lower(reading_.doc.words({reading_.token(role.end).span.begin, reading_.token(last).span.end}));
    role.office = (role.office.starts_with(kOther) ? std::string(kOther) : std::string()) + role.title;
  }

  // "The head of Peru's Security Council, Ada Lind": a description, not a title.
  bool heads_body(const RolePhrase& role) const {
    return role.end > role.core_end && reading_.has(Cue::genitive, role.core_end) && !reading_.capital(role.core_begin);
  }

  // "Director of Policy for Northern Command Ada Lind": what looks like a body that nothing else is known of is a part of
  // the title.
  bool in_own_words(const RolePhrase& role) const {
    return !reading_.resources.inflects() && role.office.starts_with(kOther) && role.stated && role.country.empty() &&
           role.end > role.core_end && reading_.has(Cue::remit, role.core_end) && reading_.capital(role.core_begin);
  }

  // The first word of a person's name after a row of genitives that complete the phrase, or kNone. A name that hangs on
  // one of them is theirs: "minister rządu Donalda Tuska".
  std::uint32_t after_genitives(const RolePhrase& role) const {
    if (!reading_.resources.inflects() || role.plural) return kNone;
    const auto& sentence = reading_.doc.sentences[role.sentence];
    std::uint32_t n = kNone;
    for (auto t = role.end; t < std::min(sentence.end, role.end + kLongestRemit); ++t) {
      if (t > role.end && person_at(reading_, t, n)) {
        auto governor = reading_.token(reading_.names[n].head).head;
        return governor != kNone && governor >= role.end && governor < t && !nobody_s(governor) ? kNone : t;
      }
      auto upos = reading_.token(t).upos;
      if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::PROPN) return kNone;
      if (feature(reading_.token(t).feats, "Case") != "Gen") return kNone;
    }
    return kNone;
  }

  bool opens_remit(std::uint32_t t) const {  // "ds." is a lemma of its own
    return reading_.has(Cue::remit, t) || reading_.resources.lexicon.is(Cue::remit, reading_.lower(t));
  }

  // Does the name of a ministry go on behind the phrase?
  bool several_portfolios(const RolePhrase& role) const {
    const auto t = role.core_end;
    if (reading_.resources.inflects() || role.end != t || !role.office.starts_with(kMinister) ||
        t + 1 >= reading_.doc.sentences[role.sentence].end)
      return false;
    std::uint32_t n = kNone;
    if (reading_.token(t).form != "," && reading_.token(t).upos != Upos::CCONJ) return false;
    if (!reading_.has(Cue::remit, role.core_begin + 1)) return false;  // "Trade Minister and Party Chairman Ada Lind"
    if (!reading_.capital(t + 1)) return lower_row(t);
    if (!person_at(reading_, t + 1, n)) return true;
    // "Water", taken for a name, in a row that goes on.
    const auto after = reading_.names[n].end;
    return after == t + 2 && after + 1 < reading_.doc.sentences[role.sentence].end &&
           reading_.token(after).form == "," && reading_.token(after + 1).upos == Upos::CCONJ;
  }

  bool behind_name(const RolePhrase& role) const {
    const auto begin = reading_.doc.sentences[role.sentence].begin;
    auto t = role.begin;
    while (t > begin && reading_.token(t - 1).upos == Upos::DET) --t;
    if (t < begin + 2 || reading_.token(t - 1).form != ",") return false;
    const auto n = reading_.name_at(behind_bracket(t - 2, begin));
    std::uint32_t person = kNone;
    return n != kNone && person_at(reading_, reading_.names[n].begin, person);
  }

  // "A spokesman for Peruvian President Ana Soto": all that stands between is the office of the person who is served.
  bool for_holder(const RolePhrase& role, std::uint32_t begin, std::uint32_t person) const {
    while (begin < person && reading_.token(begin).upos == Upos::DET) ++begin;
    return std::any_of(reading_.roles.begin(), reading_.roles.end(), [&](const RolePhrase& other) {
      return &other != &role && other.begin == begin && other.end == person && !other.office.empty();
    });
  }

  // "Minister of trade, tourism and industry, Ada Lind": nouns up to a comma behind which a name stands, and no office.
  bool lower_row(std::uint32_t t) const {
    const auto stop = std::min(reading_.doc.sentences[reading_.sentence_of(t)].end, t + kLongestRemit);
    bool joined = false;
    for (std::uint32_t n = kNone; t + 1 < stop; ++t) {
      if (person_at(reading_, t + 1, n)) return joined && reading_.token(t).form == ",";
      if (reading_.name_at(t) != kNone || starts_role(t)) return false;
      const auto upos = reading_.token(t).upos;
      joined |= upos == Upos::CCONJ;
      if (upos != Upos::NOUN && upos != Upos::ADJ && upos != Upos::CCONJ && reading_.token(t).form != ",") return false;
    }
    return false;
  }

  bool starts_role(std::uint32_t t) const {
    return std::any_of(reading_.roles.begin(), reading_.roles.end(),
                       [&](const RolePhrase& role) { return role.core_begin == t; });
  }

  // The first word of a person's name after a phrase that says what the office is for, or kNone.
  std::uint32_t after_remit(const RolePhrase& role) const {
    const auto& sentence = reading_.doc.sentences[role.sentence];
    auto t = role.end;
    // "Under Secretary for Civilian Security, Democracy, and Human Rights Uzra Zeya": the remit may look like a body.
    if (t < sentence.end && !opens_remit(t)) t = role.core_end;
    if (t >= sentence.end || role.office.empty() || role.plural) return kNone;
    // "Minister of Environment, Water, and Agriculture Jan Nowak": what the tables know is the first part of it.
    const bool row = several_portfolios(role);
    if (!row && !opens_remit(t)) return kNone;
    bool says = row;
    const auto begin = t;
    for (std::uint32_t n = kNone; t < std::min(sentence.end, begin + kLongestRemit); ++t) {
      if (t > begin + 1 && person_at(reading_, t, n)) return says && !for_holder(role, begin + 1, t) ? t : kNone;
      // "Ada Lind, chairwoman of the Committee, and Tom Berg": whoever stands before the phrase is so called.
      if (reading_.token(t).form == "," && !row && behind_name(role)) return kNone;
      says |= t > begin && (reading_.token(t).upos == Upos::NOUN || reading_.token(t).upos == Upos::PROPN);
      auto upos = reading_.token(t).upos;
      if (upos == Upos::VERB || upos == Upos::AUX || upos == Upos::SCONJ || upos == Upos::PRON) return kNone;
      // "for Population, Refugees, and Migration (PRM) Julia Noyes"
      if (says && reading_.token(t).form == "(" && t + 2 < sentence.end && reading_.token(t + 2).form == ")") {
        t += 2;
        continue;
      }
      if (upos == Upos::PUNCT && reading_.token(t).form != "," && reading_.token(t).form != ".") return kNone;
    }
    return kNone;
  }

  // "wicepremier z partii Zielonych Jan Nowak": the first word of a person's name behind the party that somebody is
  // from, or kNone.
  std::uint32_t after_party(const RolePhrase& role) const {
    constexpr std::uint32_t kLongest = 6;  // words
    const auto& sentence = reading_.doc.sentences[role.sentence];
    if (!reading_.resources.inflects() || role.end >= sentence.end || reading_.token(role.end).upos != Upos::ADP)
      return kNone;
    std::uint32_t n = kNone;
    for (auto t = role.end + 1; t < std::min(sentence.end, role.end + 1 + kLongest); ++t) {
      if (t > role.end + 1 && person_at(reading_, t, n) &&
          feature(reading_.token(reading_.names[n].head).feats, "Case") ==
              feature(reading_.token(role.head).feats, "Case"))
        return t;
      const auto upos = reading_.token(t).upos;
      if (upos != Upos::NOUN && upos != Upos::PROPN && upos != Upos::ADJ) return kNone;
    }
    return kNone;
  }

  bool role_beside(std::uint32_t n) const { return beside_.contains(n); }

  void join(RolePhrase& role, std::uint32_t n, std::uint32_t) {
    const auto& name = reading_.names[n];
    beside_.insert(n);
    if (role.plural) {
      // "prezydenci Putin i Tokajew": a role of each that is coordinated.
      for (auto child : reading_.children(name.head)) {
        std::uint32_t other = reading_.name_at(child);
        if (relation(reading_.token(child)) == "conj" && other != kNone &&
            person_at(reading_, reading_.names[other].begin, other) && !beside_.contains(other)) {
          beside_.insert(other);
          one_of_several(role, reading_.names[other].entity);
        }
      }
      one_of_several(role, name.entity);
      return;
    }
    role.person = name.entity;
    role.beside_name = true;
    serve_state_behind(role, name);
    affiliate(role, name.entity);
    if (role.gender != Gender::unknown && reading_.genders[name.entity] == Gender::unknown &&
        (!reading_.resources.inflects() || role.gender == Gender::feminine))
      reading_.genders[name.entity] = role.gender;
    add_role_mention(reading_, role, name.entity);
  }

  // "Foreign Minister Ada Lind of Norway"; of lawmakers also "Senator Ada Lind of Ohio".
  void serve_state_behind(RolePhrase& role, const Name& name) const {
    // "Foreign Ministry spokeswoman Ada Lind of Norway": of a body whose state is told so late.
    const bool of_body = role.stated && role.country.empty() && role.office == kSpokesperson;
    if ((role.stated && !of_body) || role.office.empty()) return;
    const auto end = reading_.doc.sentences[role.sentence].end;
    auto t = name.end;
    if (name.begin < role.core_end || t + 1 >= end) return;
    // "Prime Minister Ada Lind (Norway)"
    const bool bracket = reading_.token(t).form == "(";
    if (!bracket && (reading_.resources.inflects() || !reading_.has(Cue::genitive, t))) return;
    ++t;
    while (t + 1 < end && reading_.token(t).upos == Upos::DET) ++t;
    const auto n = reading_.name_at(t);
    if (n == kNone || reading_.names[n].begin != t || reading_.names[n].kind != NameClass::place) return;
    if (bracket && (reading_.names[n].end >= end || reading_.token(reading_.names[n].end).form != ")")) return;
    const bool state = reading_.names[n].sense && reading_.names[n].sense->kind == SenseKind::state;
    const auto country = country_of(reading_, reading_.names[n]);
    if (world_.state(country) == nullptr || (!state && role.office != kLawmaker && role.office != kSenator)) return;
    role.of = role.country = country;
    role.stated = true;
  }

  void one_of_several(const RolePhrase& role, std::uint32_t person) {
    affiliate(role, person);
    auto own = role;
    own.plural = false;
    own.person = person;
    own.beside_name = true;
    add_role_mention(reading_, own, person);
    of_each_.push_back(std::move(own));
  }

  void affiliate(const RolePhrase& role, std::uint32_t person) {
    auto& entity = reading_.doc.entities[person];
    if (entity.country == "---" && !role.country.empty()) entity.country = role.country;
    if (entity.sector.empty() && !role.former) entity.sector = role.sector;
  }

  Reading& reading_;
  const World& world_;
  const std::string& language_;
  std::set<std::uint32_t> beside_;   // names beside which a role stands
  std::vector<RolePhrase> of_each_;  // roles of people who are called so together
};

}  // namespace

void link_names(Reading& reading) { NameLinker(reading).run(); }

}  // namespace kronika::entities
