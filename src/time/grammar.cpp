#include "time/grammar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::time {
namespace {

constexpr std::size_t kMaxOptional = 6;  // in one pattern: each doubles the sequences
constexpr std::size_t kMaxElements = 16;

std::vector<std::string_view> split(std::string_view s, char by) {
  std::vector<std::string_view> parts;
  for (;;) {
    auto at = s.find(by);
    parts.push_back(s.substr(0, at));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

std::vector<std::string_view> split_spaces(std::string_view s) {
  std::vector<std::string_view> parts;
  for (auto part : split(s, ' '))
    if (!part.empty()) parts.push_back(part);
  return parts;
}

std::optional<double> number(std::string_view s) {
  double v = 0;
  auto [end, error] = std::from_chars(s.data(), s.data() + s.size(), v);
  if (error != std::errc() || end != s.data() + s.size()) return std::nullopt;
  return v;
}

Result<Condition> condition(std::string_view text) {
  Condition c{};
  if (text.starts_with('!')) {
    c.negated = true;
    text.remove_prefix(1);
  }
  if (text == "Cap" || text == "first") {
    c.kind = text == "Cap" ? Condition::Kind::capital : Condition::Kind::first;
    return c;
  }
  if (auto dots = text.find(".."); dots != std::string_view::npos) {
    auto low = number(text.substr(0, dots)), high = number(text.substr(dots + 2));
    if (!low || !high) return fail(fmt::format("\"{}\" is no range of numbers", text));
    c.kind = Condition::Kind::range;
    c.low = *low, c.high = *high;
    return c;
  }
  if (auto equals = text.find('='); equals != std::string_view::npos) {
    if (text.substr(0, equals) == "digits") {
      auto n = number(text.substr(equals + 1));
      if (!n) return fail(fmt::format("\"{}\" is no number of digits", text));
      c.kind = Condition::Kind::digits;
      c.low = c.high = *n;
      return c;
    }
    c.kind = Condition::Kind::feature;
    c.feature = text.substr(0, equals + 1);
    for (auto v : split(text.substr(equals + 1), '|')) c.values.emplace_back(v);
    return c;
  }
  c.kind = Condition::Kind::upos;
  for (auto name : split(text, '|')) {
    auto upos = parse_upos(name);
    if (!upos) return fail(fmt::format("\"{}\" is no condition", text));
    c.upos |= 1u << static_cast<unsigned>(*upos);
  }
  return c;
}

}  // namespace

class GrammarLoader {
 public:
  explicit GrammarLoader(Grammar& g) : g_(g) {
    for (const char* name : {"int", "date", "duration", "set", "nothing"}) category(name);
    g_.by_word_.resize(1);
  }

  Result<void> words(const std::filesystem::path& file, const std::string& prefix) {
    auto table = packs::load_table(file, {"class", "word", "value", "only"});
    if (!table) return tl::unexpected(table.error());
    for (const auto& row : table->rows) {
      auto at = [&](const Error& e) { return fail(e.message, table->file, row.line); };
      const auto& name = table->cell(row, "class");
      if (auto open = table->cell(row, "word").find('{'); open != std::string::npos) {
        compounds_.push_back(
            {prefix, row.line, table->file, name, table->cell(row, "word"), table->cell(row, "value")});
        continue;
      }
      Rule rule;
      rule.name = prefix + "/" + name;
      rule.category = category(name);
      auto value = parse_expression(table->cell(row, "value"), {});
      if (!value) return at(value.error());
      rule.value = std::move(*value);
      Sequence sequence;
      for (auto w : split_spaces(table->cell(row, "word"))) {
        Element e;
        e.words = {intern(w)};
        sequence.elements.push_back(std::move(e));
      }
      if (sequence.elements.empty()) return fail("has no word", table->file, row.line);
      for (auto text : split_spaces(table->optional_cell(row, "only"))) {
        auto c = condition(text);
        if (!c) return at(c.error());
        sequence.elements.front().conditions.push_back(std::move(*c));
      }
      if (sequence.elements.size() == 1) singles(rule.category).push_back(rule.word = sequence.elements[0].words[0]);
      if (sequence.elements.size() == 1) text_of_[rule.word] = {table->cell(row, "word"), table->cell(row, "value")};
      add(std::move(rule), {std::move(sequence)});
    }
    return {};
  }

  // "{prefix}dniowy" stands for a word for each word of the class "prefix"; "{prefix}" in its value for the
  // value of that word.
  Result<void> compounds() {
    for (const auto& c : compounds_) {
      const auto open = c.word.find('{'), close = c.word.find('}', open);
      if (close == std::string::npos) return fail("\"{\" has no \"}\"", c.file, c.line);
      const std::string name = c.word.substr(open + 1, close - open - 1), mark = "{" + name + "}";
      const std::vector<WordId> parts = singles(category(name));
      if (parts.empty()) return fail("no word is of the class \"" + name + "\"", c.file, c.line);
      for (WordId part : parts) {
        const auto& [text, value] = text_of_[part];
        Rule rule;
        rule.name = c.prefix + "/" + c.category;
        rule.category = category(c.category);
        std::string expression = c.value;
        if (auto at = expression.find(mark); at != std::string::npos) expression.replace(at, mark.size(), value);
        auto parsed = parse_expression(expression, {});
        if (!parsed) return fail(parsed.error().message, c.file, c.line);
        rule.value = std::move(*parsed);
        Element e;
        e.words = {rule.word = intern(c.word.substr(0, open) + text + c.word.substr(close + 1))};
        Sequence s;
        s.elements.push_back(std::move(e));
        add(std::move(rule), {std::move(s)});
      }
    }
    return {};
  }

  Result<void> rules(const std::filesystem::path& file, const std::string& prefix) {
    auto blocks = packs::load_blocks(file);
    if (!blocks) return tl::unexpected(blocks.error());
    for (const auto& block : blocks->blocks) {
      if (block.kind != "rule" || block.name.empty())
        return fail("a block must be a \"rule\" with a name", blocks->file, block.line);
      if (auto r = one_rule(block, blocks->file, prefix); !r) return r;
    }
    return {};
  }

 private:
  Result<void> one_rule(const packs::BlockEntry& block, const std::string& file, const std::string& prefix) {
    Rule rule;
    rule.name = prefix + "/" + block.name;
    rule.category = Grammar::kDate;
    std::vector<std::string> names;
    std::vector<Sequence> sequences;
    const packs::Field* value = nullptr;
    for (const auto& field : block.fields) {
      if (field.key == "gives") {
        rule.category = category(field.value);
      } else if (field.key == "match") {
        if (auto r = pattern(field.value, names, sequences); !r) return fail(r.error().message, file, field.line);
      } else if (field.key == "value") {
        value = &field;
      } else if (field.key == "prefer") {
        auto n = number(field.value);
        if (!n) return fail("\"prefer\" wants a number", file, field.line);
        rule.prefer = static_cast<int>(*n);
      } else {
        return fail(fmt::format("a rule has no \"{}\"", field.key), file, field.line);
      }
    }
    if (sequences.empty()) return fail("the rule has no pattern", file, block.line);
    if (value == nullptr && rule.category != Grammar::kNothing) return fail("the rule has no value", file, block.line);
    auto expression = parse_expression(value ? value->value : "nothing()", names);
    if (!expression) return fail(expression.error().message, file, value ? value->line : block.line);
    rule.value = std::move(*expression);
    rule.slots = static_cast<std::uint16_t>(names.size());
    add(std::move(rule), std::move(sequences));
    return {};
  }

  struct Slot {
    Element element;
    bool optional = false;
  };

  Result<void> pattern(std::string_view text, std::vector<std::string>& names, std::vector<Sequence>& out) {
    std::vector<Slot> slots;
    bool glue = false;
    for (auto part : split_spaces(text)) {
      if (part == "&") {
        glue = true;
        continue;
      }
      auto slot = element(part, names);
      if (!slot) return tl::unexpected(slot.error());
      slot->element.glued = std::exchange(glue, false);
      slots.push_back(std::move(*slot));
    }
    const auto optional =
        static_cast<std::size_t>(std::count_if(slots.begin(), slots.end(), [](const Slot& s) { return s.optional; }));
    if (slots.empty() || slots.size() > kMaxElements || optional > kMaxOptional)
      return fail(fmt::format("a pattern may have 1 to {} elements, {} of them optional", kMaxElements, kMaxOptional));
    for (std::size_t choice = 0; choice < std::size_t{1} << optional; ++choice) {
      Sequence s;
      std::size_t k = 0;
      for (const auto& slot : slots)
        if (!slot.optional || (choice >> k++ & 1)) s.elements.push_back(slot.element);
      if (s.elements.empty()) return fail("all elements of the pattern are optional");
      out.push_back(std::move(s));
    }
    return {};
  }

  Result<Slot> element(std::string_view text, std::vector<std::string>& names) {
    Slot slot;
    Element& e = slot.element;
    if (text.size() > 1 && text.ends_with('?')) {
      slot.optional = true;
      text.remove_suffix(1);
    }
    if (text.size() > 1 && text.ends_with('}')) {
      const auto open = text.find('{');
      if (open == std::string_view::npos) return fail(fmt::format("\"{}\" has no \"{{\"", text));
      for (auto one : split(text.substr(open + 1, text.size() - open - 2), ',')) {
        auto c = condition(one);
        if (!c) return tl::unexpected(c.error());
        e.conditions.push_back(std::move(*c));
      }
      text = text.substr(0, open);
    }
    if (text.empty()) return fail("an element of the pattern is empty");
    if (text.starts_with('<') && text.ends_with('>') && text.size() > 2) {
      text = text.substr(1, text.size() - 2);
      const auto colon = text.find(':');
      e.kind = Element::Kind::category;
      e.category = category(std::string(text.substr(0, colon)));
      if (colon != std::string_view::npos) {
        std::string name(text.substr(colon + 1));
        auto it = std::find(names.begin(), names.end(), name);
        e.slot = static_cast<std::int16_t>(it - names.begin());
        if (it == names.end()) names.push_back(std::move(name));
      }
      return slot;
    }
    if (text.starts_with('"')) e.kind = Element::Kind::form;
    for (auto w : split(text, '|')) {
      const bool quoted = w.size() > 2 && w.starts_with('"') && w.ends_with('"');
      if (quoted != (e.kind == Element::Kind::form)) return fail("forms in quotes and lemmas cannot be mixed");
      e.words.push_back(intern(quoted ? w.substr(1, w.size() - 2) : w));
    }
    return slot;
  }

  WordId intern(std::string_view text) {
    auto [id, added] = g_.words_.add(utf8::lower(text));
    if (added) {
      *id = static_cast<WordId>(g_.by_word_.size());
      g_.by_word_.emplace_back();
    }
    return *id;
  }
  ClassId category(const std::string& name) {
    auto [it, added] = g_.classes_.try_emplace(name, static_cast<ClassId>(g_.by_class_.size()));
    if (added) g_.by_class_.emplace_back(), g_.single_words_.emplace_back();
    return it->second;
  }
  std::vector<WordId>& singles(ClassId c) { return g_.single_words_[c]; }

  void add(Rule rule, std::vector<Sequence> sequences) {
    for (auto& s : sequences) {
      s.rule = static_cast<std::uint32_t>(g_.rules_.size());
      const auto id = static_cast<std::uint32_t>(g_.sequences_.size());
      const Element& first = s.elements.front();
      if (first.kind == Element::Kind::category)
        g_.by_class_[first.category].push_back(id);
      else
        for (WordId w : first.words) g_.by_word_[w].push_back(id);
      g_.sequences_.push_back(std::move(s));
    }
    g_.rules_.push_back(std::move(rule));
  }

  struct Compound {
    std::string prefix;
    std::size_t line;
    std::string file, category, word, value;
  };

  Grammar& g_;
  std::vector<Compound> compounds_;
  std::unordered_map<WordId, std::pair<std::string, std::string>> text_of_;  // word and value of single words
};

Result<Grammar> Grammar::load(const std::filesystem::path& folder, const std::string& language) {
  Grammar g;
  GrammarLoader loader(g);
  for (const auto& file : packs::files_in(folder, ".words"))
    if (auto r = loader.words(file, language + "/" + file.stem().string()); !r) return tl::unexpected(r.error());
  if (auto r = loader.compounds(); !r) return tl::unexpected(r.error());
  for (const auto& file : packs::files_in(folder, ".rules"))
    if (auto r = loader.rules(file, language + "/" + file.stem().string()); !r) return tl::unexpected(r.error());
  for (std::size_t c = kNothing + 1; c < g.by_class_.size(); ++c)
    std::sort(g.single_words_[c].begin(), g.single_words_[c].end());
  return g;
}

WordId Grammar::word(std::string_view text) const {
  const auto* id = words_.find(text);
  return id == nullptr ? kNone : *id;
}

std::span<const WordId> Grammar::words_of(std::string_view category) const {
  auto it = classes_.find(std::string(category));
  if (it == classes_.end()) return {};
  return single_words_[it->second];
}

bool Grammar::has(std::string_view category, WordId w) const {
  const auto list = words_of(category);
  return std::binary_search(list.begin(), list.end(), w);
}

}  // namespace kronika::time
