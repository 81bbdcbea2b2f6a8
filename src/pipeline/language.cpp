#include "pipeline/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>

namespace kronika {

std::string detect_language(std::string_view text, std::string_view hint) {
  // More text than this does not change the answer.
  constexpr std::size_t kEnough = 20000;
  auto length = static_cast<int>(std::min(text.size(), kEnough));
  std::string declared(hint.substr(0, hint.find_first_of("-_")));

  CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  if (!declared.empty()) hints.content_language_hint = declared.c_str();
  CLD2::Language best[3];
  int percent[3];
  double score[3];
  int bytes = 0;
  bool reliable = false;
  auto found = CLD2::ExtDetectLanguageSummary(text.data(), length, true, &hints, 0, best, percent, score, nullptr,
                                              &bytes, &reliable);
  if (!reliable && !declared.empty()) return declared;
  if (found == CLD2::UNKNOWN_LANGUAGE) return declared;
  return CLD2::LanguageCode(found);
}

}  // namespace kronika
