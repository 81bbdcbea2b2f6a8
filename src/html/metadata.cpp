#include "html/metadata.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "base/utf8.hpp"
#include "html/json_ld.hpp"
#include "html/url.hpp"
#include "html/visible_date.hpp"

namespace kronika::html {
namespace {

constexpr std::size_t kFields = 7;
constexpr std::size_t kLongestValue = 1000, kLongestAuthor = 120;

// The best value of each field that meta elements and microdata give.
struct Stated {
  std::array<std::string, kFields> value;
  std::array<std::size_t, kFields> rank;
  Stated() { rank.fill(std::numeric_limits<std::size_t>::max()); }
  const std::string& of(MetaField f) const { return value[static_cast<std::size_t>(f)]; }
};

class Reader {
 public:
  Reader(const Dom& dom, const PageRules& rules, const Content& content, std::string_view url)
      : dom_(dom), rules_(rules), content_(content), url_(url) {}

  Metadata run() {
    gather();
    out_.url = address();
    linked_ = read_json_ld(dom_.json_ld(), out_.url.empty() ? url_ : out_.url);
    if (out_.url.empty()) out_.url = resolve(url_, linked_.url);
    if (out_.url.empty()) out_.url = url_;
    language();
    out_.site = site();
    title();
    out_.author = author();
    dates();
    return std::move(out_);
  }

 private:
  void gather() {
    for (std::uint32_t i = 0; i < dom_.size(); ++i) {
      const Node& n = dom_[i];
      if (n.tag == "meta") {
        for (auto key : {"property", "name", "itemprop", "http-equiv"})
          if (auto name = n.attribute(key); !name.empty()) state(name, n.attribute("content"));
      } else if (n.tag == "link" && canonical_.empty() && utf8::lower(n.attribute("rel")) == "canonical") {
        canonical_ = n.attribute("href");
      } else if (n.tag == "base" && base_.empty()) {
        base_ = n.attribute("href");
      } else if (n.tag == "html" && html_language_.empty()) {
        html_language_ = n.attribute("lang");
        if (html_language_.empty()) html_language_ = n.attribute("xml:lang");
      } else if (n.tag == "title" && page_title_.empty()) {
        page_title_ = dom_.text_of(i);
      } else if (n.tag == "h1") {
        headings_.push_back(i);
      }
    }
  }

  void state(std::string_view name, std::string_view content) {
    const auto* meta = rules_.meta(name);
    if (meta == nullptr || content.size() > kLongestValue) return;
    auto value = collapse(content);
    auto f = static_cast<std::size_t>(meta->field);
    if (value.empty() || meta->rank >= stated_.rank[f]) return;
    // Pages give the address of an author's page where the name should stand.
    if (meta->field == MetaField::author && (is_web_address(value) || value.starts_with('@'))) return;
    bool date = meta->field == MetaField::published || meta->field == MetaField::updated;
    if (date && !rules_.dates().parse(value)) return;
    stated_.rank[f] = meta->rank;
    stated_.value[f] = std::move(value);
  }

  // A canonical address that is the front page's, or another site's, is a mistake of the page.
  std::string address() const {
    auto from = url_.empty() ? std::string(base_) : url_;
    for (const auto& given : {std::string(canonical_), stated_.of(MetaField::url)}) {
      auto full = resolve(from, given);
      if (full.empty()) continue;
      bool front = path_of(full) == "/" && full.find('?') == std::string::npos;
      if (front && !url_.empty() && path_of(url_) != "/") continue;
      return full;
    }
    return {};
  }

  void language() {
    for (const auto& given : {std::string(html_language_), stated_.of(MetaField::language), linked_.language}) {
      auto code = utf8::lower(given.substr(0, given.find_first_of("-_,; ")));
      bool plain = (code.size() == 2 || code.size() == 3) &&
                   std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (!plain) continue;
      out_.language = code;
      order_ = date_order(given);
      return;
    }
  }

  std::string site() const {
    for (const auto& name : {stated_.of(MetaField::site), collapse(linked_.publisher)})
      if (!name.empty() && !is_web_address(name)) return name;
    return {};
  }

  // The heading whose words the page's own title has; the first within the article or before it where none
  // has.
  void title() {
    auto stated = stated_.of(MetaField::title);
    if (stated.empty()) stated = collapse(linked_.headline);
    auto announced = utf8::lower(stated + " " + page_title_);
    std::uint32_t nearest = kNoNode;
    for (auto h : headings_) {
      auto text = dom_.text_of(h);
      if (text.empty()) continue;
      if (text != out_.site && announced.find(utf8::lower(text)) != std::string::npos) {
        // A site's name in a heading is in the page's title as well.
        if (utf8::count(text) * 3 < utf8::count(page_title_) && headings_.size() > 1) continue;
        out_.title_node = h;
        out_.title = std::move(text);
        return;
      }
      bool before = content_.element == kNoNode || h < dom_[content_.element].end;
      if (before && (nearest == kNoNode || h > content_.element)) nearest = h;
    }
    if (nearest == kNoNode && stated.empty() && !headings_.empty()) nearest = headings_.front();
    out_.title_node = nearest;
    out_.title = !stated.empty()      ? without_site(stated)
                 : nearest != kNoNode ? dom_.text_of(nearest)
                                      : without_site(page_title_);
    if (out_.title.empty()) out_.title = without_site(page_title_);
    if (nearest == kNoNode) find_title_node();
  }

