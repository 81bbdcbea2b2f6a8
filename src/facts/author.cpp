#include "facts/author.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::facts {

Author::Author(const Reading& reading) : r_(reading), publisher_(reading.publisher()) {
  if (!publisher_.key.empty() && transcript()) publisher_ = {};
  if (!publisher_.key.empty()) signer_ = find_signer();
}

// A line before the text that names somebody and his office, and tells nothing. A spokesman signs for another.
std::uint32_t Author::find_signer() const {
  const Document& doc = r_.doc();
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const auto& range = doc.sentences[s];
    bool title = false, for_another = false;
    for (auto t = range.begin; t < range.end && t < r_.tree().size(); ++t) {
      const auto& token = r_.tree().token(t);
      if (token.upos == Upos::AUX || r_.tree().morphology(t).form == VerbForm::finite) return kNone;
      const auto* entry = r_.rules().find(utf8::lower(token.lemma));
      title = title || r_.in(t, Known::official) || r_.rules().in(entry, Known::official);
      for_another = for_another || r_.rules().in(entry, Known::spokesman);
    }
    if (for_another) return kNone;
    for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
      if (doc.entities[e].kind != EntityKind::person) continue;
      const auto& mentions = doc.entities[e].mentions;
      if (title && std::any_of(mentions.begin(), mentions.end(),
                               [&](const Mention& m) { return m.form == MentionForm::name && m.begin == range.begin; }))
        return e;
    }
  }
  return kNone;
}

bool Author::transcript() const {
  const auto words = r_.tree().size();
  std::uint32_t quoted = 0;
  for (std::uint32_t t = 0; t < words; ++t) quoted += r_.quote(t) != kNone ? 1 : 0;
  return 2 * quoted > words;
}

bool Author::says(std::uint32_t t) const {
  return !publisher_.key.empty() && r_.tree().morphology(t).plural && r_.quote(t) == kNone;
}

std::uint32_t Author::called_before(std::uint32_t t) const {
  while (t-- > 0) {
    if (r_.tree().relation(t) != Relation::nsubj || r_.quote(t) != kNone) continue;
    const auto e = r_.entity(t);
    if (e == kNone) continue;
    const auto& entity = r_.doc().entities[e];
    if (entity.key == publisher_.key) return e;
    const bool body = entity.kind == EntityKind::organisation && entity.sector == "GOV";
    if (body && publisher_.country.size() == 3 && entity.country == publisher_.country) return e;
  }
  return kNone;
}

}  // namespace kronika::facts
