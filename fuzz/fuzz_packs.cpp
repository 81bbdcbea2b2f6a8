// Any bytes as a pack file of each shape.
#include <cstdint>
#include <string_view>

#include "packs/blocks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  using namespace kronika::packs;
  (void)parse_list(bytes, "fuzz");
  (void)parse_blocks(bytes, "fuzz");
  if (auto table = parse_table(bytes, "fuzz", {})) {
    for (const auto& row : table->rows)
      for (const auto& column : table->columns) (void)table->cell(row, column);
  }
  return 0;
}
