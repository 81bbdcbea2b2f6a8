// Morphology of one language: from a form to what it may be, and from a lemma to its forms. The dictionary is
// the file DATA/packs/LANG/morph/*.kmorph, compiled by tools/morph_compile and used by memory map.
//
// Threads: immutable once loaded; all members may be called from many threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika {

struct Analysis {
  std::string lemma;
  Upos upos = Upos::X;
  Symbol xpos;
  Symbol feats;  // "Case=Gen|Number=Sing", sorted by name; empty for none

  friend bool operator==(const Analysis&, const Analysis&) = default;
};

class Morphology {
 public:
  // `folder` is the morph folder of a pack; it must hold exactly one file *.kmorph. A file that is truncated,
  // altered or of another version is refused.
  static Result<Morphology> load(const std::filesystem::path& folder);
  static Result<Morphology> load_file(const std::filesystem::path& file);
  // The same from memory, for tests and fuzzing; `bytes` is copied, `name` is used in errors.
  static Result<Morphology> from_bytes(std::string_view bytes, const std::string& name);

  // Appends what the dictionary knows of a form: as it is written, and where that is not lower case, also in
  // lower case and (for forms in capitals) with a capital only at the front. Appends nothing to an unknown
  // form.
  void analyse(std::string_view form, std::vector<Analysis>& out) const;
  // The same without copying them; valid until this thread asks a dictionary the next time.
  std::span<const Analysis> analyse(std::string_view form) const;

  // Appends what an unknown form may be, judged by its ending, the likeliest first; capitalised forms are
  // taken for names. Foreign names in an oblique case are what it is for: "Tokajewa" -> Tokajew, genitive.
  void guess(std::string_view form, std::vector<Analysis>& out) const;

  // The form of a lemma that has all of `feats` ("Case=Nom|Number=Sing"; empty for any) under the part of
  // speech; nothing when the dictionary has no such form. Case of letters as the dictionary has it.
  std::optional<std::string> inflect(std::string_view lemma, Upos upos, std::string_view feats) const;

  Morphology(Morphology&&) noexcept;
  Morphology& operator=(Morphology&&) noexcept;
  ~Morphology();

 private:
  class Parts;
  explicit Morphology(std::unique_ptr<Parts> parts);
  void guess_double_name(std::string_view form, std::vector<Analysis>& out) const;
  std::unique_ptr<Parts> parts_;
};

}  // namespace kronika
