#include "html/json_ld.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace kronika::html {
namespace {

using Json = nlohmann::json;

constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxScript = 4u << 20;

std::string text(const Json& object, const char* key) {
  if (!object.is_object()) return {};
  auto it = object.find(key);
  if (it == object.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  if (it->is_array() && !it->empty() && it->front().is_string()) return it->front().get<std::string>();
  return {};
}

bool is_article(const Json& object) {
  auto it = object.find("@type");
  if (it == object.end()) return false;
  auto names_article = [](const Json& type) {
    if (!type.is_string()) return false;
    const auto& t = type.get_ref<const std::string&>();
    return t.ends_with("Article") || t.ends_with("BlogPosting") || t.ends_with("Report") ||
           t.ends_with("ReviewNewsArticle") || t.ends_with("LiveBlogPosting");
  };
  if (it->is_array()) return std::any_of(it->begin(), it->end(), names_article);
  return names_article(*it);
}

// A name, an object with a name, or a list of those.
std::string names(const Json& object, const char* key) {
  auto it = object.find(key);
  if (it == object.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  if (it->is_object()) return text(*it, "name");
  std::string out;
  if (it->is_array())
    for (const auto& one : *it) {
      auto name = one.is_string() ? one.get<std::string>() : text(one, "name");
      if (name.empty()) continue;
      if (!out.empty()) out += ", ";
      out += name;
    }
  return out;
}

std::string address(const Json& object) {
  if (auto url = text(object, "url"); !url.empty()) return url;
  auto it = object.find("mainEntityOfPage");
  if (it == object.end()) return {};
  if (it->is_string()) return it->get<std::string>();
  return text(*it, "@id");
}

LinkedData describe(const Json& article) {
  LinkedData out;
  out.headline = text(article, "headline");
  out.published = text(article, "datePublished");
  out.modified = text(article, "dateModified");
  out.author = names(article, "author");
  out.publisher = names(article, "publisher");
  out.url = address(article);
  out.language = text(article, "inLanguage");
  return out;
}

// Articles that stand at the top or in a graph; those within lists and other articles are teasers.
void collect(const Json& value, int depth, std::vector<LinkedData>& out) {
  if (depth > kMaxDepth) return;
  if (value.is_array()) {
    for (const auto& v : value) collect(v, depth + 1, out);
  } else if (value.is_object()) {
    if (is_article(value)) {
      out.push_back(describe(value));
      return;
    }
    for (auto key : {"@graph", "mainEntity"})
      if (auto it = value.find(key); it != value.end()) collect(*it, depth + 1, out);
  }
}

// The string after "key": in what is nearly JSON.
std::string scavenge(std::string_view script, std::string_view key) {
  auto quoted = '"' + std::string(key) + '"';
  auto at = script.find(quoted);
  if (at == std::string_view::npos) return {};
  at = script.find_first_not_of(" \t\r\n:", at + quoted.size());
  if (at == std::string_view::npos || script[at] != '"') return {};
  auto end = script.find('"', at + 1);
  constexpr std::size_t kLongestDate = 64;
  if (end == std::string_view::npos || end - at > kLongestDate) return {};
  return std::string(script.substr(at + 1, end - at - 1));
}

std::string_view bare(std::string_view url) {
  if (auto scheme = url.find("://"); scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

}  // namespace

LinkedData read_json_ld(const std::vector<std::string>& scripts, std::string_view url) {
  std::vector<LinkedData> articles;
  LinkedData loose;
  for (const auto& script : scripts) {
    if (script.size() > kMaxScript) continue;
    auto value = Json::parse(script, nullptr, false, true);
    if (!value.is_discarded()) {
      collect(value, 0, articles);
      continue;
    }
    if (loose.published.empty()) loose.published = scavenge(script, "datePublished");
    if (loose.modified.empty()) loose.modified = scavenge(script, "dateModified");
  }
  if (articles.empty()) return loose;
  auto best = articles.begin();
  if (!url.empty()) {
    auto same = std::find_if(articles.begin(), articles.end(),
                             [&](const LinkedData& a) { return !a.url.empty() && bare(a.url) == bare(url); });
    if (same != articles.end()) best = same;
  }
  return *best;
}

}  // namespace kronika::html
