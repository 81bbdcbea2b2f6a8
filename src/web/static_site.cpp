#include "web/static_site.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <utility>

namespace kronika::web {
namespace {

constexpr std::size_t kMaxFile = 8 << 20, kMaxFiles = 500;
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes{{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".svg", "image/svg+xml"},
    {".txt", "text/plain; charset=utf-8"},
}};

std::string_view type_of(const std::string& extension) {
  auto it = std::find_if(kTypes.begin(), kTypes.end(), [&](const auto& t) { return t.first == extension; });
  return it == kTypes.end() ? std::string_view() : it->second;
}

}  // namespace

Result<StaticSite> StaticSite::load(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  StaticSite site;
  std::error_code ec;
  if (!fs::is_directory(folder, ec)) return site;
  for (fs::recursive_directory_iterator it(folder, ec), end; !ec && it != end; it.increment(ec)) {
    if (it->is_symlink(ec) || !it->is_regular_file(ec)) continue;
    const std::string_view type = type_of(it->path().extension().string());
    if (type.empty()) continue;
    if (it->file_size(ec) > kMaxFile || site.files_.size() == kMaxFiles) {
      return fail("too large for a page", it->path().string());
    }
    std::ifstream in(it->path(), std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    if (!in.good() && !in.eof()) return fail("cannot be read", it->path().string());
    constexpr int kBest = 9;
    site.files_.emplace(it->path().lexically_relative(folder).generic_string(),
                        make_content(std::string(type), std::move(bytes), {}, kBest));
  }
  if (ec) return fail(ec.message(), folder.string());
  return site;
}

SharedContent StaticSite::find(std::string_view name) const {
  auto it = files_.find(name);
  return it == files_.end() ? nullptr : it->second;
}

}  // namespace kronika::web
