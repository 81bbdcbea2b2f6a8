// Any bytes as a feed.
#include <cstdint>

#include "ignoring.hpp"
#include "ingest/feed.hpp"

using namespace kronika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  auto source = ingest::from_memory({reinterpret_cast<const char*>(data), size});
  ingest::Input in(*source);
  int entries = 0;
  (void)ingest::read_feed(in, 1u << 16, [&](ingest::FeedEntry entry) {
    (void)fuzz::reader().dates().parse(entry.published);
    return ++entries < 100;
  });
  return 0;
}
