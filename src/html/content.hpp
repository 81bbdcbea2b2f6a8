// The article on a page: which element holds it, and which of its blocks are the article's own words.
//
// The method is that of Readability (paragraphs give their score to the elements around them; the element
// with the highest score, thinned by its share of links, is the article), with a second look at every block.
#pragma once

#include <string>
#include <vector>

#include "html/dom.hpp"
#include "html/rules.hpp"
#include "kronika/article.hpp"

namespace kronika::html {

struct ContentBlock {
  BlockKind kind = BlockKind::paragraph;
  std::string text;              // white space collapsed
  std::uint32_t node = kNoNode;  // the element that holds it
};

struct Content {
  std::uint32_t element = kNoNode;   // the one around the article; kNoNode where none is found
  std::vector<ContentBlock> blocks;  // in the order of the page
};

Content find_content(const Dom& dom, const PageRules& rules);

// All blocks of markup that is an article and nothing else.
std::vector<ContentBlock> all_blocks(const Dom& dom, const PageRules& rules);

}  // namespace kronika::html
