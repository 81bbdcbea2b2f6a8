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
  // Who signs the release at its head, "Jan Nowak, Spokesman", and so speaks in it; kNone where nobody does.
  std::uint32_t signer() const { return signer_; }
  // What the text last called the publisher before `t`, itself or a body of it that acts: "the ministry". kNone: it
  // did not.
  std::uint32_t called_before(std::uint32_t t) const;

 private:
  bool transcript() const;

  std::uint32_t find_signer() const;

  const Reading& r_;
  NamedBody publisher_;
  std::uint32_t signer_ = kNone;
};

}  // namespace kronika::facts
