// A page of a news site as an article: title, lead, paragraphs, quotations, captions and teasers told apart, dated and
// signed.
#pragma once

#include <string>
#include <string_view>

#include "html/rules.hpp"
#include "kronika/article.hpp"
#include "kronika/error.hpp"

namespace kronika::html {

// `page` is valid UTF-8; `url` is where it was found, or empty. Fails where the page holds no article. The blocks of
// the article stand in its text one a line, in the order of the page, teasers within it included.
Result<Article> read_page(std::string_view page, const PageRules& rules, std::string_view url = {});

// The same for markup that holds an article and nothing else, as in feeds: all its blocks are the article's.
Result<Article> read_fragment(std::string_view markup, const PageRules& rules);

}  // namespace kronika::html
