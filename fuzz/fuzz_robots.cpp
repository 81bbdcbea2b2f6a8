// Any bytes as a robots.txt: its first line is the path that is asked for.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "net/robots.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika::net;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  const auto robots = Robots::parse(line == bytes.npos ? bytes : bytes.substr(line + 1), "kronika");
  (void)robots.allows(bytes.substr(0, line));
  (void)robots.allows("/");
  if (robots.delay() && (robots.delay()->count() < 0 || *robots.delay() > std::chrono::hours(1))) std::abort();
  return 0;
}
