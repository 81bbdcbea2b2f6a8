#include "offices/rules.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kronika::offices {
namespace {

using facts::TriggerKind;

constexpr std::array<std::string_view, 6> kKinds{"predecessor", "successor", "member",
                                                 "allies",      "treaty",    "participant"};

struct Compiled {
  std::unique_ptr<Rule> rule = std::make_unique<Rule>();
  std::array<std::vector<std::string>, 3> triggers;  // by kind
};

std::vector<std::string> split(std::string_view s) {
  std::vector<std::string> parts;
  while (!s.empty()) {
    const auto space = s.find(' ');
    if (space != 0) parts.emplace_back(s.substr(0, space));
    s = space == std::string_view::npos ? std::string_view{} : s.substr(space + 1);
  }
  return parts;
}

std::optional<TriggerKind> trigger_kind(std::string_view key) {
  if (key == "verb") return TriggerKind::verb;
  if (key == "noun") return TriggerKind::noun;
  if (key == "adj") return TriggerKind::adj;
  return std::nullopt;
}

facts::Slot* slot_of(Rule& rule, std::string_view key) {
  if (rule.relation) {
    if (key == "first") return &rule.first;
    if (key == "second") return &rule.second;
    if (key == "both") return &rule.both;
    if (key == "agent") return &rule.agent;
    return nullptr;
  }
  if (key == "person") return &rule.person;
  if (key == "role") return &rule.role;
  if (key == "after") return &rule.after;
  if (key == "unless") return &rule.unless;
  return nullptr;
}

Result<void> read_field(Compiled& out, const packs::Field& field, const facts::Rules& classes,
                        const std::string& file) {
  auto& rule = *out.rule;
  if (auto kind = trigger_kind(field.key)) {
    auto& lemmas = out.triggers[static_cast<std::size_t>(*kind)];
    for (auto& lemma : split(field.value)) lemmas.push_back(std::move(lemma));
    return {};
  }
  if (!rule.relation && field.key == "status") {
    auto status = parse_office_status(field.value);
    if (!status) return fail("there is no status \"" + field.value + "\"", file, field.line);
    rule.status = *status;
    return {};
  }
  if (rule.relation && field.key == "kind") {
    if (std::find(kKinds.begin(), kKinds.end(), field.value) == kKinds.end())
      return fail("there is no kind of relation \"" + field.value + "\"", file, field.line);
    rule.kind = field.value;
    return {};
  }
  if (field.key == "confidence") {
    const auto* end = field.value.data() + field.value.size();
    auto [rest, error] = std::from_chars(field.value.data(), end, rule.confidence);
    if (error != std::errc{} || rest != end || rule.confidence <= 0 || rule.confidence > 1)
      return fail("confidence must be a number above 0, at most 1", file, field.line);
    return {};
  }
  if (!rule.relation &&
      (field.key == "own" || field.key == "term" || field.key == "over" || field.key == "after-held")) {
    if (field.value != "yes") return fail("\"" + field.key + "\" can only be yes", file, field.line);
    (field.key == "own"    ? rule.own
     : field.key == "term" ? rule.term
     : field.key == "over" ? rule.over
                           : rule.after_held) = true;
    return {};
  }
  if (!rule.relation && field.key == "tense") {
    if (field.value != "past" && field.value != "present") return fail("tense is past or present", file, field.line);
    rule.past = field.value == "past";
    return {};
  }
  if (!rule.relation && (field.key == "race" || field.key == "post")) {
    rule.race = field.value;
    return {};
  }
  if (!rule.relation && field.key == "told") {
    rule.told = split(field.value);
    return {};
  }
  auto* slot = slot_of(rule, field.key);
  const bool list = field.key == "need" || field.key == "forbid";
  if (slot == nullptr && !list) return fail("there is no key \"" + field.key + "\"", file, field.line);
  auto parsed = facts::parse_slot(
      field.value, [&](std::string_view name) { return classes.class_number(name); }, file, field.line);
  if (!parsed) return tl::unexpected(parsed.error());
  if (list)
    (field.key == "need" ? rule.need : rule.forbid).push_back(std::move(*parsed));
  else
    *slot = std::move(*parsed);
  return {};
}

Result<void> check(const Compiled& c, const packs::BlockEntry& block, const std::string& file) {
  const auto& rule = *c.rule;
  if (std::all_of(c.triggers.begin(), c.triggers.end(), [](const auto& t) { return t.empty(); }))
    return fail("\"" + block.name + "\" has no verb, noun or adj that triggers it", file, block.line);
  if (rule.relation && (rule.kind.empty() || (rule.both.empty() && rule.first.empty())))
    return fail("the relation \"" + block.name + "\" needs a kind, and both or first", file, block.line);
  if (!rule.relation && (block.find("status") == nullptr || rule.person.empty()))
    return fail("the office \"" + block.name + "\" needs a status and a person", file, block.line);
  if (!rule.race.empty() != (rule.told.size() > 1) && block.find("post") == nullptr)
    return fail("the office \"" + block.name + "\" needs both race and the words of told", file, block.line);
  if (!rule.relation && rule.role.empty() && !rule.own && rule.race.empty())
    return fail("the office \"" + block.name + "\" needs a role, or own yes", file, block.line);
  return {};
}

}  // namespace

