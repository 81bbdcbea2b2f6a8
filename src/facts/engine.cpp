#include "facts/engine.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "facts/actors.hpp"
#include "facts/addressees.hpp"
#include "facts/arguments.hpp"
#include "facts/content.hpp"
#include "facts/headlines.hpp"
#include "facts/merge.hpp"
#include "facts/modality.hpp"
#include "facts/promises.hpp"
#include "facts/reading.hpp"

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
  // "Xi said that Paris proposed …": an act that somebody tells as past is not of the day on which it is told.
  bool told_as_past(const Event& event) const {
    return reading_.quote(event.trigger_token) != kNone && tree_.morphology(event.trigger_token).past;
  }
  // "Said on Friday that Peru had broken the treaty": the verb of speech by which somebody does what the words of
  // the trigger, which others do, only give the reason for; kNone where the trigger is told of who acts.
  std::uint32_t saying(const Event& event) {
    const auto t = event.trigger_token;
    const auto verb = arguments_.speech(t);
    if (verb == kNone || !is_verbal(event.type) || event.aux != Aux::none || event.sources.size() != 1) return kNone;
    if (actors_.speaker_of(t) != event.sources.front()) return kNone;
    const auto doers = actors_.resolve(arguments_.doers(t), {});
    return std::find(doers.begin(), doers.end(), event.sources.front()) == doers.end() ? verb : kNone;
  }
  std::vector<Entity> take_proposals() { return actors_.take_proposals(); }
  std::vector<Generic> generics() const { return actors_.generics(); }

  // The noun that an act is a phase by: "a round of talks"; kNone where there is none.
  std::uint32_t phase(const Event& event) const {
    const auto t = event.trigger_token;
    const auto h = tree_.head(t);
    return h != kNone && tree_.relation(t) == Relation::nmod && reading_.in(h, Known::phase) ? h : kNone;
  }

  // The rule that found an event.
  const Rule& rule_of(const Event& event) const {
    const auto& all = rules_.rules();
    return *std::find_if(all.begin(), all.end(), [&](const Rule& r) { return r.id == event.rule; });
  }

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

  // The verb whose time a noun of action shares: "said during the attack", "on a visit to Rome he spoke".
  std::uint32_t occasion(const Event& event) const {
    const auto t = event.trigger_token;
    const auto h = tree_.head(t);
    const auto a = arguments_.adposition(t);
    if (arguments_.verbal(t) || h == kNone || a == kNone || !arguments_.verbal(h)) return kNone;
    if (tree_.relation(t) != Relation::obl && tree_.relation(t) != Relation::nmod) return kNone;
    const bool during =
        content_.says(a, Known::during) || (event.type == EventType::CONSULT && reading_.in(a, Known::locative));
    return during ? h : kNone;
  }

  // The day on which each speaker spoke, where the text dates one utterance, or several alike.
  std::map<std::uint32_t, std::optional<Edtf>> days_of_speech(const Dater& dater) {
    std::map<std::uint32_t, std::optional<Edtf>> days;
    for (std::uint32_t t = 0; t < tree_.size(); ++t) {
      if (!reading_.in(t, Known::speech) || !arguments_.verbal(t)) continue;
      Event utterance;
      utterance.trigger_token = t;
      dater.act(reading_.doc(), utterance);
      if (!utterance.date || !names_days(*utterance.date)) continue;
      if (is_future(utterance.date, reading_.doc().article.published)) continue;
      for (auto speaker : actors_.resolve(arguments_.doers(t), {})) {
        auto [it, fresh] = days.try_emplace(speaker, utterance.date);
        if (!fresh && it->second != utterance.date) it->second.reset();
      }
    }
    return days;
  }

 private:
  // A day, or one of several: "on Wednesday" of an article that is dated by its month.
  static bool names_days(const Edtf& date) {
    return date.single_day() || (date.kind() == Edtf::Kind::one_of && date.precision() == Edtf::Precision::day);
  }

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
      if (!c.rule->anaphoric || !told_before(c.event.type, events)) events.push_back(std::move(c.event));
  }

  static bool told_before(EventType type, const std::vector<Event>& events) {
    return std::any_of(events.begin(), events.end(), [&](const Event& e) { return e.type == type; });
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
      if (!leads_somewhere(slot, at)) return "needs a dependent that is not there";
    for (const auto& slot : rule.forbid)
      if (leads_somewhere(slot, at)) return "has a dependent that it must not have";

    // A city that acts is its state's government; one that something is done to may be meant itself.
    auto sources = fill(rule.source, at, {.reach = false, .to_state = true, .words = is_verbal(rule.type)}, true);
    const ActorNeeds targeted{.reach = rule.reach, .to_state = rule.to_state || !rule.places, .bystanders = true};
    auto targets = fill(rule.target, at, targeted, false);
    sources = actors_.each_of(sources);
    if (of_states(rule.type)) {
      actors_.take_inhabitants_for_states(sources, s);
      if (rule.type != EventType::ASSAULT && rule.type != EventType::MOBILIZE)
        actors_.take_inhabitants_for_states(targets, s);
    }
    keep_actors(sources, false);
    keep_actors(targets, rule.places);
    if (names_parties(rule.target)) drop_own_states(sources, targets);
    // Two meet each other; of more nobody tells who faces whom.
    if (rule.reciprocal && targets.empty() && sources.size() == 2 && !leads_to_somebody(rule.target, at)) {
      targets.push_back(sources.back());
      sources.pop_back();
    }
    if (rule.confronted && targets.empty() && sources.size() == 1)
      if (const auto backed = whom_it_confronts(at, sources.front()); backed != kNone) targets.push_back(backed);
    targets.erase(std::remove_if(targets.begin(), targets.end(),
                                 [&](auto e) { return std::find(sources.begin(), sources.end(), e) != sources.end(); }),
                  targets.end());
    // A way leads abroad: "will travel to Fiji and Hawaii" of an American.
    // So does one to a town, when only the state that it lies in is meant.
    if (rule.to_state && (targets.size() > 1 || names_place(rule.target, at))) drop_own_states(sources, targets);
    out.rule = &rule;
    out.head = at.token;
    out.event.trigger_token = t;
    out.event.type = rule.type;
    // "EU ministers met": who meets is told together.
    const bool together = rule.reciprocal && targets.empty() && rule.required == Required::both &&
                          several(arguments_.find(subject_path(), at)) && !leads_somewhere(rule.target, at);
    const auto required = together ? Required::source : rule.required;
    if (alone(rule, sources, targets)) return "has one person alone, who meets nobody";
    const bool awaits = awaiting && !sources.empty() && targets.empty();
    if (const char* missing = lacks(required, !sources.empty(), !targets.empty()); missing != nullptr && !awaits) {
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
    if (rule.unreal && !rule.aux && (aux == Aux::negated || aux == Aux::hypothetical) &&
        lacks(*rule.unreal, !sources.empty(), !targets.empty()) != nullptr)
      return "did not or may not happen, and not to or by anybody who is named";

    if (rule.about && targets.empty() && sources.size() == 1) targets = whom_about(at, sources.front());
    if (rule.type == EventType::AGREE && targets.empty() && sources.size() == 2 && told_together(at)) {
      targets.push_back(sources.back());
      sources.pop_back();
    }
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
    event.place = place(at);
    if (rule.reciprocal && rule.mode.empty() && at_home(event)) std::swap(event.sources, event.targets);
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

  // "Both sides promised to …": the one towards the other, whom a word for the two tells together.
  bool told_together(const Occurrence& at) {
    const auto doers = arguments_.find(subject_path(), at);
    return doers.size() == 1 && reading_.entity(doers.front()) == kNone &&
           !arguments_.has_child(doers.front(), Relation::conj);
  }

  // "support for **Chad** in the face of Peru's aggression": the state named last before it.
  std::uint32_t whom_it_confronts(const Occurrence& at, std::uint32_t source) {
    constexpr std::uint32_t kWords = 10;  // from one to the other, each way
    const auto begin = reading_.doc().sentences[tree_.sentence(at.token)].begin;
    auto face = at.token;
    do {
      if (face == begin || at.token - face > kWords || arguments_.verbal(face)) return kNone;
      --face;
    } while (!reading_.in(face, Known::face));
    const auto& own = actors_.entity(source).country;
    for (auto t = face; t > begin && face - t < kWords; --t) {
      const auto e = reading_.entity(t - 1);
      if (e == kNone || actors_.entity(e).kind != EntityKind::state) continue;
      return actors_.entity(e).country != own ? e : kNone;
    }
    return kNone;
  }

  // "Proposed talks on **EU** tariffs": the first of another country that the content of an act speaks of, and those
  // named in one breath with it.
  Ids whom_about(const Occurrence& at, std::uint32_t source) {
    const auto& own = actors_.entity(source).country;
    const auto doers = arguments_.doers(at.token);
    const auto& range = reading_.doc().sentences[tree_.sentence(at.token)];
    for (auto t = range.begin; t < range.end; ++t) {
      if (t == at.token || !tree_.below(t, at.token) || content_.beside(t, at.token)) continue;
      if (std::any_of(doers.begin(), doers.end(), [&](auto d) { return tree_.below(t, d); })) continue;
      const auto named = reading_.entity(t), h = tree_.head(t);
      if (named == kNone && reading_.country_of_adjective(t).empty()) continue;
      if (named != kNone && h != kNone && reading_.entity(h) == named) continue;  // the head of the name speaks for it
      Ids others = actors_.resolve({t}, {});
      std::erase_if(others, [&](auto id) {
        const auto& other = actors_.entity(id);
        // "in the Security Council" is where it is said.
        const auto a = arguments_.adposition(t);
        if (other.kind == EntityKind::organisation && a != kNone && reading_.in(a, Known::locative)) return true;
        return id == source || !actors_.is_actor(id) || other.country == "---" || other.country == own;
      });
      if (!others.empty()) return others;
    }
    return {};
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

  // "The Russians proposed": an act of states, by whomever it is told. People vote, fear and protest for themselves,
  // and attacks befall them.
  static bool of_states(EventType type) {
    switch (type) {
      case EventType::ACCUSE:
      case EventType::AGREE:
      case EventType::ASSAULT:
      case EventType::CONSULT:
      case EventType::COOPERATE:
      case EventType::MOBILIZE:
      case EventType::REQUEST: return true;
      default: return false;
    }
  }

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

  static Path subject_path() {
    PathStep subject;
    subject.function = Function::subj;
    return {subject};
  }

  bool several(const Tokens& tokens) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](auto t) { return tree_.morphology(t).plural; });
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

  bool leads_somewhere(const Slot& slot, const Occurrence& at) const {
    return std::any_of(slot.alternatives.begin(), slot.alternatives.end(), [&](const Path& path) {
      return !arguments_.find(path, at).empty() ||
             (path.front().function == Function::speaker && speaks(path.front().filter, at.token));
    });
  }

  // Whether a slot leads to whoever may act, known or not: "with the company", but not "agreed to a plan".
  bool leads_to_somebody(const Slot& slot, const Occurrence& at) const {
    for (const auto& path : slot.alternatives)
      for (auto t : arguments_.find(path, at))
        if (reading_.names_doers(t) || tree_.token(t).upos == Upos::PRON || tree_.token(t).upos == Upos::PROPN)
          return true;
    return false;
  }

  // Whether somebody says the words around `t`, of a kind that the filter accepts: who it is may be told far off.
  bool speaks(const Filter& filter, std::uint32_t t) const {
    const auto speaker = actors_.speaker_of(t);
    if (speaker == kNone || filter.empty()) return speaker != kNone;
    const auto& kinds = filter.kinds;
    return (std::find(kinds.begin(), kinds.end(), actors_.entity(speaker).kind) != kinds.end()) != filter.negated;
  }

  // The first alternative that names an actor.
  Ids fill(const Slot& slot, const Occurrence& at, ActorNeeds needs, bool is_source) {
    for (const auto& path : slot.alternatives) {
      Ids ids;
      if (path.front().function == Function::speaker) {
        if (auto e = actors_.speaker_of(at.token); e != kNone) ids.push_back(e);
      } else {
        ids = actors_.resolve(arguments_.find(path, at), needs);
      }
      // Of the parties "between" whom something passes the first stands for the source.
      if (path.back().function == Function::between && ids.size() > 1)
        is_source ? ids.erase(ids.begin() + 1, ids.end()) : ids.erase(ids.begin());
      if (!ids.empty()) return ids;
    }
    return {};
  }

  static bool names_parties(const Slot& slot) {
    return std::any_of(slot.alternatives.begin(), slot.alternatives.end(),
                       [](const Path& path) { return path.back().function == Function::parties; });
  }

  // Whether a slot leads to a place by its own name.
  bool names_place(const Slot& slot, const Occurrence& at) const {
    for (const auto& path : slot.alternatives)
      for (auto t : arguments_.find(path, at)) {
        const auto e = reading_.entity(t);
        if (e != kNone && reading_.doc().entities[e].kind == EntityKind::place) return true;
      }
    return false;
  }

  // Of the states to whom something is, a source stands for its own.
  void drop_own_states(const Ids& sources, Ids& targets) const {
    targets.erase(std::remove_if(targets.begin(), targets.end(),
                                 [&](auto target) {
                                   const auto& state = actors_.entity(target);
                                   return state.kind == EntityKind::state &&
                                          std::any_of(sources.begin(), sources.end(), [&](auto source) {
                                            return actors_.entity(source).country == state.country;
                                          });
                                 }),
                  targets.end());
  }

  void keep_actors(Ids& ids, bool places) const {
    ids.erase(std::remove_if(
                  ids.begin(), ids.end(),
                  [&](auto id) { return !actors_.is_actor(id) && !(places && actors_.entity(id).country != "---"); }),
              ids.end());
  }

  std::uint32_t place(const Occurrence& at) const {
    auto look = [&](std::uint32_t t) -> std::uint32_t {
      for (auto c : tree_.children(t)) {
        const auto relation = tree_.relation(c);
        if (relation != Relation::obl && relation != Relation::nmod) continue;
        const auto a = arguments_.adposition(c);
        const auto e = reading_.entity(c);
        if (a == kNone || e == kNone || !reading_.in(a, Known::locative)) continue;
        const auto kase = tree_.morphology(c).kase;
        if (kase != Case::none && kase != Case::loc) continue;
        const auto kind = reading_.doc().entities[e].kind;
        if (kind == EntityKind::place || kind == EntityKind::state) return e;
      }
      return kNone;
    };
    auto found = look(at.token);
    if (found == kNone)
      if (const auto v = arguments_.support(at.token); v != kNone) found = look(v);
    return found;
  }

  // "Met Minister A in Washington": of two who meet, who is told to have been away from home is the visitor.
  bool at_home(const Event& event) const {
    if (event.place == kNone || event.sources.size() != 1 || event.targets.size() != 1) return false;
    const auto& here = actors_.entity(event.place).country;
    const auto& visitor = actors_.entity(event.targets.front()).country;
    const auto of_a_state = [](const std::string& country) { return country.size() == 3 && country != "---"; };
    return of_a_state(here) && actors_.entity(event.sources.front()).country == here && of_a_state(visitor) &&
           visitor != here;
  }

  const Rules& rules_;
  Reading reading_;
  const Tree& tree_;
  Arguments arguments_;
  Actors actors_;
  Modality modality_;
  Content content_;
  Trace* trace_;
};

