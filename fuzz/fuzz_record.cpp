// Any bytes as a record to import: what is taken is written and read again as the same.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kronika/record.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika;
  const auto document = from_record({reinterpret_cast<const char*>(data), size});
  if (!document) return 0;
  const std::string written = to_record(*document);
  const auto again = from_record(written);
  if (!again || to_record(*again) != written) std::abort();
  return 0;
}
