// The chronicle over HTTP: the API and the page. Read-only; GET and HEAD only.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kronika/error.hpp"

namespace kronika::web {

// A request that was answered, for the log.
struct Access {
  std::string remote, method, target;
  int status = 0;
  std::size_t bytes = 0;  // of the body
  std::chrono::microseconds took{0}, processor{0};
};

struct ServerOptions {
  std::filesystem::path chronicle;
  std::filesystem::path data;  // folder with world/ and packs/
  std::filesystem::path page;  // folder of the built page; when it is missing only the API is served
  std::string host = "127.0.0.1";
  int port = 0;                            // 0: any that is free
  std::string token;                       // required unless the host is loopback
  std::function<void(const Access&)> log;  // called by several threads, one at a time
};

class Server {
 public:
  // Opens the chronicle and the port.
  static Result<Server> open(ServerOptions options);

  std::string address() const;  // "http://127.0.0.1:8450/"
  bool has_page() const;
  bool knows_names() const;  // the tables of states could be read

  // Answers until `stop`, which any thread may call. What is being answered is finished first.
  Result<void> run();
  void stop();

  Server(Server&&) noexcept;
  Server& operator=(Server&&) = delete;
  ~Server();

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace kronika::web
