#include "web/server.hpp"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

#include "kronika/world.hpp"
#include "web/api.hpp"
#include "web/gzip.hpp"
#include "web/guard.hpp"
#include "web/processor_time.hpp"
#include "web/static_site.hpp"

namespace kronika::web {
namespace {

// Each connection holds a thread, most of them waiting; questions run on as many connections to the file.
constexpr std::size_t kThreads = 48, kReaders = 4;
constexpr std::size_t kCacheBytes = 64 << 20;
constexpr std::chrono::seconds kPatience{20};
constexpr int kReadSeconds = 5, kWriteSeconds = 10, kKeepAliveSeconds = 3, kKeepAliveRequests = 1000;
constexpr std::size_t kMaxHeaders = 64;

using Clock = std::chrono::steady_clock;

bool has_tag(std::string_view if_none_match, std::string_view etag) {
  if (if_none_match == "*") return true;
  return if_none_match.find(etag) != if_none_match.npos;
}

void set_security_headers(httplib::Response& response) {
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                      "base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
}

// By a provider of known length: the library neither zips nor copies what is given so.
void send(httplib::Response& response, std::shared_ptr<const std::string> bytes, const std::string& type) {
  const std::size_t size = bytes->size();
  if (size == 0) {
    response.set_content("", type);
    return;
  }
  response.set_content_provider(
      size, type, [bytes = std::move(bytes)](std::size_t at, std::size_t length, httplib::DataSink& sink) {
        return sink.write(bytes->data() + at, length);
      });
}

}  // namespace

struct Server::Inside {
  ServerOptions options;
  Guard guard;
  std::optional<World> world;
  std::unique_ptr<Chronicle> chronicle;
  std::optional<Api> api;
  StaticSite site;
  httplib::Server http;
  int port = 0;
  std::mutex log_mutex;
  std::atomic<bool> stopping = false, running = false;

  explicit Inside(ServerOptions o) : options(std::move(o)), guard(options.token) {}

