// Any valid UTF-8 as a text to cut into sentences and words, in both languages.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "text/step.hpp"

namespace {

using namespace kronika;

const Step& step(const char* language) {
  auto made = text::make_text_step(std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs" / language);
  if (!made) std::abort();
  return *made->release();  // lives as long as the program
}

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Step* const steps[] = {&step("pl"), &step("en")};
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (!utf8::is_valid(bytes)) return 0;
  for (const Step* step : steps) {
    Document doc;
    doc.article.text = bytes;
    demand(step->run(doc).has_value());
    std::uint32_t end = 0, next = 0;
    for (const auto& sentence : doc.sentences) {
      demand(sentence.begin == next && sentence.begin < sentence.end && sentence.end <= doc.tokens.size());
      next = sentence.end;
      for (auto i = sentence.begin; i < sentence.end; ++i) {
        const Token& token = doc.tokens[i];
        demand(token.span.begin >= end && token.span.begin < token.span.end && sentence.span.contains(token.span));
        demand(token.form == token.span.of(bytes) && utf8::is_valid(token.form));
        end = token.span.end;
      }
    }
    demand(next == doc.tokens.size());
  }
  return 0;
}
