// Which language a text is in: what its source declares, else what CLD2 finds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kronika {

// ISO 639-1 of the text's language, or empty where it cannot be told. `hint` is the declared language, which
// is believed only where the text does not plainly speak against it. `text` is valid UTF-8.
std::string detect_language(std::string_view text, std::string_view hint = {});

}  // namespace kronika
