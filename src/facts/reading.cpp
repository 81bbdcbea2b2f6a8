#include "facts/reading.hpp"

#include <algorithm>
#include <cctype>

#include "base/utf8.hpp"

namespace kronika::facts {

Reading::Reading(const Document& doc, const Rules& rules, const StateWords* states)
    : tree_(doc), rules_(&rules), states_(states), lookup_(doc) {
  joint_ = states != nullptr && states->joint && states->joint(doc.article);
  if (joint_ && states->named) joint_states_ = states->named(doc.article.title);
  const auto n = static_cast<std::uint32_t>(doc.tokens.size());
  entries_.reserve(n);
  entity_.reserve(n);
  for (std::uint32_t t = 0; t < n; ++t) {
    entries_.push_back(rules.find(doc.tokens[t].lemma));
    entity_.push_back(lookup_.entity_at(t));
    // "the Foreign Ministers": several with a title, and not somebody's name
    if (entries_[t] == nullptr && doc.tokens[t].upos == Upos::PROPN && tree_.morphology(t).plural)
      entries_[t] = rules.find(utf8::lower(doc.tokens[t].lemma));
    // "Terroryści porwali", "Drones hit": a common word at the head of a sentence, taken for a name.
    if (entries_[t] == nullptr && doc.tokens[t].upos == Upos::PROPN && t == doc.sentences[tree_.sentence(t)].begin)
      entries_[t] = rules.find(utf8::lower(doc.tokens[t].lemma));
    // A statement or survey may be quoted, which makes it no actor.
    if (entity_[t] != kNone && doc.entities[entity_[t]].kind == EntityKind::group && doc.tokens[t].upos == Upos::NOUN &&
        !known_doer(t))
      entity_[t] = kNone;
  }
  timed_.assign(n, false);
  for (const auto& time : doc.times)
    for (auto t = time.begin; t < time.end && t < n; ++t) timed_[t] = true;
  quote_.assign(n, kNone);
  for (std::uint32_t q = 0; q < doc.quotes.size(); ++q) {
    const auto span = doc.quotes[q].span;
    auto it = std::lower_bound(doc.tokens.begin(), doc.tokens.end(), span.begin,
                               [](const Token& t, std::uint32_t at) { return t.span.begin < at; });
    for (; it != doc.tokens.end() && it->span.begin < span.end; ++it)
      quote_[static_cast<std::size_t>(it - doc.tokens.begin())] = q;
  }
}

bool Reading::names_doers(std::uint32_t t) const { return entity_[t] != kNone || known_doer(t); }

bool Reading::known_doer(std::uint32_t t) const {
  return lookup_.role_at(t) != nullptr || lookup_.generic_at(t) != nullptr || in(t, Known::government) ||
         in(t, Known::body) || in(t, Known::people) || in(t, Known::official) || in(t, Known::bystander) ||
         in(t, Known::quantity) || in(t, Known::country);
}

bool Reading::acts_as_one(std::uint32_t t) const {
  return in(t, Known::bloc) && std::isupper(static_cast<unsigned char>(tree_.token(t).form.front())) != 0;
}

bool Reading::is_of_kind(std::uint32_t t, EntityKind kind) const {
  if (acts_as_one(t) && kind == EntityKind::group) return true;
  if (entity_[t] != kNone) return doc().entities[entity_[t]].kind == kind;
  if (in(t, Known::bystander)) return false;
  if (const auto* generic = lookup_.generic_at(t); generic != nullptr) return generic->kind == kind;
  switch (kind) {
    case EntityKind::person: return lookup_.role_at(t) != nullptr || in(t, Known::official);
    case EntityKind::state: return in(t, Known::government);
    case EntityKind::organisation: return in(t, Known::body);
    case EntityKind::group: return in(t, Known::people);
    case EntityKind::place: return false;
  }
  return false;
}

std::string Reading::country_of_adjective(std::uint32_t t) const {
  const Token& token = tree_.token(t);
  if (states_ == nullptr || !states_->adjective || (token.upos != Upos::ADJ && token.upos != Upos::PROPN)) return {};
  if (t > 0 && tree_.sentence(t - 1) == tree_.sentence(t))
    if (auto iso = states_->adjective(tree_.token(t - 1).form + ' ' + token.lemma); !iso.empty()) return iso;
  auto iso = states_->adjective(token.lemma);
  return iso.empty() && token.form != token.lemma ? states_->adjective(token.form)
                                                  : iso;  // "Chilean", taken for "chilean"
}

NamedBody Reading::body_of_adjective(std::uint32_t t) const {
  if (states_ == nullptr || !states_->body || tree_.token(t).upos != Upos::ADJ) return {};
  return states_->body(tree_.token(t).lemma);
}

bool Reading::names_by_adjective(std::uint32_t t) const {
  return !country_of_adjective(t).empty() || !body_of_adjective(t).key.empty();
}

NamedBody Reading::publisher() const {
  return states_ != nullptr && states_->publisher ? states_->publisher(doc().article) : NamedBody();
}

std::vector<std::string> Reading::states_named(Span span) const {
  return states_ != nullptr && states_->named ? states_->named(doc().words(span)) : std::vector<std::string>();
}

std::string Reading::state_name(std::string_view iso) const {
  return states_ != nullptr && states_->name ? states_->name(iso) : std::string();
}

bool Reading::drops_subject(std::uint32_t t) const {
  const auto* mention = lookup_.mention_at(t);
  return mention != nullptr && mention->form == MentionForm::dropped;
}

}  // namespace kronika::facts
