#include "facts/engine.hpp"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "facts/actors.hpp"
#include "facts/addressees.hpp"
#include "facts/arguments.hpp"
#include "facts/content.hpp"
#include "facts/headlines.hpp"
#include "facts/merge.hpp"
#include "facts/modality.hpp"
#include "facts/parties.hpp"
#include "facts/promises.hpp"
#include "facts/reading.hpp"
#include "facts/sides.hpp"
#include "facts/timing.hpp"

namespace kronika::facts {
namespace {

// What somebody tells of others in words of his own is right so much less often, by annotated articles.
constexpr double kQuoted = 0.6;

// Reads one document. The work is done sentence by sentence; nothing is written to the document until the end.
class Pass {
 public:
  Pass(const Document& doc, const Rules& rules, const StateWords* states, const Morphology* morphology, Trace* trace)
      : rules_(rules),
        reading_(doc, rules, states),
        tree_(reading_.tree()),
        arguments_(reading_),
        actors_(reading_, arguments_, morphology),
        modality_(reading_, arguments_),
        content_(reading_, arguments_),
        sides_(reading_, arguments_, content_, actors_),
        trace_(trace) {}

  std::vector<Event> run() {
    std::vector<Event> events;
    const auto& sentences = reading_.doc().sentences;
    for (std::uint32_t s = 0; s < sentences.size(); ++s)
      if (!sentences[s].excluded && !is_headline(reading_, s)) sentence(s, events);
    return events;
  }
  const Reading& reading() const { return reading_; }
  const Entity& entity(std::uint32_t id) const { return actors_.entity(id); }
  // Whether a noun of action without a light verb tells the event: it may presuppose what was told before.
  bool by_noun(const Event& event) const {
    const auto t = event.trigger_token;
    if (arguments_.verbal(t) || tree_.token(t).upos != Upos::NOUN || arguments_.support(t) != kNone) return false;
    // "stressed the need": what a verb of speech has for its object is told here and now.
    const auto h = tree_.head(t);
    if (h != kNone && tree_.relation(t) == Relation::obj && reading_.in(h, Known::speech)) return false;
    // So is the blame in what somebody says.
    return event.sources.size() != 1 || actors_.speaker_of(t) != event.sources.front();
  }
  bool introduced(const Event& event) const { return tree_.indefinite(event.trigger_token); }
  bool besides(const Event& event) const {
    const auto& parts = tree_.children(event.trigger_token);
    return std::any_of(parts.begin(), parts.end(), [&](auto c) { return reading_.in(c, Known::besides); });
  }
  // The lemma of the word that tells an event.
  std::string_view word(const Event& event) const { return tree_.token(event.trigger_token).lemma; }
  bool named(std::uint32_t id) const {
    const Entity& e = actors_.entity(id);
    return e.kind == EntityKind::person && std::any_of(e.mentions.begin(), e.mentions.end(), [](const Mention& m) {
             return m.form == MentionForm::name || m.form == MentionForm::surname;
           });
  }
  std::deque<Entity> take_proposals() { return actors_.take_proposals(); }
  std::vector<Generic> generics() const { return actors_.generics(); }

  // The rule that found an event.
  const Rule& rule_of(const Event& event) const {
    const auto& all = rules_.rules();
    return *std::find_if(all.begin(), all.end(), [&](const Rule& r) { return r.id == event.rule; });
  }

  Timing timing(const Dater& dater) { return {reading_, arguments_, content_, actors_, dater}; }

  // Whether a state or body tells the document in its own name.
  bool released() const { return !arguments_.author().publisher().key.empty(); }

  // "We urge all countries to act": to whom an act is addressed is told, though they are nobody in particular.
  bool addresses_many(const Event& event) const {
    const Rule& rule = rule_of(event);
    const auto t = event.trigger_token;
    const Occurrence at{t, arguments_.verbal(t) ? TriggerKind::verb : TriggerKind::noun, false};
    return std::any_of(rule.target.alternatives.begin(), rule.target.alternatives.end(), [&](const Path& path) {
      const auto found = arguments_.find(path, at);
      return std::any_of(found.begin(), found.end(), [&](auto who) {
        return tree_.morphology(who).plural && (reading_.names_doers(who) || reading_.in(who, Known::country));
      });
    });
  }

