// For fuzz targets: takes what a reader finds and checks only that it is what it says.
#pragma once

#include <cstdlib>
#include <string_view>

#include "base/utf8.hpp"
#include "ingest/reader.hpp"

namespace kronika::fuzz {

inline const ingest::Reader& reader() {
  static const auto r = [] {
    ingest::ReadOptions options;
    options.max_bytes = 1u << 20;
    return ingest::Reader::open(KRONIKA_SOURCE_DIR, options);
  }();
  if (!r) std::abort();
  return *r;
}

// Blocks in order, within the text, and the text valid.
inline void check(const Article& a) {
  if (!utf8::is_valid(a.text) || !utf8::is_valid(a.title)) std::abort();
  std::uint32_t end = 0;
  for (const auto& b : a.blocks) {
    if (b.span.begin < end || b.span.end <= b.span.begin || b.span.end > a.text.size()) std::abort();
    end = b.span.end;
  }
  for (const auto& r : a.related)
    if (r.span.end > a.text.size() || r.span.of(a.text) != r.title) std::abort();
}

class Ignoring : public ingest::Receiver {
 public:
  bool item(ingest::Item item) override {
    if (understand_)
      if (auto article = reader().understand(std::move(item))) check(*article);
    return ++count_ < 1000;
  }
  bool fault(Error) override { return ++count_ < 1000; }

  explicit Ignoring(bool understand) : understand_(understand) {}

 private:
  bool understand_;
  int count_ = 0;
};

}  // namespace kronika::fuzz
