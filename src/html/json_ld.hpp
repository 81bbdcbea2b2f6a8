// What a page says about its article in JSON-LD with the vocabulary of schema.org.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kronika::html {

// As written; empty where nothing is said.
struct LinkedData {
  std::string headline, published, modified, author, publisher, url, language;
};

// `scripts` are the contents of the page's scripts. A page may describe several articles, its teasers among them:
// that of `url` is taken where one says so, else the first that stands on its own. Scripts that are no valid JSON
// are searched for the two dates alone.
LinkedData read_json_ld(const std::vector<std::string>& scripts, std::string_view url);

}  // namespace kronika::html