  // The title may stand in another element than a heading.
  void find_title_node() {
    if (out_.title.empty()) return;
    for (std::uint32_t i = 0; i < dom_.size(); ++i)
      if (dom_[i].is_text() && dom_[i].parent != kNoNode && dom_[dom_[i].parent].tag != "title" &&
          dom_[i].text.size() >= out_.title.size() && dom_[i].text.size() < 4 * out_.title.size() + 64 &&
          collapse(dom_[i].text) == out_.title) {
        out_.title_node = dom_[i].parent;
        return;
      }
  }

  // "Title | Site", "Title - Site": what follows the last such sign is the site where the site says so, or
  // where it is short beside the title.
  std::string without_site(const std::string& title) const {
    for (std::string_view sign : {" | ", " – ", " — ", " :: ", " - ", " » "}) {
      auto at = title.rfind(sign);
      if (at == std::string::npos || at == 0) continue;
      auto tail = utf8::lower(std::string_view(title).substr(at + sign.size()));
      auto site = out_.site.empty() ? host_of(out_.url) : utf8::lower(out_.site);
      bool names_site = !site.empty() && (tail.find(site) != std::string::npos || site.find(tail) != std::string::npos);
      if (names_site || (sign == " | " && tail.size() * 2 < at)) return title.substr(0, at);
    }
    return title;
  }

  // "By A. Author", "A. Author, 3 April 2019": the name alone.
  std::string name_in(std::string_view text) const {
    auto name = rules_.after_label(text, Label::by);
    if (auto date = rules_.dates().find(name, order_, 1); !date.empty()) name = name.substr(0, date[0].begin);
    name = name.substr(0, name.find_first_of("0123456789|@"));
    while (!name.empty() && (name.back() == ' ' || name.back() == ',' || name.back() == '-')) name.remove_suffix(1);
    return name.size() <= kLongestAuthor ? std::string(name) : std::string();
  }

  std::string without_label(const std::string& name) const { return std::string(rules_.after_label(name, Label::by)); }

  std::string author() const {
    if (!linked_.author.empty() && linked_.author.size() <= kLongestValue && !is_web_address(linked_.author))
      return without_label(collapse(linked_.author));
    if (auto& name = stated_.of(MetaField::author); !name.empty()) return without_label(name);
    if (content_.element == kNoNode && out_.title_node == kNoNode) return {};
    constexpr std::uint32_t kNear = 80;
    auto start = out_.title_node != kNoNode ? out_.title_node : content_.element;
    auto end = content_.element != kNoNode ? dom_[content_.element].end : std::min(start + kNear, dom_.size());
    for (auto i = start > kNear ? start - kNear : 0; i < end; ++i) {
      const Node& n = dom_[i];
      if (n.is_text() || n.tag == "meta") continue;
      if (n.attribute("itemprop") != "author" && n.attribute("rel") != "author" && !rules_.hints(n).byline) continue;
      if (n.end - i > kNear) continue;
      if (auto name = name_in(dom_.text_of(i)); !name.empty()) return name;
    }
    return {};
  }

  PageDate parsed(const std::string& text, std::string_view from) const {
    auto date = rules_.dates().parse(text, order_);
    return date ? PageDate{date, std::string(from)} : PageDate{};
  }

  void dates() {
    std::string universal;  // a time in UTC, whose day may be another than the publisher's
    auto take = [&](PageDate& slot, const std::string& text, std::string_view from) {
      if (slot.date || text.empty()) return;
      slot = parsed(text, from);
      if (slot.date && &slot == &out_.published && (text.ends_with('Z') || text.ends_with("+00:00"))) universal = text;
    };
    take(out_.published, linked_.published, "json-ld");
    take(out_.published, stated_.of(MetaField::published), "meta");
    take(out_.updated, linked_.modified, "json-ld");
    take(out_.updated, stated_.of(MetaField::updated), "meta");
    auto address = rules_.dates().in_url(out_.url);
    if (!out_.published.date || !out_.updated.date) {
      auto visible = find_visible_dates(dom_, rules_, content_, out_.title_node, order_);
      if (!out_.published.date && visible.published.date) out_.published = visible.published;
      if (!out_.updated.date && visible.updated.date) out_.updated = visible.updated;
    }
    if (!address) return;
    if (!out_.published.date) {
      out_.published = {address, "url"};
    } else if (!universal.empty() && address->single_day()) {
      auto said = out_.published.date->earliest(), local = address->earliest();
      if (said && local && (*said - *local == std::chrono::days(1) || *local - *said == std::chrono::days(1)))
        out_.published = {address, "url"};
    }
  }

  const Dom& dom_;
  const PageRules& rules_;
  const Content& content_;
  std::string url_;
  std::string_view canonical_, base_, html_language_;
  std::string page_title_;
  std::vector<std::uint32_t> headings_;
  Stated stated_;
  LinkedData linked_;
  DateOrder order_ = DateOrder::unknown;
  Metadata out_;
};

}  // namespace

Metadata read_metadata(const Dom& dom, const PageRules& rules, const Content& content, std::string_view url) {
  return Reader(dom, rules, content, url).run();
}

}  // namespace kronika::html
