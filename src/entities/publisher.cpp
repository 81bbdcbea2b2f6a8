#include "entities/publisher.hpp"

#include "html/url.hpp"

namespace kronika::entities {

std::string_view publisher_of(const World& world, const Article& article) {
  const auto publisher = world.publisher(html::host_of(article.url));
  return publisher.empty() ? world.publisher(article.source) : publisher;
}

}  // namespace kronika::entities
