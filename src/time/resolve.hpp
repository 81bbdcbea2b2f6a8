// Evaluation for articles whose own date is known in part, or not at all.
#pragma once

#include <optional>
#include <string>

#include "time/evaluate.hpp"

namespace kronika::time {

struct Resolved {
  Value value;  // none where the words mean nothing that exists (30 February)
  Reference::Used used;
};

// `published` may be a day, a month, a year, or unknown. Where different days of it give different values the
// result is what all of them leave possible: a few days one by one, else the stretch. An article of a month is
// taken to tell of that month wherever its words allow it.
Resolved resolve(const Meaning& meaning, const Edtf& published, Direction direction, const std::optional<Edtf>& anchor);

}  // namespace kronika::time
