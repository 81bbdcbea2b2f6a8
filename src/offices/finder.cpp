#include "offices/finder.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "time/event_date.hpp"

namespace kronika::offices {
namespace {

using facts::Occurrence;
using facts::Relation;
using facts::TriggerKind;

constexpr double kBesideConfidence = 0.9;     // the role stands beside the name
constexpr double kResolvedConfidence = 0.8;   // the role stands for the person
constexpr std::uint32_t kNeighbours = 4;      // roles before and after one that may hold it
constexpr std::uint32_t kLongestByline = 10;  // words
constexpr std::uint32_t kLongestRemit = 6;    // words
constexpr std::uint32_t kFarthestTime = 12;   // tokens between a change or term and its time
constexpr std::uint32_t kFarthestOwn = 60;    // tokens between a change of office and the role it speaks of

constexpr const char* kSentTo = " to ";                    // in the keys of ambassadors
constexpr std::string_view kLeader = "other:leader";       // a key that names no office in particular
constexpr std::string_view kPartyLeader = "party leader";  // a key of the gold guidelines: never of a state

std::optional<TriggerKind> kind_of(const facts::Arguments& arguments, const Token& token, std::uint32_t t) {
  if (arguments.verbal(t)) return TriggerKind::verb;
  switch (token.upos) {
    case Upos::NOUN:
    case Upos::PROPN: return TriggerKind::noun;
    case Upos::ADJ: return TriggerKind::adj;
    case Upos::AUX: return TriggerKind::verb;
    default: return std::nullopt;
  }
}

}  // namespace

Finder::Finder(const facts::Reading& reading, const Rules& rules, const World& world)
    : r_(reading),
      doc_(reading.doc()),
      rules_(rules),
      world_(world),
      arguments_(reading),
      modality_(reading, arguments_) {
  role_of_.assign(doc_.tokens.size(), kNone);
  spent_.assign(doc_.roles.size(), 0);
  roles_of_person_.resize(doc_.entities.size());
  auto width = [&](std::uint32_t r) { return doc_.roles[r].end - doc_.roles[r].begin; };
  for (std::uint32_t r = 0; r < doc_.roles.size(); ++r) {
    const auto& role = doc_.roles[r];
    if (inside_another(r)) continue;
    for (auto t = role.begin; t < role.end && t < role_of_.size(); ++t)
      if (role_of_[t] == kNone || width(r) < width(role_of_[t])) role_of_[t] = r;
    if (role.person < roles_of_person_.size() && !role.plural) roles_of_person_[role.person].push_back(r);
  }
}

// "Minister" in "Vice Foreign Minister": part of a longer role of the same person.
bool Finder::inside_another(std::uint32_t r) const {
  const auto& role = doc_.roles[r];
  const auto from = r > kNeighbours ? r - kNeighbours : 0;
  const auto to = std::min<std::uint32_t>(r + kNeighbours + 1, static_cast<std::uint32_t>(doc_.roles.size()));
  for (auto other = from; other < to; ++other) {
    const auto& wide = doc_.roles[other];
    if (other == r || wide.sentence != role.sentence || wide.person != role.person) continue;
    if (wide.begin <= role.begin && role.end <= wide.end && wide.end - wide.begin > role.end - role.begin) return true;
  }
  return false;
}

Findings Finder::find() {
  for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) {
    const auto s = r_.tree().sentence(t);
    if (s == kNone || doc_.sentences[s].excluded) continue;
    const auto kind = kind_of(arguments_, doc_.tokens[t], t);
    if (!kind) continue;
    for (const auto* rule : rules_.find(doc_.tokens[t].lemma, *kind)) apply(*rule, {t, *kind, false});
  }
  standing_roles();
  return std::move(found_);
}

void Finder::apply(const Rule& rule, const Occurrence& at) {
  for (const auto& slot : rule.need)
    if (tokens(slot, at).empty()) return;
  for (const auto& slot : rule.forbid)
    if (!tokens(slot, at).empty()) return;
  if (rule.relation)
    relation(rule, at);
  else
    office(rule, at);
}

