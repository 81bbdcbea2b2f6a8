#include "web/chronicle.hpp"

#include <sqlite3.h>

#include "store/sqlite.hpp"

namespace kronika::web {

using Clock = std::chrono::steady_clock;

struct Chronicle::Reader::Connection {
  explicit Connection(Store opened) : store(std::move(opened)) {}

  static int out_of_time(void* connection) {
    return Clock::now() >= static_cast<const Connection*>(connection)->deadline ? 1 : 0;
  }

  Store store;
  Clock::time_point deadline;
  std::size_t uses = 0;
};

namespace {

// Prepared statements are kept by their text, and filters make many texts: after so many requests a connection
// starts afresh, so that memory stays flat.
constexpr std::size_t kMaxUses = 2000;
constexpr int kStepsBetweenLooks = 20'000;

// Several readers run for as long as the server does: what each keeps of the file adds up, and the system keeps it too.
Result<Store> open_reader(const std::filesystem::path& file) {
  auto store = Store::open(file, OpenMode::read);
  if (store) store->database().script("PRAGMA cache_size = -16384");  // KiB
  return store;
}

}  // namespace

Result<std::unique_ptr<Chronicle>> Chronicle::open(const std::filesystem::path& file, std::size_t readers) {
  std::unique_ptr<Chronicle> chronicle(new Chronicle);
  chronicle->file_ = file;
  for (std::size_t i = 0; i <= readers; ++i) {
    auto store = open_reader(file);
    if (!store) return tl::unexpected(store.error());
    if (i == readers)
      chronicle->watch_.emplace(std::move(*store));
    else
      chronicle->idle_.push_back(std::make_unique<Reader::Connection>(std::move(*store)));
  }
  return chronicle;
}

Chronicle::~Chronicle() = default;

std::int64_t Chronicle::generation() {
  std::lock_guard lock(watch_mutex_);
  sqlite::Database& db = watch_->database();
  const std::int64_t version = db.number("PRAGMA data_version");
  // A file that cannot be read is answered by the request itself.
  return db.status() ? version : -1;
}

std::optional<Chronicle::Reader> Chronicle::borrow(Clock::time_point deadline) {
  std::unique_lock lock(mutex_);
  if (!returned_.wait_until(lock, deadline, [&] { return !idle_.empty(); })) return std::nullopt;
  auto connection = std::move(idle_.back());
  idle_.pop_back();
  lock.unlock();
  if (++connection->uses > kMaxUses) {
    if (auto fresh = open_reader(file_)) {
      connection = std::make_unique<Reader::Connection>(std::move(*fresh));
    }
  }
  connection->deadline = deadline;
  return Reader(*this, std::move(connection));
}

void Chronicle::give_back(std::unique_ptr<Reader::Connection> connection) {
  {
    std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

Chronicle::Reader::Reader(Chronicle& chronicle, std::unique_ptr<Connection> connection)
    : chronicle_(&chronicle), connection_(std::move(connection)) {
  sqlite::Database& db = connection_->store.database();
  sqlite3_progress_handler(db.handle(), kStepsBetweenLooks, &Connection::out_of_time, connection_.get());
  db.script("BEGIN");
}

Chronicle::Reader::Reader(Reader&&) noexcept = default;

Chronicle::Reader::~Reader() {
  if (!connection_) return;
  sqlite::Database& db = connection_->store.database();
  sqlite3_progress_handler(db.handle(), 0, nullptr, nullptr);
  // Whatever went wrong has been answered; the connection must be good for the next request.
  (void)db.status();
  if (sqlite3_get_autocommit(db.handle()) == 0) db.script("ROLLBACK");
  (void)db.status();
  chronicle_->give_back(std::move(connection_));
}

const Store& Chronicle::Reader::store() const { return connection_->store; }

bool Chronicle::Reader::late() const { return Clock::now() >= connection_->deadline; }

}  // namespace kronika::web
