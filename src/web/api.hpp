// The API: from the target of a request to the bytes of its answer. Knows nothing of sockets. May be used by
// several threads.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "web/cache.hpp"
#include "web/chronicle.hpp"
#include "web/problem.hpp"
#include "web/target.hpp"

namespace kronika {
class World;
}

namespace kronika::web {

class Api {
 public:
  // `world` may be null; it and the chronicle must outlive the API.
  Api(Chronicle& chronicle, const World* world, std::chrono::milliseconds patience, std::size_t cache_bytes);

  // Whether the path is one of the API's, known or not.
  static bool owns(const Target& target);

  // `target` as it was taken apart, and as it came, for the cache.
  Outcome<SharedContent> answer(const Target& target, std::string_view as_it_came);

 private:
  Chronicle& chronicle_;
  const World* world_;
  std::chrono::milliseconds patience_;
  Cache cache_;
  SharedContent openapi_;
};

}  // namespace kronika::web
