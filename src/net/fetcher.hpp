// Fetching pages and feeds over HTTP as a polite visitor: it says who it is, obeys robots.txt, waits between two visits
// to one site, and asks for what has not changed only once. The only part of Kronika that uses the network.
//
// One Fetcher belongs to one thread.
#pragma once

#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "kronika/error.hpp"
#include "net/robots.hpp"

namespace kronika::net {

struct FetchOptions {
  std::string agent = "kronika";          // its name in robots.txt
  std::string version, contact;           // for the User-Agent: header; may be empty
  std::chrono::milliseconds delay{2000};  // between two visits to one site; robots.txt may ask for more
  std::chrono::seconds timeout{60};
  std::size_t max_bytes = 64u << 20;
  const std::atomic<bool>* stop = nullptr;  // ends waiting and fetching when it becomes true
};

// What tells whether something has changed since it was fetched last.
struct Validators {
  std::string etag, last_modified;
};

inline constexpr int kMostRedirections = 5;  // of one address

struct Fetched {
  int status = 0;   // 200, or 304 where nothing has changed
  std::string url;  // after redirections
  std::string content_type, body;
  Validators validators;
};

class Fetcher {
 public:
  static Result<Fetcher> open(FetchOptions options);

  // Follows redirections, each as a visit of its own: robots.txt of the site that it leads to is asked, and its delay kept.
  // Anything but 200 and 304 in the end is an error, as is what robots.txt forbids on the way, a redirection to anything
  // but http: and https:, and one too many.
  Result<Fetched> get(const std::string& url, const Validators& known = {});

  Fetcher(Fetcher&&) noexcept;
  Fetcher& operator=(Fetcher&&) noexcept;
  ~Fetcher();

 private:
  struct Session;
  using Clock = std::chrono::steady_clock;
  struct Site {
    Robots robots;
    Clock::time_point last{};
  };

  Fetcher(std::unique_ptr<Session> session, FetchOptions options);
  struct Answer {
    Fetched fetched;
    std::string location;  // where a redirection leads, as the server says it
  };
  Result<Answer> transfer(const std::string& url, const Validators& known);  // of this address alone
  Result<Answer> visit(const std::string& url, const Validators& known);     // where robots.txt lets it, when it may
  Robots robots_of(const std::string& root);
  Site& site_of(const std::string& url);
  bool wait(Site& site);  // false where stopped

  std::unique_ptr<Session> session_;
  FetchOptions options_;
  std::map<std::string, Site> sites_;  // by scheme, host and port
};

}  // namespace kronika::net
