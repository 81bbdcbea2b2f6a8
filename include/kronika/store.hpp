// The chronicle on disk: one SQLite file, laid out as docs/schema.md says. Every document goes in whole or not
// at all; every fact keeps its document, sentence, evidence, rule, and by whom and when it was reported.
// Tellings of one event are joined as documents come and go, always to the same result whatever the order.
//
// Threads: a Store belongs to one thread at a time. Several Stores, also of other processes, may use one file at
// once: one writes, the others read. Errors: a Result with a message for a person; nothing is thrown.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika {

namespace sqlite {
class Database;
class Transaction;
}  // namespace sqlite

enum class OpenMode : std::uint8_t {
  read,   // the file must exist
  write,  // the file is made when it does not exist, and brought to the present schema when it is older
};

// What `put` did with a document.
enum class Put : std::uint8_t {
  stored,
  known,  // the same text, source and date of publication are there already; nothing was changed
};

// How many documents go to disk together. Each is there whole or not at all, whatever happens; more at once are
// several times faster, and what is lost with a killed process is what was put since the last of them.
struct Grouping {
  std::size_t documents = 1;
  std::chrono::milliseconds at_most{200};  // others may wait for the file that long
};

// A fault that `check` found.
struct Fault {
  std::string where;  // "document sha256:…", "fact v-…", "file"
  std::string message;
};

class Store {
 public:
  static Result<Store> open(const std::filesystem::path& file, OpenMode mode, Grouping grouping = {});

  // Stores the document with all its facts. Document::id and the text must be set. After an error the documents
  // that were to go to disk with it are not there either; putting them again is always right.
  Result<Put> put(const Document& document);
  // Sends to disk what was put and is not there yet. The destructor does so too, but cannot tell of an error.
  Result<void> flush();

  // The documents of the chronicle in the order of their ids, each as it was put, but for its tokens and roles;
  // `each` returns false to stop.
  Result<void> each_document(const std::function<bool(Document)>& each) const;

  // One document by what tells it from all others; nothing when it is not there. As each_document gives it.
  Result<std::optional<Document>> document(std::string_view id, std::string_view source,
                                           std::string_view published) const;

  // Removes a document, named by its id ("sha256:…", or as much of the beginning as is unique) or its path, with
  // all its facts; joined events lose a witness or vanish. Returns how many documents went: the same text from
  // several sources is several documents.
  Result<std::size_t> forget(std::string_view document);

  // Takes tellings of an event, named by their ids, out of it: from now on they are joined with each other only.
  // This stays so, also when their documents are forgotten and come again. `rejoin` undoes it. Both return how many
  // tellings that changed; an id that is of no telling of an event is an error.
  Result<std::size_t> set_apart(std::span<const std::string> tellings);
  Result<std::size_t> rejoin(std::span<const std::string> tellings);

  // Copies the whole chronicle into a new file while others may go on using it.
  Result<void> backup(const std::filesystem::path& file) const;

  // Looks for damage: of the file, of references, of evidence that does not lie in its text, of words that have
  // changed. Stops after `limit` faults.
  Result<std::vector<Fault>> check(std::size_t limit = 1000) const;

  struct Size {
    std::int64_t documents = 0, sentences = 0, facts = 0, events = 0, actors = 0;
  };
  Result<Size> size() const;

  sqlite::Database& database() const { return *database_; }  // for the query component

  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();

 private:
  Store(std::unique_ptr<sqlite::Database> database, Grouping grouping);
  Result<std::size_t> label(std::span<const std::string> tellings, bool apart);

  std::unique_ptr<sqlite::Database> database_;
  Grouping grouping_;
  std::unique_ptr<sqlite::Transaction> group_;  // of documents that are not yet on disk
  std::size_t grouped_ = 0;
  std::chrono::steady_clock::time_point group_began_;
};

}  // namespace kronika
