#include "ingest/reader.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "ingest/encoding.hpp"
#include "ingest/plain_text.hpp"

namespace kronika::ingest {
namespace {

struct CloseFile {
  void operator()(std::FILE* f) const {
    if (f != stdin) std::fclose(f);
  }
};

Result<std::string> read_all(const std::filesystem::path& file, std::size_t limit) {
  std::error_code ec;
  if (file != "-" && std::filesystem::is_directory(file, ec)) return fail("is a folder", file.string());
  std::unique_ptr<std::FILE, CloseFile> in(file == "-" ? stdin : std::fopen(file.c_str(), "rb"));
  if (!in) {
    bool there = std::filesystem::exists(file, ec);
    return fail(there ? "cannot be opened" : "does not exist", file.string());
  }
  std::string bytes;
  char buffer[1 << 16];
  while (std::size_t n = std::fread(buffer, 1, sizeof buffer, in.get())) {
    bytes.append(buffer, n);
    if (bytes.size() > limit)
      return fail("is larger than " + std::to_string(limit >> 20) + " MiB", file.string());
  }
  if (std::ferror(in.get()) != 0) return fail("cannot be read", file.string());
  return bytes;
}

}  // namespace

void read_bytes(std::string_view bytes, const std::string& name, const ReadOptions& options,
                const Sink& sink) {
  if (bytes.empty()) {
    sink(fail("is empty", name));
    return;
  }
  auto decoded = decode(bytes);
  if (!decoded) {
    sink(fail(decoded.error().message, name));
    return;
  }
  sink(read_plain_text(decoded->text, name, options));
}

void read_file(const std::filesystem::path& file, const ReadOptions& options, const Sink& sink) {
  auto bytes = read_all(file, options.max_bytes);
  if (!bytes) {
    sink(tl::unexpected(bytes.error()));
    return;
  }
  read_bytes(*bytes, file == "-" ? "standard input" : file.string(), options, sink);
}

void list_files(const std::filesystem::path& path,
                const std::function<void(Result<std::filesystem::path>)>& each) {
  namespace fs = std::filesystem;
  std::error_code ec;
  if (path == "-" || !fs::is_directory(path, ec)) {
    each(path);
    return;
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, ec), end;
  for (; !ec && it != end; it.increment(ec)) {
    bool hidden = it->path().filename().string().starts_with('.');
    if (hidden && it->is_directory(ec)) it.disable_recursion_pending();
    if (!hidden && !it->is_symlink(ec) && it->is_regular_file(ec)) files.push_back(it->path());
  }
  if (ec) each(fail("cannot be listed: " + ec.message(), path.string()));
  std::sort(files.begin(), files.end());
  for (auto& f : files) each(std::move(f));
}

}  // namespace kronika::ingest
