// What is left of a chronicle when the process that writes it is killed.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "kronika/store.hpp"
#include "store/test_contents.hpp"
#include "store/test_document.hpp"

namespace kronika {
namespace {

using test::DocumentBuilder;

constexpr int kKills = 200;

std::vector<Document> articles() {
  std::vector<Document> docs;
  for (int n = 0; n < 24; ++n) {
    DocumentBuilder b("2019-04-04", "paper " + std::to_string(n % 7));
    auto someone = b.person("Osoba " + std::to_string(n % 5), "POL", "GOV");
    auto state = b.state("Rosja", "RUS");
    for (int s = 0; s < 4; ++s) {
      b.sentence("Zdanie " + std::to_string(n * 4 + s) + " mówi o spotkaniu.");
      b.event(EventType::CONSULT, {someone}, {state}, s % 2 == 0 ? "2019-04-03" : "2019-04", "mówi");
      b.quote(someone, "o spotkaniu");
    }
    docs.push_back(b.done());
  }
  return docs;
}

// Puts all documents; ends the process.
[[noreturn]] void write_all(const std::filesystem::path& file, const std::vector<Document>& docs, Grouping grouping) {
  auto store = Store::open(file, OpenMode::write, grouping);
  if (!store) _exit(1);
  for (const Document& doc : docs) {
    if (!store->put(doc)) _exit(1);
  }
  _exit(store->flush() ? 0 : 1);
}

TEST(Kill, LeavesWholeDocumentsAndASecondRunCompletes) {
  std::string pattern = (std::filesystem::temp_directory_path() / "kronika-kill-XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  const std::filesystem::path folder = pattern;
  const auto docs = articles();
  using Clock = std::chrono::steady_clock;
  auto since = [](Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count();
  };
  const auto began = Clock::now();
  std::int64_t making = 0, writing = 0;  // of the tables, and of the documents
  {
    auto store = Store::open(folder / "whole.db", OpenMode::write, {.documents = 16});
    making = since(began);
    for (const Document& doc : docs) ASSERT_TRUE(store->put(doc));
    ASSERT_TRUE(store->flush());
    writing = since(began) - making;
  }
  const std::string expected = test::contents(Store::open(folder / "whole.db", OpenMode::read).value());

  std::mt19937 random(1);
  auto moment = [&](std::int64_t most) { return std::uniform_int_distribution<std::int64_t>(0, most)(random); };
  int killed = 0, between = 0;
  for (int round = 0; killed < kKills; ++round) {
    ASSERT_LT(round, 20 * kKills) << "the writer is nearly always faster than the kill";
    const auto file = folder / "killed.db";
    const Grouping grouping{.documents = round % 2 == 0 ? 1u : 8u};
    // One file in four is killed while its tables are made, too.
    const bool made = round % 4 != 3;
    if (made) {
      ASSERT_TRUE(Store::open(file, OpenMode::write));
    }
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) write_all(file, docs, grouping);
    std::this_thread::sleep_for(std::chrono::microseconds(moment(made ? writing : making + writing)));
    kill(child, SIGKILL);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    if (!WIFSIGNALED(status)) {
      ASSERT_EQ(WEXITSTATUS(status), 0);
    } else {
      ++killed;
    }

    auto store = Store::open(file, OpenMode::write, {.documents = 16});
    ASSERT_TRUE(store) << store.error().to_string();
    const auto size = store->size().value();
    if (size.documents > 0 && size.documents < static_cast<std::int64_t>(docs.size())) ++between;
    // Every document of this test has as many facts as all others.
    ASSERT_EQ(size.facts, size.documents * 8);
    ASSERT_EQ(size.sentences, size.documents * 4);
    for (const Document& doc : docs) ASSERT_TRUE(store->put(doc));
    ASSERT_TRUE(store->flush());
    ASSERT_EQ(test::contents(*store), expected) << "after kill " << killed;
    if (killed % 50 == 0) {
      ASSERT_TRUE(store->check()->empty());
    }
    store = Store::open(folder / "whole.db", OpenMode::read);
    for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(file.string() + suffix);
  }
  EXPECT_GT(between, kKills / 20);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace kronika
