// Any bytes as CoNLL-U; what is read must be written, read again as the same, and agree with itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "syntax/conllu.hpp"
#include "syntax/evaluation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika::syntax;
  auto doc = read_conllu({reinterpret_cast<const char*>(data), size}, "fuzz");
  if (!doc) return 0;
  std::string written;
  write_conllu(*doc, written);
  auto scores = evaluate(*doc, *doc);
  if (!scores) std::abort();
  for (const auto& score : *scores)
    if (score.name == "Words" && score.correct != score.gold) std::abort();
  return 0;
}
