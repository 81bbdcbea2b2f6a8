#include "html/page.hpp"

#include "base/utf8.hpp"
#include "html/content.hpp"
#include "html/metadata.hpp"

namespace kronika::html {
namespace {

// The title stands apart from the text.
bool repeats(const std::string& text, const std::string& title) {
  return text.size() <= title.size() + 8 && utf8::lower(text) == utf8::lower(title);
}

void add(Article& article, const ContentBlock& block) {
  if (!article.text.empty()) article.text += '\n';
  Span span;
  span.begin = static_cast<std::uint32_t>(article.text.size());
  article.text += block.text;
  span.end = static_cast<std::uint32_t>(article.text.size());
  article.blocks.push_back({span, block.kind});
  if (block.kind == BlockKind::related) article.related.push_back({block.text, span});
}

}  // namespace

Result<Article> read_page(std::string_view page, const PageRules& rules, std::string_view url) {
  auto dom = Dom::parse(page);
  if (!dom) return tl::unexpected(dom.error());
  auto content = find_content(*dom, rules);
  auto meta = read_metadata(*dom, rules, content, url);

  Article article;
  for (const auto& block : content.blocks)
    if (!repeats(block.text, meta.title)) add(article, block);
  if (article.text.empty()) return fail("holds no article");
  article.title = std::move(meta.title);
  article.author = std::move(meta.author);
  article.source = std::move(meta.site);
  article.url = std::move(meta.url);
  article.language = std::move(meta.language);
  article.published = meta.published.date;
  article.published_from = std::move(meta.published.from);
  article.modified = meta.updated.date;
  return article;
}

Result<Article> read_fragment(std::string_view markup, const PageRules& rules) {
  auto dom = Dom::parse(markup);
  if (!dom) return tl::unexpected(dom.error());
  Article article;
  for (const auto& block : all_blocks(*dom, rules)) add(article, block);
  if (article.text.empty()) return fail("holds no text");
  return article;
}

}  // namespace kronika::html
