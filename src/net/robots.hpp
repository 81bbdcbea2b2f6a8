// robots.txt: what a site lets a visitor fetch (RFC 9309), and how long it asks to wait between two visits.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kronika::net {

class Robots {
 public:
  // `agent` is the visitor's name without its version, "kronika". Rules for it are taken, else those for all.
  static Robots parse(std::string_view text, std::string_view agent);

  // `path` with its query: "/a/b?c". The longest rule that matches decides, of two as long the one that allows.
  bool allows(std::string_view path) const;

  std::optional<std::chrono::seconds> delay() const { return delay_; }  // Crawl-delay, at most an hour

 private:
  struct Rule {
    bool allow;
    std::string pattern;  // with * and, at the end, $
  };
  std::vector<Rule> rules_;
  std::optional<std::chrono::seconds> delay_;
};

}  // namespace kronika::net