 private:
  // Nothing is told in a question.
  bool asks(std::uint32_t s) const {
    const auto& range = reading_.doc().sentences[s];
    for (auto t = range.end; t > range.begin && range.end <= tree_.size() && tree_.token(t - 1).upos == Upos::PUNCT;
         --t)
      if (tree_.token(t - 1).form == "?") return true;
    return false;
  }

  void sentence(std::uint32_t s, std::vector<Event>& events) {
    const auto& range = reading_.doc().sentences[s];
    if (asks(s)) return;
    std::vector<Candidate> found;
    for (auto t = range.begin; t < range.end && t < tree_.size(); ++t)
      if (const Entry* entry = reading_.entry(t); entry != nullptr && !entry->triggers.empty())
        token(s, t, *entry, found);
    content_.close(found);
    for (auto& c : found)
      if (!c.rule->anaphoric || !told_before(c.event, events)) events.push_back(std::move(c.event));
  }

  // Whether words that may point back do so: not where they tell both sides, and these are others than before.
  bool told_before(const Event& event, const std::vector<Event>& events) const {
    const auto meet = [&](const Ids& a, const Ids& b) {
      return b.empty() || std::any_of(a.begin(), a.end(), [&](auto x) {
               return std::any_of(b.begin(), b.end(), [&](auto y) {
                 const auto& country = entity(x).country;
                 return x == y || country == "---" || country == entity(y).country;
               });
             });
    };
    const bool whole = !event.sources.empty() && !event.targets.empty();
    return std::any_of(events.begin(), events.end(), [&](const Event& e) {
      return e.type == event.type && (!whole || (meet(event.sources, e.sources) && meet(event.targets, e.targets)) ||
                                      (meet(event.sources, e.targets) && meet(event.targets, e.sources)));
    });
  }

  // Tries the rules of a token, the most specific first.
  void token(std::uint32_t s, std::uint32_t t, const Entry& entry, std::vector<Candidate>& found) {
    std::vector<Trigger> triggers = entry.triggers;
    std::stable_sort(triggers.begin(), triggers.end(), [&](const Trigger& a, const Trigger& b) {
      return rules_.rules()[a.rule].specificity > rules_.rules()[b.rule].specificity;
    });
    if (!try_rules(triggers, s, t, false, found)) try_rules(triggers, s, t, true, found);
  }

  // Whether a rule said something. `awaiting`: of acts of which only the context may tell to whom they are done.
  bool try_rules(const std::vector<Trigger>& triggers, std::uint32_t s, std::uint32_t t, bool awaiting,
                 std::vector<Candidate>& found) {
    for (const auto& trigger : triggers) {
      const Rule& rule = rules_.rules()[trigger.rule];
      if (awaiting && !rule.awaits) continue;
      Candidate candidate;
      const char* failed =
          fits(trigger.kind, t) ? apply(rule, trigger.kind, s, t, awaiting, candidate) : "part of speech";
      if (awaiting && failed != nullptr) continue;
      if (trace_ != nullptr) trace_->push_back({t, &rule, failed == nullptr ? "" : failed});
      if (failed == nullptr || candidate.actorless) found.push_back(std::move(candidate));
      if (failed == nullptr) return true;
    }
    return false;
  }

  bool fits(TriggerKind kind, std::uint32_t t) const {
    const auto upos = tree_.token(t).upos;
    switch (kind) {
      case TriggerKind::verb: return upos == Upos::AUX || (arguments_.verbal(t) && !descriptive(t));
      case TriggerKind::noun: return upos == Upos::NOUN || upos == Upos::PROPN;
      case TriggerKind::adj:  // as a predicate only: what describes a noun is presupposed, not said
        return (upos == Upos::ADJ || upos == Upos::ADV) && tree_.relation(t) != Relation::amod;
    }
    return false;
  }

