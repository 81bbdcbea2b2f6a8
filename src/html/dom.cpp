#include "html/dom.hpp"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <deque>

#include "base/utf8.hpp"
#include "html/arena.hpp"
#include "html/strip.hpp"

namespace kronika::html {

struct Dom::Memory {
  // Trees take some ten times the memory of their pages.
  static constexpr std::size_t kMaxBytes = 256u << 20;

  std::string html;
  Arena arena{kMaxBytes};
  std::jmp_buf full;             // where the parser is left when the arena is full
  std::deque<std::string> tags;  // of elements that HTML does not know
  std::vector<Attribute> attributes;
};

namespace {

std::string_view tag_name(const GumboElement& e, std::deque<std::string>& unknown) {
  if (e.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(e.tag);
  GumboStringPiece piece = e.original_tag;
  gumbo_tag_from_original_text(&piece);
  std::string name = piece.data == nullptr || piece.length == 0 ? "unknown" : std::string(piece.data, piece.length);
  std::transform(name.begin(), name.end(), name.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return unknown.emplace_back(std::move(name));
}

// What gumbo hands over is walked with a stack of our own.
struct Frame {
  const GumboVector* children;
  unsigned next;
  std::uint32_t node;
};

bool is_text(const GumboNode& n) {
  return n.type == GUMBO_NODE_TEXT || n.type == GUMBO_NODE_WHITESPACE || n.type == GUMBO_NODE_CDATA;
}
bool is_element(const GumboNode& n) { return n.type == GUMBO_NODE_ELEMENT || n.type == GUMBO_NODE_TEMPLATE; }

// Parses into the arena; null when it is full. Nothing with a destructor lives in this function, nor in Gumbo, which
// is C and cannot report that it got no memory: it is left by a jump.
const GumboNode* parse_into(Arena& arena, std::jmp_buf& full, const std::string& html) {
  struct Place {
    Arena* arena;
    std::jmp_buf* full;
  } place{&arena, &full};
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.userdata = &place;
  options.allocator = [](void* userdata, std::size_t size) {
    auto* p = static_cast<Place*>(userdata);
    void* memory = p->arena->allocate(size);
    if (memory == nullptr) std::longjmp(*p->full, 1);
    return memory;
  };
  options.deallocator = [](void*, void*) {};
  if (setjmp(full) != 0) return nullptr;
  return gumbo_parse_with_options(&options, html.data(), html.size())->root;
}

}  // namespace

Dom::Dom() : memory_(std::make_unique<Memory>()) {}
Dom::Dom(Dom&&) noexcept = default;
Dom& Dom::operator=(Dom&&) noexcept = default;
Dom::~Dom() = default;

std::string_view Node::attribute(std::string_view name) const {
  for (const auto& a : attributes)
    if (a.name == name) return a.value;
  return {};
}

Result<Dom> Dom::parse(std::string_view page) {
  if (page.size() > kMaxPageBytes) return fail("the page is larger than 16 MiB");
  Dom dom;
  auto stripped = strip(page);
  dom.json_ld_.assign(stripped.json_ld.begin(), stripped.json_ld.end());
  Memory& memory = *dom.memory_;
  memory.html = std::move(stripped.html);
  const GumboNode* root = parse_into(memory.arena, memory.full, memory.html);
  if (root == nullptr) return fail("the page needs too much memory as a tree");

  struct Range {
    std::size_t begin, size;
  };
  std::vector<Range> ranges;  // of attributes: where they lie in the end is not known yet
  auto add = [&](const GumboNode& from, std::uint32_t parent) {
    Node& node = dom.nodes_.emplace_back();
    node.parent = parent;
    Range range{memory.attributes.size(), 0};
    if (is_text(from)) {
      node.text = from.v.text.text;
    } else {
      const auto& element = from.v.element;
      node.tag = tag_name(element, memory.tags);
      range.size = element.attributes.length;
      for (unsigned i = 0; i < element.attributes.length; ++i) {
        auto* a = static_cast<const GumboAttribute*>(element.attributes.data[i]);
        memory.attributes.push_back({a->name, a->value});
      }
    }
    ranges.push_back(range);
    return static_cast<std::uint32_t>(dom.nodes_.size() - 1);
  };

  std::vector<Frame> stack;
  stack.push_back({&root->v.element.children, 0, add(*root, kNoNode)});
  while (!stack.empty()) {
    Frame& frame = stack.back();
    if (frame.next == frame.children->length) {
      dom.nodes_[frame.node].end = dom.size();
      stack.pop_back();
      continue;
    }
    auto* child = static_cast<const GumboNode*>(frame.children->data[frame.next++]);
    bool element = is_element(*child);
    if (!element && !is_text(*child)) continue;
    auto index = add(*child, frame.node);
    dom.nodes_[index].end = index + 1;
    if (element) stack.push_back({&child->v.element.children, 0, index});
  }
  for (std::size_t i = 0; i < ranges.size(); ++i)
    dom.nodes_[i].attributes = std::span(memory.attributes).subspan(ranges[i].begin, ranges[i].size);
  return dom;
}

std::string Dom::text_of(std::uint32_t node) const {
  std::string raw;
  for (std::uint32_t i = node; i < nodes_[node].end; ++i) {
    if (nodes_[i].is_text())
      raw += nodes_[i].text;
    else if (nodes_[i].tag == "br")
      raw += ' ';
  }
  return collapse(raw);
}

std::string collapse(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool space = false;
  for (std::size_t pos = 0; pos < text.size();) {
    std::size_t begin = pos;
    char32_t c = static_cast<unsigned char>(text[pos]);
    bool skip = false;
    if (c < 0x80) {
      ++pos;
      skip = c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F);
    } else {
      c = utf8::next(text, pos);
      // Zero-width spaces and byte-order marks are what editors leave behind.
      skip = utf8::is_space(c) || c == 0x200B || c == 0xFEFF;
    }
    if (skip) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out.append(text, begin, pos - begin);
  }
  return out;
}

}  // namespace kronika::html
