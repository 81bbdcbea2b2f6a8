#include "kronika/store.hpp"

#include <utility>

#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/writer.hpp"

namespace kronika {

Store::Store(std::unique_ptr<sqlite::Database> database) : database_(std::move(database)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Result<Store> Store::open(const std::filesystem::path& file, OpenMode mode) {
  const bool write = mode == OpenMode::write;
  auto database = sqlite::Database::open(file, write ? sqlite::Access::create : sqlite::Access::read);
  if (!database) return tl::unexpected(database.error());
  if (auto ready = prepare_schema(*database, migrations(), write); !ready) return tl::unexpected(ready.error());
  if (write) {
    // With WAL, `normal` loses at most the last transactions in a power cut, and never the file. Pages that many
    // documents change go from the log to the file once for about 30 MB of log.
    database->script("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
                     "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 8000");
  } else {
    database->script("PRAGMA query_only = ON; PRAGMA cache_size = -65536");
  }
  if (auto status = database->status(); !status) return tl::unexpected(status.error());
  return Store(std::make_unique<sqlite::Database>(std::move(*database)));
}

Result<Put> Store::put(const Document& document) {
  if (document.id.empty()) return fail("the document has no id", document.article.path);
  sqlite::Transaction transaction(*database_);
  Writer writer(*database_, document);
  Put outcome = Put::known;
  if (!writer.known() && database_->ok()) {
    writer.write();
    outcome = Put::stored;
  }
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  if (auto done = transaction.commit(); !done) return tl::unexpected(done.error());
  return outcome;
}

Result<Store::Size> Store::size() const {
  Size size;
  size.documents = database_->number("SELECT count(*) FROM document");
  size.sentences = database_->number("SELECT count(*) FROM sentence");
  size.facts = database_->number("SELECT count(*) FROM fact");
  size.events = database_->number("SELECT count(*) FROM event");
  size.actors = database_->number("SELECT count(*) FROM actor");
  if (auto status = database_->status(); !status) return tl::unexpected(status.error());
  return size;
}

}  // namespace kronika
