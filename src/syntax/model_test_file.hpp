// For tests: a file's bytes where a model wants them, at a multiple of 64.
#pragma once

#include <cstddef>
#include <cstring>
#include <fstream>
#include <iterator>
#include <memory>
#include <new>
#include <span>
#include <string>

namespace kronika::syntax {

class AlignedBytes {
 public:
  explicit AlignedBytes(std::string_view content)
      : size_(content.size()), data_(static_cast<std::byte*>(::operator new(size_ + 1, std::align_val_t(64)))) {
    std::memcpy(data_.get(), content.data(), size_);
  }
  std::span<const std::byte> bytes() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(std::byte* p) const { ::operator delete(p, std::align_val_t(64)); }
  };
  std::size_t size_;
  std::unique_ptr<std::byte, Free> data_;
};

inline std::string read_test_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace kronika::syntax
