#include "syntax/agreement.hpp"

#include "syntax/test_repairs.hpp"

namespace kronika::syntax {
namespace {

// "Islamic State - controlled cities indicate": what describes a noun above it is joined to no title. Two repairs together
// would make a ring, so all stays as it was parsed.
TEST(RepairAgreement, ClosesNoRing) {
  auto sentence = repair_case(R"(
State PROPN Number=Sing 3 compound
- PUNCT _ 3 punct
elect VERB VerbForm=Inf 4 amod
cities NOUN Number=Plur 0 root
)");
  sentence.parsed.tokens[0].space_after = sentence.parsed.tokens[1].space_after = false;
  expect_repair(sentence);
}

}  // namespace
}  // namespace kronika::syntax
