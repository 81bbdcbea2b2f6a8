// People listed one after another: "met with Minister A, Adviser B and Envoy C", "officials including Minister A and B".
// Trees of long lists with titles seldom hold; the words between the names do.
#pragma once

#include <cstdint>
#include <vector>

#include "facts/reading.hpp"

namespace kronika::facts {

class NameList {
 public:
  explicit NameList(const Reading& reading);

  // Who is listed after the person named in the phrase headed by `t`, in the order of the text: names parted by commas
  // or conjunctions, each with its title. Empty where no list follows.
  std::vector<std::uint32_t> after(std::uint32_t t) const;

  // Who stands after a noun for people with a word like "including"; empty without one.
  std::vector<std::uint32_t> included(std::uint32_t noun) const;
  // The states that do so: "other nations, including Chile and Peru".
  std::vector<std::uint32_t> included_states(std::uint32_t noun) const;

 private:
  struct Name {
    std::uint32_t begin, end, entity;  // tokens, half open
  };
  enum class Between : std::uint8_t { comma, conjunction, title, small, other };

  const Name* at(std::uint32_t t) const;                // the name that begins there
  Between between(std::uint32_t t) const;               // what a token adds between two names
  const Name* next(std::uint32_t t, bool first) const;  // the name that continues a list from `t` on
  std::uint32_t behind_including(std::uint32_t noun) const;
  bool subject(const Name& name) const;
  void follow(const Name* name, std::vector<std::uint32_t>& out) const;

  const Reading& r_;
  std::vector<Name> names_;   // by their begin
  std::vector<bool> titled_;  // tokens that belong to a role
};

}  // namespace kronika::facts
