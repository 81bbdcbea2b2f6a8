#include "entities/roles_in_context.hpp"

#include "entities/affiliation.hpp"
#include "entities/complement.hpp"
#include "entities/home.hpp"
#include "entities/roles.hpp"

namespace kronika::entities {
namespace {

using world::SenseKind;

constexpr std::string_view kLeader = "other:leader", kPartyLeader = "party leader";  // keys of offices
constexpr std::string_view kParty = "PTY";                                           // sector
constexpr std::uint32_t kPartyReach = 4;                                             // sentences
constexpr std::uint32_t kModifiers = 3;  // words before a role, of which one may tell whose it is
constexpr int kClimbs = 3;               // from a member of a group to what the group is called

class Context {
 public:
  explicit Context(Reading& reading) : reading_(reading), world_(reading.resources.world) {}

  void run() {
    for (std::size_t i = 1; i < reading_.roles.size(); ++i) inherit(i);
    for (auto& role : reading_.roles) {
      if (role.office == kPartyLeader && role.of.empty() && role.beside_name) lead(role);
      if (!role.stated && role.beside_name && possessed(role)) serve_last_named(role);
      serve_host(role);
      if (role.counterpart) share_office(role);
    }
  }

 private:
  // "Norwegian Prime Minister Ada Lund, Foreign Minister Krag": in a row of people the state that the first
  // role names goes on until another is named.
  void inherit(std::size_t i) {
    auto& role = reading_.roles[i];
    const auto& before = reading_.roles[i - 1];
    if (role.country.empty() && role.beside_name && !serves(role.person)) one_of_group(i);
    if (!role.of.empty() || role.office.empty() || !role.beside_name || world_.state(before.of) == nullptr ||
        serves(role.person))
      return;
    if ((before.plural && hangs_on(role, before)) || goes_on(before, role)) serve(role, before.of);
  }

  // Do the two stand in one row, of which the first tells the state?
  bool goes_on(const RolePhrase& before, const RolePhrase& role) const {
    if (!before.beside_name || role.sentence != before.sentence) return false;
    // That the first is of a state may go without saying: "Under Secretary Lind and Foreign Minister Soto".
    if (before.begin == before.core_begin && before.end == before.core_end) return false;
    // Between the two stand the name of the first, and a comma or conjunction.
    auto t = before.end;
    while (t < role.begin && (reading_.name_at(t) != kNone || reading_.has(Cue::title, t))) ++t;
    if (t >= role.begin) return false;
    for (; t < role.begin; ++t)
      if (reading_.token(t).form != "," && reading_.token(t).upos != Upos::CCONJ) return false;
    return true;
  }

  void serve(RolePhrase& role, const std::string& state) {
    role.of = role.country = state;
    affiliate(reading_, role, role.person);
  }

  // "Activists in Peru, including campaigner Ana Soto": of the state of the nearest group that the role hangs on.
  void one_of_group(std::size_t i) {
    auto& role = reading_.roles[i];
    for (auto j = i; j-- > 0 && reading_.roles[j].sentence == role.sentence;) {
      const auto& group = reading_.roles[j];
      if (!group.plural || !hangs_on(role, group)) continue;
      if (world_.state(group.country) == nullptr) return;
      role.country = group.country;
      return affiliate(reading_, role, role.person);
    }
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

  // "In Panama, the delegation met with President Soto": whoever is met in a state is of it.
  void serve_host(RolePhrase& role) {
    if (!role.of.empty() || role.office.empty() || !role.beside_name || role.former || !serves_a_state(role.sector) ||
        serves(role.person))
      return;
    const auto& sentence = reading_.doc.sentences[role.sentence];
    const auto state = state_told_at(sentence.begin, sentence.end);
    if (state.empty() || !behind_verb(role.begin, sentence.begin)) return;
    serve(role, state);
  }

  // The state that an adverbial names, which begins at `t`: "In Panama"; empty for none.
  std::string state_told_at(std::uint32_t t, std::uint32_t end) const {
    if (t + 1 >= end || reading_.token(t).upos != Upos::ADP) return {};
    const auto adposition = t++;
    while (t + 1 < end && reading_.token(t).upos == Upos::DET) ++t;
    const auto n = reading_.name_at(t);
    if (n == kNone || reading_.names[n].begin != t || !reading_.names[n].sense ||
        reading_.names[n].sense->kind != SenseKind::state)
      return {};
    if (!reading_.binds(Cue::inside, adposition, reading_.names[n].head)) return {};
    return country_of(reading_, reading_.names[n]);
  }

  // Whoever stands behind the verb is not the one who came there.
  bool behind_verb(std::uint32_t t, std::uint32_t begin) const {
    while (t-- > begin)
      if (reading_.token(t).upos == Upos::VERB) return true;
    return false;
  }

  // "Foreign Minister Soto and her Norwegian counterpart": of the state that is told, in the office of whoever was named
  // last before.
  void share_office(RolePhrase& role) {
    if (!role.office.empty() || role.plural || world_.state(role.country) == nullptr) return;
    const auto* own = role_of(named_before(role), role);
    if (own == nullptr || !serves_a_state(own->sector) || own->of == role.country) return;
    role.office = own->office;
    role.sector = own->sector;
    role.of = role.country;
    if (role.person != kNone) affiliate(reading_, role, role.person);
  }

  // Whose name stands last before the phrase, in its sentence, other than of whoever is so called; kNone for nobody.
  std::uint32_t named_before(const RolePhrase& role) const {
    const auto begin = reading_.doc.sentences[role.sentence].begin;
    std::uint32_t n = kNone;
    for (auto t = role.begin; t-- > begin;)
      if (person_at(reading_, t, n) && reading_.names[n].entity != role.person) return reading_.names[n].entity;
    return kNone;
  }

  // The last office that a person is said to hold before the phrase.
  const RolePhrase* role_of(std::uint32_t person, const RolePhrase& role) const {
    const RolePhrase* own = nullptr;
    if (person == kNone) return own;
    for (const auto& other : reading_.roles)
      if (other.person == person && !other.office.empty() && !other.former && other.begin < role.begin) own = &other;
    return own;
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

  // "Szef ugrupowania Jan Nowak": of the party that was named last before.
  void lead(RolePhrase& role) {
    const auto* party = last_named(role, kPartyReach, [](const Entity& entity, const Mention&) {
      return entity.kind == EntityKind::organisation && entity.sector == kParty;
    });
    if (party == nullptr) return;
    role.of = party->name;
    role.country = party->country;
    affiliate(reading_, role, role.person);
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
    affiliate(reading_, role, role.person);
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

  Reading& reading_;
  const World& world_;
};

}  // namespace

void complete_from_context(Reading& reading) { Context(reading).run(); }

}  // namespace kronika::entities
