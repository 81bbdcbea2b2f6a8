#include "net/fetcher.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <thread>

#include "base/utf8.hpp"
#include "html/url.hpp"

namespace kronika::net {
namespace {

struct CleanUp {
  void operator()(CURL* c) const { curl_easy_cleanup(c); }
};
struct FreeList {
  void operator()(curl_slist* l) const { curl_slist_free_all(l); }
};
using List = std::unique_ptr<curl_slist, FreeList>;

void append(List& list, const std::string& line) {
  if (auto* longer = curl_slist_append(list.get(), line.c_str())) {
    (void)list.release();
    list.reset(longer);
  }
}

struct Incoming {
  std::string body;
  std::size_t limit;
  bool too_large = false;
  Validators validators;
  std::string location;
  const std::atomic<bool>* stop;
};

std::size_t take_body(char* data, std::size_t one, std::size_t size, void* to) {
  auto* in = static_cast<Incoming*>(to);
  if (in->body.size() + one * size > in->limit) {
    in->too_large = true;
    return 0;
  }
  in->body.append(data, one * size);
  return one * size;
}

std::size_t take_header(char* data, std::size_t one, std::size_t size, void* to) {
  auto* in = static_cast<Incoming*>(to);
  std::string_view line(data, one * size);
  auto colon = line.find(':');
  if (colon == std::string_view::npos) return one * size;
  auto name = utf8::lower(line.substr(0, colon));
  auto value = line.substr(colon + 1);
  value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
  value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
  if (name == "etag") in->validators.etag = value;
  if (name == "last-modified") in->validators.last_modified = value;
  if (name == "location") in->location = value;
  return one * size;
}

int asked_to_stop(void* to, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto* in = static_cast<Incoming*>(to);
  return in->stop != nullptr && *in->stop ? 1 : 0;
}

std::string root_of(const std::string& url) {
  auto host = url.find("://");
  return host == std::string::npos ? url : url.substr(0, url.find_first_of("/?#", host + 3));
}

}  // namespace

struct Fetcher::Session {
  std::unique_ptr<CURL, CleanUp> curl;
};

Fetcher::Fetcher(std::unique_ptr<Session> session, FetchOptions options)
    : session_(std::move(session)), options_(std::move(options)) {}
Fetcher::Fetcher(Fetcher&&) noexcept = default;
Fetcher& Fetcher::operator=(Fetcher&&) noexcept = default;
Fetcher::~Fetcher() = default;

Result<Fetcher> Fetcher::open(FetchOptions options) {
  // Initialising is not safe on several threads at once; a static is.
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  auto session = std::make_unique<Session>();
  session->curl.reset(curl_easy_init());
  if (ready != CURLE_OK || !session->curl) return fail("the HTTP library cannot be started");
  return Fetcher(std::move(session), std::move(options));
}

Result<Fetcher::Answer> Fetcher::transfer(const std::string& url, const Validators& known) {
  CURL* c = session_->curl.get();
  curl_easy_reset(c);
  Incoming in{{}, options_.max_bytes, false, {}, {}, options_.stop};
  auto agent = options_.agent;
  if (!options_.version.empty()) agent += "/" + options_.version;
  if (!options_.contact.empty()) agent += " (+" + options_.contact + ")";
  curl_easy_setopt(c, CURLOPT_URL, url.c_str());
  curl_easy_setopt(c, CURLOPT_USERAGENT, agent.c_str());
  curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 0L);  // each address is asked about first
  curl_easy_setopt(c, CURLOPT_TIMEOUT, static_cast<long>(options_.timeout.count()));
  curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");  // all that the library unpacks
  curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(c, CURLOPT_WRITEDATA, &in);
  curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(c, CURLOPT_HEADERDATA, &in);
  curl_easy_setopt(c, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(c, CURLOPT_XFERINFOFUNCTION, asked_to_stop);
  curl_easy_setopt(c, CURLOPT_XFERINFODATA, &in);
  List headers;
  if (!known.etag.empty()) append(headers, "If-None-Match: " + known.etag);
  if (!known.last_modified.empty()) append(headers, "If-Modified-Since: " + known.last_modified);
  curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers.get());

