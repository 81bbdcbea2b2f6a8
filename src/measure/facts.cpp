#include "measure/facts.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace kronika::measure {
namespace {

using Json = nlohmann::json;

// The members of a value that may be of any shape: what is absent or of another type is empty.
const Json& member(const Json& value, const char* key) {
  static const Json none;
  if (!value.is_object()) return none;
  auto it = value.find(key);
  return it == value.end() ? none : *it;
}

std::string text_of(const Json& value, const char* key) {
  const auto& v = member(value, key);
  return v.is_string() ? v.get<std::string>() : std::string();
}

std::optional<std::string> optional_text(const Json& value, const char* key) {
  const auto& v = member(value, key);
  if (!v.is_string()) return std::nullopt;
  return v.get<std::string>();
}

std::optional<double> number(const Json& value, const char* key) {
  const auto& v = member(value, key);
  if (!v.is_number()) return std::nullopt;
  return v.get<double>();
}

std::string last_part(const std::string& path) {
  auto slash = path.find_last_of('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

// A record counts in code points.
class Text {
 public:
  explicit Text(std::string text) : text_(std::move(text)) {
    for (std::size_t i = 0; i < text_.size(); ++i)
      if ((static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80) starts_.push_back(i);
    starts_.push_back(text_.size());
  }
  std::string slice(const Json& value) const {
    const auto& b = member(value, "begin");
    const auto& e = member(value, "end");
    if (!b.is_number_unsigned() || !e.is_number_unsigned()) return {};
    const auto last = starts_.size() - 1;
    const auto begin = std::min<std::size_t>(b.get<std::size_t>(), last);
    const auto end = std::min<std::size_t>(e.get<std::size_t>(), last);
    return begin < end ? text_.substr(starts_[begin], starts_[end] - starts_[begin]) : std::string();
  }

 private:
  std::string text_;
  std::vector<std::size_t> starts_;
};

Actor gold_actor(const Json& value) { return {text_of(value, "name"), text_of(value, "country"), false}; }

std::vector<Actor> gold_side(const Json& value, const char* key) {
  std::vector<Actor> side;
  for (const auto& a : member(value, key)) side.push_back(gold_actor(a));
  return side;
}

// All actors of the facts, and the people in office whom no other fact names.
std::vector<Actor> actors_of(const Facts& facts) {
  std::vector<Actor> actors;
  auto add = [&](const Actor& actor) {
    bool known = std::any_of(actors.begin(), actors.end(), [&](const Actor& a) {
      return a.name == actor.name && (actor.country.empty() || a.country == actor.country);
    });
    if (!known && !actor.name.empty()) actors.push_back(actor);
  };
  for (const auto& event : facts.events) {
    for (const auto& actor : event.sources) add(actor);
    for (const auto& actor : event.targets) add(actor);
  }
  for (const auto& quote : facts.quotes) add(quote.speaker);
  for (const auto& office : facts.offices) add({office.person, "", false});
  return actors;
}

}  // namespace

Result<Facts> read_gold(std::string_view json, const std::string& file) {
  const Json gold = Json::parse(json, nullptr, false);
  if (!gold.is_object()) return fail("is no JSON object", file);
  Facts facts;
  for (const auto& e : member(gold, "events"))
    facts.events.push_back({text_of(e, "type"), optional_text(e, "aux"), optional_text(e, "date"),
                            gold_side(e, "sources"), gold_side(e, "targets"), text_of(e, "sentence"),
                            text_of(e, "trigger"), std::nullopt});
  for (const auto& q : member(gold, "quotes"))
    facts.quotes.push_back({gold_actor(member(q, "speaker")), text_of(q, "text"), std::nullopt});
  for (const auto& o : member(gold, "offices"))
    facts.offices.push_back(
        {text_of(o, "person"), text_of(o, "office"), text_of(o, "of"), text_of(o, "status"), std::nullopt});
  facts.actors = actors_of(facts);
  return facts;
}

Result<Facts> read_record(std::string_view json, const std::string& file, std::size_t line) {
  const Json record = Json::parse(json, nullptr, false);
  if (!record.is_object()) return fail("is no JSON object", file, line);
  Facts facts;
  facts.name = last_part(text_of(member(record, "document"), "path"));
  const Text text(text_of(record, "text"));
  std::vector<std::string> sentences;
  for (const auto& s : member(record, "sentences")) sentences.push_back(text.slice(s));

  std::map<std::string, Actor> entities;
  for (const auto& e : member(record, "entities")) {
    facts.actors.push_back({text_of(e, "name"), text_of(e, "country"), text_of(e, "kind") == "state"});
    entities[text_of(e, "id")] = facts.actors.back();
  }
  auto actor = [&](const Json& id) -> Actor {
    auto it = id.is_string() ? entities.find(id.get<std::string>()) : entities.end();
    Actor found = it == entities.end() ? Actor{} : it->second;
    if (found.name.empty()) found.name = "?";
    if (found.country.empty()) found.country = "---";
    return found;
  };
  auto side = [&](const Json& ids) {
    std::vector<Actor> out;
    for (const auto& id : ids) out.push_back(actor(id));
    return out;
  };
  for (const auto& e : member(record, "events")) {
    const auto& s = member(e, "sentence");
    const auto at = s.is_number_unsigned() ? s.get<std::size_t>() : sentences.size();
    facts.events.push_back({text_of(e, "type"), optional_text(e, "aux"), optional_text(e, "date"),
                            side(member(e, "sources")), side(member(e, "targets")),
                            at < sentences.size() ? sentences[at] : std::string(), text.slice(member(e, "trigger")),
                            number(e, "confidence")});
  }
  for (const auto& q : member(record, "quotes"))
    facts.quotes.push_back({actor(member(q, "speaker")), text.slice(q), number(q, "confidence")});
  for (const auto& o : member(record, "offices")) {
    auto of = text_of(o, "of");
    if (auto it = entities.find(of); it != entities.end()) of = it->second.name;
    facts.offices.push_back(
        {actor(member(o, "person")).name, text_of(o, "office"), of, text_of(o, "status"), number(o, "confidence")});
  }
  return facts;
}

}  // namespace kronika::measure
