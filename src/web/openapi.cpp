#include "web/openapi.hpp"

#include <nlohmann/json.hpp>

#include "web/route.hpp"

namespace kronika::web {
namespace {

using Json = nlohmann::ordered_json;

Json reference(std::string_view schema) { return {{"$ref", "#/components/schemas/" + std::string(schema)}}; }

Json schema_of(const Parameter& p) {
  Json choices = Json::array();
  for (std::string_view choice : p.choices) choices.push_back(choice);
  switch (p.kind) {
    case ParameterKind::text: return {{"type", "string"}, {"maxLength", 1000}};
    case ParameterKind::code: return {{"type", "string"}, {"pattern", "^[A-Z-]+$"}};
    case ParameterKind::date: return {{"type", "string"}, {"description", "EDTF (ISO 8601-2)"}};
    case ParameterKind::count: return {{"type", "integer"}, {"minimum", 1}, {"maximum", p.most}, {"default", p.usual}};
    case ParameterKind::fraction: return {{"type", "number"}, {"minimum", 0}, {"maximum", 1}};
    case ParameterKind::choice: return {{"type", "string"}, {"enum", std::move(choices)}};
    case ParameterKind::choices:
      return {{"type", "array"}, {"items", {{"type", "string"}, {"enum", std::move(choices)}}}, {"uniqueItems", true}};
  }
  return Json::object();
}

Json parameter(const Parameter& p) {
  Json out{{"name", p.name}, {"in", "query"}, {"description", p.about}};
  if (p.required) out["required"] = true;
  if (p.kind == ParameterKind::choices) {
    out["style"] = "form";
    out["explode"] = false;
  }
  out["schema"] = p.repeated ? Json{{"type", "array"}, {"items", schema_of(p)}} : schema_of(p);
  return out;
}

Json answer(const Route& route) {
  Json json = reference(route.schema);
  if (route.list) {
    json = {{"type", "object"},
            {"required", {"data", "next"}},
            {"additionalProperties", false},
            {"properties",
             {{"data", {{"type", "array"}, {"items", reference(route.schema)}}},
              {"next", {{"type", {"string", "null"}}, {"description", "For `after`; null at the end"}}}}}};
  }
  Json content{{"application/json", {{"schema", std::move(json)}}}};
  if (route.csv) content["text/csv"] = {{"schema", {{"type", "string"}}}};
  return {{"description", "The answer"}, {"content", std::move(content)}};
}

Json operation(const Route& route) {
  Json parameters = Json::array();
  if (std::size_t open = route.path.find('{'); open != route.path.npos) {
    const std::size_t close = route.path.find('}');
    parameters.push_back({{"name", route.path.substr(open + 1, close - open - 1)},
                          {"in", "path"},
                          {"required", true},
                          {"schema", {{"type", "string"}}}});
  }
  for (const Parameter& p : route.parameters) parameters.push_back(parameter(p));
  return {{"operationId", route.name},
          {"summary", route.about},
          {"parameters", std::move(parameters)},
          {"responses", {{"200", answer(route)}, {"default", {{"$ref", "#/components/responses/Problem"}}}}}};
}

}  // namespace

std::string openapi_document() {
  Json paths = Json::object();
  for (const Route& route : routes()) paths[std::string(route.path)]["get"] = operation(route);
  Json document{{"openapi", "3.1.0"},
                {"info",
                 {{"title", "Kronika"},
                  {"version", "1"},
                  {"description",
                   "A chronicle of dated news: events, quotes and offices, each with the words it was read from. "
                   "Read-only. Offsets count Unicode code points; dates are EDTF."},
                  {"license", {{"name", "Apache-2.0"}, {"identifier", "Apache-2.0"}}}}},
                {"paths", std::move(paths)},
                {"components",
                 {{"schemas", Json::parse(answer_schemas())},
                  {"responses",
                   {{"Problem",
                     {{"description", "RFC 9457: what was wrong"},
                      {"content", {{"application/problem+json", {{"schema", reference("Problem")}}}}}}}}}}}};
  return document.dump();
}

}  // namespace kronika::web
