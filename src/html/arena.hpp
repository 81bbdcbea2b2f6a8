// Memory for one page: given out by moving a pointer, given back all at once. The parser's thousands of small pieces
// cost next to nothing that way, and there is an end to what a page can take.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace kronika::html {

class Arena {
 public:
  explicit Arena(std::size_t limit) : limit_(limit) {}

  // Null when the limit is reached.
  void* allocate(std::size_t size) {
    constexpr std::size_t kAlign = alignof(std::max_align_t);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (size > left_ && !grow(size)) return nullptr;
    void* out = next_;
    next_ += size;
    left_ -= size;
    return out;
  }

 private:
  bool grow(std::size_t size) {
    constexpr std::size_t kBlock = 256u << 10;
    std::size_t block = size > kBlock ? size : kBlock;
    if (block > limit_ - used_) return false;
    blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(block));
    used_ += block;
    next_ = blocks_.back().get();
    left_ = block;
    return true;
  }

  std::size_t limit_, used_ = 0, left_ = 0;
  std::byte* next_ = nullptr;
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
};

}  // namespace kronika::html