  // A participle that only describes its noun ("a wounded soldier") reports no act.
  bool descriptive(std::uint32_t t) const {
    if (tree_.relation(t) != Relation::amod) return false;
    for (auto c : tree_.children(t)) {
      const auto relation = tree_.relation(c);
      if (relation == Relation::obl || relation == Relation::obj || relation == Relation::iobj) return false;
    }
    return true;
  }

  // Fills `out` and returns nullptr, or says what was missing.
  const char* apply(const Rule& rule, TriggerKind kind, std::uint32_t s, std::uint32_t t, bool awaiting,
                    Candidate& out) {
    Occurrence at{t, kind, false};
    // A modal auxiliary speaks of its predicate.
    if (tree_.token(t).upos == Upos::AUX && tree_.relation(t) == Relation::aux) at.token = tree_.head(t);
    at.genitive_is_object = acts_on_genitive(rule, at.token);

    for (auto number : rule.outside)
      if (stands_in(s, number)) return "stands among words that it must not stand among";
    for (const auto& slot : rule.need)
      if (!sides_.leads_somewhere(slot, at)) return "needs a dependent that is not there";
    for (const auto& slot : rule.forbid)
      if (sides_.leads_somewhere(slot, at)) return "has a dependent that it must not have";

    Sides sides = sides_.of(rule, at);
    auto& [sources, targets] = sides;
    out.rule = &rule;
    out.head = at.token;
    out.event.trigger_token = t;
    out.event.type = rule.type;
    const auto required = sides_.meet_together(rule, at, sides) ? Required::source : rule.required;
    if (alone(rule, sources, targets)) return "has one person alone, who meets nobody";
    const bool awaits = awaiting && !sources.empty() && targets.empty();
    const bool open = rule.parties && sources.empty() && targets.empty();
    if (const char* missing = lacks(required, !sources.empty(), !targets.empty());
        missing != nullptr && !awaits && !open) {
      out.actorless = rule.closed != Closed::no;
      out.aimless = !sources.empty();
      return missing;
    }

    if (rule.promise && !promises(at, sources)) return "tells no future act of its own";

    auto aux = modality_.of(at, rule.affirmed);
    if (!aux && is_verbal(rule.type)) aux = modality_.said_in_address(at.token);
    if (aux == Aux::future && done_by_deciding(rule.type))
      if (const auto decision = decision_on(at.token); decision) aux = modality_.of(*decision);
    if (!aux) return "is named as an aim or a command only";
    // What may happen is worth telling only whole.
    if (rule.unreal && !open && !rule.aux && (aux == Aux::negated || aux == Aux::hypothetical) &&
        lacks(*rule.unreal, !sources.empty(), !targets.empty()) != nullptr)
      return "did not or may not happen, and not to or by anybody who is named";

    sides_.complete(rule, at, sides);
    Event& event = out.event;
    event.mode = rule.mode;
    event.cameo = rule.cameo;
    event.aux = rule.aux.value_or(*aux);
    event.sources = std::move(sources);
    event.targets = std::move(targets);
    event.sentence = s;
    event.trigger = tree_.token(t).span;
    event.rule = rule.id;
    event.confidence = rule.confidence;
    event.place = where(at, {EntityKind::place, EntityKind::state});
    if (rule.reciprocal && rule.mode.empty() && at_home(event, at)) std::swap(event.sources, event.targets);
    const auto speaker = actors_.speaker_of(t);
    if (std::find(event.sources.begin(), event.sources.end(), speaker) == event.sources.end()) {
      event.attribution = speaker;
      const auto quote = reading_.quote(t);
      const bool direct = quote != kNone && reading_.doc().quotes[quote].kind == QuoteKind::direct;
      if (direct && event.aux == Aux::none && alleged(event.type)) return "is alleged in what somebody says";
      if (direct) event.confidence *= kQuoted;
    }
    return nullptr;
  }

