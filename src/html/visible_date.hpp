// The dates that stand on a page for its readers, in `time` elements or as text: near the title, or with a label.
#pragma once

#include "html/metadata.hpp"

namespace kronika::html {

struct VisibleDates {
  PageDate published, updated;
};

// Looks from shortly before the title to the end of the article, past teasers, comments and the page's frame.
VisibleDates find_visible_dates(const Dom& dom, const PageRules& rules, const Content& content,
                                std::uint32_t title_node, DateOrder order);

}  // namespace kronika::html
