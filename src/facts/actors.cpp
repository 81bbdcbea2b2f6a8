#include "facts/actors.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"

namespace kronika::facts {
namespace {

constexpr int kDepth = 4;
constexpr std::string_view kCivilians = "CVL";  // sector of inhabitants

}  // namespace

bool Actors::is_actor(std::uint32_t id) const {
  const Entity& e = entity(id);
  return e.kind != EntityKind::place || (!e.mentions.empty() && r_.in(e.mentions.front().head, Known::bloc));
}

void Actors::add(std::uint32_t id, Ids& out) const {
  if (id != kNone && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
}

void Actors::add_all(const Ids& ids, Ids& out) const {
  for (auto id : ids) add(id, out);
}

Ids Actors::resolve(const Tokens& tokens, ActorNeeds needs) {
  Ids out;
  for (auto t : tokens) coordination(t, needs, 0, out);
  return out;
}

void Actors::phrase(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  if (depth > kDepth) return;
  const Tree& tree = r_.tree();
  // "The secretary-general": what stands behind the hyphen is nobody of his own.
  if (t >= 2 && tree.token(t - 1).form == "-" && r_.lookup().role_at(t - 2) != nullptr) return;
  // "The husband of X" acts as somebody whom the text tells apart.
  if (!needs.bystanders && r_.in(t, Known::bystander) && !names_person(t)) return;
  if (named_around(t, out) || referred_to(t, needs, depth, out) || spoken_for(t, needs, depth, out) ||
      several_told(t, out) || government_named(t, needs, depth, out) || named(t, needs, out))
    return;
  described(t, needs, depth, out);
}

void Actors::add_states(const std::vector<std::string>& countries, Ids& out) {
  for (const auto& country : countries) add(proposals_.state(country), out);
}

// The name that stands around a noun: "Minister A", "the envoys A and B".
bool Actors::named_around(std::uint32_t t, Ids& out) {
  if (const auto names = names_beside(t); !names.empty()) {
    for (auto n : names) add(r_.entity(n), out);
    return true;
  }
  if (signers(); t >= presented_.first && t < presented_.second) return true;  // "we" stands for them
  auto person = person_behind(t);
  if (person == kNone) person = person_in_case(t);
  if (person == kNone) person = person_beside(t);
  add(person, out);
  return person != kNone || office_beside(t, out);
}

// A relative pronoun, a dropped subject, "the two": somebody told before; a body whose name is told of whom heads it.
bool Actors::referred_to(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  const Tree& tree = r_.tree();
  if (tree.morphology(t).relative) {
    antecedent(t, needs, depth + 1, out);
    return true;
  }
  if (arguments_.verbal(t) && r_.drops_subject(t)) {
    add_all(r_.lookup().subjects_of(t), out);
    return true;
  }
  // "The two agreed", "obaj odmówili"
  const auto upos = tree.token(t).upos;
  if (r_.in(t, Known::both) && (upos == Upos::NUM || upos == Upos::DET || upos == Upos::PRON) &&
      !arguments_.has_child(t, Relation::nmod) && !arguments_.has_child(t, Relation::obl)) {
    add_all(last_two(t), out);
    return true;
  }
  auto body = body_named_behind(t);
  if (body == kNone) body = body_named_before(t);
  add(body, out);
  return body != kNone;
}

// "I", "we" and "they" that no name stands for: who speaks, signs or has made a joint statement.
bool Actors::spoken_for(std::uint32_t t, ActorNeeds needs, int depth, Ids& out) {
  const Tree& tree = r_.tree();
  if (r_.entity(t) != kNone) return false;
  const auto& m = tree.morphology(t);
  const bool pronoun = tree.token(t).upos == Upos::PRON;
  if (arguments_.first_person(t) && (arguments_.verbal(t) || pronoun)) {
    const auto speaker = speaker_of(t);
    if (speaker == kNone && m.plural && !signers().empty()) {
      add_all(signers(), out);
      return true;
    }
    const auto author = speaker != kNone ? speaker : author_of(t, needs.words);
    add(author, out);
    if (author == kNone && r_.joint_statement()) add_all(joint_states(), out);
    return true;
  }
  if (const auto sayer = sayer_meant_by(t); sayer != kNone) {
    coordination(sayer, needs, depth + 1, out);
    return true;
  }
  // "They agreed", in a statement that two have made.
  if (pronoun && m.plural && m.person == 3 && tree.relation(t) == Relation::nsubj && r_.joint_statement() &&
      r_.lookup().entities_of(t).empty()) {
    add_all(joint_states(), out);
    return true;
  }
  const auto unnamed = unnamed_meant_by(t);
  if (unnamed != kNone) coordination(unnamed, needs, depth + 1, out);
  return unnamed != kNone;
}

// "A clerk said that he would return the shoes": of whom the text knows only that he spoke, he does nothing political.
bool Actors::only_speaks(std::uint32_t t, const Entity& somebody) const {
  return r_.tree().token(t).upos == Upos::NOUN && !r_.known_doer(t) && somebody.key.empty() &&
         somebody.sector.empty() && (somebody.kind == EntityKind::person || somebody.kind == EntityKind::group);
}

// "**North** and South Korea": the state that shares the end of its name with the one behind it; kNone for none.
std::uint32_t Actors::first_half(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto e = r_.entity(t);
  for (auto c : tree.children(t)) {
    if (c > t || tree.relation(c) != Relation::compound || r_.entity(c) == e) continue;
    if (!r_.is_of_kind(c, EntityKind::state) || !r_.is_of_kind(t, EntityKind::state)) continue;
    for (auto second : tree.children(c))
      if (tree.relation(second) == Relation::conj && r_.entity(second) == e) return r_.entity(c);
  }
  return kNone;
}

// Somebody whom a name of the document marks: by himself, as one of several, or as the state of a place.
bool Actors::named(std::uint32_t t, ActorNeeds needs, Ids& out) {
  const auto e = r_.entity(t);
  if (e == kNone) {
    if (!arguments_.has_child(t, Relation::conj)) {
      auto members = r_.lookup().entities_of(t);
      in_order_of_text(members);
      add_all(members, out);
      if (!members.empty()) return true;
    }
    if (const auto country = r_.country_of_adjective(t); !country.empty()) {
      add(proposals_.state(country), out);
      return true;
    }
    // "Zachód" with its capital is a party, not a direction.
    if (r_.acts_as_one(t)) {
      add(proposals_.called(t, EntityKind::group, utf8::capitalise(r_.tree().token(t).lemma), "---"), out);
      return true;
    }
    const auto body = r_.body_of_adjective(t);
    if (!body.key.empty()) add(proposals_.body(body), out);
    return !body.key.empty();
  }
  const Entity& found = r_.doc().entities[e];
  if (only_speaks(t, found)) return true;
  add(first_half(t), out);
  const bool place = found.kind == EntityKind::place;
  if (place && needs.to_state && found.country.size() == 3 && found.country != "---")
    add(proposals_.state(found.country), out);
  else
    add(e, out);  // of a place is_actor() decides
  return true;
}

// Who "A and B" are, when they said something together and stand for one speaker of it.
std::vector<std::uint32_t> Actors::members(const Entity& group) const {
  std::vector<std::pair<std::size_t, std::uint32_t>> found;
  std::size_t named = 0;
  for (std::uint32_t e = 0; e < r_.doc().entities.size(); ++e) {
    const Entity& one = r_.doc().entities[e];
    if (one.kind == EntityKind::group || one.name.empty()) continue;
    const auto at = group.name.find(one.name);
    if (at == std::string::npos) continue;
    found.emplace_back(at, e);
    named += one.name.size();
  }
  // What is left between them is "and", "i".
  constexpr std::size_t kBetween = 5;
  if (found.size() < 2 || named > group.name.size() || group.name.size() - named > kBetween * (found.size() - 1))
    return {};
  std::sort(found.begin(), found.end());
  std::vector<std::uint32_t> out;
  for (const auto& [at, e] : found) out.push_back(e);
  return out;
}

Ids Actors::each_of(const Ids& actors) const {
  Ids out;
  for (auto id : actors) {
    const bool group = id < r_.doc().entities.size() && entity(id).kind == EntityKind::group;
    const auto parts = group ? members(entity(id)) : std::vector<std::uint32_t>();
    if (parts.empty()) add(id, out);
    for (auto part : parts) add(part, out);
  }
  return out;
}

void Actors::take_inhabitants_for_states(Ids& actors, std::uint32_t sentence) {
  Ids out;
  // "four Russians", "young Poles": some of them only.
  const auto some = [&](const Entity& e) {
    return std::any_of(e.mentions.begin(), e.mentions.end(), [&](const Mention& m) {
      return m.sentence == sentence &&
             (arguments_.has_child(m.head, Relation::nummod) || arguments_.has_child(m.head, Relation::amod));
    });
  };
  for (auto id : actors) {
    const Entity& e = entity(id);
    const bool inhabitants = e.kind == EntityKind::group && e.sector == kCivilians && e.country.size() == 3 &&
                             e.country != "---" && e.name.find(' ') == std::string::npos && !e.name.empty() &&
                             id < r_.doc().entities.size() && !some(e);
    const auto state = inhabitants ? proposals_.state(std::string(e.country)) : kNone;
    add(state != kNone ? state : id, out);
  }
  actors = std::move(out);
}

// Who says the words among which `t` stands: "ja", "we", "żądamy".
std::uint32_t Actors::speaker_of(std::uint32_t t) const {
  if (const auto q = r_.quote(t); q != kNone) return r_.doc().quotes[q].speaker;
  const auto verb = arguments_.speech(t);
  if (verb == kNone) return kNone;
  for (auto doer : arguments_.doers(verb)) {
    if (arguments_.verbal(doer)) {
      const auto subjects = r_.lookup().subjects_of(doer);
      if (!subjects.empty()) return subjects.front();
    } else if (r_.entity(doer) != kNone) {
      return r_.entity(doer);
    }
  }
  return kNone;
}

// Who says the words around `t`, be it only in that he has published them: "Peru must withdraw", the main clause of a
// sentence in a ministry's release.
std::uint32_t Actors::voice_of(std::uint32_t t) {
  if (const auto speaker = speaker_of(t); speaker != kNone) return speaker;
  const Author& author = arguments_.author();
  if (author.publisher().key.empty() || r_.quote(t) != kNone || arguments_.speech(t) != kNone) return kNone;
  const Tree& tree = r_.tree();
  auto main = t;
  while (tree.relation(main) == Relation::conj && arguments_.verbal(main)) main = tree.head(main);
  if (tree.head(main) != kNone) return kNone;
  return author.signer() != kNone ? author.signer() : publisher_before(t);
}

// The publisher of the document, as it was last called before `t`.
std::uint32_t Actors::publisher_before(std::uint32_t t) {
  const Author& author = arguments_.author();
  if (const auto e = author.called_before(t); e != kNone) return e;
  const auto& publisher = author.publisher();
  return publisher.key.starts_with("state:") ? proposals_.state(publisher.country) : proposals_.body(publisher);
}

std::uint32_t Actors::author_of(std::uint32_t t, bool words) {
  const Author& author = arguments_.author();
  if (words && author.signer() != kNone && r_.quote(t) == kNone && arguments_.speech(t) == kNone)
    return author.signer();
  if (!author.says(t) || arguments_.speech(t) != kNone) return kNone;
  return publisher_before(t);
}

// The organisation that a phrase right behind a noun names: "leadership from the fund"; kNone where it names none.
std::uint32_t Actors::organisation_behind(std::uint32_t t) const {
  const Tree& tree = r_.tree();
  const auto a = t + 1;
  if (a >= tree.size() || tree.relation(a) != Relation::case_) return kNone;
  const auto noun = tree.head(a);
  if (!r_.in(a, Known::of) && !r_.in(a, Known::partitive)) return kNone;
  const auto e = noun == kNone || noun < a ? kNone : r_.entity(noun);
  return e != kNone && r_.doc().entities[e].kind == EntityKind::organisation ? noun : kNone;
}

// "Trump administration", "rząd Tuska": the government of a person keeps its own name.
bool Actors::names_person(std::uint32_t t) const {
  for (auto c : r_.tree().children(t))
    if (const auto e = r_.entity(c);
        e != kNone && r_.doc().entities[e].kind == EntityKind::person && !r_.tree().pronoun(c))
      return true;  // by name: "his government" is the state's
  return false;
}

std::vector<Generic> Actors::generics() const {
  const Document& doc = r_.doc();
  std::vector<Generic> out;
  auto next = doc.generics.begin();
  for (std::uint32_t t = 0; t < r_.tree().size(); ++t) {
    if (next != doc.generics.end() && next->head == t) {
      out.push_back(*next++);
      auto& known = out.back();
      if (known.kind != EntityKind::group || known.thing) continue;
      known.name = names_.of(t);
      // "Lind officials": of the country of the person; "Polish and Czech officials": of several.
      if (countries_of_adjectives(t).size() > 1)
        known.country = "---";
      else if (auto country = country_of_modifiers(t); country != "---")
        known.country = std::move(country);
      continue;
    }
    const bool states = several_states(t);
    if (r_.entity(t) != kNone || r_.tree().token(t).upos != Upos::NOUN || !r_.tree().morphology(t).plural ||
        !(states || r_.in(t, Known::people)))
      continue;
    Generic group;
    group.head = t;
    group.kind = EntityKind::group;
    group.name = names_.of(t);
    group.country = country_of_modifiers(t);
    if (states && group.country.size() == 3 && group.country != kIntergovernmental) group.country = "---";
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace kronika::facts
