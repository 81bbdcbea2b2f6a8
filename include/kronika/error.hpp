// Errors as values. No function of the library throws across its boundary, prints or exits: what can
// fail returns Result<T>, and an Error says what went wrong, in which file, and where in it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace kronika {

struct Error {
  std::string message;   // one sentence, no trailing full stop, for a person: "unknown encoding"
  std::string file;      // the input, table or model it is about; empty when there is none
  std::size_t line = 0;  // 1-based; 0 when it is about the whole file

  // "FILE:LINE: message", leaving out the parts that are not known.
  std::string to_string() const {
    if (file.empty()) return message;
    return line == 0 ? file + ": " + message : file + ":" + std::to_string(line) + ": " + message;
  }
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string message, std::string file = {}, std::size_t line = 0) {
  return tl::unexpected<Error>(Error{std::move(message), std::move(file), line});
}

}  // namespace kronika