facts::Tokens Finder::tokens(const facts::Slot& slot, const Occurrence& at) const {
  for (const auto& path : slot.alternatives)
    if (auto found = arguments_.find(path, at); !found.empty()) return found;
  return {};
}

std::vector<Finder::Subject> Finder::people(const facts::Slot& slot, const Occurrence& at) const {
  for (const auto& path : slot.alternatives) {
    std::vector<Subject> found;
    for (auto token : arguments_.find(path, at)) {
      auto entities = token == at.token && at.kind == TriggerKind::verb ? r_.lookup().subjects_of(token)
                                                                        : r_.lookup().entities_of(token);
      // "który objął urząd": the relative pronoun stands for what it hangs on.
      if (entities.empty() && r_.tree().morphology(token).relative)
        for (auto up = r_.tree().head(token); up != kNone; up = r_.tree().head(up))
          if (r_.tree().relation(up) == Relation::acl && r_.tree().head(up) != kNone) {
            entities = r_.lookup().entities_of(r_.tree().head(up));
            break;
          }
      for (auto e : entities)
        if (doc_.entities[e].kind == EntityKind::person) found.push_back({e, token});
    }
    if (!found.empty()) return found;
  }
  return {};
}

std::vector<std::uint32_t> Finder::entities(const facts::Slot& slot, const Occurrence& at) const {
  for (const auto& path : slot.alternatives) {
    std::vector<std::uint32_t> found;
    for (auto token : arguments_.find(path, at)) {
      const bool dropped = r_.drops_subject(token) || (token == at.token && at.kind == TriggerKind::verb);
      auto here = dropped ? r_.lookup().subjects_of(token) : r_.lookup().entities_of(token);
      for (auto e : here)
        if (std::find(found.begin(), found.end(), e) == found.end()) found.push_back(e);
    }
    if (!found.empty()) return found;
  }
  return {};
}

const Role* Finder::role_at(std::uint32_t token) const {
  return token < role_of_.size() && role_of_[token] != kNone ? &doc_.roles[role_of_[token]] : nullptr;
}

const Role* Finder::own_role(std::uint32_t person, std::uint32_t near) const {
  const Role* best = nullptr;
  std::uint32_t distance = kFarthestOwn;
  for (auto r : roles_of_person_[person]) {
    const auto& role = doc_.roles[r];
    const auto away = role.head > near ? role.head - near : near - role.head;
    if (away <= distance) {
      best = &role;
      distance = away;
    }
  }
  return best;
}

std::string Finder::of(const Role& role, std::uint32_t person) const {
  const auto& country = doc_.entities[person].country;
  const bool party = role.office == kPartyLeader;
  const auto own = is_state_code(country) && !party ? country : std::string("---");
  if (role.of.empty() || role.of == "---") return own;
  if (world_.state(role.of) != nullptr) return party ? "---" : role.of;
  // "Trump's ambassador" serves the state of Trump; "szef rządu" heads the government of his own state.
  for (const auto& entity : doc_.entities) {
    if (entity.kind != EntityKind::person || !entity.name.ends_with(role.of)) continue;
    return is_state_code(entity.country) ? entity.country : own;
  }
  std::size_t pos = 0;
  if (utf8::is_lower(utf8::next(role.of, pos))) return own;
  return role.of;
}

Span Finder::evidence(std::uint32_t a, std::uint32_t b) const {
  if (a > b) std::swap(a, b);
  return {doc_.tokens[a].span.begin, doc_.tokens[b].span.end};
}

std::uint32_t Finder::speaker_at(std::uint32_t token) const {
  const auto quote = r_.quote(token);
  return quote == kNone ? kNone : doc_.quotes[quote].speaker;
}

