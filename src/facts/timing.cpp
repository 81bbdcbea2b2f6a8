#include "facts/timing.hpp"

#include <algorithm>

#include "facts/merge.hpp"
#include "facts/modality.hpp"

namespace kronika::facts {
namespace {

// A day, or one of several: "on Wednesday" of an article that is dated by its month.
bool names_days(const Edtf& date) {
  return date.single_day() || (date.kind() == Edtf::Kind::one_of && date.precision() == Edtf::Precision::day);
}

}  // namespace

Timing::Timing(const Reading& reading, const Arguments& arguments, const Content& content, Actors& actors,
               const Dater& dater)
    : reading_(reading),
      tree_(reading.tree()),
      arguments_(arguments),
      content_(content),
      actors_(actors),
      dater_(dater) {
  if (dater_) days_ = days_of_speech();
}

void Timing::settle(Event& event) {
  const Document& doc = reading_.doc();
  const auto& published = doc.article.published;
  if (dater_) {
    dater_.act(doc, event);
    // "W grudniu zakończyli etap rozmów": the phase of an act has the time of its clause.
    if (const auto noun = phase(event.trigger_token); !event.date && noun != kNone) date_as(dater_.act, noun, event);
    if (const auto verb = expressing(event); !event.date && verb != kNone) date_as(dater_.act, verb, event);
    if (const auto verb = occasion(event); !event.date && verb != kNone) date_as(dater_.beside, verb, event);
    // "Says that Peru broke the treaty in 2015": what is said may be of that year, the saying is not; what is done on the
    // day of the article is also said on it.
    if (const auto told_by = saying(event); told_by != kNone) {
      if (event.date != published) {
        event.date.reset();
        event.date_reason.clear();
      }
      date_as(dater_.act, told_by, event);
    }
  }
  // What somebody demands, promises or alleges is done by speaking: undated, it has the day of the speech.
  if (!event.date && event.aux == Aux::none && is_verbal(event.type) && event.sources.size() == 1 &&
      !told_as_past(event.trigger_token))
    if (auto it = days_.find(event.sources.front());
        it != days_.end() && it->second && dater_.of_the_telling(doc, event.trigger_token, *it->second)) {
      event.date = it->second;
      event.date_reason = "the day on which the source spoke";
    }
  // What lies ahead has no day gone by: that is the day of something else.
  if (event.aux == Aux::future && is_past(event.date, published)) {
    event.date.reset();
    event.date_reason.clear();
  }
  if (event.aux == Aux::none && is_future(event.date, published)) event.aux = Aux::future;
  if (event.aux == Aux::none && is_historical(event.date, published)) event.aux = Aux::historical;
}

// Gives an event the date of what another word tells, where that has one.
void Timing::date_as(const std::function<void(const Document&, Event&)>& how, std::uint32_t token, Event& event) const {
  Event other = event;
  other.trigger_token = token;
  how(reading_.doc(), other);
  if (!other.date) return;
  event.date = std::move(other.date);
  event.date_reason = std::move(other.date_reason);
}

// The day on which each speaker spoke, where the text dates one utterance, or several alike.
std::map<std::uint32_t, std::optional<Edtf>> Timing::days_of_speech() {
  std::map<std::uint32_t, std::optional<Edtf>> days;
  for (std::uint32_t t = 0; t < tree_.size(); ++t) {
    if (!reading_.in(t, Known::speech) || !arguments_.verbal(t)) continue;
    Event utterance;
    utterance.trigger_token = t;
    dater_.act(reading_.doc(), utterance);
    if (!utterance.date || !names_days(*utterance.date)) continue;
    if (is_future(utterance.date, reading_.doc().article.published)) continue;
    for (auto speaker : actors_.resolve(arguments_.doers(t), {})) {
      auto [it, fresh] = days.try_emplace(speaker, utterance.date);
      if (!fresh && it->second != utterance.date) it->second.reset();
    }
  }
  return days;
}

// The noun that an act is a phase by: "a round of talks", but not "a day after the talks"; kNone where there is none.
std::uint32_t Timing::phase(std::uint32_t t) const {
  const auto h = tree_.head(t);
  if (const auto a = arguments_.adposition(t);
      a != kNone && (reading_.in(a, Known::before) || reading_.in(a, Known::after)))
    return kNone;
  return h != kNone && tree_.relation(t) == Relation::nmod && reading_.in(h, Known::phase) ? h : kNone;
}

// "Expresses its thanks": the light verb by which a noun of speaking is told to be done; kNone where there is none.
std::uint32_t Timing::expressing(const Event& event) const {
  const auto t = event.trigger_token;
  if (arguments_.verbal(t) || !is_verbal(event.type) || event.aux != Aux::none) return kNone;
  const auto verb = arguments_.support(t);
  if (verb == kNone || verb != tree_.head(t)) return kNone;
  const auto relation = tree_.relation(verb);
  const bool aim = tree_.morphology(verb).form == VerbForm::infinitive;
  return aim && (relation == Relation::acl || relation == Relation::advcl) ? kNone : verb;
}

// The verb whose time a noun of action shares: "said during the attack", "on a visit to Rome he spoke", "przebywa w Rzymie
// z wizytą".
std::uint32_t Timing::occasion(const Event& event) const {
  const auto t = event.trigger_token;
  const auto h = tree_.head(t);
  const auto a = arguments_.adposition(t);
  if (arguments_.verbal(t) || h == kNone || a == kNone || !arguments_.verbal(h)) return kNone;
  if (tree_.relation(t) != Relation::obl && tree_.relation(t) != Relation::nmod) return kNone;
  const bool with = tree_.morphology(t).kase == Case::ins && !reading_.in(a, Known::before);
  const bool during =
      content_.says(a, Known::during) || (event.type == EventType::CONSULT && with) ||
      ((event.type == EventType::CONSULT || event.type == EventType::PROTEST) && reading_.in(a, Known::locative));
  return during ? h : kNone;
}

// "Said on Friday that Peru had broken the treaty", "the claim on Friday that Peru broke it": the verb or noun of speech
// by which somebody does what the words of the trigger, which others do, only give the reason for; kNone where the
// trigger is told of who acts.
std::uint32_t Timing::saying(const Event& event) {
  const auto t = event.trigger_token;
  if (!is_verbal(event.type) || event.aux != Aux::none || event.sources.size() != 1) return kNone;
  const auto verb = arguments_.speech(t);
  const bool spoken = verb != kNone && actors_.speaker_of(t) == event.sources.front();
  const auto told_by = spoken ? verb : noun_of_speech(t);
  if (told_by == kNone) return kNone;
  const auto doers = actors_.resolve(arguments_.doers(t), {});
  return std::find(doers.begin(), doers.end(), event.sources.front()) == doers.end() ? told_by : kNone;
}

// "The claim that Peru broke the treaty": the noun whose content a clause tells; kNone where there is none.
std::uint32_t Timing::noun_of_speech(std::uint32_t t) const {
  const auto noun = tree_.head(t);
  if (noun == kNone || tree_.relation(t) != Relation::acl || tree_.token(noun).upos != Upos::NOUN) return kNone;
  const auto& parts = tree_.children(t);
  const bool content = arguments_.verbal(t) && std::any_of(parts.begin(), parts.end(), [&](std::uint32_t c) {
                         return tree_.relation(c) == Relation::mark && reading_.in(c, Known::complementizer);
                       });
  return content ? noun : kNone;
}

// "Xi said that Paris proposed …": an act that somebody tells as past is not of the day on which it is told.
bool Timing::told_as_past(std::uint32_t t) const { return reading_.quote(t) != kNone && tree_.morphology(t).past; }

}  // namespace kronika::facts
