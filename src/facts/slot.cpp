#include "facts/slot.hpp"

#include <array>
#include <optional>
#include <utility>

namespace kronika::facts {
namespace {

constexpr std::array<std::pair<std::string_view, Function>, 31> kFunctions{{
    {"subj", Function::subj},         {"obj", Function::obj},         {"dat", Function::dat},
    {"obl", Function::obl},           {"gen", Function::gen},         {"poss", Function::poss},
    {"adj", Function::adj},           {"between", Function::between}, {"clause", Function::clause},
    {"relative", Function::relative}, {"inf", Function::inf},         {"pred", Function::pred},
    {"prt", Function::prt},           {"topic", Function::topic},     {"refl", Function::refl},
    {"mod", Function::mod},           {"arg", Function::arg},         {"support", Function::support},
    {"governor", Function::governor}, {"speaker", Function::speaker}, {"self", Function::self},
    {"agent", Function::agent},       {"neg", Function::neg},         {"future", Function::future},
    {"cond", Function::cond},         {"host", Function::host},       {"parties", Function::parties},
    {"past", Function::past},         {"mark", Function::mark},       {"condition", Function::condition},
    {"det", Function::det},
}};

constexpr std::array<std::pair<std::string_view, Case>, 7> kCases{{{"Nom", Case::nom},
                                                                   {"Gen", Case::gen},
                                                                   {"Dat", Case::dat},
                                                                   {"Acc", Case::acc},
                                                                   {"Ins", Case::ins},
                                                                   {"Loc", Case::loc},
                                                                   {"Voc", Case::voc}}};

std::string_view trim(std::string_view s) {
  auto b = s.find_first_not_of(" \t");
  if (b == std::string_view::npos) return {};
  return s.substr(b, s.find_last_not_of(" \t") - b + 1);
}

std::vector<std::string_view> split(std::string_view s, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    auto at = s.find(separator);
    parts.push_back(trim(s.substr(0, at)));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

class Reader {
 public:
  Reader(const std::function<int(std::string_view)>& class_of, const std::string& file, std::size_t line)
      : class_of_(class_of), file_(file), line_(line) {}

  Result<PathStep> step(std::string_view text) const {
    PathStep step;
    std::string_view words;
    if (auto open = text.find('('); open != std::string_view::npos) {
      if (text.back() != ')') return error("has an opening parenthesis without its closing one", text);
      words = text.substr(open + 1, text.size() - open - 2);
      text = trim(text.substr(0, open));
      if (auto r = filter(words, step.filter); !r) return tl::unexpected(r.error());
    }
    if (auto plus = text.find('+'); plus != std::string_view::npos) {
      auto name = text.substr(plus + 1);
      text = text.substr(0, plus);
      for (const auto& [key, c] : kCases)
        if (key == name) step.kase = c;
      if (step.kase == Case::none) return error("names an unknown case", name);
    }
    auto colon = text.find(':');
    auto function = text.substr(0, colon);
    if (colon != std::string_view::npos) {
      step.any_adposition = false;
      for (auto a : split(text.substr(colon + 1), ','))
        if (!a.empty()) step.adpositions.emplace_back(a);
    }
    for (const auto& [key, f] : kFunctions)
      if (key == function) {
        step.function = f;
        return step;
      }
    return error("names an unknown function", function);
  }

 private:
  Result<void> filter(std::string_view words, Filter& out) const {
    for (auto w : split(words, ' ')) {
      if (w.empty()) continue;
      if (w.front() == '!') {
        out.negated = true;
        w.remove_prefix(1);
      }
      if (w.empty()) continue;
      if (w.front() == '@') {
        int c = class_of_(w.substr(1));
        if (c < 0) return tl::unexpected(error("names an unknown class", w).error());
        out.classes.push_back(static_cast<std::uint16_t>(c));
      } else if (w.front() == ':') {
        auto kind = parse_entity_kind(w.substr(1));
        if (!kind) return tl::unexpected(error("names an unknown kind of entity", w).error());
        out.kinds.push_back(*kind);
      } else {
        out.lemmas.emplace_back(w);
      }
    }
    return {};
  }

  Result<PathStep> error(std::string_view what, std::string_view where) const {
    return fail("slot " + std::string(what) + ": \"" + std::string(where) + '"', file_, line_);
  }

  const std::function<int(std::string_view)>& class_of_;
  const std::string& file_;
  std::size_t line_;
};

}  // namespace

Result<Slot> parse_slot(std::string_view text, const std::function<int(std::string_view)>& class_of,
                        const std::string& file, std::size_t line) {
  Slot slot;
  Reader reader(class_of, file, line);
  for (auto alternative : split(text, '|')) {
    Path path;
    for (auto part : split(alternative, '>')) {
      auto step = reader.step(part);
      if (!step) return tl::unexpected(step.error());
      path.push_back(std::move(*step));
    }
    slot.alternatives.push_back(std::move(path));
  }
  return slot;
}

}  // namespace kronika::facts
