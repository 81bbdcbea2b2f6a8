// Which field of an exported article is what: the names that dumps use, and what --map says.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::ingest {

enum class Field : std::uint8_t { text, html, title, published, url, source, author, language };
inline constexpr std::size_t kFields = 8;

class FieldMap {
 public:
  // The names in page/fields.tsv under `data`.
  static Result<FieldMap> load(const std::filesystem::path& data);

  // "text=body,date=meta.published": these fields are taken from those columns alone, the others as before. Field
  // names: text, html, title, date, url, source, author, language.
  Result<void> map(std::string_view spec);

  // The names that a field may have in a dump, the best first.
  const std::vector<std::string>& names(Field field) const { return names_[static_cast<std::size_t>(field)]; }
  // The field that a column of this name gives; absent for other columns.
  std::optional<Field> field(std::string_view name) const;

 private:
  std::array<std::vector<std::string>, kFields> names_;
};

}  // namespace kronika::ingest
