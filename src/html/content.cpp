#include "html/content.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/utf8.hpp"

namespace kronika::html {
namespace {

template <std::size_t N>
bool one_of(std::string_view tag, const std::array<std::string_view, N>& tags) {
  return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

constexpr std::array<std::string_view, 25> kNeverText{
    "script", "style",  "noscript", "template", "svg",  "iframe", "object", "embed", "canvas",
    "button", "select", "input",    "textarea", "nav",  "footer", "aside",  "menu",  "dialog",
    "head",   "audio",  "video",    "map",      "math", "applet", "option"};
constexpr std::array<std::string_view, 41> kBlocks{
    "address",  "article",    "aside",  "blockquote", "body", "center", "dd", "details", "div", "dl",      "dt",
    "fieldset", "figcaption", "figure", "footer",     "form", "h1",     "h2", "h3",      "h4",  "h5",      "h6",
    "header",   "hr",         "html",   "li",         "main", "nav",    "ol", "p",       "pre", "section", "summary",
    "table",    "tbody",      "td",     "tfoot",      "th",   "thead",  "tr", "ul"};

bool is_heading(std::string_view tag) { return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6'; }

// What is known about each node.
struct Mark {
  bool dropped = false;
  bool block = false;
  Hints hints;
  std::uint32_t letters = 0, linked = 0;  // code points of text below, and of text in links
  std::uint32_t prose = 0;
  std::uint32_t good = 0;  // letters of runs that count as paragraphs
  double score = 0;
};

// A run of inline text: a paragraph as the reader sees it.
struct Run {
  std::uint32_t parent = kNoNode;  // the block element whose text it is
  std::string text;
  std::uint32_t letters = 0, linked = 0;
};

class Finder {
 public:
  Finder(const Dom& dom, const PageRules& rules) : dom_(dom), rules_(rules), marks_(dom.size()) {}

  Content find() {
    if (dom_.size() == 0) return {};
    mark_nodes();
    gather_runs();
    if (runs_.empty()) return {};
    score_elements();
    auto article = best_element();
    if (article == kNoNode) return {};
    return {article, blocks_of(article)};
  }

  std::vector<ContentBlock> all() {
    if (dom_.size() == 0) return {};
    mark_nodes();
    gather_runs();
    return blocks_of(0);
  }

 private:
  bool hidden(const Node& n) const {
    if (n.attribute("aria-hidden") == "true") return true;
    for (const auto& [key, value] : n.attributes) {
      if (key == "hidden") return true;
      if (key == "style" &&
          (value.find("display:none") != std::string::npos || value.find("display: none") != std::string::npos))
        return true;
    }
    return false;
  }

  void mark_nodes() {
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Node& n = dom_[i];
      if (n.parent != kNoNode && marks_[n.parent].dropped) marks_[i].dropped = true;
      if (n.is_text() || marks_[i].dropped) continue;
      marks_[i].block = one_of(n.tag, kBlocks);
      marks_[i].hints = rules_.hints(n);
      marks_[i].dropped = one_of(n.tag, kNeverText) || hidden(n);
    }
    Amount all = count_letters();
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Node& n = dom_[i];
      Mark& m = marks_[i];
      if (n.parent != kNoNode && marks_[n.parent].dropped) m.dropped = true;
      if (n.is_text() || m.dropped || !(m.hints.clutter || m.hints.related || m.hints.talk)) continue;
      // A name that says "sidebar" on what holds a good part of the page's prose says it of the layout. What
      // readers write may well be longer than the article.
      bool holds_the_page =
          m.hints.talk ? m.prose * 10 > all.prose * 9 : m.prose * 3 > all.prose || m.letters * 2 > all.letters;
      if (!holds_the_page && n.tag != "body" && n.tag != "article" && n.tag != "main") m.dropped = true;
    }
  }

  struct Amount {
    std::uint64_t letters = 0, prose = 0;
  };

  // Bytes of text below each element, and of prose, that is of long text outside links; returns those of the page.
  Amount count_letters() {
    constexpr std::size_t kShortestProse = 60;
    Amount all;
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Node& n = dom_[i];
      if (!n.is_text() || marks_[i].dropped) continue;
      auto letters = static_cast<std::uint32_t>(n.text.size());
      if (std::all_of(n.text.begin(), n.text.end(),
                      [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }))
        continue;
      auto prose = letters >= kShortestProse && !in_link(i, kNoNode) ? letters : 0;
      all.letters += letters;
      all.prose += prose;
      for (auto up = n.parent; up != kNoNode; up = dom_[up].parent) {
        marks_[up].letters += letters;
        marks_[up].prose += prose;
      }
    }
    return all;
  }

