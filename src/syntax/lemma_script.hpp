// How to get from a form to its lemma, as a short text that many words share, after UDPipe 2's lemma rules
// (Straka 2018, section 3.4): "l-ego+y" lower-cases, takes -ego off and puts -y on.
//
//   script   = "=" lemma                                  the lemma itself, whatever the form
//            | case [ "<" COUNT ] [ "^" text ] "|" [ ">" COUNT ] [ text ]
//   case     = "k" as the form | "l" lower | "c" first letter upper, rest lower | "u" upper
//
// COUNT letters (0-9, then a-z for 10-35) go from the front ("<") or the end (">"); then text is put there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kronika::syntax {

// The shortest script that makes `lemma` of `form`.
std::string lemma_script(std::string_view form, std::string_view lemma);

// Nothing if the script is malformed or takes off more letters than there are.
std::optional<std::string> apply_lemma_script(std::string_view script, std::string_view form);

}  // namespace kronika::syntax
