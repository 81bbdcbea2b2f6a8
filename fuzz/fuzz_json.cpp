// Any bytes as a dump of articles, in JSON and as a table.
#include <cstdint>

#include "html/rules.hpp"
#include "ignoring.hpp"
#include "ingest/dumps.hpp"

using namespace kronika;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto fields = ingest::FieldMap::load(KRONIKA_SOURCE_DIR);
  if (!fields) std::abort();
  const ingest::DumpOptions options{*fields, fuzz::reader().dates(), 1u << 16};
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (auto* read : {ingest::read_json, ingest::read_table}) {
    auto source = ingest::from_memory(bytes);
    ingest::Input in(*source);
    fuzz::Ignoring receiver(false);
    read(in, "fuzz", options, receiver);
  }
  return 0;
}
