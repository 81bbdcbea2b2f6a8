#include "morphology/morphology_file.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kronika::morph {
namespace {

static_assert(std::endian::native == std::endian::little, "the dictionary is read as it lies on disk");
static_assert(sizeof(MorphologyHeader) == 48 + 8 * kSections);

constexpr std::uint32_t kUposCount = static_cast<std::uint32_t>(Upos::X) + 1;

template <class T>
std::optional<std::span<const T>> section(std::span<const std::byte> bytes, const MorphologyHeader& header, Section s) {
  auto [offset, size] = header.section[static_cast<std::size_t>(s)];
  if (offset % 8 != 0 || size % sizeof(T) != 0 || offset > bytes.size() || size > bytes.size() - offset)
    return std::nullopt;
  return std::span<const T>(reinterpret_cast<const T*>(bytes.data() + offset), size / sizeof(T));
}

// Rising begins from 0 to the number of items.
bool valid_begins(std::span<const std::uint32_t> begins, std::size_t items) {
  return !begins.empty() && begins.front() == 0 && begins.back() == items &&
         std::is_sorted(begins.begin(), begins.end());
}

bool all_below(std::span<const std::uint16_t> items, std::size_t bound) {
  return std::all_of(items.begin(), items.end(), [&](std::uint16_t i) { return i < bound; });
}

bool valid_tables(const MorphologyTables& t) {
  auto in_strings = [&](StringRef r) { return r.begin <= t.strings.size() && r.size <= t.strings.size() - r.begin; };
  if (t.prefixes.empty() || t.prefixes[0].size != 0 || t.affixes.size() >= kNoAffix) return false;
  if (!valid_begins(t.tagset_begins, t.tagset_items.size()) ||
      !valid_begins(t.paradigm_begins, t.paradigm_entries.size()) ||
      !valid_begins(t.list_begins, t.list_items.size()) || !valid_begins(t.guess_begins, t.guess_items.size()))
    return false;
  const std::size_t tagsets = t.tagset_begins.size() - 1, paradigms = t.paradigm_begins.size() - 1;
  for (const auto& tag : t.tags)
    if (tag.upos >= kUposCount || !in_strings(tag.xpos) || !in_strings(tag.feats)) return false;
  for (const auto& prefix : t.prefixes)
    if (!in_strings(prefix)) return false;
  for (const auto& affix : t.affixes)
    if (affix.prefix >= t.prefixes.size() || !in_strings(affix.ending)) return false;
  // A free cell ends every search of the table.
  if (!std::has_single_bit(t.affix_table.size()) ||
      std::count(t.affix_table.begin(), t.affix_table.end(), kNoAffix) == 0)
    return false;
  for (std::uint16_t affix : t.affix_table)
    if (affix != kNoAffix && affix >= t.affixes.size()) return false;
  for (auto entry : t.paradigm_entries)
    if (entry.affix >= t.affixes.size() || entry.tagset >= tagsets) return false;
  for (const auto& g : t.guess_items)
    if (g.prefix >= t.prefixes.size() || g.add >= t.affixes.size() || g.tagset >= tagsets) return false;
  return all_below(t.tagset_items, t.tags.size()) && t.paradigm_lemmas.size() == paradigms &&
         all_below(t.paradigm_lemmas, t.affixes.size()) && all_below(t.list_items, paradigms) &&
         t.stems.valid(t.list_begins.size() - 1) && t.common_endings.valid(t.guess_begins.size() - 1) &&
         t.name_endings.valid(t.guess_begins.size() - 1);
}

}  // namespace

std::uint64_t checksum(std::span<const std::byte> bytes) {
  std::uint64_t h = 0x9e3779b97f4a7c15u ^ bytes.size();
  while (!bytes.empty()) {
    std::uint64_t word = 0;
    auto n = std::min<std::size_t>(8, bytes.size());
    std::memcpy(&word, bytes.data(), n);
    h = (h ^ word) * 0xff51afd7ed558ccdu;
    h ^= h >> 32;
    bytes = bytes.subspan(n);
  }
  return h;
}

Result<MorphologyTables> MorphologyTables::check(std::span<const std::byte> bytes, const std::string& name) {
  MorphologyHeader header;
  if (bytes.size() < sizeof header) return fail("is too short to be a morphological dictionary", name);
  std::memcpy(&header, bytes.data(), sizeof header);
  if (header.magic != kMorphologyMagic) return fail("is not a morphological dictionary", name);
  if (header.version != kMorphologyVersion || header.sections != kSections)
    return fail("is a morphological dictionary of another version: compile it anew", name);
  if (header.file_size != bytes.size()) return fail("is cut off, or has bytes too many", name);
  if (header.checksum != checksum(bytes.subspan(sizeof header))) return fail("is damaged: wrong checksum", name);

  MorphologyTables t;
  bool complete = true;
  auto take = [&]<class T>(Section s, std::span<const T>& out) {
    auto found = section<T>(bytes, header, s);
    complete = complete && found.has_value();
    if (found) out = *found;
  };
  std::span<const char> strings;
  std::span<const std::uint32_t> stem_arcs, common_arcs, name_arcs;
  take(Section::strings, strings);
  take(Section::tags, t.tags);
  take(Section::tagset_begins, t.tagset_begins);
  take(Section::tagset_items, t.tagset_items);
  take(Section::prefixes, t.prefixes);
  take(Section::affixes, t.affixes);
  take(Section::affix_table, t.affix_table);
  take(Section::paradigm_begins, t.paradigm_begins);
  take(Section::paradigm_entries, t.paradigm_entries);
  take(Section::paradigm_lemmas, t.paradigm_lemmas);
  take(Section::stem_arcs, stem_arcs);
  take(Section::list_begins, t.list_begins);
  take(Section::list_items, t.list_items);
  take(Section::common_arcs, common_arcs);
  take(Section::name_arcs, name_arcs);
  take(Section::guess_begins, t.guess_begins);
  take(Section::guess_items, t.guess_items);
  t.strings = {strings.data(), strings.size()};
  t.stems = Automaton(stem_arcs, header.stem_root);
  t.common_endings = Automaton(common_arcs, header.common_root);
  t.name_endings = Automaton(name_arcs, header.name_root);
  if (!complete || !valid_tables(t)) return fail("is damaged: a table leads outside the file", name);
  return t;
}

std::uint16_t MorphologyTables::find_affix(std::uint32_t prefix, std::string_view wanted, std::uint32_t hash) const {
  const std::size_t mask = affix_table.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    std::uint16_t affix = affix_table[i];
    if (affix == kNoAffix || (affixes[affix].prefix == prefix && ending(affix) == wanted)) return affix;
  }
}

}  // namespace kronika::morph
