// SHA-256 (FIPS 180-4), for identities by content: of a document's text and of a fact.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kronika {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);  // 64 lower-case hexadecimal digits

}  // namespace kronika
