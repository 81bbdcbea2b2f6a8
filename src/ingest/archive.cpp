#include "ingest/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace kronika::ingest {
namespace {

struct Packed {
  Input& in;
  std::string last;
};

la_ssize_t next_bytes(archive*, void* data, const void** buffer) {
  auto* packed = static_cast<Packed*>(data);
  packed->last = packed->in.some(64u << 10);
  *buffer = packed->last.data();
  return static_cast<la_ssize_t>(packed->last.size());
}

std::string message(archive* a) {
  const char* said = archive_error_string(a);
  return said == nullptr ? "is a damaged archive" : std::string("is a damaged archive: ") + said;
}

// One file of the archive.
class EntrySource : public Source {
 public:
  EntrySource(archive* a, Traffic& traffic) : archive_(a), traffic_(traffic) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (ended_) return 0;
    auto n = archive_read_data(archive_, to, size);
    if (n < 0) {
      ended_ = true;
      fatal_ = n == ARCHIVE_FATAL;
      return fail(message(archive_));
    }
    traffic_.out += static_cast<std::uint64_t>(n);
    if (traffic_.bomb()) {
      ended_ = fatal_ = true;
      return fail("unpacks to hundreds of times its size, which no text does");
    }
    return static_cast<std::size_t>(n);
  }

  bool fatal() const { return fatal_; }

 private:
  archive* archive_;
  Traffic& traffic_;
  bool ended_ = false, fatal_ = false;
};

}  // namespace

bool is_archive(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06") ||
         (head.size() >= 262 && head.substr(257, 5) == "ustar");
}

bool read_archive(Input& in, const std::string& name, Traffic& traffic,
                  const std::function<bool(const std::string& file, Input& bytes)>& each,
                  const std::function<bool(Error)>& fault) {
  std::unique_ptr<archive, int (*)(archive*)> a(archive_read_new(), archive_read_free);
  archive_read_support_format_zip_streamable(a.get());
  archive_read_support_format_tar(a.get());
  archive_read_support_format_empty(a.get());
  Packed packed{in, {}};
  if (archive_read_open(a.get(), &packed, nullptr, next_bytes, nullptr) != ARCHIVE_OK)
    return fault({message(a.get()), name, 0});
  for (;;) {
    archive_entry* entry = nullptr;
    int status = archive_read_next_header(a.get(), &entry);
    if (status == ARCHIVE_EOF) return true;
    if (status == ARCHIVE_FATAL || entry == nullptr) return fault({message(a.get()), name, 0});
    if (archive_entry_filetype(entry) != AE_IFREG) continue;
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    auto file = name + "!" + (path == nullptr ? "?" : path);
    if (archive_entry_is_encrypted(entry) != 0) {
      if (!fault({"is encrypted", file, 0})) return false;
      continue;
    }
    EntrySource source(a.get(), traffic);
    Input bytes(source);
    if (!each(file, bytes)) return false;
    if (source.fatal()) return true;
  }
}

}  // namespace kronika::ingest
