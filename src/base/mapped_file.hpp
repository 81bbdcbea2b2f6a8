// A file as read-only memory, for tables and models that are used as they lie on disk.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

#include "kronika/error.hpp"

namespace kronika {

// Owns the mapping; move-only. The bytes are page-aligned and stay valid and in place as long as the object,
// or the one it was moved into, lives.
class MappedFile {
 public:
  static Result<MappedFile> open(const std::filesystem::path& file);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return {data_, size_}; }

 private:
  const std::byte* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace kronika
