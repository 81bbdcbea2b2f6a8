// Any bytes as a file of news: decoding, the header, blocks, teasers. Every span must lie in the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ignoring.hpp"
#include "text/boilerplate.hpp"

using namespace kronika;

namespace {

const text::Boilerplate& boilerplate() {
  static const auto b = text::Boilerplate::load(KRONIKA_SOURCE_DIR "/packs/pl", [](std::string_view) { return true; });
  if (!b) std::abort();
  return *b;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::reader().read_bytes({reinterpret_cast<const char*>(data), size}, "fuzz", [](Result<Article> article) {
    if (!article) return true;
    fuzz::check(*article);
    boilerplate().mark(*article);
    fuzz::check(*article);
    return true;
  });
  return 0;
}
