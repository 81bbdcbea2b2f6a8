// Text from outside, made safe to show on a terminal.
#pragma once

#include <string>
#include <string_view>

namespace kronika::render {

// Line breaks and tabs become spaces; control characters, bidirectional overrides and other invisible format
// characters are shown as "\u{202E}". Everything else is kept.
std::string safe(std::string_view text);

// The same, cut to at most `width` columns with an ellipsis; wide characters count two, combining marks none.
std::string safe_cut(std::string_view text, std::size_t width);

// Columns that a terminal needs for the text.
std::size_t columns(std::string_view text);

}  // namespace kronika::render
