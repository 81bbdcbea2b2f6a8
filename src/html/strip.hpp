// What is taken off a page before the parser sees it: the contents of scripts and styles, comments, and whatever goes
// beyond the nesting and the attributes that pages have. It makes parsing cheaper, half of a page being script, and
// it bounds it: HTML5 parsing is quadratic in the depth of elements and in the attributes of one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kronika::html {

inline constexpr std::size_t kMaxDepth = 512;       // as browsers have it
inline constexpr std::size_t kMaxDoubtful = 1024;   // elements left open that an end tag around them is taken to close
inline constexpr std::size_t kMaxAttributes = 200;  // of one element

struct Stripped {
  std::string html;
  std::vector<std::string_view> json_ld;  // into the page: contents of <script type="application/ld+json">
};

// One pass, linear in the page. Tags within attribute values and comments are no tags.
Stripped strip(std::string_view page);

}  // namespace kronika::html
