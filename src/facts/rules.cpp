#include "facts/rules.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kronika::facts {
namespace {

constexpr std::array<std::string_view, kKnown> kKnownNames{
    "negation",     "negating",   "without",  "future_aux",     "prospective",
    "decided",      "due",        "upcoming", "backshifted",    "hypothetical_aux",
    "hypothetical", "condition",  "purpose",  "complementizer", "modal",
    "speech",       "agent",      "of",       "matter",         "between",
    "taken_for",    "dative",     "locative", "during",         "before",
    "after",        "light",      "occur",    "object_control", "government",
    "country",      "pointing",   "bloc",     "body",           "people",
    "bystander",    "domestic",   "official", "spokesman",      "joint",
    "party",        "remaining",  "besides",  "both",           "including",
    "partitive",    "quantity",   "phase",    "motion",         "statement",
    "addressing",   "face",       "behalf",   "company",        "ending",
    "moment",       "impersonal", "evidence"};

constexpr std::pair<std::string_view, bool Rule::*> kFlags[] = {
    {"about", &Rule::about},           {"anaphoric", &Rule::anaphoric}, {"awaits", &Rule::awaits},
    {"confronted", &Rule::confronted}, {"mutual", &Rule::mutual},       {"parties", &Rule::parties},
    {"places", &Rule::places},         {"promise", &Rule::promise},     {"reach", &Rule::reach},
    {"reciprocal", &Rule::reciprocal}, {"to_state", &Rule::to_state},
};

// Whether wherever the slot leads, it asks for certain words or kinds.
bool names_words(const Slot& slot) {
  return std::all_of(slot.alternatives.begin(), slot.alternatives.end(), [](const Path& path) {
    return std::any_of(path.begin(), path.end(), [](const PathStep& step) { return !step.filter.empty(); });
  });
}

// A rule that needs more is the more specific one, and of those that need as much one that names the words.
int specificity(const std::vector<Slot>& need) {
  const auto named = std::count_if(need.begin(), need.end(), names_words);
  return static_cast<int>(need.size()) * 8 + static_cast<int>(std::min<std::ptrdiff_t>(named, 7));
}

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (true) {
    auto b = text.find_first_not_of(" \t");
    if (b == std::string_view::npos) return words;
    auto e = text.find_first_of(" \t", b);
    words.emplace_back(text.substr(b, e == std::string_view::npos ? e : e - b));
    if (e == std::string_view::npos) return words;
    text.remove_prefix(e);
  }
}

std::optional<Required> parse_required(std::string_view v) {
  if (v == "none") return Required::none;
  if (v == "any") return Required::any;
  if (v == "source") return Required::source;
  if (v == "target") return Required::target;
  if (v == "both") return Required::both;
  return std::nullopt;
}

std::string upper(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

}  // namespace

class Compiler {
 public:
  explicit Compiler(std::string_view language) : language_(language) {
    rules_.class_names_.assign(kKnownNames.begin(), kKnownNames.end());
  }

  Result<Rules> compile(const std::vector<packs::BlockFile>& files) {
    // Classes, frames and defaults may stand in any file, so they are gathered before the rules are read.
    for (const auto& file : files)
      for (const auto& block : file.blocks) {
        if (block.kind == "words")
          (void)class_number(block.name);
        else if (block.kind == "frame")
          frames_[block.name] = {&file, &block};
        else if (block.kind == "type")
          types_[block.name] = {&file, &block};
        else if (block.kind != "rule")
          return fail("unknown kind of block \"" + block.kind + '"', file.file, block.line);
      }
    for (const auto& file : files)
      for (const auto& block : file.blocks)
        if (block.kind == "words")
          if (auto r = words(block, file.file); !r) return tl::unexpected(r.error());
    for (const auto& file : files)
      for (const auto& block : file.blocks)
        if (block.kind == "rule")
          if (auto r = rule(block, file.file); !r) return tl::unexpected(r.error());
    return std::move(rules_);
  }

