// Embedded posts, as news pages carry them: "Text of the post… — Name (@name) December 2, 2025".
#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "quotes/candidate.hpp"

namespace kronika::quotes {
namespace {

constexpr double kPostConfidence = 0.8;
constexpr std::uint32_t kLongestPost = 700;  // bytes: 280 characters and what surrounds them
constexpr std::uint32_t kLongestName = 120;  // bytes between the dash and the handle

bool is_pictograph(char32_t c) { return (c >= 0x2600 && c <= 0x27BF) || c == 0x26A1 || c >= 0x1F000; }

struct Post {
  Span words, name;
};

// The post whose handle opens at `bracket` ("(@").
std::optional<Post> post_at(const Context& c, std::size_t bracket) {
  const auto& text = c.doc.text();
  // The dash before the name.
  const auto floor = bracket > kLongestName ? bracket - kLongestName : 0;
  auto dash = text.rfind("—", bracket);
  if (dash == std::string::npos || dash < floor) return std::nullopt;
  Post post;
  post.name = {static_cast<std::uint32_t>(dash + 3), static_cast<std::uint32_t>(bracket)};

  const auto t = c.token_from(static_cast<std::uint32_t>(dash));
  if (t == 0 || t >= c.size()) return std::nullopt;
  const auto paragraph = c.paragraph(t);
  auto first = t - 1;
  auto begin_of = [&](std::uint32_t token) { return c.token(token).span.begin; };
  auto pictograph = [&](std::uint32_t token) {
    std::size_t pos = 0;
    return !c.token(token).form.empty() && is_pictograph(utf8::next(c.token(token).form, pos));
  };
  // Back to the pictograph or the sentence that can be its first.
  std::uint32_t start = c.sentence(first).begin;
  for (auto u = t; u-- > paragraph.begin && dash - begin_of(u) <= kLongestPost;) {
    if (pictograph(u)) {
      start = u + 1;
      break;
    }
    if (c.sentence(u).begin == u && u == paragraph.begin) start = u;
  }
  post.words = {begin_of(start), c.token(t - 1).span.end};
  // A link to the picture ends the words.
  auto words = c.doc.words(post.words);
  if (auto link = words.find("pic.twitter.com"); link != std::string_view::npos)
    post.words.end = post.words.begin + static_cast<std::uint32_t>(link);
  while (!post.words.empty()) {
    auto pos = static_cast<std::size_t>(post.words.end);
    if (!utf8::is_space(utf8::previous(text, pos))) break;
    post.words.end = static_cast<std::uint32_t>(pos);
  }
  while (!post.words.empty()) {
    auto pos = static_cast<std::size_t>(post.words.begin);
    auto ch = utf8::next(text, pos);
    if (!utf8::is_space(ch) && ch != 0xFE0F && ch != ',' && ch != '.' && !is_pictograph(ch)) break;
    post.words.begin = static_cast<std::uint32_t>(pos);
  }
  if (post.words.empty()) return std::nullopt;
  return post;
}

}  // namespace

void find_posts(const Context& c, Found& found) {
  const auto& text = c.doc.text();
  for (auto bracket = text.find("(@"); bracket != std::string::npos; bracket = text.find("(@", bracket + 1)) {
    auto post = post_at(c, bracket);
    if (!post) continue;
    const auto first = c.token_from(post->words.begin);
    if (first >= c.size() || c.excluded(first) || found.sealed(first)) continue;
    Candidate q;
    q.span = post->words;
    q.cue = post->name;
    const auto name = c.token_from(post->name.begin);
    q.voice = {Voice::Kind::phrase, kNone, name, {}, false, post->name};
    for (auto t = name; t < c.size() && c.token(t).span.end <= post->name.end; ++t)
      if (auto e = c.who.entity_at(t); e != kNone && c.doc.entities[e].kind == EntityKind::person)
        q.voice = {Voice::Kind::entity, e, t, {}, false, {}};
    q.rule = "post/handle";
    q.confidence = kPostConfidence;
    q.sealed = true;
    found.add(std::move(q));
  }
}

}  // namespace kronika::quotes
