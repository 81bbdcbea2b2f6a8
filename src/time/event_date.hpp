// When an act took place: from the expressions of time that govern its word in the tree, else from what the
// text tells of it elsewhere. The day of the article is never a default.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "kronika/document.hpp"

namespace kronika::time {

struct Dating {
  std::optional<Edtf> date;     // absent when the text fixes none
  std::string reason;           // how it was reached, for `explain`; empty when there is no date
  std::uint32_t timex = kNone;  // index into Document::times
};

// `trigger_token` is the token that names the act: a verb, or a noun such as "wizyta". Needs tokens, tags,
// trees and times. A token that does not exist has no date. `ahead`: the act is yet to come, so that a deadline
// dates it.
Dating date_of(const Document& doc, std::uint32_t trigger_token, bool ahead = false);

}  // namespace kronika::time