// The time expression of the sentence that stands nearest to the token and is, or is not, a stretch of time.
const Timex* Finder::timex_near(std::uint32_t token, bool stretch) const {
  const Timex* best = nullptr;
  std::uint32_t distance = kFarthestTime;
  for (auto at = std::lower_bound(doc_.times.begin(), doc_.times.end(), r_.tree().sentence(token),
                                  [](const Timex& t, std::uint32_t s) { return t.sentence < s; });
       at != doc_.times.end() && at->sentence == r_.tree().sentence(token); ++at) {
    if (at->kind != TimeKind::date || (at->value.kind() == Edtf::Kind::interval) != stretch) continue;
    const auto away = at->begin > token ? at->begin - token : token - at->begin;
    if (away < distance) {
      best = &*at;
      distance = away;
    }
  }
  return best;
}

// "Norway's prime minister from 2005 to 2013", "prime minister 2005-2013": the years right behind the role, where they are
// over. Not of a verb: "the prime minister said last week", "the prime minister last week said".
const Timex* Finder::term_behind(const Role& role) const {
  const auto& published = doc_.article.published;
  if (!published || !published->earliest()) return nullptr;
  const auto opens = [&](std::uint32_t t) { return doc_.tokens[t].upos == Upos::ADP; };
  for (const auto& time : doc_.times) {
    if (time.sentence != role.sentence || time.begin < role.end) continue;
    const bool adjacent = time.begin == role.end && (opens(time.begin) || doc_.tokens[time.begin].upos == Upos::NUM);
    if (!adjacent && (time.begin != role.end + 1 || !opens(role.end))) continue;
    if (time.kind != TimeKind::date || time.value.kind() != Edtf::Kind::interval) continue;
    const auto last = time.value.latest();
    if (last && *last < *published->earliest()) return &time;
  }
  return nullptr;
}

void Finder::date(Office& office, const Rule& rule, std::uint32_t trigger) const {
  if (rule.term) {  // since when; merge() adds until when
    if (const auto* since = timex_near(trigger, true)) office.date = since->value;
    return;
  }
  if (office.status == OfficeStatus::holds || office.status == OfficeStatus::candidate) return;
  office.date = time::date_of(doc_, trigger).date;
  if (office.date && office.date->kind() == Edtf::Kind::interval) {  // a change takes no years
    const auto* when = timex_near(trigger, false);
    office.date = when != nullptr ? std::optional(when->value) : std::nullopt;
  }
}

// Does the text tell that it comes about, in the tense that the rule wants?
bool Finder::comes_about(const Rule& rule, const Occurrence& at) const {
  const auto aux = modality_.of(at);
  if (!aux || *aux == Aux::negated || *aux == Aux::hypothetical) return false;
  const bool caused = brought_about(at.token);
  const auto& m = r_.tree().morphology(at.token);
  if (!caused && m.form == facts::VerbForm::infinitive) return false;
  if (rule.past && m.past != *rule.past) return false;
  if (prospect(at.token)) return false;
  return caused || *aux != Aux::future || rule.status == OfficeStatus::candidate;
}

// The office that the words of the rule's slot name.
Finder::Post Finder::named_post(const Rule& rule, const Occurrence& at) const {
  for (const auto& path : rule.role.alternatives)
    for (auto token : arguments_.find(path, at))
      if (const auto* here = role_at(token); here != nullptr && !here->plural) return {here, here->head};
  return {};
}

// The office that the person is told to have, where the change names none.
Finder::Post Finder::own_post(const Rule& rule, const Occurrence& at, std::uint32_t person) const {
  if (!rule.own || other_post(rule, at)) return {};
  if (const auto* role = own_role(person, at.token); role != nullptr) return {role, at.token};
  // "Rządzący krajem X ustąpił z funkcji prezydenta": an office of the sentence that is nobody else's.
  if (rule.term)
    for (const auto& other : doc_.roles)
      if (other.sentence == r_.tree().sentence(at.token) && other.person == kNone && !other.plural)
        return {&other, at.token};
  return {};
}