  // "the arrest of X": whom a rule takes as an object. A verbal noun keeps the object of its verb wherever the rule
  // looks for one.
  bool acts_on_genitive(const Rule& rule, std::uint32_t t) const {
    const auto by_object = [](const Path& path) { return path.front().function == Function::obj; };
    const auto takes_object = [&](const Slot& slot) {
      return std::any_of(slot.alternatives.begin(), slot.alternatives.end(), by_object);
    };
    const auto& targets = rule.target.alternatives;
    if (!targets.empty() && by_object(targets.front())) return true;
    return tree_.morphology(t).form == VerbForm::verbal_noun &&
           (takes_object(rule.target) || std::any_of(rule.need.begin(), rule.need.end(), takes_object));
  }

  // A deed that somebody charges others with; the article need not tell it for a fact.
  static bool alleged(EventType type) { return !is_verbal(type) && type != EventType::CONSULT; }

  // What is in force as soon as it is decided: a veto, a ban, a demand; troops have still to move.
  static bool done_by_deciding(EventType type) {
    return is_verbal(type) || type == EventType::SANCTION || type == EventType::CONCEDE;
  }

  // The decision that governs an act.
  std::optional<Occurrence> decision_on(std::uint32_t t) const {
    const auto h = tree_.head(t);
    if (h == kNone || !reading_.in(h, Known::decided) || tree_.morphology(t).form == VerbForm::finite)
      return std::nullopt;
    return Occurrence{h, arguments_.verbal(h) ? TriggerKind::verb : TriggerKind::noun, false};
  }

  // "We hold talks, said X": of two who meet each other one is not enough, unless he is many.
  bool alone(const Rule& rule, const Ids& sources, const Ids& targets) const {
    const bool of_many = rule.mode == "multilateral";  // a summit is whoever's who attends it
    return rule.reciprocal && !of_many && rule.required == Required::any && targets.empty() && sources.size() == 1 &&
           actors_.entity(sources.front()).kind == EntityKind::person;
  }

  static const char* lacks(Required required, bool source, bool target) {
    const bool ok = required == Required::none || (required == Required::any && (source || target)) ||
                    (required == Required::source && source) || (required == Required::target && target) ||
                    (source && target);
    if (ok) return nullptr;
    if (!source && !target) return "has no actor";
    return source ? "has no target" : "has no source";
  }

  // Whether a clause under the trigger tells what the source will do.
  bool promises(const Occurrence& at, const Ids& sources) {
    for (auto c : tree_.children(at.token)) {
      if (!arguments_.content_clause(c) && tree_.relation(c) != Relation::parataxis) continue;
      const Occurrence clause{c, TriggerKind::verb, false};
      if (!arguments_.verbal(c) || modality_.of(clause) != Aux::future) continue;
      const auto doers = arguments_.doers(c);
      const auto ids = actors_.resolve(doers, {});
      if (ids == sources || speaks_for(sources, ids)) return true;
      // "said it will": a pronoun that nothing else claims is the speaker's.
      if (ids.empty() && doers.size() == 1 && tree_.token(doers.front()).upos == Upos::PRON &&
          tree_.morphology(doers.front()).person == 3)
        return true;
    }
    return false;
  }

  // "The minister said that Italy would help": who speaks for his state.
  bool speaks_for(const Ids& speakers, const Ids& doers) const {
    if (speakers.size() != 1 || doers.size() != 1) return false;
    const auto &speaker = actors_.entity(speakers.front()), &doer = actors_.entity(doers.front());
    return speaker.kind == EntityKind::person && doer.kind == EntityKind::state && speaker.country == doer.country &&
           speaker.sector == "GOV";
  }

  bool stands_in(std::uint32_t s, std::uint16_t number) const {
    const auto& range = reading_.doc().sentences[s];
    for (auto t = range.begin; t < range.end && t < tree_.size(); ++t)
      if (const Entry* e = reading_.entry(t); e != nullptr && Rules::in(*e, number)) return true;
    return false;
  }

