#include "facts/arguments.hpp"

// Who does what a verb says, and to whom.

namespace kronika::facts {

// Agents of `act` that hang on a noun below it.
void Arguments::misplaced_agents(std::uint32_t noun, std::uint32_t act, Tokens& out) const {
  if (tree_.morphology(noun).form == VerbForm::verbal_noun || verbal(noun)) return;
  for (auto below : tree_.children(noun))
    if (const auto a = adposition(below);
        tree_.relation(below) == Relation::nmod && a != kNone && r_.in(a, Known::agent) && below > act)
      out.push_back(below);
}

Tokens Arguments::agents(std::uint32_t t) const {
  Tokens out;
  for (auto c : tree_.children(t)) {
    const auto relation = tree_.relation(c);
    if (relation != Relation::obl && relation != Relation::nmod) continue;
    const auto a = adposition(c);
    // The tree may take "accused of ties" for an agent: its adposition tells.
    if (a == kNone ? tree_.agent_relation(c) : r_.in(a, Known::agent)) out.push_back(c);
  }
  // "was arrested and beaten by police": who beat him arrested him.
  if (out.empty() && passive(t))
    for (auto c : tree_.children(t))
      if (tree_.relation(c) == Relation::conj && verbal(c) && passive(c) && !has_child(c, Relation::nsubj) &&
          !has_child(c, Relation::aux) && !complemented_before(t, c))
        if (out = agents(c); !out.empty()) break;
  // "skazana na śmierć **przez sąd**": which the tree may hang on a noun that nobody does.
  if (out.empty() && passive(t))
    for (auto c : tree_.children(t))
      if (tree_.relation(c) == Relation::obl) misplaced_agents(c, t, out);
  // "the expulsion of envoys of Iran **by Norway**": or on what is done something to. What is judged is only alleged.
  if (out.empty() && tree_.token(t).upos == Upos::NOUN && tree_.relation(t) != Relation::obj)
    for (auto c : genitives(t, false)) {
      misplaced_agents(c, t, out);
      for (auto whose : genitives(c, false)) misplaced_agents(whose, t, out);
    }
  return out;
}

// "stopped them **from attacking**"
bool Arguments::kept_from(std::uint32_t verb) const {
  for (auto c : tree_.children(verb))
    if (tree_.relation(c) == Relation::mark && r_.in(c, Known::partitive) && !r_.in(c, Known::of)) return true;
  return false;
}

// "On podczas rozmów, jakie odbył w Pradze, …": a relative clause that drops its subject is told of that of the clause
// above, where they agree in number.
Tokens Arguments::subject_above(std::uint32_t relative, int depth) const {
  const auto& m = tree_.morphology(relative);
  if (m.form != VerbForm::finite || m.kase != Case::none || (m.person != 0 && m.person != 3)) return {};
  bool opened = false;
  for (auto c : tree_.children(relative)) {
    opened = opened || tree_.morphology(c).relative;
    for (auto below : tree_.children(c)) opened = opened || tree_.morphology(below).relative;
  }
  // "Norway froze the funds": without a relative word the tree has mistaken the clause for one.
  if (!opened) return tree_.head(relative) < relative ? Tokens{tree_.head(relative)} : Tokens();
  // "a letter of the premier in which he asked": whose it is, before who does something with it. The tree may hang the
  // clause on him.
  Tokens owners = genitives(tree_.head(relative), false);
  if (opens_with_locative(relative) && adposition(tree_.head(relative)) == kNone)
    owners.push_back(tree_.head(relative));
  for (auto owner : owners)
    if (r_.is_of_kind(owner, EntityKind::person) && owner < relative && agrees_with(owner, relative, false))
      return {owner};
  auto above = tree_.head(relative);
  for (int steps = 0; steps < kDepth && above != kNone && tree_.token(above).upos != Upos::VERB; ++steps)
    above = tree_.head(above);
  if (above == kNone || tree_.token(above).upos != Upos::VERB) return {};
  auto out = surface_subjects(above, depth + 1);
  const bool agrees =
      out.size() == 1 && agrees_with(out.front(), relative, true) && !has_child(out.front(), Relation::conj);
  return agrees ? out : Tokens();
}

bool Arguments::opens_with_locative(std::uint32_t relative) const {
  for (auto c : tree_.children(relative))
    if (const auto a = adposition(c); tree_.morphology(c).relative && a != kNone && r_.in(a, Known::locative))
      return true;
  return false;
}

// In number and, where both show it, in gender; a woman may be `titled` like a man.
bool Arguments::agrees_with(std::uint32_t subject, std::uint32_t verb, bool titled) const {
  const auto gender = tree_.feature(verb, "Gender"), own = tree_.feature(subject, "Gender");
  return tree_.morphology(subject).plural == tree_.morphology(verb).plural &&
         (gender.empty() || own.empty() || gender == own || (titled && own == "Masc" && gender == "Fem"));
}

// "**razem z premierem** podpisali": who is told to act with a subject that the verb leaves out; kNone for nobody.
std::uint32_t Arguments::companion(std::uint32_t verb) const {
  for (auto c : tree_.children(verb))
    if (tree_.relation(c) == Relation::obl && has_child_in(c, Known::company)) return c;
  return kNone;
}

// The word of a predicate that shows person and number: of "będzie popierać" the auxiliary.
std::uint32_t Arguments::finite_part(std::uint32_t verb) const {
  if (tree_.morphology(verb).form == VerbForm::infinitive)
    for (auto c : tree_.children(verb))
      if (tree_.relation(c) == Relation::aux && tree_.morphology(c).form == VerbForm::finite) return c;
  return verb;
}

// "Haga zapewnia, że popiera plan": a content that drops its subject is told of who says it, where they agree; in the
// plural of him and who is with him.
Tokens Arguments::speakers_of(std::uint32_t content, int depth) const {
  const auto shown = finite_part(content);
  const auto& m = tree_.morphology(shown);
  const auto number = tree_.feature(shown, "Number");
  if (m.form != VerbForm::finite || (m.person != 0 && m.person != 3) || number.empty()) return {};
  if (tree_.feature(shown, "Gender").empty() && r_.in(content, Known::impersonal)) return {};
  auto out = surface_subjects(tree_.head(content), depth + 1);
  if (out.size() != 1 || has_child(out.front(), Relation::conj)) return {};
  const auto with = m.plural ? companion(content) : kNone;
  if (with != kNone && !tree_.morphology(out.front()).plural) {
    out.push_back(with);
    return out;
  }
  const auto gender = tree_.feature(shown, "Gender"), whose = tree_.feature(out.front(), "Gender");
  const bool agrees = tree_.morphology(out.front()).plural == m.plural &&
                      (gender.empty() || m.plural || gender == whose || (whose.empty() && gender != "Neut"));
  return agrees ? out : Tokens();
}

// "uzgodniliśmy": the person may stand on an auxiliary or clitic.
bool Arguments::first_person(std::uint32_t t) const {
  if (tree_.morphology(t).person == 1) return true;
  for (auto c : tree_.children(t))
    if (tree_.relation(c) == Relation::aux && tree_.morphology(c).person == 1) return verbal(t);
  return false;
}

Tokens Arguments::surface_subjects(std::uint32_t verb, int depth) const {
  Tokens out;
  if (depth > kDepth) return out;
  for (auto c : tree_.children(verb))
    if (tree_.relation(c) == Relation::nsubj) out.push_back(c);
  // "We, as members of the Council, agreed": what somebody is said to be does nothing besides.
  if (out.size() > 1)
    std::erase_if(out, [&](auto c) {
      const auto a = adposition(c);
      return a != kNone && r_.in(a, Known::taken_for);
    });
  if (!out.empty()) return out;

  const auto h = tree_.head(verb);
  const auto form = tree_.morphology(verb).form;
  if (h != kNone) {
    switch (tree_.relation(verb)) {
      case Relation::amod: return describer(verb, h);
      case Relation::acl:
        if (tree_.relative_clause(verb)) break;
        // "was criticised by the opposition for meeting Xi": not the opposition met him.
        if (const auto blamed = tree_.head(h); blamed != kNone && has_child(verb, Relation::mark) && passive(blamed) &&
                                               tree_.relation(h) == Relation::obl &&
                                               r_.in(blamed, Known::object_control))
          return objects(blamed);
        if (form == VerbForm::participle || form == VerbForm::gerund) return describer(verb, h);
        if (form == VerbForm::infinitive) {  // "its efforts to help", "the decision by X to": whose efforts they are
          out = genitives(h, true);
          if (out.empty()) out = agents(h);
          // "the decision of the government to help"
          if (out.empty())
            for (auto whose : genitives(h, false))
              if (r_.names_doers(whose)) out.push_back(whose);
          // Who "condemned the plan to attack" did not make it.
          const auto governor = tree_.head(h);
          const bool judged = governor != kNone && tree_.relation(h) == Relation::obj &&
                              r_.in(governor, Known::object_control) && !r_.names_doers(h);
          if (out.empty() && governor != kNone && verbal(governor) && !judged) out = doers(governor);
        }
        return out;
      case Relation::conj:
        if (verbal(h) || has_child(h, Relation::nsubj)) {
          const bool same_voice = passive(verb) == passive(h);
          out = same_voice || has_child(h, Relation::nsubj) ? surface_subjects(h, depth + 1) : out;
        }
        break;
      case Relation::xcomp:
        if (r_.in(h, Known::object_control)) out = objects(h);
        if (out.empty()) out = surface_subjects(h, depth + 1);
        return out;
      case Relation::advcl:
        // "thanked Peru for hosting refugees", "accused the army of killing protesters": who is thanked or accused did.
        // "stopped Peru from attacking": who is kept from it would have done it.
        if ((form == VerbForm::gerund || form == VerbForm::participle) && has_child(verb, Relation::mark) && h < verb &&
            (r_.in(h, Known::object_control) || kept_from(verb)))
          out = objects(h);
        // "are united in calling for talks": of a predicate likewise.
        if (out.empty() && form != VerbForm::finite &&
            (verbal(h) || has_child(h, Relation::nsubj) || tree_.relation(h) == Relation::xcomp))
          out = surface_subjects(h, depth + 1);
        break;
      default: break;
    }
  }
  if (out.empty() && (r_.drops_subject(verb) || first_person(verb))) out.push_back(verb);
  if (const auto phrase = r_.lookup().left_out(verb); out.empty() && phrase != kNone) out.push_back(phrase);
  if (out.empty() && tree_.relative_clause(verb)) out = subject_above(verb, depth);
  // "nie ukrywa, że domaga się": what somebody wants done ("chce, by …"), others do.
  if (out.empty() && h != kNone && tree_.relation(verb) == Relation::ccomp &&
      (r_.in(h, Known::speech) || (verbal(h) && !has_child_in(verb, Known::purpose))))
    out = speakers_of(verb, depth);
  if (out.empty())
    for (auto c : tree_.children(verb))
      if ((tree_.relation(c) == Relation::aux || tree_.relation(c) == Relation::cop) && r_.drops_subject(c)) {
        out.push_back(c);
        break;
      }
  return out;
}

// Who does what a participle says of a noun: "the man demanding …"; of a thing, who made it: "sent a letter demanding".
Tokens Arguments::describer(std::uint32_t verb, std::uint32_t noun) const {
  const auto h = tree_.head(noun);
  // "she was the first woman sentenced": of a predicate it is said of the subject.
  if (has_child(noun, Relation::cop))
    for (auto c : tree_.children(noun))
      if (tree_.relation(c) == Relation::nsubj) return {c};
  if (passive(verb)) return {noun};
  const bool thing = tree_.token(noun).upos == Upos::NOUN && !r_.names_doers(noun);
  if (thing && h != kNone && tree_.token(h).upos == Upos::VERB &&
      (tree_.relation(noun) == Relation::obj || (tree_.relation(noun) == Relation::nsubj && passive(h))))
    if (auto made = doers(h); !made.empty()) return made;
  return {noun};
}

Tokens Arguments::doers(std::uint32_t verb) const {
  // "marched through the capital", "and spoke by phone": an active verb that has its subject or shares one has no agent.
  const bool is_passive = passive(verb);
  const bool shares = tree_.relation(verb) == Relation::conj && tree_.morphology(verb).form == VerbForm::finite;
  Tokens out;
  if (is_passive || (!has_child(verb, Relation::nsubj) && !shares)) out = agents(verb);
  if (!out.empty()) return out;
  // "one plan was accepted by Peru and the other refused": who does both is told once, as is the auxiliary.
  const auto h = tree_.head(verb);
  if (is_passive && h != kNone && tree_.relation(verb) == Relation::conj && passive(h) && has_child(h, Relation::aux) &&
      has_child(verb, Relation::nsubj) && !has_child(verb, Relation::aux))
    return agents(h);
  return is_passive ? out : surface_subjects(verb, 0);
}

// "met with the king and praised his plan": what completes the first verb before the second parts their objects.
bool Arguments::complemented_before(std::uint32_t verb, std::uint32_t second) const {
  for (auto c : tree_.children(verb)) {
    const auto relation = tree_.relation(c);
    if (c > verb && c < second && (relation == Relation::obl || relation == Relation::iobj || content_clause(c)))
      return true;
  }
  return false;
}

// "Kosa zatrzymano": a form that tells nobody.
bool Arguments::impersonal(std::uint32_t verb) const { return tree_.feature(verb, "Person") == "0"; }

Tokens Arguments::objects(std::uint32_t verb) const {
  if (passive(verb)) return surface_subjects(verb, 0);
  Tokens out;
  const auto owns_next = [&](std::uint32_t t) {
    return tree_.morphology(t).relative && t + 1 < tree_.size() && relative_owner(t + 1) == t;
  };
  auto direct = [&](std::uint32_t v) {
    for (auto c : tree_.children(v))
      if (tree_.relation(c) == Relation::obj && !owns_next(c)) out.push_back(c);
  };
  direct(verb);
  // Verbs that govern another case than the accusative have their object as iobj or a bare oblique.
  if (out.empty())
    for (auto c : tree_.children(verb)) {
      const auto relation = tree_.relation(c);
      const auto kase = tree_.morphology(c).kase;
      if (relation == Relation::iobj && kase == Case::none) out.push_back(c);  // "urged **the allies** to wait"
      if ((relation == Relation::iobj || relation == Relation::obl) && kase != Case::none && kase != Case::dat &&
          kase != Case::loc && adposition(c) == kNone && (relation == Relation::iobj || kase == Case::gen))
        out.push_back(c);
    }
  // "zatrzymała w piątek Adama Nowaka": a day owns nobody. A man's genitive is his accusative.
  if (out.empty())
    for (auto c : tree_.children(verb)) {
      if (tree_.relation(c) != Relation::obl || !r_.timed(c)) continue;
      for (auto below : tree_.children(c))
        if (below > c && tree_.relation(below) == Relation::nmod && !r_.timed(below) && adposition(below) == kNone &&
            tree_.morphology(below).kase == Case::gen && tree_.feature(below, "Animacy") == "Hum")
          out.push_back(below);
    }
  if (!out.empty()) return out;
  // "schwytali i zabili zakładnika": one object for both verbs, on either of them.
  for (auto c : tree_.children(verb))
    if (tree_.relation(c) == Relation::conj && verbal(c) && !passive(c) && !has_child(c, Relation::nsubj)) {
      if (!complemented_before(verb, c)) direct(c);
      break;
    }
  const auto h = tree_.head(verb);
  if (out.empty() && h != kNone && tree_.relation(verb) == Relation::conj && verbal(h) && !passive(h))
    for (auto c : tree_.children(h))
      if (tree_.relation(c) == Relation::obj && (c > verb || (impersonal(h) && impersonal(verb)))) out.push_back(c);
  // "the man they arrested"
  if (out.empty() && h != kNone && tree_.relative_clause(verb)) {
    bool relative = false;
    for (auto c : tree_.children(verb)) relative = relative || tree_.morphology(c).relative;
    if (!relative && has_child(verb, Relation::nsubj)) out.push_back(h);
  }
  return out;
}

}  // namespace kronika::facts
