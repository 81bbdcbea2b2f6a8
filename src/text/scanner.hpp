// Cuts text into surface tokens: what stands between spaces, further cut into words, numbers, addresses,
// punctuation. Linear in the length of the text, whatever the text.
#pragma once

#include <string_view>
#include <vector>

#include "kronika/morphology.hpp"
#include "kronika/span.hpp"
#include "text/rules.hpp"

namespace kronika::text {

enum class TokenKind { word, number, address, sign };

struct SurfaceToken {
  Span span;
  TokenKind kind = TokenKind::sign;
  bool space_before = false;
  bool line_before = false;       // a line break, or more than one, stands before it
  bool paragraph_before = false;  // an empty line stands before it
  bool possessive = false;        // ends in an apostrophe that is a word of its own
};

class Scanner {
 public:
  Scanner(const Rules& rules, const Morphology& morphology) : rules_(rules), morphology_(morphology) {}

  // Appends the tokens of text[range].
  void scan(std::string_view text, Span range, std::vector<SurfaceToken>& out) const;

 private:
  class Run;
  const Rules& rules_;
  const Morphology& morphology_;
};

}  // namespace kronika::text
