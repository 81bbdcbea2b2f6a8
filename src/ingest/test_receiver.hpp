// For tests: remembers what a reader finds.
#pragma once

#include <string>
#include <vector>

#include "ingest/item.hpp"
#include "ingest/reader.hpp"

namespace kronika::ingest {

class Remembering : public Receiver {
 public:
  bool item(Item item) override {
    items.push_back(std::move(item));
    return items.size() < limit;
  }
  bool fault(Error error) override {
    faults.push_back(error.to_string());
    return true;
  }
  void skip(std::string_view why) override { skips.emplace_back(why); }

  std::vector<Item> items;
  std::vector<std::string> faults, skips;
  std::size_t limit = 1000;
};

inline const Reader& test_reader() {
  static const auto reader = Reader::open(KRONIKA_SOURCE_DIR);
  return *reader;
}

inline Remembering find(std::string_view bytes, const Reader& reader = test_reader()) {
  Remembering r;
  reader.find(bytes, "x", r);
  return r;
}

}  // namespace kronika::ingest
