// Interned strings for small closed inventories: tags, relations, feature bundles. Never for words of a
// text: the table only grows, and lives as long as the process. Thread-safe; ids differ between runs, so
// nothing may be ordered or stored by id.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

namespace kronika {

class Symbol {
 public:
  constexpr Symbol() = default;  // the empty string
  explicit Symbol(std::string_view s);

  std::string_view view() const;  // valid for the life of the process
  constexpr bool empty() const { return id_ == 0; }
  constexpr std::uint32_t id() const { return id_; }
  friend constexpr bool operator==(Symbol, Symbol) = default;

 private:
  std::uint32_t id_ = 0;
};

}  // namespace kronika

template <>
struct std::hash<kronika::Symbol> {
  std::size_t operator()(kronika::Symbol s) const noexcept { return s.id(); }
};
