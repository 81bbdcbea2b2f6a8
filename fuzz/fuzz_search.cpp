// Any text as words to search for, as a name to look up, and any bytes as a stored tree: SQLite must take the question
// made of the words whatever they are.
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "kronika/query.hpp"
#include "query/filters.hpp"
#include "store/sqlite.hpp"
#include "store/tree.hpp"

namespace {

kronika::Store& store() {
  // An empty chronicle in a folder for temporary files, where it stays.
  static auto made = [] {
    std::string name = (std::filesystem::temp_directory_path() / "kronika-fuzz-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    return kronika::Store::open(std::filesystem::path(name) / "a.db", kronika::OpenMode::write);
  }();
  if (!made) std::abort();
  return *made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kronika;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const TreeWord& word : decode_tree(bytes, "Rada przyjęła ustawę o czymś."))
    if (!utf8::is_valid(word.form)) std::abort();
  if (!utf8::is_valid(bytes)) return 0;
  const std::string words = query::search_words(bytes);
  if (words.empty()) return 0;
  sqlite::Database& db = store().database();
  sqlite::Statement find(db, "SELECT rowid FROM sentence_search WHERE sentence_search MATCH ?");
  find.with(words);
  while (find.next()) {
  }
  if (!db.status()) std::abort();
  if (!find_actor(store(), nullptr, bytes)) std::abort();
  return 0;
}
