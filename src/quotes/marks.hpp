// Passages in quotation marks: „…”, "…", «…», “…”, ‘…’, ,,…''. Only outermost passages are found; marks
// inside them belong to the words quoted. Marks that stand without a partner are passed over, so that one
// stray mark does not turn the rest of a text inside out.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"

namespace kronika::quotes {

struct Quoted {
  Span outer;          // with the marks
  Span inner;          // without them
  bool closed = true;  // false: the mark that closes stands at the end of a later paragraph, if anywhere
};

// The passages of one paragraph, in order. `range` is a part of `text`; `open_end`: the next paragraph begins with a
// mark, so that a passage open at the end of this one may go on there.
std::vector<Quoted> find_quoted(std::string_view text, Span range, bool open_end = false);

// The passages of all blocks that may hold facts; of the whole text where it has no blocks.
std::vector<Quoted> find_quoted(const Article& article);

}  // namespace kronika::quotes
