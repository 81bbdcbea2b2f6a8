#include "syntax/model_file.hpp"

#include <zlib.h>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <type_traits>
#include <unordered_map>

namespace kronika::syntax {
namespace {

static_assert(std::endian::native == std::endian::little, "models are used as they lie on disk");

constexpr std::size_t kHeader = 32, kEntry = 32, kAlign = 64, kMostSections = 64;
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMostWidth = 4096, kMostLayers = 16, kMostTags = 65535;
// No trained number comes near it, and none below it can make a score overflow.
constexpr float kMostNumber = 1e5f;

bool moderate(const float* x, std::size_t n) {
  return std::all_of(x, x + n, [](float v) { return v >= -kMostNumber && v <= kMostNumber; });  // false for NaN
}

std::uint64_t read_number(std::span<const std::byte> bytes, std::size_t at, std::size_t size) {
  std::uint64_t v = 0;
  std::memcpy(&v, bytes.data() + at, size);
  return v;
}

// Sections by name, with the first fault found: every reader returns something harmless after a fault, and
// the caller asks once, at the end.
class Sections {
 public:
  Sections(std::span<const std::byte> bytes, std::string name) : bytes_(bytes), file_(std::move(name)) {}

  Result<void> open() {
    static constexpr std::string_view kMagic = "KRSYNTAX";
    if (bytes_.size() < kHeader || std::memcmp(bytes_.data(), kMagic.data(), kMagic.size()) != 0)
      return fail("not a syntax model", file_);
    const auto version = read_number(bytes_, 8, 4);
    if (version != kVersion)
      return fail("a syntax model of version " + std::to_string(version) + "; this program reads version " +
                      std::to_string(kVersion),
                  file_);
    if (read_number(bytes_, 16, 8) != bytes_.size()) return fail("truncated syntax model", file_);
    const auto crc = crc32_z(0, reinterpret_cast<const Bytef*>(bytes_.data()) + kHeader, bytes_.size() - kHeader);
    if (crc != read_number(bytes_, 24, 4)) return fail("damaged syntax model: its checksum does not match", file_);
    const auto count = read_number(bytes_, 12, 4);
    if (count > kMostSections || bytes_.size() < kHeader + count * kEntry)
      return fail("damaged syntax model: too many sections", file_);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t entry = kHeader + i * kEntry;
      const char* name = reinterpret_cast<const char*>(bytes_.data()) + entry;
      const auto offset = read_number(bytes_, entry + 16, 8), size = read_number(bytes_, entry + 24, 8);
      if (offset % kAlign != 0 || offset > bytes_.size() || size > bytes_.size() - offset)
        return fail("damaged syntax model: a section lies outside the file", file_);
      sections_[std::string(name, strnlen(name, 16))] = bytes_.subspan(offset, size);
    }
    return {};
  }

  std::span<const std::byte> raw(const std::string& name) {
    const auto found = sections_.find(name);
    if (found != sections_.end()) return found->second;
    blame("no section \"" + name + "\"");
    return {};
  }