  bool in_link(std::uint32_t text, std::uint32_t until) const {
    for (auto up = dom_[text].parent; up != kNoNode && up != until; up = dom_[up].parent)
      if (dom_[up].tag == "a") return true;
    return false;
  }

  std::uint32_t block_above(std::uint32_t node) const {
    auto up = dom_[node].parent;
    while (up != kNoNode && !marks_[up].block) up = dom_[up].parent;
    return up;
  }

  void gather_runs() {
    std::uint32_t open = kNoNode;  // the block that the current run belongs to
    bool broken = true;            // a block began or ended since
    int breaks = 0;                // <br> in a row
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Node& n = dom_[i];
      if (marks_[i].dropped) continue;
      if (!n.is_text()) {
        if (n.tag == "br") {
          if (++breaks >= 2)
            broken = true;
          else if (!broken && !runs_.empty())
            runs_.back().text += ' ';
        } else if (marks_[i].block) {
          broken = true;
        }
        continue;
      }
      auto parent = block_above(i);
      auto text = collapse(n.text);
      if (text.empty()) {
        if (!broken && parent == open && !runs_.empty()) runs_.back().text += ' ';
        continue;
      }
      breaks = 0;
      if (broken || parent != open) {
        runs_.push_back({parent, {}, 0, 0});
        open = parent;
        broken = false;
      }
      Run& run = runs_.back();
      run.text += n.text;
      auto letters = static_cast<std::uint32_t>(utf8::count(text));
      run.letters += letters;
      if (in_link(i, parent)) run.linked += letters;
    }
    for (auto& run : runs_) run.text = collapse(run.text);
    std::erase_if(runs_, [](const Run& r) { return r.text.empty() || r.parent == kNoNode; });
    for (auto& m : marks_) m.letters = m.linked = 0;
    for (const auto& run : runs_)
      for (auto up = run.parent; up != kNoNode; up = dom_[up].parent) {
        marks_[up].letters += run.letters;
        marks_[up].linked += run.linked;
      }
  }

  double link_share(std::uint32_t node) const {
    return marks_[node].letters == 0 ? 0 : double(marks_[node].linked) / marks_[node].letters;
  }

  // The beginning of another article, as lists of teasers have it.
  static bool breaks_off(std::string_view text) {
    constexpr std::size_t kLongestTeaser = 600;
    while (text.ends_with(']') || text.ends_with(')') || text.ends_with(' ')) text.remove_suffix(1);
    return text.size() < kLongestTeaser && (text.ends_with("…") || text.ends_with("..."));
  }

  void score_elements() {
    constexpr std::uint32_t kShortest = 25;
    for (const Run& run : runs_) {
      if (run.letters < kShortest || is_heading(dom_[run.parent].tag)) continue;
      if (run.linked * 2 > run.letters || breaks_off(run.text)) continue;
      for (auto up = run.parent; up != kNoNode; up = dom_[up].parent) marks_[up].good += run.letters;
      double score = 1 + std::min(run.letters / 100.0, 3.0) +
                     static_cast<double>(std::count(run.text.begin(), run.text.end(), ','));
      double share = 1;
      bool paragraph = dom_[run.parent].tag == "p" || dom_[run.parent].tag == "li" || dom_[run.parent].tag == "pre";
      auto up = paragraph ? dom_[run.parent].parent : run.parent;
      for (int level = 0; up != kNoNode && level < 4; ++level, up = dom_[up].parent) {
        marks_[up].score += score * share;
        share = level == 0 ? 0.5 : share * 0.6;
      }
    }
  }