void Finder::spend(const Role& role) {
  for (std::size_t r = 0; r < doc_.roles.size(); ++r)  // the same words may stand under several roles
    if (doc_.roles[r].sentence == role.sentence && doc_.roles[r].begin < role.end && role.begin < doc_.roles[r].end &&
        doc_.roles[r].office == role.office)
      spent_[r] = 1;
}

void Finder::office(const Rule& rule, const Occurrence& at) {
  if (!comes_about(rule, at)) return;
  const auto people_found = people(rule.person, at);
  if (people_found.empty()) return;
  const auto& person = people_found.front();
  if (nameless(person.entity)) return;
  if (rule.over) found_.over.push_back(person.entity);

  auto post = named_post(rule, at);
  // "Elected the prime minister", "the newly elected prime minister": whoever has the office so far is not who gets it.
  const bool has_it = rule.status == OfficeStatus::took_office && person.token == post.token && !named_at(person);
  if (post.role != nullptr && has_it) return;
  if (post.role != nullptr)
    spend(*post.role);
  else if (!rule.race.empty())
    return run(rule, at, person.entity);
  else
    post = own_post(rule, at, person.entity);
  if (post.role == nullptr) return;
  // "gdy został on wybrany na prezydenta USA": nobody of another state.
  const auto& country = doc_.entities[person.entity].country;
  if (world_.state(post.role->of) != nullptr && is_state_code(country) && post.role->of != country &&
      post.role->office.find(kSentTo) == std::string::npos)
    return;
  add(rule, at, person.entity, post);
}

void Finder::add(const Rule& rule, const Occurrence& at, std::uint32_t person, const Post& post) {
  Office office;
  office.person = person;
  const auto& full = in_full(*post.role, person);
  office.office = full.office;
  office.of = of(full, person);
  if (office.of == "---" && rule.status == OfficeStatus::took_office) office.of = of_appointer(at);
  office.remit = post.role->remit;
  office.status = rule.status;
  office.sentence = r_.tree().sentence(at.token);
  office.evidence = evidence(at.token, post.token);
  office.rule = rule.id;
  office.confidence = rule.confidence;
  if (!rule.after.empty())
    if (auto before = people(rule.after, at); !before.empty() && before.front().entity != office.person)
      office.after = before.front().entity;
  date(office, rule, at.token);
  if (rule.status != OfficeStatus::candidate && is_to_come(office.date)) return;
  if (rule.after_held && office.after != kNone) {
    auto before = office;
    before.person = office.after;
    before.after = kNone;
    before.status = OfficeStatus::held;
    before.date.reset();
    found_.offices.push_back(std::move(before));
  }
  found_.offices.push_back(std::move(office));
}

// "Is retiring next year": nobody has left yet.
bool Finder::is_to_come(const std::optional<Edtf>& date) const {
  const auto& published = doc_.article.published;
  return date && published && published->before(*date) == Tri::yes;
}

// "The director under President Ada Lind", who is president no more; what is directed may stand between.
bool Finder::served_under_former(const Role& role) const {
  auto under = role.end;
  const auto completes = [&](const Token& t) {
    return t.upos == Upos::ADP || t.upos == Upos::ADJ || t.upos == Upos::NOUN || t.upos == Upos::PROPN;
  };
  while (under < doc_.tokens.size() && under < role.end + kLongestRemit && completes(doc_.tokens[under]) &&
         !rules_.puts_under(doc_.tokens[under].lemma))
    ++under;
  if (under >= doc_.tokens.size() || !rules_.puts_under(doc_.tokens[under].lemma)) return false;
  return std::any_of(doc_.roles.begin(), doc_.roles.end(), [&](const Role& above) {
    return above.sentence == role.sentence && above.begin > under && above.begin <= under + 2 && above.former;
  });
}

// "Peruvian President Ana Soto named Luis Gomez interior minister": of the state whose head appoints.
std::string Finder::of_appointer(const Occurrence& at) const {
  for (auto child : at.kind == TriggerKind::verb ? r_.tree().children(at.token) : facts::Tokens{}) {
    if (r_.tree().relation(child) != Relation::nsubj || arguments_.passive(at.token)) continue;
    const auto e = r_.entity(child);
    if (e != kNone && is_state_code(doc_.entities[e].country)) return doc_.entities[e].country;
  }
  return "---";
}

