// The file *.kmorph: a morphological dictionary as it is used in memory. Little-endian; tables of fixed-size
// records after one header. A lexeme is a stem and a paradigm; a paradigm is a list of affixes (prefix and
// ending), each with the set of tags that the form made with it can have. A form is looked up by trying all
// its splits into stem and ending (as pymorphy2 does, Korobov 2015). Endings of the words in the dictionary,
// with what they say about the base form, serve for words that are not in it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "kronika/document.hpp"
#include "kronika/error.hpp"
#include "morphology/automaton.hpp"

namespace kronika::morph {

inline constexpr std::array<char, 8> kMorphologyMagic{'K', 'M', 'O', 'R', 'P', 'H', '\r', '\n'};
inline constexpr std::uint32_t kMorphologyVersion = 1;

struct StringRef {  // into `strings`
  std::uint32_t begin, size;
};

struct TagRecord {
  std::uint32_t upos;
  StringRef xpos, feats;
};

struct AffixRecord {
  std::uint32_t prefix;  // index into `prefixes`
  StringRef ending;
};

struct ParadigmEntry {
  std::uint16_t affix, tagset;
};

// What an ending says: cut `cut` bytes off the end of the word and the prefix off its front, append the
// ending of the affix `add`, and the word has one of the tags. `share` is out of 65535 of the words with this
// ending.
struct Guess {
  std::uint16_t cut, prefix, add, tagset, share;
};

enum class Section : std::uint32_t {
  strings,           // char
  tags,              // TagRecord
  tagset_begins,     // u32, one more than there are tag sets, into tagset_items
  tagset_items,      // u16, tags
  prefixes,          // StringRef; the first is empty
  affixes,           // AffixRecord
  affix_table,       // u16, open addressing by affix_hash; kNoAffix where free
  paradigm_begins,   // u32, one more than there are paradigms, into paradigm_entries
  paradigm_entries,  // ParadigmEntry, by rising affix within a paradigm
  paradigm_lemmas,   // u16, the affix of the lemma
  stem_arcs,         // automaton: stem -> list of paradigms
  list_begins,       // u32, into list_items
  list_items,        // u16, paradigms
  common_arcs,       // automaton: reversed ending -> guesses, from words in lower case
  name_arcs,         // the same from capitalised words
  guess_begins,      // u32, into guess_items
  guess_items,       // Guess, the likeliest first
};
inline constexpr std::size_t kSections = 17;
inline constexpr std::uint16_t kNoAffix = 0xffff;

struct MorphologyHeader {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t sections;
  std::uint64_t file_size;
  std::uint64_t checksum;  // of all bytes after the header
  std::uint32_t stem_root, common_root, name_root, reserved;
  struct {
    std::uint32_t offset, bytes;
  } section[kSections];
};

std::uint64_t checksum(std::span<const std::byte> bytes);

// Of an ending, taken from its last byte to its first, so that all endings of a word are hashed in one pass.
inline constexpr std::uint32_t kEndingHashSeed = 2166136261u;
inline std::uint32_t extend_ending_hash(std::uint32_t h, unsigned char byte) { return (h ^ byte) * 16777619u; }
inline std::uint32_t affix_hash(std::uint32_t ending_hash, std::uint32_t prefix) {
  std::uint32_t h = ending_hash + prefix * 0x9e3779b9u;
  return h ^ h >> 15;
}

// A view of a checked file. Every index in it leads into its table.
struct MorphologyTables {
  std::string_view strings;
  std::span<const TagRecord> tags;
  std::span<const std::uint32_t> tagset_begins;
  std::span<const std::uint16_t> tagset_items;
  std::span<const StringRef> prefixes;
  std::span<const AffixRecord> affixes;
  std::span<const std::uint16_t> affix_table;
  std::span<const std::uint32_t> paradigm_begins;
  std::span<const ParadigmEntry> paradigm_entries;
  std::span<const std::uint16_t> paradigm_lemmas;
  std::span<const std::uint32_t> list_begins;
  std::span<const std::uint16_t> list_items;
  std::span<const std::uint32_t> guess_begins;
  std::span<const Guess> guess_items;
  Automaton stems, common_endings, name_endings;

  // `bytes` must be aligned to 8 and outlive the tables; `name` is used in errors.
  static Result<MorphologyTables> check(std::span<const std::byte> bytes, const std::string& name);

  std::string_view string(StringRef r) const { return strings.substr(r.begin, r.size); }
  std::string_view prefix(std::uint32_t i) const { return string(prefixes[i]); }
  std::string_view ending(std::uint32_t affix) const { return string(affixes[affix].ending); }
  std::span<const std::uint16_t> tagset(std::uint32_t i) const {
    return tagset_items.subspan(tagset_begins[i], tagset_begins[i + 1] - tagset_begins[i]);
  }
  std::span<const ParadigmEntry> paradigm(std::uint32_t i) const {
    return paradigm_entries.subspan(paradigm_begins[i], paradigm_begins[i + 1] - paradigm_begins[i]);
  }
  std::span<const std::uint16_t> list(std::uint32_t i) const {
    return list_items.subspan(list_begins[i], list_begins[i + 1] - list_begins[i]);
  }
  std::span<const Guess> guesses(std::uint32_t i) const {
    return guess_items.subspan(guess_begins[i], guess_begins[i + 1] - guess_begins[i]);
  }
  // The affix with this prefix and ending, or kNoAffix. `hash` is affix_hash of them.
  std::uint16_t find_affix(std::uint32_t prefix, std::string_view ending, std::uint32_t hash) const;
};

}  // namespace kronika::morph
