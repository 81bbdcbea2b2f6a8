// From surface tokens to the words of Universal Dependencies: "zrobiłem" = zrobił + em, "don't" = do + n't.
#pragma once

#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "text/scanner.hpp"

namespace kronika::text {

class WordSplitter {
 public:
  WordSplitter(const Rules& rules, const Morphology& morphology);

  // Appends the words of one surface token: form, span, multiword; space_after of the last is left true.
  void split(std::string_view text, const SurfaceToken& token, std::vector<Token>& out) const;

 private:
  bool host_fits(const EndingRule& rule, std::string_view host) const;
  // Lengths in code points of the parts; empty for one word. `normal` is the form in lower case with plain
  // apostrophes.
  std::vector<std::size_t> parts_of(const std::string& normal) const;

  const Rules& rules_;
  const Morphology& morphology_;
  std::vector<bool> last_bytes_;  // by the last byte of a form: whether any ending has it
};

}  // namespace kronika::text
