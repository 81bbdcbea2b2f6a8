// Any bytes as a model: refused, or checked so well that running it is safe. The checksum is made to fit, or
// nothing behind it would be reached.
#include <zlib.h>

#include <cstdint>
#include <cstring>
#include <new>
#include <vector>

#include "syntax/network.hpp"
#include "syntax/parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika::syntax;
  auto* bytes = static_cast<std::byte*>(::operator new(size + 1, std::align_val_t(64)));
  std::memcpy(bytes, data, size);
  if (size > 32) {
    const std::uint64_t whole = size;
    std::memcpy(bytes + 16, &whole, 8);
    const auto crc = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(bytes) + 32, size - 32));
    std::memcpy(bytes + 24, &crc, 4);
  }
  if (const auto file = ModelFile::check({bytes, size}, "fuzz.kmodel")) {
    const Network network(*file);
    const Parser parser(network);
    WordFeatures features;
    std::vector<float> words(2 * network.word_width());
    for (std::size_t i = 0; i < 2; ++i) {
      extract_features(i == 0 ? "Ala" : "czyta", {}, features);
      network.embed(features, words.data() + i * network.word_width());
    }
    const std::vector<std::uint32_t> lengths{2};
    Encoding encoding;
    Trees trees;
    network.encode(words, lengths, encoding);
    parser.parse(encoding, lengths, trees);
  }
  ::operator delete(bytes, std::align_val_t(64));
  return 0;
}
