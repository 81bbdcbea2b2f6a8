#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "command.hpp"

namespace kronika::cli {

bool Context::use_color() const {
  if (color != "auto") return color == "always";
  const char* no_color = std::getenv("NO_COLOR");
  return isatty(STDOUT_FILENO) != 0 && (no_color == nullptr || *no_color == '\0');
}

std::filesystem::path data_folder(const Context& context) {
  if (!context.data.empty()) return context.data;
  if (const char* data = std::getenv("KRONIKA_DATA"); data != nullptr && *data != '\0') return data;
  std::error_code ec;
  auto program = std::filesystem::read_symlink("/proc/self/exe", ec);
  if (!ec) {
    for (auto folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path()) {
      if (std::filesystem::is_directory(folder / "packs", ec)) return folder;
      if (auto shared = folder / "share" / "kronika"; std::filesystem::is_directory(shared / "packs", ec))
        return shared;
    }
  }
  return ".";
}

void complain(const std::string& message) { std::fprintf(stderr, "kronika: %s\n", message.c_str()); }

}  // namespace kronika::cli