 private:
  struct Place {
    const packs::BlockFile* file = nullptr;
    const packs::BlockEntry* block = nullptr;
  };

  std::uint16_t class_number(const std::string& name) {
    if (int known = rules_.class_number(name); known >= 0) return static_cast<std::uint16_t>(known);
    rules_.class_names_.push_back(name);
    return static_cast<std::uint16_t>(rules_.class_names_.size() - 1);
  }

  Result<void> words(const packs::BlockEntry& block, const std::string& file) {
    if (block.name.empty()) return fail("a class of words without a name", file, block.line);
    const auto number = class_number(block.name);
    for (const auto& field : block.fields)
      for (const auto& w : split_words(field.key + ' ' + field.value)) {
        auto& classes = rules_.lexicon_[w].classes;
        if (std::find(classes.begin(), classes.end(), number) != classes.end())
          return fail('"' + w + "\" stands twice in the class \"" + block.name + '"', file, field.line);
        classes.push_back(number);
        members_[number].push_back(w);
      }
    return {};
  }

  Result<void> rule(const packs::BlockEntry& block, const std::string& file) {
    Rule rule;
    rule.id = std::string(language_) + '/' + block.name;
    rule.file = file;
    rule.line = block.line;
    if (!ids_.emplace(block.name, block.line).second)
      return fail("the rule \"" + block.name + "\" stands twice", file, block.line);
    const auto type_name = upper(block.name.substr(0, block.name.find('/')));
    auto type = parse_event_type(type_name);
    if (!type) return fail("a rule's name must start with a type of event, as \"consult/visit\"", file, block.line);
    rule.type = *type;

    if (auto it = types_.find(type_name); it != types_.end())
      if (auto r = fields(*it->second.block, it->second.file->file, rule, false); !r) return r;
    for (const auto& field : block.fields) {
      if (field.key != "use") continue;
      for (const auto& name : split_words(field.value)) {
        auto it = frames_.find(name);
        if (it == frames_.end()) return fail("no frame is called \"" + name + '"', file, field.line);
        if (auto r = fields(*it->second.block, it->second.file->file, rule, false); !r) return r;
      }
    }
    if (auto r = fields(block, file, rule, true); !r) return r;
    rule.specificity = specificity(rule.need);
    const auto number = static_cast<std::uint32_t>(rules_.rules_.size());
    bool triggered = false;
    for (const auto& field : block.fields) {
      TriggerKind kind;
      if (field.key == "verb")
        kind = TriggerKind::verb;
      else if (field.key == "noun")
        kind = TriggerKind::noun;
      else if (field.key == "adj")
        kind = TriggerKind::adj;
      else
        continue;
      for (const auto& w : split_words(field.value)) {
        if (auto r = trigger(w, {kind, number}, file, field.line); !r) return r;
        triggered = true;
      }
    }
    if (!triggered) return fail("the rule has no trigger: verb, noun or adj", file, block.line);
    rules_.rules_.push_back(std::move(rule));
    return {};
  }

  Result<void> trigger(const std::string& word, Trigger t, const std::string& file, std::size_t line) {
    auto add = [&](const std::string& lemma) {
      auto& triggers = rules_.lexicon_[lemma].triggers;
      bool there = std::any_of(triggers.begin(), triggers.end(),
                               [&](const Trigger& o) { return o.rule == t.rule && o.kind == t.kind; });
      if (!there) triggers.push_back(t);
    };
    if (word.front() != '@') {
      add(word);
      return {};
    }
    int number = rules_.class_number(std::string_view(word).substr(1));
    if (number < 0) return fail("unknown class \"" + word + '"', file, line);
    for (const auto& lemma : members_[static_cast<std::uint16_t>(number)]) add(lemma);
    return {};
  }

