// A syntax model as it lies in memory: models/FORMAT.md. Everything here points into the file's bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/error.hpp"
#include "syntax/kernels.hpp"

namespace kronika::syntax {

// Feature rows by key: an open hash table and the rows it leads to.
struct RowTable {
  std::span<const std::uint32_t> keys, rows;
  std::span<const float> scales;
  std::span<const std::int8_t> cells;
  std::size_t row = 0;  // cells in each

  static constexpr std::uint32_t kNoRow = 0xffffffffu;
  std::uint32_t find(std::uint32_t key) const;
  const std::int8_t* cells_of(std::uint32_t found) const { return cells.data() + found * row; }
};

struct TagName {
  std::string_view upos, xpos, feats;
};

struct ModelFile {
  std::string language;
  std::uint32_t row = 0, width = 0, arc = 0;
  bool dictionary = false;
  std::vector<TagName> tags;
  std::span<const std::uint32_t> tag_begins;
  std::span<const std::uint16_t> tag_items;
  std::span<const float> tag_bias;
  std::vector<std::string_view> relations, scripts;
  RowTable word, shape;
  std::span<const float> source, root;
  LinearLayer input, tag, script, arc_dep, arc_head, arc_form, rel_dep, rel_head, rel;
  std::vector<LinearLayer> layers;

  // Checks everything that a reader will rely on. `bytes` must be aligned to 64 and outlive the result; `name`
  // is used in errors.
  static Result<ModelFile> check(std::span<const std::byte> bytes, const std::string& name);
};

}  // namespace kronika::syntax
