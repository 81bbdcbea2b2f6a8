// Reads a dictionary of the morfologik project: an automaton in its CFSA2 format whose keys are lines
// "form;base;tag", the base encoded as what to cut off the form and what to append (encoder PREFIX).
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "kronika/error.hpp"

namespace kronika::morph {

using EntryVisitor = std::function<Result<void>(std::string_view form, std::string_view lemma, std::string_view tag)>;

// Calls `visit` for each entry, by rising form in byte order; stops at its first error.
Result<void> read_morfologik(const std::filesystem::path& dict, const EntryVisitor& visit);

}  // namespace kronika::morph