// "A fair chance of becoming president": what a noun is of has not come about.
bool Finder::prospect(std::uint32_t t) const {
  if (!arguments_.verbal(t) || r_.tree().relation(t) != Relation::acl || r_.tree().relative_clause(t)) return false;
  const auto marks = r_.tree().children(t);
  return std::any_of(marks.begin(), marks.end(), [&](std::uint32_t c) {
    return (r_.tree().relation(c) == Relation::mark || r_.tree().relation(c) == Relation::case_) &&
           r_.in(c, facts::Known::of);
  });
}

// "Was forced to resign", "musiał ustąpić", and not "called on him to resign".
bool Finder::brought_about(std::uint32_t infinitive) const {
  const auto governor = r_.tree().head(infinitive);
  return r_.tree().morphology(infinitive).form == facts::VerbForm::infinitive &&
         r_.tree().relation(infinitive) == Relation::xcomp && governor != kNone &&
         rules_.brings_about(doc_.tokens[governor].lemma) &&
         (r_.tree().morphology(governor).past || arguments_.passive(governor)) &&
         modality_.of({governor, TriggerKind::verb, false}) == Aux::none;
}

// "polityk": somebody of whom the document tells no name.
bool Finder::nameless(std::uint32_t person) const {
  std::size_t pos = 0;
  const auto& name = doc_.entities[person].name;
  return name.empty() || utf8::is_lower(utf8::next(name, pos));
}

// Whether the person is called by name there.
bool Finder::named_at(const Subject& person) const {
  const auto* mention = r_.lookup().mention_at(person.token);
  return mention == nullptr || mention->form != MentionForm::office;
}

// "Doradca Messiego": of a person who holds no office.
bool Finder::serves_private(const Role& role) const {
  for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
    const auto& entity = doc_.entities[e];
    if (entity.kind != EntityKind::person || entity.name != role.of) continue;
    return entity.sector.empty() && roles_of_person_[e].empty() && !is_state_code(entity.country);
  }
  return false;
}

// "Ambassador Reed" where the document has just one ambassador, "to Tunisia", who is he or is not named.
const Role& Finder::in_full(const Role& role, std::uint32_t person) const {
  const Role* full = nullptr;
  for (const auto& other : doc_.roles) {
    if (!other.office.starts_with(role.office + kSentTo) || (other.person != kNone && other.person != person)) continue;
    if (full != nullptr && full->office != other.office) return role;
    if (full == nullptr || full->of == "---") full = &other;
  }
  return full == nullptr ? role : *full;
}

// "Kandydat Demokratów" in an article on a presidential election: for president of the state that the person is of.
void Finder::run(const Rule& rule, const Occurrence& at, std::uint32_t person) {
  const auto& country = doc_.entities[person].country;
  if (!is_state_code(country) || (!rule.told.empty() && !told_of(rule))) return;
  Office office;
  office.person = person;
  office.office = rule.race;
  office.of = country;
  office.status = rule.status;
  office.sentence = r_.tree().sentence(at.token);
  office.evidence = evidence(at.token, at.token);
  office.rule = rule.id;
  office.confidence = rule.confidence;
  found_.offices.push_back(std::move(office));
}

bool Finder::told_of(const Rule& rule) const {
  for (std::uint32_t t = 0; t < doc_.tokens.size(); ++t) {
    if (doc_.tokens[t].lemma != rule.told.front()) continue;
    const auto head = r_.tree().head(t);
    if (head != kNone && std::find(rule.told.begin() + 1, rule.told.end(), doc_.tokens[head].lemma) != rule.told.end())
      return true;
  }
  return false;
}