// Gives an event the date of what another word tells, where that has one.
void date_as(const std::function<void(const Document&, Event&)>& dater, const Document& doc, std::uint32_t token,
             Event& event) {
  Event other = event;
  other.trigger_token = token;
  dater(doc, other);
  if (!other.date) return;
  event.date = std::move(other.date);
  event.date_reason = std::move(other.date_reason);
}

}  // namespace

void Engine::read(Document& doc, Trace* trace) const {
  Pass pass(doc, rules_, &states_, morphology_, trace);
  auto events = pass.run();
  std::map<std::uint32_t, std::optional<Edtf>> days;
  if (dater_) days = pass.days_of_speech(dater_);
  for (auto& event : events) {
    if (dater_) {
      dater_.act(doc, event);
      // "W grudniu zakończyli etap rozmów": the phase of an act has the time of its clause.
      if (const auto phase = pass.phase(event); !event.date && phase != kNone) date_as(dater_.act, doc, phase, event);
      if (const auto verb = pass.occasion(event); !event.date && verb != kNone) date_as(dater_.beside, doc, verb, event);
      if (const auto verb = pass.saying(event); verb != kNone) date_as(dater_.act, doc, verb, event);
    }
    // What somebody demands, promises or alleges is done by speaking: undated, it has the day of the speech.
    if (!event.date && event.aux == Aux::none && is_verbal(event.type) && event.sources.size() == 1 &&
        !pass.told_as_past(event))
      if (auto it = days.find(event.sources.front());
          it != days.end() && it->second && dater_.of_the_telling(doc, event.trigger_token, *it->second)) {
        event.date = it->second;
        event.date_reason = "the day on which the source spoke";
      }
    // What lies ahead has no day gone by: that is the day of something else.
    if (event.aux == Aux::future && is_past(event.date, doc.article.published)) {
      event.date.reset();
      event.date_reason.clear();
    }
    if (event.aux == Aux::none && is_future(event.date, doc.article.published)) event.aux = Aux::future;
    if (event.aux == Aux::none && is_historical(event.date, doc.article.published)) event.aux = Aux::historical;
  }
  if (pass.released()) settle_promises(events);
  const auto country = [&](std::uint32_t id) { return std::string_view(pass.entity(id).country); };
  settle_addressees(
      doc, events,
      [&](const Event& e) { return (pass.rule_of(e).about && !pass.addresses_many(e)) || pass.rule_of(e).awaits; },
      country);
  events.erase(std::remove_if(events.begin(), events.end(),
                              [&](const Event& e) {
                                return e.targets.empty() && pass.rule_of(e).awaits &&
                                       pass.rule_of(e).required == Required::both;
                              }),
               events.end());
  merge_tellings(events,
                 {[&](const Event& e) { return pass.by_noun(e); },
                  [&](const Event& e) { return may_head(pass.reading(), e.sentence); }},
                 country);
  std::vector<Ids*> used;
  for (auto& event : events) {
    used.push_back(&event.sources);
    used.push_back(&event.targets);
  }
  Actors::adopt(doc, pass.take_proposals(), used);
  doc.events = std::move(events);
  doc.generics = pass.generics();
}

}  // namespace kronika::facts
