#include <nlohmann/json.hpp>

#include "ingest/dump_item.hpp"
#include "ingest/dumps.hpp"

namespace kronika::ingest {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kDeepest = 200;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Cuts a stream into its outermost objects by braces, without understanding them.
class Objects {
 public:
  explicit Objects(Input& in, std::size_t limit) : in_(in), limit_(limit) {}

  enum class Got { object, too_large, stray, end };

  // `line` is where the object begins.
  Got next(std::string& object, std::size_t& line) {
    object.clear();
    std::size_t depth = 0;
    bool string = false, escaped = false, too_large = false, stray = false;
    for (;;) {
      auto chunk = in_.some(64u << 10);
      if (chunk.empty()) return depth > 0 || stray ? Got::stray : Got::end;
      std::size_t begin = 0, i = 0;
      for (; i < chunk.size(); ++i) {
        char c = chunk[i];
        if (c == '\n') {
          ++line_;
          if (stray) break;
          // Within a string a line end is an error: what follows may be sound.
          if (string) {
            in_.unread(chunk.size() - i - 1);
            return Got::stray;
          }
        }
        if (depth == 0) {
          if (c == '{') {
            depth = 1;
            begin = i;
            line = line_;
          } else if (!stray && !is_space(c) && c != '[' && c != ']' && c != ',' && !(line_ == 1 && (c & 0x80) != 0)) {
            stray = true;  // up to the end of the line
            line = line_;
          }
          if (stray) depth = 0;
          continue;
        }
        if (string) {
          if (escaped)
            escaped = false;
          else if (c == '\\')
            escaped = true;
          else if (c == '"')
            string = false;
        } else if (c == '"') {
          string = true;
        } else if (c == '{') {
          ++depth;
        } else if (c == '}' && --depth == 0) {
          break;
        }
      }
      bool whole = i < chunk.size();
      if (stray) {
        if (!whole) continue;
        in_.unread(chunk.size() - i - 1);
        return Got::stray;
      }
      if (depth > 0 || whole) {
        auto part = chunk.substr(begin, i + (whole ? 1 : 0) - begin);
        if (object.size() + part.size() > limit_) too_large = true;
        if (!too_large) object += part;
      }
      if (whole) {
        in_.unread(chunk.size() - i - 1);
        return too_large ? Got::too_large : Got::object;
      }
    }
  }

 private:
  Input& in_;
  std::size_t limit_, line_ = 1;
};

// The value at "a.b.c", as text; lists of texts are joined.
std::string value_at(const Json& object, std::string_view path) {
  const Json* at = &object;
  auto whole = object.find(path);
  if (whole != object.end()) {
    at = &*whole;
  } else {
    while (!path.empty()) {
      auto dot = path.find('.');
      if (!at->is_object()) return {};
      auto it = at->find(path.substr(0, dot));
      if (it == at->end()) return {};
      at = &*it;
      path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
  }
  if (at->is_string()) return at->get<std::string>();
  if (at->is_number_integer()) return std::to_string(at->get<std::int64_t>());
  std::string out;
  if (at->is_array())
    for (const auto& one : *at)
      if (one.is_string()) out += (out.empty() ? "" : ", ") + one.get<std::string>();
  return out;
}

// Bounds the depth before anything is built.
bool too_deep(std::string_view object) {
  std::size_t depth = 0;
  bool string = false;
  for (std::size_t i = 0; i < object.size(); ++i) {
    char c = object[i];
    if (string) {
      if (c == '\\')
        ++i;
      else if (c == '"')
        string = false;
    } else if (c == '"') {
      string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > kDeepest) return true;
    } else if ((c == '}' || c == ']') && depth > 0) {
      --depth;
    }
  }
  return false;
}

}  // namespace

bool is_json(std::string_view head) {
  auto next = [&] {
    while (!head.empty() && is_space(head.front())) head.remove_prefix(1);
    return head.empty() ? '\0' : head.front();
  };
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (next() == '[') head.remove_prefix(1);
  if (next() != '{') return false;
  head.remove_prefix(1);
  return next() == '"' || next() == '}';
}

bool read_json(Input& in, const std::string& name, const DumpOptions& options, Receiver& receiver) {
  Objects objects(in, options.max_bytes);
  std::string text;
  for (std::size_t line = 0;;) {
    switch (objects.next(text, line)) {
      case Objects::Got::end:
        if (in.error() != nullptr) return receiver.fault({in.error()->message, name, 0});
        return true;
      case Objects::Got::too_large:
        if (!receiver.fault({"is larger than " + std::to_string(options.max_bytes >> 20) + " MiB", name, line}))
          return false;
        continue;
      case Objects::Got::stray:
        if (!receiver.fault({"is no JSON object", name, line})) return false;
        continue;
      case Objects::Got::object: break;
    }
    auto object = too_deep(text) ? Json(Json::value_t::discarded) : Json::parse(text, nullptr, false);
    if (object.is_discarded()) {
      if (!receiver.fault({"is no JSON object", name, line})) return false;
      continue;
    }
    FieldValues values;
    for (std::size_t f = 0; f < kFields; ++f)
      for (const auto& path : options.fields.names(static_cast<Field>(f)))
        if (values[f].empty()) values[f] = value_at(object, path);
    if (!hand_on(std::move(values), name, line, options, receiver)) return false;
  }
}

}  // namespace kronika::ingest