  std::string_view text(const std::string& name) {
    const auto bytes = raw(name);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  std::vector<std::string_view> lines(const std::string& name, std::size_t most) {
    std::vector<std::string_view> out;
    std::string_view rest = text(name);
    while (!rest.empty() && out.size() <= most) {
      const auto end = rest.find('\n');
      out.push_back(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    if (out.empty() || out.size() > most) blame("section \"" + name + "\" has a wrong number of lines");
    return out;
  }

  // `count` numbers; any number when kAny.
  static constexpr std::size_t kAny = static_cast<std::size_t>(-1);
  template <class T>
  std::span<const T> numbers(const std::string& name, std::size_t count) {
    const auto bytes = raw(name);
    if (bytes.size() % sizeof(T) != 0 || (count != kAny && bytes.size() != count * sizeof(T))) {
      blame("section \"" + name + "\" has a wrong size");
      return {};
    }
    const std::span<const T> out(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
    if constexpr (std::is_same_v<T, float>)
      if (!moderate(out.data(), out.size())) blame("section \"" + name + "\" has a number out of range");
    return out;
  }

  // outputs 0: any number.
  LinearLayer layer(const std::string& name, std::size_t inputs, std::size_t outputs) {
    const auto bytes = raw(name);
    LinearLayer l;
    if (bytes.size() < kAlign) {
      blame("section \"" + name + "\" has a wrong size");
      return l;
    }
    l.inputs = static_cast<std::uint32_t>(read_number(bytes, 0, 4));
    l.outputs = static_cast<std::uint32_t>(read_number(bytes, 4, 4));
    if (l.inputs != inputs || l.inputs % 4 != 0 || l.outputs == 0 || l.outputs > kMostTags ||
        (outputs != 0 && l.outputs != outputs)) {
      blame("layer \"" + name + "\" has a wrong shape");
      return l;
    }
    const std::size_t padded = (l.outputs + 15u) / 16u * 16u;
    if (bytes.size() != kAlign + padded * (12 + inputs)) {
      blame("section \"" + name + "\" has a wrong size");
      return l;
    }
    l.padded = static_cast<std::uint32_t>(padded);
    const std::byte* at = bytes.data() + kAlign;
    l.scale = reinterpret_cast<const float*>(at);
    l.bias = reinterpret_cast<const float*>(at + padded * 4);
    l.sums = reinterpret_cast<const std::int32_t*>(at + padded * 8);
    l.weights = reinterpret_cast<const std::int8_t*>(at + padded * 12);
    if (!moderate(l.scale, 2 * padded)) blame("layer \"" + name + "\" has a number out of range");
    return l;
  }

  RowTable rows(const std::string& name, std::size_t row) {
    RowTable t;
    t.row = row;
    t.keys = numbers<std::uint32_t>(name + ".keys", kAny);
    t.rows = numbers<std::uint32_t>(name + ".rows", t.keys.size());
    t.scales = numbers<float>(name + ".scales", kAny);
    t.cells = numbers<std::int8_t>(name + ".cells", t.scales.size() * row);
    // A search ends at a free slot: there must be one.
    if (!std::has_single_bit(t.keys.size()) || std::find(t.keys.begin(), t.keys.end(), 0u) == t.keys.end())
      blame("section \"" + name + ".keys\" is no hash table");
    for (std::size_t i = 0; i < t.rows.size(); ++i)
      if (t.keys[i] != 0 && t.rows[i] >= t.scales.size()) blame("section \"" + name + ".rows\" leads outside");
    return t;
  }

  void blame(std::string what) {
    if (fault_.empty()) fault_ = std::move(what);
  }
  bool sound() const { return fault_.empty(); }
  tl::unexpected<Error> fault() const { return fail("damaged syntax model: " + fault_, file_); }

 private:
  std::span<const std::byte> bytes_;
  std::string file_, fault_;
  std::unordered_map<std::string, std::span<const std::byte>> sections_;
};

// "key value" lines.
class Config {
 public:
  explicit Config(Sections& sections) : sections_(sections), lines_(sections.lines("config", 64)) {}

  std::string_view text(std::string_view key) {
    for (std::string_view l : lines_)
      if (l.size() > key.size() && l.starts_with(key) && l[key.size()] == ' ') return l.substr(key.size() + 1);
    sections_.blame("config lacks \"" + std::string(key) + "\"");
    return {};
  }

  std::uint32_t number(std::string_view key, std::uint32_t least, std::uint32_t most) {
    const std::string_view v = text(key);
    std::uint32_t n = 0;
    const auto r = std::from_chars(v.data(), v.data() + v.size(), n);
    if (r.ec != std::errc() || r.ptr != v.data() + v.size() || n < least || n > most) {
      sections_.blame("config: \"" + std::string(key) + "\" is out of range");
      return least;
    }
    return n;
  }

 private:
  Sections& sections_;
  std::vector<std::string_view> lines_;
};

std::vector<TagName> read_tags(Sections& sections) {
  std::vector<TagName> tags;
  for (std::string_view line : sections.lines("tags", kMostTags)) {
    const auto first = line.find('\t');
    const auto second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (second == std::string_view::npos) {
      sections.blame("a tag has no three columns");
      return {};
    }
    tags.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1), line.substr(second + 1)});
  }
  return tags;
}

}  // namespace

std::uint32_t RowTable::find(std::uint32_t key) const {
  const std::size_t mask = keys.size() - 1;
  for (std::size_t at = key & mask; keys[at] != 0; at = (at + 1) & mask)
    if (keys[at] == key) return rows[at];
  return kNoRow;
}

Result<ModelFile> ModelFile::check(std::span<const std::byte> bytes, const std::string& name) {
  Sections sections(bytes, name);
  if (auto opened = sections.open(); !opened) return tl::unexpected(opened.error());
  ModelFile m;

  Config config(sections);
  m.language = config.text("language");
  m.row = config.number("row", 16, kMostWidth);
  m.width = config.number("width", 32, kMostWidth);
  m.arc = config.number("arc", 16, kMostWidth);
  m.dictionary = config.number("dictionary", 0, 1) == 1;
  const std::uint32_t depth = config.number("layers", 2, kMostLayers);
  if (m.row % 16 != 0 || m.width % 32 != 0 || m.arc % 16 != 0)
    sections.blame("config: a width is not a multiple of 16");
  if (!sections.sound()) return sections.fault();

  m.tags = read_tags(sections);
  m.relations = sections.lines("relations", kMostTags);
  m.scripts = sections.lines("scripts", kMostTags);
  m.word = sections.rows("word", m.row);
  m.shape = sections.rows("shape", m.row);
  m.source = sections.numbers<float>("source", 2 * m.row);
  m.root = sections.numbers<float>("root", m.width);

  m.input = sections.layer("input", 6 * m.row, m.width);
  for (std::uint32_t i = 0; i < depth; ++i)
    m.layers.push_back(sections.layer("layer" + std::to_string(i), m.width, 3 * m.width));
  m.tag = sections.layer("tag", m.width, 0);
  m.script = sections.layer("script", m.width, m.scripts.size());
  m.arc_dep = sections.layer("arc.dep", m.width, m.arc);
  m.arc_head = sections.layer("arc.head", m.width, m.arc);
  m.arc_form = sections.layer("arc", m.arc, m.arc);
  m.rel_dep = sections.layer("rel.dep", m.width, m.arc);
  m.rel_head = sections.layer("rel.head", m.width, m.arc);
  m.rel = sections.layer("rel", m.arc, m.relations.size());

  m.tag_begins = sections.numbers<std::uint32_t>("tag.begins", m.tags.size() + 1);
  m.tag_items = sections.numbers<std::uint16_t>("tag.items", Sections::kAny);
  m.tag_bias = sections.numbers<float>("tag.bias", m.tags.size());
  if (!sections.sound()) return sections.fault();
  if (m.tag_begins.front() != 0 || m.tag_begins.back() != m.tag_items.size() ||
      !std::is_sorted(m.tag_begins.begin(), m.tag_begins.end()))
    sections.blame("section \"tag.begins\" leads outside");
  for (std::uint16_t item : m.tag_items)
    if (item >= m.tag.outputs) sections.blame("section \"tag.items\" leads outside");
  if (!sections.sound()) return sections.fault();
  return m;
}

}  // namespace kronika::syntax
