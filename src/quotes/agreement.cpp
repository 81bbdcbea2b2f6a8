#include "quotes/agreement.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "entities/reading.hpp"

namespace kronika::quotes {

constexpr std::uint32_t kVerbWeighs = 4;  // words of a name

Gender gender_of(const Token& token) {
  const auto feats = token.feats.view();
  if (feats.find("Gender=Masc") != std::string_view::npos) return Gender::masculine;
  if (feats.find("Gender=Fem") != std::string_view::npos) return Gender::feminine;
  if (feats.find("Gender=Neut") != std::string_view::npos) return Gender::neuter;
  return Gender::unknown;
}

// "prawniczka Sidney Powell powiedziała": the noun beside which a name stands, in its case; else its head itself, as of
// "prawnik Bibi", whose lawyer he is.
std::uint32_t bearer(const Document& document, const Mention& mention) {
  const auto& name = document.tokens[mention.head];
  const auto relation = name.deprel.view();
  const bool beside = (relation == "flat" || relation == "appos") && name.head < document.tokens.size();
  if (!beside || mention.end - mention.begin < 2) return mention.head;
  return feature(name.feats, "Case") == feature(document.tokens[name.head].feats, "Case") ? name.head : mention.head;
}

Agreement::Agreement(const Document& document) : doc_(document), genders_(document.entities.size(), Gender::unknown) {
  for (std::size_t e = 0; e < document.entities.size(); ++e) {
    if (document.entities[e].kind != EntityKind::person) continue;
    std::array<std::uint32_t, 4> votes{};
    // Every word of a name votes, since taggers guess the gender of foreign ones; verbs of which it is the subject
    // know better, and so does whoever resolved pronouns and dropped subjects.
    for (const auto& m : document.entities[e].mentions) {
      if (m.head >= document.tokens.size()) continue;
      if (m.form == MentionForm::dropped || m.form == MentionForm::pronoun) {
        votes[static_cast<std::size_t>(gender_of(document.tokens[m.head]))] += kVerbWeighs;
        continue;
      }
      if (m.form != MentionForm::office)
        for (auto t = m.begin; t < m.end && t < document.tokens.size(); ++t)
          if (document.tokens[t].upos == Upos::PROPN) ++votes[static_cast<std::size_t>(gender_of(document.tokens[t]))];
      const auto& head = document.tokens[bearer(document, m)];
      if (head.deprel.view() == "nsubj" && head.head < document.tokens.size() &&
          document.tokens[head.head].upos == Upos::VERB)
        votes[static_cast<std::size_t>(gender_of(document.tokens[head.head]))] += kVerbWeighs;
    }
    votes[0] = 0;
    const auto best = std::max_element(votes.begin(), votes.end());
    const auto sum = votes[1] + votes[2] + votes[3];
    if (*best * 3 > sum * 2) genders_[e] = static_cast<Gender>(best - votes.begin());
  }
}

bool Agreement::possible(const facts::Tree& tree, std::uint32_t entity, std::uint32_t verb) const {
  if (entity >= genders_.size() || doc_.entities[entity].kind != EntityKind::person) return true;
  const auto& m = tree.morphology(verb);
  if (doc_.tokens[verb].upos == Upos::PRON) return agrees_with_pronoun(tree, entity, verb);
  if (m.form != facts::VerbForm::finite || m.person == 1 || m.person == 2) return true;
  const auto of_verb = gender_of(doc_.tokens[verb]);
  if (of_verb == Gender::neuter) return false;
  // Only where verbs show gender do they show number well enough.
  if (of_verb != Gender::unknown && m.plural) return false;
  const auto own = gender(entity);
  return of_verb == Gender::unknown || own == Gender::unknown || own == Gender::neuter || own == of_verb;
}

// "she" is no man, and "it" nobody; other forms than the first are alike for things and men.
bool Agreement::agrees_with_pronoun(const facts::Tree& tree, std::uint32_t person, std::uint32_t pronoun) const {
  const auto of_pronoun = gender_of(doc_.tokens[pronoun]), own = gender(person);
  if (of_pronoun == Gender::neuter) return tree.morphology(pronoun).kase != facts::Case::nom;
  return of_pronoun == Gender::unknown || own == Gender::unknown || own == Gender::neuter || own == of_pronoun;
}

}  // namespace kronika::quotes
