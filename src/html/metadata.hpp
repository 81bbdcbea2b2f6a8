// What a page says about its article: who wrote it, where and when it appeared.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/content.hpp"
#include "html/dom.hpp"
#include "html/rules.hpp"
#include "kronika/edtf.hpp"

namespace kronika::html {

struct PageDate {
  std::optional<Edtf> date;
  std::string from;  // "json-ld", "meta", "time", "url", "text"; empty without a date
};

struct Metadata {
  std::string title, author, site, url, language;  // empty where the page does not say
  PageDate published, updated;
  std::uint32_t title_node = kNoNode;  // the heading that is the title
};

// `url` is where the page was found, empty when that is not known; it completes addresses and may hold the date.
Metadata read_metadata(const Dom& dom, const PageRules& rules, const Content& content, std::string_view url);

}  // namespace kronika::html
