// Any bytes as a page: charset, tree, content, dates.
#include <cstdint>

#include "ignoring.hpp"

using namespace kronika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  ingest::Item item;
  item.name = "fuzz";
  item.bytes.assign(reinterpret_cast<const char*>(data), size);
  item.form = ingest::Form::page;
  item.known.url = "https://example.org/2019/04/03/a";
  if (auto article = fuzz::reader().understand(std::move(item))) fuzz::check(*article);
  return 0;
}
