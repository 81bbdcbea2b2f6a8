#include "kronika/morphology.hpp"

#include <atomic>
#include <cstring>
#include <functional>

#include "base/mapped_file.hpp"
#include "base/utf8.hpp"
#include "morphology/dictionary.hpp"
#include "packs/blocks.hpp"

namespace kronika {
namespace {

struct Shape {
  bool capitalised = false;  // begins with a capital
  bool any_upper = false;
  bool shouting = false;  // more than one letter, all of them capitals
};

Shape shape_of(std::string_view form) {
  Shape shape;
  bool any_lower = false;
  std::size_t letters = 0;
  for (std::size_t pos = 0; pos < form.size();) {
    bool first = pos == 0;
    char32_t c = utf8::next(form, pos);
    bool upper = c < 0x80 ? c >= 'A' && c <= 'Z' : utf8::is_upper(c);
    if (upper) {
      shape.any_upper = true;
      shape.capitalised = shape.capitalised || first;
      ++letters;
    } else if (c < 0x80 ? c >= 'a' && c <= 'z' : utf8::is_lower(c)) {
      any_lower = true;
      ++letters;
    }
  }
  shape.shouting = shape.any_upper && !any_lower && letters > 1;
  return shape;
}

// What a thread has looked up lately: steps ask for the same words one after the other, and texts repeat theirs. A
// form has one place, which the last of those that share it has.
struct Remembered {
  std::uint64_t dictionary = 0;
  std::string form;
  std::vector<Analysis> analyses;
};

// The same of forms that were asked for.
struct Inflected {
  std::uint64_t dictionary = 0;
  std::string lemma, feats;
  Upos upos = Upos::X;
  std::optional<std::string> form;
};

constexpr std::size_t kInflected = 1 << 12;
constexpr std::size_t kRemembered = 1 << 14;
constexpr std::size_t kLongestRemembered = 64;  // bytes of a form

Remembered& place_of(std::uint64_t dictionary, std::string_view form) {
  thread_local std::vector<Remembered> places(kRemembered);
  return places[(std::hash<std::string_view>()(form) + dictionary * 0x9e3779b97f4a7c15u) % kRemembered];
}

std::uint64_t next_number() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

}  // namespace

class Morphology::Parts {
 public:
  Parts(MappedFile f, std::vector<std::uint64_t> c, const morph::MorphologyTables& tables)
      : file(std::move(f)), copy(std::move(c)), dictionary(tables) {}

  const std::uint64_t number = next_number();  // never that of another

  void look_up(std::string_view form, std::vector<Analysis>& out) const {
    dictionary.look_up(form, out);
    Shape shape = shape_of(form);
    if (!shape.any_upper) return;
    std::string lower = utf8::lower(form);
    if (shape.shouting) dictionary.look_up(utf8::capitalise(lower), out);
    dictionary.look_up(lower, out);
  }

  // The tables view one of these two.
  MappedFile file;
  std::vector<std::uint64_t> copy;
  morph::Dictionary dictionary;
};

Result<Morphology> Morphology::load(const std::filesystem::path& folder) {
  auto files = packs::files_in(folder, ".kmorph");
  if (files.size() != 1)
    return fail("must hold exactly one *.kmorph, and holds " + std::to_string(files.size()), folder.string());
  return load_file(files.front());
}

Result<Morphology> Morphology::load_file(const std::filesystem::path& file) {
  auto mapped = MappedFile::open(file);
  if (!mapped) return tl::unexpected(mapped.error());
  auto tables = morph::MorphologyTables::check(mapped->bytes(), file.string());
  if (!tables) return tl::unexpected(tables.error());
  return Morphology(std::make_unique<Parts>(std::move(*mapped), std::vector<std::uint64_t>(), *tables));
}

Result<Morphology> Morphology::from_bytes(std::string_view bytes, const std::string& name) {
  std::vector<std::uint64_t> copy(bytes.size() / 8 + 1);  // a vector of words for their alignment
  std::memcpy(copy.data(), bytes.data(), bytes.size());
  auto tables = morph::MorphologyTables::check(std::as_bytes(std::span(copy)).first(bytes.size()), name);
  if (!tables) return tl::unexpected(tables.error());
  return Morphology(std::make_unique<Parts>(MappedFile(), std::move(copy), *tables));
}

std::span<const Analysis> Morphology::analyse(std::string_view form) const {
  if (form.size() > kLongestRemembered) {
    thread_local std::vector<Analysis> longest;
    longest.clear();
    parts_->look_up(form, longest);
    return longest;
  }
  Remembered& place = place_of(parts_->number, form);
  if (place.dictionary != parts_->number || place.form != form) {
    place.dictionary = 0;
    place.analyses.clear();
    parts_->look_up(form, place.analyses);
    place.form = form;
    place.dictionary = parts_->number;
  }
  return place.analyses;
}

void Morphology::analyse(std::string_view form, std::vector<Analysis>& out) const {
  const auto found = analyse(form);
  out.insert(out.end(), found.begin(), found.end());
}

// "Kasyma-Żomarta": both parts of a double name inflect, in the same case.
void Morphology::guess_double_name(std::string_view form, std::vector<Analysis>& out) const {
  auto hyphen = form.find('-');
  if (hyphen == std::string_view::npos || form.find('-', hyphen + 1) != std::string_view::npos) return;
  std::vector<Analysis> parts[2];
  const std::string_view part_forms[2] = {form.substr(0, hyphen), form.substr(hyphen + 1)};
  for (int i = 0; i < 2; ++i) {
    if (!shape_of(part_forms[i]).capitalised) return;
    parts_->dictionary.look_up(part_forms[i], parts[i]);
    if (parts[i].empty()) parts_->dictionary.guess(part_forms[i], true, parts[i]);
  }
  for (const auto& second : parts[1]) {
    for (const auto& first : parts[0]) {
      if (first.upos != Upos::PROPN || first.upos != second.upos || first.feats != second.feats) continue;
      out.push_back({first.lemma + "-" + second.lemma, second.upos, second.xpos, second.feats});
      break;
    }
  }
}

void Morphology::guess(std::string_view form, std::vector<Analysis>& out) const {
  Shape shape = shape_of(form);
  if (!shape.capitalised) return parts_->dictionary.guess(form, false, out);
  if (!shape.shouting) {
    guess_double_name(form, out);
    return parts_->dictionary.guess(form, true, out);
  }
  parts_->dictionary.guess(utf8::capitalise(utf8::lower(form)), true, out);
}

std::optional<std::string> Morphology::inflect(std::string_view lemma, Upos upos, std::string_view feats) const {
  thread_local std::vector<Inflected> places(kInflected);
  const std::size_t hash = std::hash<std::string_view>()(lemma) * 31 + std::hash<std::string_view>()(feats);
  Inflected& place = places[(hash * 31 + static_cast<std::size_t>(upos)) % kInflected];
  if (place.dictionary != parts_->number || place.upos != upos || place.lemma != lemma || place.feats != feats) {
    place.dictionary = 0;
    place.lemma = lemma;
    place.upos = upos;
    place.feats = feats;
    place.form = parts_->dictionary.inflect(lemma, upos, feats);
    place.dictionary = parts_->number;
  }
  return place.form;
}

Morphology::Morphology(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Morphology::Morphology(Morphology&&) noexcept = default;
Morphology& Morphology::operator=(Morphology&&) noexcept = default;
Morphology::~Morphology() = default;

}  // namespace kronika
