// When an act took place: from the expressions of time that govern its word in the tree, else from what the
// text tells of it elsewhere. The day of the article is never a default.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kronika/document.hpp"

namespace kronika::time {

// How the reason begins of a date that another sentence tells of the same act.
inline constexpr std::string_view kToldElsewhere = "the same ";

struct Dating {
  std::optional<Edtf> date;     // absent when the text fixes none
  std::string reason;           // how it was reached, for `explain`; empty when there is no date
  std::uint32_t timex = kNone;  // index into Document::times
};

// How an act is told.
struct Act {
  bool ahead = false;     // it is yet to come, so that a deadline dates it
  bool possible = false;  // it may be, or might have been
  bool beside = false;    // its noun stands beside the word given, which has the time ("during the visit he said")
};

// `trigger_token` is the token that names the act: a verb, or a noun such as "wizyta". Needs tokens, tags, trees,
// times and their cues. A token that does not exist has no date.
Dating date_of(const Document& doc, std::uint32_t trigger_token, const Act& act = {});

}  // namespace kronika::time
