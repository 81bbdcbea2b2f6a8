// What the names in a page's markup and the labels in its text say, as data: the tables in DATA/page.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "html/dates.hpp"
#include "html/dom.hpp"
#include "kronika/error.hpp"

namespace kronika::html {

// What the names of one element say. Several may be true.
struct Hints {
  bool clutter = false, talk = false, related = false, caption = false, body = false, lead = false, date = false,
       updated = false, byline = false;
};

enum class MetaField : std::uint8_t { published, updated, author, site, title, url, language };

enum class Label : std::uint8_t { none, published, updated, by };

class PageRules {
 public:
  static Result<PageRules> load(const std::filesystem::path& data);

  // Judges the class, id and role attributes of an element.
  Hints hints(const Node& element) const;

  // What a meta element or itemprop of this name gives; of several, the one with the lowest rank counts.
  struct Meta {
    MetaField field;
    std::size_t rank;
  };
  const Meta* meta(std::string_view name) const;  // nullptr where it gives nothing

  // The last label in `text`, as a word or words of its own.
  Label label(std::string_view text) const;
  // What follows the label that `text` begins with, colon and spaces left out; all of it where there is none.
  std::string_view after_label(std::string_view text, Label kind) const;

  const DateReader& dates() const { return dates_; }

 private:
  using Kinds = std::uint16_t;  // bits, in the order of Hints
  Kinds judge(std::string_view names) const;

  std::unordered_map<std::string, Kinds> words_;
  std::unordered_map<std::string, Meta> meta_;
  std::vector<std::pair<std::string, Label>> labels_;  // lower case, longest first
  DateReader dates_;
};

}  // namespace kronika::html
