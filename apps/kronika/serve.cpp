// kronika serve: the chronicle in a browser, and over HTTP for programs.
#include <fmt/format.h>
#include <pthread.h>
#include <malloc.h>
#include <signal.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <thread>

#include "answer.hpp"
#include "web/guard.hpp"
#include "web/server.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", host = "127.0.0.1", token;
  int port = 8450;
  bool quiet = false;
};

// One JSON object a line on standard error.
void log_access(const web::Access& a) {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char time[32];
  std::strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%SZ", &utc);
  // A target may be any bytes.
  const nlohmann::ordered_json line{{"time", time},         {"remote", a.remote},           {"method", a.method},
                                    {"target", a.target},   {"status", a.status},           {"bytes", a.bytes},
                                    {"us", a.took.count()}, {"cpu_us", a.processor.count()}};
  std::string text = line.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  std::fwrite(text.data(), 1, text.size(), stderr);
}

// The library gives every thread a heap of its own by default, and what one thread has freed is of no use to the next:
// with many threads a few large answers would hold a gigabyte. A command that ends soon keeps what it frees (main.cpp); a
// server gives it back.
void share_heaps() {
#ifdef M_ARENA_MAX
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 32 << 20);
#endif
}

int run(const Options& options, const Context& context) {
  share_heaps();
  web::ServerOptions server_options{
      options.db,   data_folder(context), data_folder(context) / "web" / "dist", options.host,
      options.port, options.token,        options.quiet ? nullptr : log_access};
  // SIGINT and SIGTERM are waited for by a thread of their own; all others must not get them.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);

  auto server = web::Server::open(std::move(server_options));
  if (!server) return failed(server.error());
  if (!server->knows_names()) complain("names of states are not known: the tables in world/ cannot be read");
  if (!server->has_page()) complain("the page has not been built (make web); only the API is served");
  const std::string query = options.token.empty() ? "" : "?token=" + options.token;
  print(fmt::format("{}{}{}\n", server->address(), server->has_page() ? "" : "api/v1", query));
  std::fflush(stdout);

  std::thread waiter([&] {
    int signal = 0;
    sigwait(&signals, &signal);
    server->stop();
  });
  auto done = server->run();
  // However it ended, the waiter must end, too.
  pthread_kill(waiter.native_handle(), SIGTERM);
  waiter.join();
  return done ? kFound : failed(done.error());
}

}  // namespace

void add_serve(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("serve", "Open the chronicle in a browser, and over HTTP for programs");
  add_db_option(*command, options->db);
  command->add_option("--port", options->port, "Where to listen; 0 for any port that is free")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--host", options->host, "Listen at another address than loopback; needs --token")
      ->capture_default_str();
  command->add_option("--token", options->token, "Only who has this token may ask")->envname("KRONIKA_TOKEN");
  command->add_flag("--quiet", options->quiet, "No log of requests on standard error");
  command->footer(
      "Answers at /api/v1, described by /api/v1/openapi.json. Ctrl-C stops it.\n\n"
      "Examples:\n"
      "  kronika serve --db build/examples.db\n"
      "  kronika serve --db news.db --host 0.0.0.0 --token \"$(openssl rand -hex 16)\"");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