  std::uint32_t best_element() const {
    std::uint32_t best = kNoNode;
    double highest = 0;
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Mark& m = marks_[i];
      if (m.score <= 0) continue;
      double score = m.score * (1 - link_share(i));
      if (m.hints.body || dom_[i].tag == "article" || dom_[i].tag == "main") score *= 1.15;
      if (score > highest) {
        highest = score;
        best = i;
      }
    }
    // An element around it with nearly the same score is the whole of which it is a part.
    for (auto up = best == kNoNode ? kNoNode : dom_[best].parent; up != kNoNode; up = dom_[up].parent) {
      if (dom_[up].tag == "body" || dom_[up].tag == "html") break;
      if (marks_[up].score * (1 - link_share(up)) > highest * 0.75) best = up;
    }
    return best == kNoNode ? best : widened(best);
  }

  // Long articles come in several chunks, with advertisements between: an element above that adds prose, and little
  // else, to the one found is the whole of which that is a part.
  std::uint32_t widened(std::uint32_t best) const {
    constexpr double kAddsEnough = 0.15, kMostlyProse = 0.85;
    constexpr int kLevels = 6;
    auto up = dom_[best].parent;
    for (int level = 0; up != kNoNode && level < kLevels; ++level, up = dom_[up].parent) {
      if (dom_[up].tag == "body" || dom_[up].tag == "html") break;
      double more_good = double(marks_[up].good) - marks_[best].good;
      double more_all = double(marks_[up].letters) - marks_[best].letters;
      if (more_good > kAddsEnough * marks_[best].good && more_good > kMostlyProse * more_all) best = up;
    }
    return best;
  }

  bool inside(std::uint32_t node, std::uint32_t element) const { return node >= element && node < dom_[element].end; }

  bool has_above(std::uint32_t node, std::uint32_t until, std::string_view tag) const {
    for (auto up = node; up != kNoNode; up = dom_[up].parent) {
      if (dom_[up].tag == tag) return true;
      if (up == until) return false;
    }
    return false;
  }
  bool captioned(std::uint32_t node, std::uint32_t until) const {
    for (auto up = node; up != kNoNode; up = dom_[up].parent) {
      if (dom_[up].tag == "figcaption" || dom_[up].tag == "figure" || marks_[up].hints.caption) return true;
      if (up == until) return false;
    }
    return false;
  }

  bool opens(std::uint32_t node) const {
    constexpr int kLevels = 3;
    for (int level = 0; node != kNoNode && level < kLevels; ++level, node = dom_[node].parent)
      if (marks_[node].hints.lead) return true;
    return false;
  }

  // The opening paragraph often stands between the title and the element with the text.
  void add_lead_above(std::uint32_t article, std::vector<ContentBlock>& out) const {
    constexpr std::uint32_t kShortest = 40;
    const Run* lead = nullptr;
    bool titled = false;
    for (const Run& run : runs_) {
      if (run.parent >= article) break;
      if (dom_[run.parent].tag == "h1") {
        titled = true;
        lead = nullptr;
      } else if (titled && run.letters >= kShortest && run.linked * 2 < run.letters && opens(run.parent)) {
        lead = &run;
      }
    }
    if (lead != nullptr) out.push_back({BlockKind::lead, lead->text, lead->parent});
  }

  std::vector<ContentBlock> blocks_of(std::uint32_t article) const {
    constexpr std::size_t kLeadsWithin = 3;  // blocks from the beginning
    std::vector<ContentBlock> out;
    add_lead_above(article, out);
    for (const Run& run : runs_) {
      if (!inside(run.parent, article)) continue;
      auto tag = dom_[run.parent].tag;
      double links = double(run.linked) / run.letters;
      ContentBlock block{BlockKind::paragraph, run.text, run.parent};
      if (is_heading(tag))
        block.kind = tag == "h1" ? BlockKind::boilerplate : BlockKind::heading;
      else if (captioned(run.parent, article))
        block.kind = BlockKind::caption;
      else if (links > 0.6 && run.letters < 200)
        block.kind = BlockKind::related;
      else if (has_above(run.parent, article, "blockquote"))
        block.kind = BlockKind::quote;
      else if (out.size() < kLeadsWithin && opens(run.parent))
        block.kind = BlockKind::lead;
      if (!out.empty() && out.front().kind == BlockKind::lead && out.front().text == block.text) continue;
      out.push_back(std::move(block));
    }
    // Headings at the end head nothing.
    while (!out.empty() && out.back().kind != BlockKind::paragraph && out.back().kind != BlockKind::quote &&
           out.back().kind != BlockKind::lead)
      out.pop_back();
    return out;
  }

  const Dom& dom_;
  const PageRules& rules_;
  std::vector<Mark> marks_;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<ContentBlock> all_blocks(const Dom& dom, const PageRules& rules) { return Finder(dom, rules).all(); }

Content find_content(const Dom& dom, const PageRules& rules) { return Finder(dom, rules).find(); }

}  // namespace kronika::html
