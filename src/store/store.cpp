#include "kronika/store.hpp"

#include <utility>

#include "store/parting.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"
#include "store/writer.hpp"

namespace kronika {

Store::Store(std::unique_ptr<sqlite::Database> database, Grouping grouping)
    : database_(std::move(database)), grouping_(grouping) {}
Store::Store(Store&&) noexcept = default;

Store& Store::operator=(Store&& other) noexcept {
  if (this != &other) {
    if (database_) (void)flush();
    database_ = std::move(other.database_);
    grouping_ = other.grouping_;
    group_ = std::move(other.group_);
    grouped_ = other.grouped_;
    group_began_ = other.group_began_;
  }
  return *this;
}

Store::~Store() {
  if (database_) (void)flush();
}

Result<Store> Store::open(const std::filesystem::path& file, OpenMode mode, Grouping grouping) {
  const bool write = mode == OpenMode::write;
  auto database = sqlite::Database::open(file, write ? sqlite::Access::create : sqlite::Access::read);
  if (!database) return tl::unexpected(database.error());
  if (auto released = refuse_unreleased(*database); !released) return tl::unexpected(released.error());
  if (auto ready = prepare_schema(*database, migrations(), write); !ready) return tl::unexpected(ready.error());
  if (write) {
    // With WAL, `normal` loses at most the last transactions in a power cut, and never the file. Pages that many
    // documents change go from the log to the file once for about 160 MB of log. Facts are found by hashes, which lie
    // anywhere: with less memory for pages most would be read again for every document of a large chronicle.
    database->script(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
        "PRAGMA cache_size = -262144; PRAGMA wal_autocheckpoint = 40000");
  } else {
    database->script("PRAGMA query_only = ON; PRAGMA cache_size = -65536");
  }
  if (auto status = database->status(); !status) return tl::unexpected(status.error());
  return Store(std::make_unique<sqlite::Database>(std::move(*database)), grouping);
}

Result<Put> Store::put(const Document& document) {
  if (document.id.empty()) return fail("the document has no id", document.article.path);
  if (!group_) {
    group_ = std::make_unique<sqlite::Transaction>(*database_);
    grouped_ = 0;
    group_began_ = std::chrono::steady_clock::now();
  }
  const auto parted = with_parted_keys(*database_, document);
  Writer writer(*database_, parted ? *parted : document);
  Put outcome = Put::known;
  if (!writer.known() && database_->ok()) {
    writer.write();
    outcome = Put::stored;
  }
  if (auto status = database_->status(); !status) {
    group_.reset();
    return tl::unexpected(status.error());
  }
  const bool full =
      ++grouped_ >= grouping_.documents || std::chrono::steady_clock::now() - group_began_ >= grouping_.at_most;
  if (full) {
    if (auto done = flush(); !done) return tl::unexpected(done.error());
  }
  return outcome;
}

Result<void> Store::flush() {
  if (!group_) return {};
  auto done = group_->commit();
  group_.reset();
  return done;
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