// "Zrezygnowała ze stanowiska rektorki": not the office that the person is known for.
bool Finder::other_post(const Rule& rule, const Occurrence& at) const {
  const auto found = rule.unless.empty() ? facts::Tokens{} : tokens(rule.unless, at);
  return std::any_of(found.begin(), found.end(),
                     [&](std::uint32_t t) { return doc_.tokens[t].upos == Upos::NOUN && role_at(t) == nullptr; });
}

void Finder::relation(const Rule& rule, const Occurrence& at) {
  const auto aux = modality_.of(at);
  if (aux && (*aux == Aux::negated || *aux == Aux::hypothetical)) return;
  if (aux && *aux == Aux::future && rule.kind != "treaty") return;  // a treaty is one while it is prepared
  kronika::Relation out;
  out.kind = rule.kind;
  // "X and Y are allies": those of whom the noun is predicated.
  const auto subjects = at.kind == TriggerKind::noun ? predicated_of(at.token) : std::vector<std::uint32_t>{};
  if (!rule.both.empty()) {
    out.between = subjects.empty() ? entities(rule.both, at) : subjects;
  } else {
    out.between = subjects.empty() ? entities(rule.first, at) : subjects;
    if (out.between.size() > 1) out.between.erase(out.between.begin() + 1, out.between.end());
    if (!rule.second.empty()) {
      for (auto e : entities(rule.second, at))
        if (std::find(out.between.begin(), out.between.end(), e) == out.between.end()) out.between.push_back(e);
    }
  }
  const bool enough = out.between.size() >= (rule.kind == "participant" ? 1u : 2u);
  if (!enough) return;
  if (rule.kind == "predecessor" || rule.kind == "successor") {
    if (out.between.size() != 2) return;
    for (auto e : out.between)
      if (doc_.entities[e].kind != EntityKind::person) return;
  }
  if (!rule.agent.empty())
    if (auto agents = entities(rule.agent, at); agents.size() == 1) out.agent = agents.front();
  out.attribution = speaker_at(at.token);
  out.sentence = r_.tree().sentence(at.token);
  out.evidence = doc_.tokens[at.token].span;
  out.rule = rule.id;
  out.confidence = rule.confidence;
  found_.relations.push_back(std::move(out));
}

// "Ned Price, Department Spokesperson": who signs says who he is, though the line is no part of the story.
bool Finder::byline(const Role& role) const {
  const auto& sentence = doc_.sentences[role.sentence];
  return r_.entity(role.head) == role.person && sentence.end - sentence.begin <= kLongestByline;
}

OfficeStatus Finder::predicated(std::uint32_t token) const {
  for (auto child : r_.tree().children(token)) {
    if (r_.tree().relation(child) != Relation::cop) continue;
    if (auto status = rules_.copula(doc_.tokens[child].lemma)) return *status;
    if (r_.tree().morphology(child).past && !lasting(token)) return OfficeStatus::held;
  }
  return OfficeStatus::holds;
}

// "Has been president since May", not "had been".
bool Finder::lasting(std::uint32_t token) const {
  const auto& children = r_.tree().children(token);
  const bool now = std::any_of(children.begin(), children.end(), [&](auto c) {
    return r_.tree().relation(c) == Relation::aux && !r_.tree().morphology(c).past;
  });
  return now && std::any_of(children.begin(), children.end(), [&](auto c) {
           const auto& below = r_.tree().children(c);
           return std::any_of(below.begin(), below.end(), [&](auto a) { return rules_.lasts(doc_.tokens[a].lemma); });
         });
}

// "Is no longer president", "nie jest już premierem": a predicate whose negation tells that it was so.
bool Finder::ended_predicate(std::uint32_t token) const {
  const auto& children = r_.tree().children(token);
  const auto ends = [&](std::uint32_t c) { return rules_.ends(doc_.tokens[c].lemma); };
  return negated_predicate(token) && std::any_of(children.begin(), children.end(), ends);
}

