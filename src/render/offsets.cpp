#include "render/offsets.hpp"

#include <algorithm>

namespace kronika::render {
namespace {
bool begins_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }
}  // namespace

CodePoints::CodePoints(std::string_view text) {
  before_.reserve(text.size() + 1);
  std::uint32_t count = 0;
  for (char c : text) {
    if (!begins_code_point(c)) {
      before_.push_back(count - 1);
    } else {
      before_.push_back(count++);
    }
  }
  before_.push_back(count);
}

std::uint32_t CodePoints::at(std::uint32_t byte) const {
  return before_[std::min<std::size_t>(byte, before_.size() - 1)];
}

std::uint32_t byte_of_code_point(std::string_view text, std::uint32_t index) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (begins_code_point(text[i]) && count++ == index) return static_cast<std::uint32_t>(i);
  return static_cast<std::uint32_t>(text.size());
}

Bytes::Bytes(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_code_point(text[i])) begins_.push_back(static_cast<std::uint32_t>(i));
  }
  begins_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::uint32_t Bytes::at(std::size_t point) const { return begins_[std::min(point, begins_.size() - 1)]; }

}  // namespace kronika::render
