// A page as a tree of plain structs, out of Gumbo's HTML5 parser. Nodes refer to each other by index, so that
// every walk over the tree is a loop and no page, however deeply nested, can exhaust the stack.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::html {

inline constexpr std::uint32_t kNoNode = 0xffffffffu;
inline constexpr std::size_t kMaxPageBytes = 16u << 20;

struct Attribute {
  std::string_view name, value;  // the name in lower case
};

struct Node {
  std::string_view tag;   // lower case; empty for text
  std::string_view text;  // of a text node, entities resolved
  std::span<const Attribute> attributes;
  std::uint32_t parent = kNoNode;
  std::uint32_t end = 0;  // one past the last node below this one: nodes are in the order of the page

  bool is_text() const { return tag.empty(); }
  std::string_view attribute(std::string_view name) const;  // empty where there is none
};

// Owns all that its nodes show; move-only.
class Dom {
 public:
  // `page` must be valid UTF-8. Fails where the page is too large or needs too much memory as a tree.
  static Result<Dom> parse(std::string_view page);

  const std::vector<Node>& nodes() const { return nodes_; }  // the first is the root element, if any
  const Node& operator[](std::uint32_t i) const { return nodes_[i]; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }

  // Contents of the page's scripts of type application/ld+json.
  const std::vector<std::string>& json_ld() const { return json_ld_; }

  // All text below a node, white space collapsed.
  std::string text_of(std::uint32_t node) const;

  Dom(Dom&&) noexcept;
  Dom& operator=(Dom&&) noexcept;
  ~Dom();

 private:
  struct Memory;
  Dom();
  std::unique_ptr<Memory> memory_;
  std::vector<Node> nodes_;
  std::vector<std::string> json_ld_;
};

// White space collapsed to single spaces, and none at the ends.
std::string collapse(std::string_view text);

}  // namespace kronika::html
