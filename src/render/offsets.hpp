// The one place where byte offsets become code points and back.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "kronika/span.hpp"

namespace kronika::render {

// Code-point offsets of a text. Built once for a text in linear time; each conversion takes constant time.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);

  // A byte within a code point counts as its beginning; what lies behind the text counts as its end.
  std::uint32_t at(std::uint32_t byte) const;
  Span of(Span bytes) const { return {at(bytes.begin), at(bytes.end)}; }

 private:
  std::vector<std::uint32_t> before_;  // for each byte: how many code points begin before it
};

// The other way for a whole text: built once in linear time; each conversion takes constant time.
class Bytes {
 public:
  explicit Bytes(std::string_view text);

  // The byte at which a code point begins; what lies behind the text counts as its end.
  std::uint32_t at(std::size_t point) const;
  Span of(std::size_t begin, std::size_t end) const { return {at(begin), std::max(at(begin), at(end))}; }

 private:
  std::vector<std::uint32_t> begins_;
};

// The other way, for records that come back in: the byte at which code point `index` begins.
std::uint32_t byte_of_code_point(std::string_view text, std::uint32_t index);

}  // namespace kronika::render
