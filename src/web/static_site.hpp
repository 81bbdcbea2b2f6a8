// The built page: every file of a folder, read once at the start. Requests look names up among these and never
// reach the file system, so nothing outside the folder can be had.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "kronika/error.hpp"
#include "web/cache.hpp"

namespace kronika::web {

class StaticSite {
 public:
  // An empty site when there is no such folder. Links are left out, as is every file of a kind that the page
  // does not have.
  static Result<StaticSite> load(const std::filesystem::path& folder);

  // By name within the folder, "assets/index.js"; nullptr when there is none.
  SharedContent find(std::string_view name) const;
  bool empty() const { return files_.empty(); }

 private:
  std::map<std::string, SharedContent, std::less<>> files_;
};

}  // namespace kronika::web
