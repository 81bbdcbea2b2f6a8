// Reads a WARC file over and over as one long archive: speed by processor time, and memory, which must stay flat.
//
//   warc_scale FILE MEGABYTES     FILE may be packed with gzip
#include <fmt/format.h>
#include <sys/resource.h>

#include <ctime>
#include <fstream>
#include <sstream>

#include "ingest/unpack.hpp"
#include "ingest/warc.hpp"

using namespace kronika::ingest;

namespace {

class Repeated : public Source {
 public:
  Repeated(std::string bytes, std::uint64_t times, Traffic& traffic)
      : bytes_(std::move(bytes)), left_(bytes_.size() * times), traffic_(traffic) {}

  kronika::Result<std::size_t> read(char* to, std::size_t size) override {
    size = static_cast<std::size_t>(std::min<std::uint64_t>({size, left_, bytes_.size() - at_}));
    bytes_.copy(to, size, at_);
    at_ = (at_ + size) % bytes_.size();
    left_ -= size;
    traffic_.in += size;
    return size;
  }

 private:
  std::string bytes_;
  std::uint64_t left_;
  std::size_t at_ = 0;
  Traffic& traffic_;
};

struct Counting : Receiver {
  bool item(Item item) override {
    ++items;
    bytes += item.bytes.size();
    return true;
  }
  bool fault(kronika::Error) override {
    ++faults;
    return true;
  }
  void skip(std::string_view) override { ++skips; }
  std::size_t items = 0, faults = 0, skips = 0, bytes = 0;
};

double megabytes_resident() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  auto bytes = content.str();
  if (bytes.empty()) return 2;
  Traffic traffic;
  auto times = std::stoull(argv[2]) * 1000000 / bytes.size() + 1;
  const bool packed = is_gzip(bytes);
  Repeated file(std::move(bytes), times, traffic);
  Input outer(file);
  auto unpacked = unpack_gzip(outer, traffic);
  Input inner(*unpacked);
  Counting counting;
  auto start = std::clock();
  read_warc(packed ? inner : outer, argv[1], 64u << 20, counting);
  auto seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  auto plain = static_cast<double>(packed ? traffic.out : traffic.in) / 1e6;
  fmt::print(
      "{:.0f} MB in the file, {:.0f} MB of WARC, {} pages ({:.0f} MB), {} records passed over, {} faults: {:.0f} MB/s of WARC by "
      "processor time, at most {:.1f} MB of memory\n",
      static_cast<double>(traffic.in) / 1e6, plain, counting.items, static_cast<double>(counting.bytes) / 1e6,
      counting.skips, counting.faults, plain / seconds, megabytes_resident());
}
