#include "html/visible_date.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::html {
namespace {

constexpr std::uint32_t kNodesBefore = 80;  // how far before the title a date may stand
constexpr std::size_t kLongestLine = 160;   // bytes of a line that tells the date
constexpr std::size_t kLongestBare = 60;    // of one that says nothing else, not even a label

class Search {
 public:
  Search(const Dom& dom, const PageRules& rules, const Content& content, std::uint32_t title, DateOrder order)
      : dom_(dom), rules_(rules), title_(title), order_(order) {
    if (content.element == kNoNode && title == kNoNode) return;
    auto start = title != kNoNode ? title : content.element;
    end_ = content.element != kNoNode ? std::max(dom[content.element].end, start) : dom[start].end;
    if (title == kNoNode) {
      begin_ = start > kNodesBefore ? start - kNodesBefore : 0;
    } else {
      begin_ = title > kNodesBefore ? title - kNodesBefore : 0;
      constexpr std::uint32_t kNodesAfter = 120;  // where the article was not found, or before the title
      end_ = std::max(end_, std::min(dom[title].end + kNodesAfter, dom.size()));
    }
    first_paragraph_ = end_;
    for (const auto& block : content.blocks)
      if (block.kind == BlockKind::paragraph && block.node > start) {
        first_paragraph_ = block.node;
        break;
      }
  }

  VisibleDates run() {
    time_elements();
    if (!found_.published.date) named_elements();
    if (!found_.published.date) lines_of_text();
    return std::move(found_);
  }

 private:
  void set(PageDate& slot, const Edtf& date, std::string_view from) {
    if (!slot.date) slot = {date, std::string(from)};
  }

  // Teasers, comments and the frame of the page have dates of their own.
  bool foreign(std::uint32_t node) const {
    for (auto up = node; up != kNoNode; up = dom_[up].parent) {
      auto tag = dom_[up].tag;
      if (tag == "nav" || tag == "footer" || tag == "aside") return true;
      if (tag == "body" || tag == "main") return false;
      if (dom_[up].end > end_ && up < begin_) return false;  // holds all that is looked at
      auto hints = rules_.hints(dom_[up]);
      if ((hints.talk || hints.related) && !(title_ != kNoNode && up <= title_ && title_ < dom_[up].end)) return true;
      // A link to another article with its date; a link to the page itself says so.
      if (tag == "a" && up != node && !dom_[up].attribute("href").empty() && dom_[up].attribute("rel") != "bookmark")
        return true;
    }
    return false;
  }

  void time_elements() {
    const PageDate none;
    for (int sure = 1; sure >= 0 && !found_.published.date; --sure)
      for (auto i = begin_; i < end_; ++i) {
        const Node& n = dom_[i];
        auto itemprop = n.attribute("itemprop");
        if (n.tag != "time" && itemprop != "datePublished" && itemprop != "dateModified") continue;
        auto hints = rules_.hints(n);
        auto parent = n.parent != kNoNode ? rules_.hints(dom_[n.parent]) : Hints{};
        bool updated = itemprop == "dateModified" || hints.updated || (parent.updated && !hints.date);
        bool says_so = itemprop == "datePublished" || hints.date || !n.attribute("pubdate").empty();
        if (sure == 1 && !updated && !says_so) continue;
        if (foreign(i)) continue;
        auto text = dom_.text_of(i);
        auto value = n.attribute("datetime");
        if (value.empty()) value = n.attribute("content");
        auto date = rules_.dates().parse(value, order_);
        if (!date) date = rules_.dates().parse(std::string_view(text).substr(0, kLongestLine), order_);
        if (!date) continue;
        if (!updated) updated = rules_.label(text.empty() ? before(i) : before(i) + " " + text) == Label::updated;
        set(updated ? found_.updated : found_.published, *date, "time");
      }
  }

  // The text just before an element, within the same parent.
  std::string before(std::uint32_t node) const {
    if (node == 0) return {};
    auto i = node - 1;
    while (i > dom_[node].parent && (!dom_[i].is_text() || collapse(dom_[i].text).empty())) --i;
    auto text = dom_[i].is_text() ? collapse(dom_[i].text) : std::string();
    return text.size() <= kLongestLine ? text : std::string();
  }

  // Elements whose names say that they hold a date.
  void named_elements() {
    for (auto i = begin_; i < end_; ++i) {
      const Node& n = dom_[i];
      if (n.is_text() || n.end - i > 24) continue;
      auto hints = rules_.hints(n);
      if (!hints.date && !hints.updated) continue;
      auto text = dom_.text_of(i);
      if (n.tag == "abbr" && !n.attribute("title").empty()) text = n.attribute("title");
      if (text.empty() || text.size() > kLongestLine || foreign(i)) continue;
      take(text, hints.updated && !hints.date ? Label::updated : Label::published, before(i));
    }
  }

  // Short lines with a label, and bare dates between the title and the first paragraph.
  void lines_of_text() {
    for (auto i = begin_; i < end_; ++i) {
      const Node& n = dom_[i];
      if (!n.is_text() || n.text.size() > 4 * kLongestLine ||
          n.text.find_first_of("0123456789") == std::string_view::npos)
        continue;
      auto text = collapse(n.text);
      if (text.empty() || text.size() > kLongestLine) continue;
      auto label = rules_.label(text);
      if (label != Label::published && label != Label::updated) label = rules_.label(before(i));
      bool labelled = label == Label::published || label == Label::updated;
      bool in_head = title_ != kNoNode && i > title_ && i < first_paragraph_ && text.size() <= kLongestBare;
      if ((!labelled && !in_head) || foreign(i)) continue;
      take(text, label, before(i));
    }
  }

  // Each date goes by the label before it, the first else by `otherwise`.
  void take(std::string_view text, Label otherwise, const std::string& before) {
    std::size_t from = 0;
    bool first = true;
    for (const auto& found : rules_.dates().find(text, order_)) {
      auto prefix = std::string(text.substr(from, found.begin - from));
      auto label = rules_.label(first ? before + " " + prefix : prefix);
      if (label != Label::published && label != Label::updated) label = first ? otherwise : Label::by;
      if (label == Label::updated)
        set(found_.updated, found.date, "text");
      else if (first || label == Label::published)
        set(found_.published, found.date, "text");
      from = found.end;
      first = false;
    }
  }

  const Dom& dom_;
  const PageRules& rules_;
  std::uint32_t title_;
  DateOrder order_;
  std::uint32_t begin_ = 0, end_ = 0, first_paragraph_ = 0;
  VisibleDates found_;
};

}  // namespace

VisibleDates find_visible_dates(const Dom& dom, const PageRules& rules, const Content& content,
                                std::uint32_t title_node, DateOrder order) {
  return Search(dom, rules, content, title_node, order).run();
}

}  // namespace kronika::html
