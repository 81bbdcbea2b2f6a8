// Any bytes as a WARC file, plain and behind the start of a record.
#include <cstdint>

#include "ignoring.hpp"
#include "ingest/warc.hpp"

using namespace kronika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& file : {bytes, "WARC/1.0\r\n" + bytes}) {
    auto source = ingest::from_memory(file);
    ingest::Input in(*source);
    fuzz::Ignoring receiver(false);
    ingest::read_warc(in, "fuzz", 1u << 16, receiver);
  }
  return 0;
}
