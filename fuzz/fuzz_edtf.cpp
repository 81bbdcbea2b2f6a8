// Any bytes as two dates, one a line: what is read is written and read again as the same, and what is asked about the
// two does not contradict itself.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kronika/edtf.hpp"

namespace {

using kronika::Edtf;
using kronika::Tri;

void demand(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  const auto one = Edtf::parse(bytes.substr(0, line));
  if (!one) return 0;
  if (one->known()) {
    const auto again = Edtf::parse(one->to_string());
    demand(again && *again == *one && again->to_string() == one->to_string());
  }
  const auto earliest = one->earliest(), latest = one->latest();
  demand(!earliest || !latest || *earliest <= *latest);
  if (line == bytes.npos) return 0;
  const auto other = Edtf::parse(bytes.substr(line + 1));
  if (!other) return 0;
  if (one->before(*other) == Tri::yes) demand(one->overlaps(*other) != Tri::yes && one->after(*other) != Tri::yes);
  if (one->within(*other) == Tri::yes) demand(one->overlaps(*other) != Tri::no);
  if (auto both = one->meet(*other)) {
    demand(Edtf::parse(both->to_string()).has_value());
    demand(other->meet(*one).has_value());
  }
  return 0;
}
