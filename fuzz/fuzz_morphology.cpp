// Any bytes as a morphological dictionary. Size and checksum are set right, so that what they would catch is
// not all that is tested: every table must be checked on its own.
#include <cstdint>
#include <cstring>
#include <string>

#include "kronika/morphology.hpp"
#include "morphology/morphology_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika;
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (size >= sizeof(morph::MorphologyHeader)) {
    morph::MorphologyHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.magic = morph::kMorphologyMagic;
    header.version = morph::kMorphologyVersion;
    header.sections = morph::kSections;
    header.file_size = size;
    header.checksum = morph::checksum(std::as_bytes(std::span(bytes)).subspan(sizeof header));
    std::memcpy(bytes.data(), &header, sizeof header);
  }
  auto morphology = Morphology::from_bytes(bytes, "fuzz");
  if (!morphology) return 0;
  std::vector<Analysis> out;
  for (const char* form : {"", "a", "Radzie", "NIEMIEC", "niezrobionych", "visited", "Tokajewa"}) {
    out.clear();
    morphology->analyse(form, out);
    morphology->guess(form, out);
    (void)morphology->inflect(form, Upos::NOUN, "Case=Nom");
  }
  return 0;
}