  // The entity of one of the kinds in or at which something is told to be done; kNone for none.
  std::uint32_t where(const Occurrence& at, std::initializer_list<EntityKind> kinds) const {
    auto look = [&](std::uint32_t t) -> std::uint32_t {
      for (auto c : tree_.children(t)) {
        const auto relation = tree_.relation(c);
        if (relation != Relation::obl && relation != Relation::nmod) continue;
        const auto a = arguments_.adposition(c);
        const auto e = reading_.entity(c);
        if (a == kNone || e == kNone || !reading_.in(a, Known::locative)) continue;
        const auto kase = tree_.morphology(c).kase;
        if (kase != Case::none && kase != Case::loc) continue;
        if (std::find(kinds.begin(), kinds.end(), reading_.doc().entities[e].kind) != kinds.end()) return e;
      }
      return kNone;
    };
    auto found = look(at.token);
    if (found == kNone)
      if (const auto v = arguments_.support(at.token); v != kNone) found = look(v);
    return found;
  }

  // "Met Minister A in Washington": of two who meet, who is told to have been away from home is the visitor.
  // "At the White House": what has its seat there tells the state too.
  bool at_home(const Event& event, const Occurrence& at) const {
    const auto place = event.place != kNone ? event.place : where(at, {EntityKind::organisation});
    if (place == kNone || event.sources.size() != 1 || event.targets.empty()) return false;
    const auto& here = actors_.entity(place).country;
    return is_state_code(here) && actors_.entity(event.sources.front()).country == here &&
           std::all_of(event.targets.begin(), event.targets.end(), [&](auto visitor) {
             const auto& country = actors_.entity(visitor).country;
             return is_state_code(country) && country != here;
           });
  }

  const Rules& rules_;
  Reading reading_;
  const Tree& tree_;
  Arguments arguments_;
  Actors actors_;
  Modality modality_;
  Content content_;
  SideFinder sides_;
  Trace* trace_;
};

}  // namespace

void Engine::read(Document& doc, Trace* trace) const {
  Pass pass(doc, rules_, &states_, morphology_, trace);
  auto events = pass.run();
  auto timing = pass.timing(dater_);
  for (auto& event : events) timing.settle(event);
  if (pass.released()) settle_promises(events);
  const auto country = [&](std::uint32_t id) { return std::string_view(pass.entity(id).country); };
  settle_addressees(
      doc, events,
      [&](const Event& e) { return (pass.rule_of(e).about && !pass.addresses_many(e)) || pass.rule_of(e).awaits; },
      country);
  settle_parties(
      events, [&](const Event& e) { return pass.rule_of(e).parties; },
      [&](std::uint32_t id) {
        const Entity& e = pass.entity(id);
        const bool of_states = e.country == kIntergovernmental || e.sector == "GOV";
        return e.kind == EntityKind::state ||
               (of_states && (e.kind == EntityKind::organisation || e.kind == EntityKind::person));
      });
  events.erase(std::remove_if(events.begin(), events.end(),
                              [&](const Event& e) {
                                return e.targets.empty() && pass.rule_of(e).awaits &&
                                       pass.rule_of(e).required == Required::both;
                              }),
               events.end());
  merge_tellings(
      events, {[&](const Event& e) { return pass.by_noun(e); }, [&](const Event& e) { return pass.introduced(e); },
               [&](const Event& e) { return pass.besides(e); },
               [&](const Event& e) { return may_head(pass.reading(), e.sentence); },
               [&](const Event& e) { return pass.word(e); }, country, [&](std::uint32_t id) { return pass.named(id); },
               [&](std::uint32_t id) { return pass.entity(id).kind == EntityKind::group; }});

  std::vector<Ids*> used;
  for (auto& event : events) {
    used.push_back(&event.sources);
    used.push_back(&event.targets);
  }
  Proposals::adopt(doc, pass.take_proposals(), used);
  doc.events = std::move(events);
  doc.generics = pass.generics();
}

}  // namespace kronika::facts
