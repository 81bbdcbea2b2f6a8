#include "base/feats.hpp"

namespace kronika {

std::string_view feature(Symbol feats, std::string_view name) {
  const std::string_view text = feats.view();
  for (std::size_t at = 0; at + name.size() < text.size(); ++at) {
    if (text[at + name.size()] == '=' && text.compare(at, name.size(), name) == 0) {
      const auto begin = at + name.size() + 1;
      return text.substr(begin, text.find('|', begin) - begin);
    }
    at = text.find('|', at);
    if (at == std::string_view::npos) break;
  }
  return {};
}

}  // namespace kronika
