// Where a sentence stops reporting what somebody says and goes on with something else.
#pragma once

#include <cstdint>

#include "quotes/candidate.hpp"

namespace kronika::quotes {

// Where the words that begin at `begin` stop being those reported by `cue`: the sentence may go on with what the speaker
// did next ("…, ale odmówił komentarza"), with another saying ("…, adding that …") or with a remark after a dash.
// `clause` heads the reported clause.
std::uint32_t end_of_content(const Context& c, std::uint32_t cue, std::uint32_t clause, std::uint32_t begin);

}  // namespace kronika::quotes