const std::array<Rules::WordBlock, 4> Rules::kWordBlocks{{{"governor", "verb", &Rules::governors_},
                                                          {"superior", "adposition", &Rules::superiors_},
                                                          {"ended", "adverb", &Rules::ended_},
                                                          {"lasting", "adposition", &Rules::lasting_}}};

Result<Rules> Rules::compile(const std::vector<packs::BlockFile>& files, const facts::Rules& classes,
                             std::string_view language) {
  Rules rules;
  for (const auto& file : files)
    for (const auto& block : file.blocks) {
      Compiled c;
      if (block.kind == "copula") {
        const auto* status = block.find("status");
        const auto* verb = block.find("verb");
        const auto parsed = status != nullptr ? parse_office_status(status->value) : std::nullopt;
        if (!parsed || verb == nullptr)
          return fail("the copula \"" + block.name + "\" needs a status and a verb", file.file, block.line);
        for (auto& lemma : split(verb->value)) rules.copulas_.emplace(std::move(lemma), *parsed);
        continue;
      }
      const auto* list = std::find_if(kWordBlocks.begin(), kWordBlocks.end(),
                                      [&](const WordBlock& known) { return known.kind == block.kind; });
      if (list != kWordBlocks.end()) {
        const auto* words = block.find(list->key);
        if (words == nullptr)
          return fail("\"" + block.kind + " " + block.name + "\" needs the key \"" + std::string(list->key) + "\"",
                      file.file, block.line);
        for (auto& lemma : split(words->value)) (rules.*list->words).insert(std::move(lemma));
        continue;
      }
      if (block.kind != "office" && block.kind != "relation")
        return fail(
            "expected office, copula, governor, superior, ended, lasting or relation, found \"" + block.kind + "\"",
            file.file, block.line);
      c.rule->relation = block.kind == "relation";
      c.rule->id = std::string(language) + "/offices/" + block.name;
      for (const auto& field : block.fields)
        if (auto r = read_field(c, field, classes, file.file); !r) return tl::unexpected(r.error());
      if (auto r = check(c, block, file.file); !r) return tl::unexpected(r.error());
      for (std::size_t kind = 0; kind < c.triggers.size(); ++kind)
        for (const auto& lemma : c.triggers[kind]) rules.triggers_[kind][lemma].push_back(c.rule.get());
      rules.rules_.push_back(std::move(c.rule));
    }
  return rules;
}

Result<Rules> Rules::load(const std::filesystem::path& folder, const facts::Rules& classes, std::string_view language) {
  std::vector<packs::BlockFile> files;
  for (const auto& path : packs::files_in(folder, ".rules")) {
    auto file = packs::load_blocks(path);
    if (!file) return tl::unexpected(file.error());
    files.push_back(std::move(*file));
  }
  if (files.empty()) return fail("holds no rules", folder.string());
  return compile(files, classes, language);
}

const std::vector<const Rule*>& Rules::find(std::string_view lemma, TriggerKind kind) const {
  static const std::vector<const Rule*> none;
  const auto& index = triggers_[static_cast<std::size_t>(kind)];
  auto it = index.find(lemma);
  return it == index.end() ? none : it->second;
}

std::optional<OfficeStatus> Rules::copula(std::string_view lemma) const {
  auto it = copulas_.find(lemma);
  return it == copulas_.end() ? std::nullopt : std::optional(it->second);
}

}  // namespace kronika::offices