  void set_up() {
    http.new_task_queue = [] { return new httplib::ThreadPool(kThreads); };
    http.set_read_timeout(kReadSeconds);
    http.set_write_timeout(kWriteSeconds);
    http.set_keep_alive_timeout(kKeepAliveSeconds);
    http.set_keep_alive_max_count(kKeepAliveRequests);
    http.set_payload_max_length(0);
    http.set_tcp_nodelay(true);
    // All requests are answered here; the library's own routes, which are regular expressions, are not used.
    http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
      const auto start = Clock::now();
      const auto processor = processor_time();
      const std::size_t bytes = handle(request, response);
      if (options.log) {
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
        std::lock_guard lock(log_mutex);
        options.log({request.remote_addr, request.method, request.target, response.status, bytes, took,
                     processor_time() - processor});
      }
      return httplib::Server::HandlerResponse::Handled;
    });
    // Nothing of ours throws; what a library might, memory above all, must not end the server.
    http.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
      refuse({500, "Internal error", "the question could not be answered", {}, {}}, response);
    });
    // What the library refuses by itself: broken request lines, headers that are too long.
    http.set_error_handler([](const httplib::Request&, httplib::Response& response) {
      if (!response.has_header("Content-Type"))
        refuse({response.status, "Bad request", "the request cannot be read", {}, {}}, response);
    });
  }

  std::size_t handle(const httplib::Request& request, httplib::Response& response) {
    response.status = 200;
    if (request.method != "GET" && request.method != "HEAD") {
      // A body may follow that nobody reads.
      response.set_header("Connection", "close");
      response.set_header("Allow", "GET, HEAD");
      return refuse({405, "Method not allowed", "the chronicle is read-only: GET and HEAD only", {}, {}}, response);
    }
    if (request.headers.size() > kMaxHeaders) return refuse({431, "Bad request", "too many headers", {}, {}}, response);
    if (!guard.host_allowed(request.get_header_value("Host"))) {
      return refuse({403, "Forbidden", "this server answers at a loopback address only", {}, {}}, response);
    }
    auto target = parse_target(request.target);
    if (!target) return refuse({400, "Bad request", target.error().message, {}, {}}, response);
    if (!guard.token_allowed(request.get_header_value("Authorization"), request.get_header_value("Cookie"))) {
      return refuse_or_greet(*target, response);
    }
    set_security_headers(response);
    if (Api::owns(*target)) {
      auto content = api->answer(*target, request.target);
      if (!content) return refuse(content.error(), response);
      response.set_header("Cache-Control", "no-cache");
      if (!(*content)->next.empty()) response.set_header("Link", "<" + (*content)->next + ">; rel=\"next\"");
      return deliver(*content, request, response);
    }
    return serve_page(*target, request, response);
  }

  // A first visit brings the token in its address; from then on it is in a cookie.
  std::size_t refuse_or_greet(const Target& target, httplib::Response& response) const {
    if (target.path.empty()) {
      for (const auto& [name, value] : target.parameters) {
        if (name != "token" || !guard.is_token(value)) continue;
        set_security_headers(response);
        response.status = 303;
        response.set_header("Location", "/");
        response.set_header("Set-Cookie", guard.cookie());
        return 0;
      }
    }
    response.set_header("WWW-Authenticate", "Bearer");
    return refuse({401, "Unauthorized", "a token is required", {}, {}}, response);
  }

  std::size_t serve_page(const Target& target, const httplib::Request& request, httplib::Response& response) const {
    if (site.empty()) {
      return refuse({404, "Not found", "the page has not been built; the API is at /api/v1", {}, {}}, response);
    }
    std::string name;
    for (const std::string& segment : target.path) name += (name.empty() ? "" : "/") + segment;
    SharedContent content = site.find(name);
    // Names of assets hold a digest of what is in them.
    const bool lasting = content && !target.path.empty() && target.path.front() == "assets";
    // The page has its views under addresses of their own.
    if (!content && (target.path.empty() || target.path.front() != "assets")) content = site.find("index.html");
    if (!content) return refuse({404, "Not found", "there is no such file", {}, {}}, response);
    response.set_header("Cache-Control", lasting ? "max-age=31536000, immutable" : "no-cache");
    return deliver(content, request, response);
  }

  static std::size_t deliver(const SharedContent& content, const httplib::Request& request,
                             httplib::Response& response) {
    const bool zip = !content->zipped.empty() && accepts_gzip(request.get_header_value("Accept-Encoding"));
    // Both forms have the same meaning but not the same bytes: the tag is weak (RFC 9110, 8.8.1).
    response.set_header("ETag", "W/" + content->etag);
    response.set_header("Vary", "Accept-Encoding");
    if (has_tag(request.get_header_value("If-None-Match"), content->etag)) {
      response.status = 304;
      return 0;
    }
    if (zip) response.set_header("Content-Encoding", "gzip");
    const std::string& bytes = zip ? content->zipped : content->body;
    send(response, std::shared_ptr<const std::string>(content, &bytes), content->type);
    return bytes.size();
  }

  static std::size_t refuse(const Problem& problem, httplib::Response& response) {
    set_security_headers(response);
    response.status = problem.status;
    if (problem.status == 503) response.set_header("Retry-After", "5");
    auto body = std::make_shared<const std::string>(to_json(problem));
    const std::size_t size = body->size();
    send(response, std::move(body), "application/problem+json");
    return size;
  }
};

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::open(ServerOptions options) {
  if (!is_loopback(options.host) && options.token.empty()) {
    return fail("an address other than loopback needs a token");
  }
  auto inside = std::make_unique<Inside>(std::move(options));
  const ServerOptions& o = inside->options;
  auto chronicle = Chronicle::open(o.chronicle, kReaders);
  if (!chronicle) return tl::unexpected(chronicle.error());
  inside->chronicle = std::move(*chronicle);
  if (auto world = World::load(o.data)) inside->world.emplace(std::move(*world));
  auto site = StaticSite::load(o.page);
  if (!site) return tl::unexpected(site.error());
  inside->site = std::move(*site);
  inside->api.emplace(*inside->chronicle, inside->world ? &*inside->world : nullptr, kPatience, kCacheBytes);
  inside->set_up();
  if (o.port == 0) {
    inside->port = inside->http.bind_to_any_port(o.host);
  } else if (inside->http.bind_to_port(o.host, o.port)) {
    inside->port = o.port;
  }
  if (inside->port <= 0) return fail(fmt::format("cannot listen at {}, port {}: is it in use?", o.host, o.port));
  return Server(std::move(inside));
}

std::string Server::address() const {
  const std::string& host = inside_->options.host;
  const bool v6 = host.find(':') != host.npos;
  return fmt::format("http://{}{}{}:{}/", v6 ? "[" : "", host, v6 ? "]" : "", inside_->port);
}

bool Server::has_page() const { return !inside_->site.empty(); }
bool Server::knows_names() const { return inside_->world.has_value(); }

Result<void> Server::run() {
  inside_->running = true;
  const bool good = inside_->stopping || inside_->http.listen_after_bind();
  inside_->running = false;
  if (!good) return fail("the server stopped listening: " + address());
  return {};
}

void Server::stop() {
  inside_->stopping = true;
  // The library forgets a stop that comes before it has begun to listen.
  while (inside_->running && !inside_->http.is_running()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  inside_->http.stop();
}

}  // namespace kronika::web
