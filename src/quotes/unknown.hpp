// Speakers whom the entity step does not know: "an unnamed official", "Mr. Smith's office", several people together.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "quotes/candidate.hpp"

namespace kronika::quotes {

class Unknown {
 public:
  // Both must outlive this. Adds those whom it makes to `doc.entities`.
  Unknown(Document& doc, const Context& context) : doc_(doc), c_(context) {}

  // The entity of that name, made where there is none; the same for the same name. kNone where there is no name.
  std::uint32_t named(const Voice& voice);

  // The country of those who speak together or of somebody named in the words; "---" where none is known.
  std::string country_of(const Voice& voice, Range words) const;

 private:
  std::string name_of(const Voice& voice, Range words) const;
  std::uint32_t possessive_mark(std::uint32_t noun) const;

  Document& doc_;
  const Context& c_;
  std::unordered_map<std::string, std::uint32_t> made_;
};

}  // namespace kronika::quotes
