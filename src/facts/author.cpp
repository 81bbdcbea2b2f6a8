#include "facts/author.hpp"

namespace kronika::facts {

Author::Author(const Reading& reading) : r_(reading), publisher_(reading.publisher()) {
  if (!publisher_.key.empty() && transcript()) publisher_ = {};
  if (!publisher_.key.empty()) signer_ = find_signer();
}

// A line before the text that names somebody and his office, and tells nothing.
std::uint32_t Author::find_signer() const {
  const Document& doc = r_.doc();
  for (std::uint32_t s = 0; s < doc.sentences.size(); ++s) {
    const auto& range = doc.sentences[s];
    for (auto t = range.begin; t < range.end && t < r_.tree().size(); ++t) {
      const auto upos = r_.tree().token(t).upos;
      if (upos == Upos::VERB || upos == Upos::AUX) return kNone;
    }
    for (std::uint32_t e = 0; e < doc.entities.size(); ++e) {
      if (doc.entities[e].kind != EntityKind::person) continue;
      bool named = false, office = false;
      for (const auto& m : doc.entities[e].mentions) {
        named = named || (m.form == MentionForm::name && m.begin == range.begin);
        office = office || (m.form == MentionForm::office && m.sentence == s);
      }
      if (named && office) return e;
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
