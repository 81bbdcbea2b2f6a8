#include "ingest/source.hpp"

#include <algorithm>
#include <cstdio>
#include <cstring>

namespace kronika::ingest {
namespace {

struct CloseFile {
  void operator()(std::FILE* f) const {
    if (f != stdin) std::fclose(f);
  }
};

class FileSource : public Source {
 public:
  FileSource(std::FILE* file, std::string name, Traffic& traffic)
      : file_(file), name_(std::move(name)), traffic_(traffic) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    auto n = std::fread(to, 1, size, file_.get());
    traffic_.in += n;
    if (n == 0 && std::ferror(file_.get()) != 0) {
      std::clearerr(file_.get());
      return fail("cannot be read", name_);
    }
    return n;
  }

 private:
  std::unique_ptr<std::FILE, CloseFile> file_;
  std::string name_;
  Traffic& traffic_;
};

class MemorySource : public Source {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  Result<std::size_t> read(char* to, std::size_t size) override {
    size = std::min(size, bytes_.size());
    std::memcpy(to, bytes_.data(), size);
    bytes_.remove_prefix(size);
    return size;
  }

 private:
  std::string_view bytes_;
};

}  // namespace

Result<std::unique_ptr<Source>> open_file(const std::filesystem::path& file, Traffic& traffic) {
  std::error_code ec;
  if (file != "-" && std::filesystem::is_directory(file, ec)) return fail("is a folder", file.string());
  std::FILE* f = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
  if (f == nullptr)
    return fail(std::filesystem::exists(file, ec) ? "cannot be opened" : "does not exist", file.string());
  return std::make_unique<FileSource>(f, file.string(), traffic);
}

std::unique_ptr<Source> from_memory(std::string_view bytes) { return std::make_unique<MemorySource>(bytes); }

bool Input::fill() {
  constexpr std::size_t kChunk = 64u << 10;
  if (failed_) return false;
  if (at_ > 0) {
    buffer_.erase(0, at_);
    at_ = 0;
  }
  auto size = buffer_.size();
  buffer_.resize(size + kChunk);
  auto n = source_.read(buffer_.data() + size, kChunk);
  buffer_.resize(size + (n ? *n : 0));
  if (!n) {
    failed_ = true;
    error_ = n.error();
  }
  return n && *n > 0;
}

std::string_view Input::peek(std::size_t size) {
  while (buffer_.size() - at_ < size && fill()) {
  }
  return std::string_view(buffer_).substr(at_, size);
}

std::string_view Input::some(std::size_t size) {
  if (at_ == buffer_.size() && !fill()) return {};
  auto out = std::string_view(buffer_).substr(at_, size);
  at_ += out.size();
  position_ += out.size();
  return out;
}

bool Input::line(std::string& out, std::size_t limit, bool* long_line) {
  out.clear();
  if (long_line != nullptr) *long_line = false;
  if (at_end()) return false;
  for (;;) {
    auto rest = std::string_view(buffer_).substr(at_);
    auto end = rest.find('\n');
    auto part = rest.substr(0, end);
    auto room = limit - out.size();
    if (part.size() > room && long_line != nullptr) *long_line = true;
    out.append(part.substr(0, room));
    auto used = end == std::string_view::npos ? rest.size() : end + 1;
    at_ += used;
    position_ += used;
    if (end != std::string_view::npos || !fill()) break;
  }
  if (out.ends_with('\r')) out.pop_back();
  return true;
}

std::uint64_t Input::take(std::uint64_t size, std::string& out) {
  std::uint64_t taken = 0;
  while (taken < size) {
    auto part = some(static_cast<std::size_t>(std::min<std::uint64_t>(size - taken, 1u << 20)));
    if (part.empty()) break;
    out += part;
    taken += part.size();
  }
  return taken;
}

std::uint64_t Input::skip(std::uint64_t size) {
  std::uint64_t taken = 0;
  while (taken < size) {
    auto part = some(static_cast<std::size_t>(std::min<std::uint64_t>(size - taken, 1u << 20)));
    if (part.empty()) break;
    taken += part.size();
  }
  return taken;
}

void Input::unread(std::size_t size) {
  at_ -= size;
  position_ -= size;
}

void Input::put_back(std::string_view bytes) {
  buffer_.replace(0, at_, bytes);
  at_ = 0;
  position_ -= std::min<std::uint64_t>(bytes.size(), position_);
}

}  // namespace kronika::ingest
