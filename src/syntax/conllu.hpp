// Documents as CoNLL-U, both ways: https://universaldependencies.org/format.html
#pragma once

#include <string>
#include <string_view>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika::syntax {

// Reads sentences with tags and trees. The text is put together from the forms and SpaceAfter=No; a sentence
// is followed by a space, or by an empty line where "# newpar" or "# newdoc" says so. Empty nodes, DEPS and
// MISC apart from SpaceAfter are passed over. `file` is the name used in errors.
Result<Document> read_conllu(std::string_view content, const std::string& file);
Result<Document> load_conllu(const std::string& file);

// Appends the sentences of `doc`, each with its number and text; what steps have not added yet is "_".
void write_conllu(const Document& doc, std::string& out);

}  // namespace kronika::syntax
