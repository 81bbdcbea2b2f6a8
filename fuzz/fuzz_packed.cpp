// Any bytes as a file of any shape: gzip, zstd, zip and tar, and what is in them.
#include <cstdint>

#include "ignoring.hpp"

using namespace kronika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Ignoring receiver(true);
  fuzz::reader().find({reinterpret_cast<const char*>(data), size}, "fuzz", receiver);
  return 0;
}