  auto status = curl_easy_perform(c);
  if (in.too_large) return fail("is larger than " + std::to_string(options_.max_bytes >> 20) + " MiB", url);
  if (status == CURLE_ABORTED_BY_CALLBACK) return fail("was stopped", url);
  if (status != CURLE_OK) return fail(std::string("cannot be fetched: ") + curl_easy_strerror(status), url);
  Answer answer;
  Fetched& out = answer.fetched;
  long code = 0;
  const char* text = nullptr;
  curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &code);
  out.status = static_cast<int>(code);
  out.url = url;
  if (curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &text) == CURLE_OK && text != nullptr) out.content_type = text;
  out.body = std::move(in.body);
  out.validators = std::move(in.validators);
  if (code >= 300 && code < 400 && code != 304) answer.location = std::move(in.location);
  return answer;
}

// A server in trouble is left alone (RFC 9309, 2.3.1.4); one without the file forbids nothing, and where the file leads
// elsewhere too often is without it (2.3.1.2).
Robots Fetcher::robots_of(const std::string& root) {
  auto url = root + "/robots.txt";
  for (int hop = 0; hop <= kMostRedirections; ++hop) {
    auto answer = transfer(url, {});
    if (!answer) return {};
    if (answer->fetched.status == 200) return Robots::parse(answer->fetched.body, options_.agent);
    if (answer->fetched.status >= 500) return Robots::parse("User-agent: *\nDisallow: /", options_.agent);
    if (answer->location.empty()) return {};
    url = html::resolve(url, answer->location);
    if (url.empty()) return {};
  }
  return {};
}

Fetcher::Site& Fetcher::site_of(const std::string& url) {
  auto root = root_of(url);
  auto it = sites_.find(root);
  if (it != sites_.end()) return it->second;
  Site site;
  site.robots = robots_of(root);
  site.last = Clock::now();
  return sites_.emplace(std::move(root), std::move(site)).first->second;
}

bool Fetcher::wait(Site& site) {
  auto delay = options_.delay;
  if (auto asked = site.robots.delay(); asked && *asked > delay) delay = *asked;
  auto until = site.last + delay;
  while (Clock::now() < until) {
    if (options_.stop != nullptr && *options_.stop) return false;
    constexpr std::chrono::milliseconds kStep{50};
    std::this_thread::sleep_for(std::min<Clock::duration>(kStep, until - Clock::now()));
  }
  return options_.stop == nullptr || !*options_.stop;
}

Result<Fetcher::Answer> Fetcher::visit(const std::string& url, const Validators& known) {
  auto& site = site_of(url);
  auto path = url.substr(root_of(url).size());
  path = path.substr(0, path.find('#'));
  if (!path.starts_with('/')) path.insert(0, "/");
  if (!site.robots.allows(path)) return fail("is forbidden by the site's robots.txt", url);
  if (!wait(site)) return fail("was stopped", url);
  auto answer = transfer(url, known);
  site.last = Clock::now();
  return answer;
}

Result<Fetched> Fetcher::get(const std::string& url, const Validators& known) {
  if (!html::is_web_address(url)) return fail("is no address that begins with http:// or https://", url);
  auto at = url;
  for (int hop = 0; hop <= kMostRedirections; ++hop) {
    auto answer = visit(at, known);
    if (!answer) {
      if (at == url) return tl::unexpected(answer.error());
      return fail("leads to " + at + ", which " + answer.error().message, url);
    }
    if (answer->location.empty()) {
      const int status = answer->fetched.status;
      if (status != 200 && status != 304) return fail("answers with HTTP status " + std::to_string(status), url);
      return std::move(answer->fetched);
    }
    auto next = html::resolve(at, answer->location);
    if (!html::is_web_address(next)) return fail("leads to something other than http:// and https://", url);
    at = std::move(next);
  }
  return fail("leads from one address to another more than " + std::to_string(kMostRedirections) + " times", url);
}

}  // namespace kronika::net
