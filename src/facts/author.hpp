// Whose words a document is where nobody is quoted: the "we" of a ministry's statement is its state.
#pragma once

#include <cstdint>

#include "facts/reading.hpp"

namespace kronika::facts {

class Author {
 public:
  explicit Author(const Reading& reading);

  // Whether the document's own author, who is known, says `t` in the plural. In a transcript nobody is: each turn has
  // its own speaker.
  bool says(std::uint32_t t) const;
  // The state or organisation that publishes the document.
  const NamedBody& publisher() const { return publisher_; }
  // What the text last called the publisher before `t`, itself or a body of it that acts: "the ministry". kNone: it
  // did not.
  std::uint32_t called_before(std::uint32_t t) const;

 private:
  bool transcript() const;

  const Reading& r_;
  NamedBody publisher_;
};

}  // namespace kronika::facts
