#include "entities/coreference.hpp"

#include <algorithm>
#include <map>

#include "entities/discourse.hpp"
#include "entities/dropped_subjects.hpp"
#include "entities/pronouns.hpp"
#include "entities/role_references.hpp"

namespace kronika::entities {
namespace {

class Resolver {
 public:
  Resolver(Reading& reading, const KnownPeople& known)
      : reading_(reading),
        doc_(reading.doc),
        story_(reading),
        roles_(story_, known),
        pronouns_(story_),
        dropped_(story_) {}

  void run() {
    collect_bodies();
    auto next_role = reading_.roles.begin();
    for (std::uint32_t s = 0; s < doc_.sentences.size(); ++s) {
      for (auto t = doc_.sentences[s].begin; t < doc_.sentences[s].end; ++t) {
        for (auto entity : story_.at_head[t]) story_.see(entity, t, s);
        while (next_role != reading_.roles.end() && next_role->core_begin < t) ++next_role;
        for (auto r = next_role; r != reading_.roles.end() && r->core_begin == t; ++r)
          if (r->person == kNone && story_.at_head[r->head].empty()) roles_.resolve(*r);
        named_again(t, s);
        pronouns_.resolve(t, s);
        dropped_.resolve(t, s);
      }
    }
    for (auto& entity : doc_.entities)
      std::stable_sort(entity.mentions.begin(), entity.mentions.end(),
                       [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  }

 private:
  // "the commission", after "European Commission": the one organisation of the document that has the noun as its
  // head, if nothing describes the noun further.
  void named_again(std::uint32_t t, std::uint32_t s) {
    const auto& token = doc_.tokens[t];
    if (token.upos != Upos::NOUN || !story_.at_head[t].empty() || story_.quoted[t]) return;
    if (number_of(token.feats) == GrammaticalNumber::plural) return;
    auto it = body_by_noun_.find(std::string(reading_.lemma(t)));
    if (it == body_by_noun_.end() || it->second == kNone) return;
    if (reading_.described(t)) return;
    const auto& mentions = doc_.entities[it->second].mentions;
    if (mentions.empty() || mentions.front().begin > t) return;
    story_.mention(it->second, t, MentionForm::office);
    story_.at_head[t].push_back(it->second);
    story_.see(it->second, t, s);
  }

  void collect_bodies() {
    for (std::uint32_t e = 0; e < doc_.entities.size(); ++e) {
      if (doc_.entities[e].kind != EntityKind::organisation) continue;
      for (const auto& mention : doc_.entities[e].mentions) {
        if (mention.end - mention.begin < 2 || doc_.tokens[mention.head].upos == Upos::X) continue;
        auto [it, fresh] = body_by_noun_.try_emplace(std::string(reading_.lemma(mention.head)), e);
        if (!fresh && it->second != e) it->second = kNone;
      }
    }
  }

  Reading& reading_;
  Document& doc_;
  Discourse story_;
  RoleReferences roles_;
  Pronouns pronouns_;
  DroppedSubjects dropped_;
  std::map<std::string, std::uint32_t> body_by_noun_;  // organisations by the noun of their name; kNone: several
};

}  // namespace

void resolve_references(Reading& reading, const KnownPeople& known) { Resolver(reading, known).run(); }

}  // namespace kronika::entities
