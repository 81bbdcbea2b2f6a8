#include "kronika/pipeline.hpp"

#include <map>

#include "base/sha256.hpp"
#include "pipeline/language.hpp"
#include "pipeline/road.hpp"

namespace kronika {

struct Pipeline::Parts {
  std::map<std::string, Steps, std::less<>> roads;  // by language
};

Pipeline::Pipeline(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Pipeline::Pipeline(Pipeline&&) noexcept = default;
Pipeline& Pipeline::operator=(Pipeline&&) noexcept = default;
Pipeline::~Pipeline() = default;

Result<Pipeline> Pipeline::open(const std::filesystem::path& data) {
  auto parts = std::make_unique<Parts>();
  auto roads = build_roads(data);
  if (!roads) return tl::unexpected(roads.error());
  parts->roads = std::move(*roads);
  return Pipeline(std::move(parts));
}

std::vector<std::string> Pipeline::languages() const {
  std::vector<std::string> out;
  for (const auto& [language, steps] : parts_->roads) out.push_back(language);
  return out;
}

const Steps& Pipeline::steps(std::string_view language) const {
  static const Steps none;
  auto it = parts_->roads.find(language);
  return it == parts_->roads.end() ? none : it->second;
}

Result<Document> Pipeline::run(Article article) const { return run_until(std::move(article), Layer::groups); }

Result<Document> Pipeline::run_until(Article article, Layer until) const {
  Document doc;
  doc.article = std::move(article);
  doc.id = "sha256:" + sha256_hex(doc.text());
  doc.language = detect_language(doc.text(), doc.article.language);

  auto road = parts_->roads.find(doc.language);
  if (road == parts_->roads.end()) {
    auto what = doc.language.empty() ? std::string("is in no language that could be told")
                                     : "is in \"" + doc.language + "\", for which there is no language pack";
    return fail(what, doc.article.path);
  }
  for (const auto& step : road->second) {
    if (auto done = step->run(doc); !done)
      return fail(std::string(step->name()) + ": " + done.error().to_string(), doc.article.path);
    if (step->adds().has(until)) break;
  }
  return doc;
}

}  // namespace kronika
