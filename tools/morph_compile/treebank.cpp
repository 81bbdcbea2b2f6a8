#include "lexicon.hpp"
namespace kronika::morph {
Result<Lexicon> treebank_lexicon(const std::filesystem::path&, const std::filesystem::path&) { return fail("x"); }
}
