// From voices to entities, in the order of the text: who has spoken last, who has been brought in since, and who is
// somebody new.
#pragma once

#include <cstdint>
#include <memory>

#include "quotes/candidate.hpp"

namespace kronika::quotes {

class Speakers {
 public:
  // Both must outlive this. Adds to `doc.entities` those whom the entity step does not know.
  Speakers(Document& doc, const Context& context);
  ~Speakers();

  // The entity behind the voice of a quotation; kNone when nobody can be named. Lowers `confidence` where it is guessed.
  std::uint32_t resolve(const Candidate& quotation, double& confidence);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace kronika::quotes