  // What a rule, a frame and a type may say; triggers and "use" only a rule.
  Result<void> fields(const packs::BlockEntry& block, const std::string& file, Rule& rule, bool is_rule) {
    for (const auto& field : block.fields) {
      const auto& [key, value, line] = field;
      auto slot = [&]() {
        return parse_slot(value, [&](std::string_view name) { return rules_.class_number(name); }, file, line);
      };
      if (const auto* named =
              std::find_if(std::begin(kFlags), std::end(kFlags), [&](const auto& flag) { return flag.first == key; });
          named != std::end(kFlags)) {
        if (value != "yes" && value != "no") return fail('"' + key + "\" is yes or no", file, line);
        rule.*(named->second) = value == "yes";
      } else if (key == "source" || key == "target" || key == "need" || key == "not") {
        if (key == "target" && value == "none") {
          rule.target = {};
          continue;
        }
        auto s = slot();
        if (!s) return tl::unexpected(s.error());
        if (key == "source")
          rule.source = std::move(*s);
        else if (key == "target")
          rule.target = std::move(*s);
        else if (key == "need")
          rule.need.push_back(std::move(*s));
        else
          rule.forbid.push_back(std::move(*s));
      } else if (key == "mode") {
        rule.mode = value;
      } else if (key == "cameo") {
        rule.cameo = value;
      } else if (key == "actors" || key == "unreal") {
        auto required = parse_required(value);
        if (!required) return fail('"' + key + "\" is none, any, source, target or both", file, line);
        (key == "actors" ? rule.required : rule.unreal.emplace()) = *required;
      } else if (key == "aux") {
        rule.affirmed = value == "affirmed";
        if (!rule.affirmed) rule.aux = value == "none" ? Aux::none : parse_aux(value);
        if (!rule.affirmed && !rule.aux) return fail("unknown aux \"" + value + '"', file, line);
      } else if (key == "closed") {
        if (value != "no" && value != "clauses" && value != "all")
          return fail("\"closed\" is no, clauses or all", file, line);
        rule.closed = value == "no" ? Closed::no : value == "all" ? Closed::all : Closed::clauses;
      } else if (key == "outside") {
        for (const auto& name : split_words(value)) {
          int number = rules_.class_number(name);
          if (number < 0) return fail("unknown class \"" + name + '"', file, line);
          rule.outside.push_back(static_cast<std::uint16_t>(number));
        }
      } else if (key == "confidence") {
        auto end = value.data() + value.size();
        if (auto [p, ec] = std::from_chars(value.data(), end, rule.confidence);
            ec != std::errc() || p != end || rule.confidence <= 0 || rule.confidence > 1)
          return fail("\"confidence\" is a number above 0, at most 1", file, line);
      } else if (!is_rule || (key != "verb" && key != "noun" && key != "adj" && key != "use")) {
        return fail("unknown field \"" + key + '"', file, line);
      }
    }
    return {};
  }

  std::string_view language_;
  Rules rules_;
  std::map<std::string, Place> frames_, types_;
  std::map<std::string, std::size_t> ids_;
  std::map<std::uint16_t, std::vector<std::string>> members_;
};

int Rules::class_number(std::string_view name) const {
  auto it = std::find(class_names_.begin(), class_names_.end(), name);
  return it == class_names_.end() ? -1 : static_cast<int>(it - class_names_.begin());
}

const Entry* Rules::find(std::string_view lemma) const { return lexicon_.find(lemma); }

bool Rules::in(const Entry& entry, std::uint16_t number) {
  return std::find(entry.classes.begin(), entry.classes.end(), number) != entry.classes.end();
}

Result<Rules> Rules::load(const std::filesystem::path& folder, std::string_view language) {
  std::vector<packs::BlockFile> files;
  for (const auto& path : packs::files_in(folder, ".rules")) {
    auto file = packs::load_blocks(path);
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
  }
  return compile(files, language);
}

Result<Rules> Rules::compile(const std::vector<packs::BlockFile>& files, std::string_view language) {
  return Compiler(language).compile(files);
}

}  // namespace kronika::facts