std::vector<std::uint32_t> Finder::predicated_of(std::uint32_t token) const {
  for (;;) {
    bool predicate = false;
    std::vector<std::uint32_t> subjects;
    for (auto child : r_.tree().children(token)) {
      predicate = predicate || r_.tree().relation(child) == Relation::cop;
      if (r_.tree().relation(child) == Relation::nsubj) subjects = r_.lookup().entities_of(child);
    }
    if (predicate) return subjects;
    // "are not only partners but allies": the first of coordinated predicates has the subject.
    const auto head = r_.tree().head(token);
    if (r_.tree().relation(token) != Relation::conj || head >= token) return {};
    token = head;
  }
}

// Whose office a predicate tells: that of its subject.
std::uint32_t Finder::subject_of(std::uint32_t token) const {
  bool predicate = false;
  std::uint32_t subject = kNone;
  for (auto child : r_.tree().children(token)) {
    predicate = predicate || r_.tree().relation(child) == Relation::cop;
    if (r_.tree().relation(child) != Relation::nsubj) continue;
    // "Anna Berg, która była ministrem": the pronoun stands for the noun that the clause hangs on.
    const bool relative = r_.tree().morphology(child).relative && r_.tree().head(token) != kNone;
    const auto e = r_.entity(relative ? r_.tree().head(token) : child);
    if (e != kNone && doc_.entities[e].kind == EntityKind::person) subject = e;
  }
  return predicate ? subject : kNone;
}

bool Finder::negated_predicate(std::uint32_t token) const {
  bool predicate = false, negated = false;
  for (auto child : r_.tree().children(token)) {
    predicate = predicate || r_.tree().relation(child) == Relation::cop;
    negated = negated || r_.in(child, facts::Known::negation);
    // "Is **not**", "**no** longer".
    if (r_.tree().relation(child) == Relation::cop || rules_.ends(doc_.tokens[child].lemma))
      for (auto inner : r_.tree().children(child)) negated = negated || r_.in(inner, facts::Known::negation);
  }
  return predicate && negated;
}

void Finder::standing_roles() {
  for (std::uint32_t r = 0; r < doc_.roles.size(); ++r) {
    const auto& role = doc_.roles[r];
    if (role.head >= doc_.tokens.size()) continue;
    auto person = role.person;
    if (auto subject = subject_of(role.head); subject != kNone) person = subject;
    if (person >= doc_.entities.size() || role.plural || role.office.empty() || spent_[r] != 0) continue;
    if (inside_another(r)) continue;
    if (role.sentence >= doc_.sentences.size() || (doc_.sentences[role.sentence].excluded && !byline(role))) continue;
    if (doc_.entities[person].kind != EntityKind::person || nameless(person)) continue;
    const auto aux = modality_.of({role.head, TriggerKind::noun, false});
    if (aux && (*aux == Aux::hypothetical || *aux == Aux::future) && subject_of(role.head) != kNone) continue;
    const bool ended = ended_predicate(role.head);
    if ((negated_predicate(role.head) && !ended) || serves_private(role)) continue;
    if (role.office == kLeader && r_.tree().morphology(role.head).plural) continue;  // "business leaders X and Y"
    Office office;
    office.person = person;
    const auto& full = in_full(role, person);
    office.office = full.office;
    office.of = of(full, person);
    office.remit = role.remit;
    office.status = role.former || ended || served_under_former(role) ? OfficeStatus::held : predicated(role.head);
    if (office.status == OfficeStatus::took_office) office.date = time::date_of(doc_, role.head).date;
    if (const auto* term = term_behind(role); term != nullptr && office.status == OfficeStatus::holds) {
      office.status = OfficeStatus::held;
      office.date = term->value;
    }
    office.sentence = role.sentence;
    office.evidence = role.span;
    const bool beside = r_.entity(role.head) == person;
    office.rule = doc_.language + (beside ? "/offices/beside-the-name" : "/offices/stands-for-the-person");
    office.confidence = beside ? kBesideConfidence : kResolvedConfidence;
    found_.offices.push_back(std::move(office));
  }
}

}  // namespace kronika::offices
