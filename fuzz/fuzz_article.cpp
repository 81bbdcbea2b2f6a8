// Any bytes as a file of news: decoding, the header, blocks, teasers. Every span must lie in the text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "ingest/reader.hpp"
#include "text/boilerplate.hpp"

using namespace kronika;

namespace {

const text::Boilerplate& boilerplate() {
  static const auto b =
      text::Boilerplate::load(KRONIKA_SOURCE_DIR "/packs/pl", [](std::string_view) { return true; });
  if (!b) std::abort();
  return *b;
}

const ingest::Reader& reader() {
  static const auto r = ingest::Reader::open(KRONIKA_SOURCE_DIR);
  if (!r) std::abort();
  return *r;
}

void check(const Article& a) {
  std::uint32_t end = 0;
  for (const auto& b : a.blocks) {
    if (b.span.begin < end || b.span.end <= b.span.begin || b.span.end > a.text.size()) std::abort();
    end = b.span.end;
  }
  for (const auto& r : a.related)
    if (r.span.end > a.text.size() || r.span.of(a.text) != r.title) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  reader().read_bytes({reinterpret_cast<const char*>(data), size}, "fuzz", [](Result<Article> article) {
    if (!article) return true;
    if (!utf8::is_valid(article->text)) std::abort();
    check(*article);
    boilerplate().mark(*article);
    check(*article);
    return true;
  });
  return 0;
}
