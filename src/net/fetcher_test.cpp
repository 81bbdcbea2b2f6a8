// Against servers of our own, each a site with its own robots.txt.
#include "net/fetcher.hpp"

#include <gtest/gtest.h>
#include <httplib.h>

#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace kronika::net {
namespace {

class Site {
 public:
  explicit Site(std::string robots) {
    server_.Get("/robots.txt", [robots](const httplib::Request&, httplib::Response& response) {
      response.set_content(robots, "text/plain");
    });
    listen();
  }
  Site(const std::string& robots_at, int status) {
    redirect("/robots.txt", robots_at, status);
    listen();
  }
  ~Site() { server_.stop(); }

  std::string root() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void page(const std::string& path) {
    server_.Get(path,
                [](const httplib::Request&, httplib::Response& response) { response.set_content("x", "text/html"); });
  }
  void redirect(const std::string& path, const std::string& to, int status = 302) {
    server_.Get(path, [to, status](const httplib::Request&, httplib::Response& response) {
      response.status = status;
      response.set_header("Location", to);
    });
  }
  std::vector<std::string> asked() {
    std::lock_guard lock(mutex_);
    return std::exchange(asked_, {});
  }

 private:
  void listen() {
    server_.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response&) {
      std::lock_guard lock(mutex_);
      asked_.push_back(request.path);
      return httplib::Server::HandlerResponse::Unhandled;
    });
    server_.set_keep_alive_max_count(1);  // so that stopping does not wait
    port_ = server_.bind_to_any_port("127.0.0.1");
    thread_ = std::jthread([this] { server_.listen_after_bind(); });
    while (!server_.is_running()) std::this_thread::yield();
  }

  httplib::Server server_;
  int port_ = 0;
  std::mutex mutex_;
  std::vector<std::string> asked_;
  std::jthread thread_;
};

using Paths = std::vector<std::string>;

class FetcherTest : public ::testing::Test {
 protected:
  FetcherTest() {
    FetchOptions options;
    options.delay = {};
    fetcher_.emplace(std::move(*Fetcher::open(options)));
  }
  std::string failure(const std::string& url) {
    auto got = fetcher_->get(url);
    return got ? "fetched " + got->url : got.error().message;
  }

  Site here_{"User-agent: *\nDisallow: /private\n"}, there_{"User-agent: kronika\nDisallow: /closed\n"};
  std::optional<Fetcher> fetcher_;
};

TEST_F(FetcherTest, FollowsRedirectionsToOtherSites) {
  here_.redirect("/a", "/b?c=1", 301);
  here_.redirect("/b", there_.root() + "/open", 307);
  there_.page("/open");
  auto got = fetcher_->get(here_.root() + "/a");
  ASSERT_TRUE(got) << got.error().to_string();
  EXPECT_EQ(got->url, there_.root() + "/open");
  EXPECT_EQ(got->body, "x");
  EXPECT_EQ(here_.asked(), (Paths{"/robots.txt", "/a", "/b"}));
  EXPECT_EQ(there_.asked(), (Paths{"/robots.txt", "/open"}));
}

TEST_F(FetcherTest, AsksRobotsOfEveryHop) {
  here_.redirect("/own", "/private/x");
  here_.redirect("/other", there_.root() + "/closed/x");
  here_.redirect("/between", there_.root() + "/closed/back");
  there_.redirect("/closed/back", here_.root() + "/open");
  for (auto* site : {&here_, &there_})
    for (auto* path : {"/private/x", "/closed/x", "/open"}) site->page(path);
  EXPECT_EQ(failure(here_.root() + "/own"),
            "leads to " + here_.root() + "/private/x, which is forbidden by the site's robots.txt");
  EXPECT_EQ(failure(here_.root() + "/other"),
            "leads to " + there_.root() + "/closed/x, which is forbidden by the site's robots.txt");
  EXPECT_EQ(failure(here_.root() + "/between"),
            "leads to " + there_.root() + "/closed/back, which is forbidden by the site's robots.txt");
  EXPECT_EQ(here_.asked(), (Paths{"/robots.txt", "/own", "/other", "/between"}));
  EXPECT_EQ(there_.asked(), (Paths{"/robots.txt"}));
}

TEST_F(FetcherTest, RedirectionsHaveAnEnd) {
  here_.redirect("/circle", "/circle");
  EXPECT_EQ(failure(here_.root() + "/circle"), "leads from one address to another more than 5 times");
  EXPECT_EQ(here_.asked().size(), 2u + kMostRedirections);
  for (int i = 0; i < kMostRedirections; ++i) here_.redirect("/" + std::to_string(i), "/" + std::to_string(i + 1));
  here_.page("/" + std::to_string(kMostRedirections));
  EXPECT_EQ(failure(here_.root() + "/0"), "fetched " + here_.root() + "/" + std::to_string(kMostRedirections));
}

TEST_F(FetcherTest, LeavesTheWebNowhere) {
  for (std::string to : {"file:///etc/passwd", "ftp://127.0.0.1/a", "gopher://127.0.0.1/a", "mailto:a@b"}) {
    Site fresh("");
    fresh.redirect("/to", to);
    EXPECT_EQ(failure(fresh.root() + "/to"), "leads to something other than http:// and https://") << to;
  }
  EXPECT_EQ(failure("file:///etc/passwd"), "is no address that begins with http:// or https://");
}

TEST_F(FetcherTest, RobotsMayBeRedirectedThemselves) {
  Site moved("User-agent: *\nDisallow: /secret\n");
  Site site(moved.root() + "/robots.txt", 301);
  site.page("/secret");
  EXPECT_EQ(failure(site.root() + "/secret"), "is forbidden by the site's robots.txt");
}

}  // namespace
}  // namespace kronika::net
