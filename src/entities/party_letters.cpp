#include "entities/party_letters.hpp"

#include <string_view>

namespace kronika::entities {
namespace {

// Does the text go on with a mark, one of the letters, a hyphen and a capitalised word?
bool party_letter_after(std::string_view text, std::string_view letters) {
  if (text.starts_with(" (") || text.starts_with(", "))
    text.remove_prefix(2);
  else
    return false;
  return text.size() > 2 && letters.find(text[0]) != std::string_view::npos && text[1] == '-' &&
         starts_capital(text.substr(2));
}

}  // namespace

void read_party_letters(Reading& reading) {
  const auto& lexicon = reading.resources.lexicon;
  if (lexicon.party_letters().empty()) return;
  const auto& state = lexicon.party_letters_state();
  const std::string_view text = reading.doc.text();
  for (const auto& name : reading.names) {
    if (name.entity == kNone) continue;
    auto& person = reading.doc.entities[name.entity];
    if (person.kind != EntityKind::person || (person.country != "---" && person.country != state)) continue;
    if (!party_letter_after(text.substr(reading.token(name.end - 1).span.end), lexicon.party_letters())) continue;
    person.country = state;
    for (auto& role : reading.roles)
      if (role.person == name.entity && role.of.empty() && !role.office.empty()) role.of = role.country = state;
  }
}

}  // namespace kronika::entities
