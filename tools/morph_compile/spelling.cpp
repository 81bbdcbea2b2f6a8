#include "spelling.hpp"

#include <set>

#include "packs/blocks.hpp"
#include "tag_rules.hpp"

namespace kronika::morph {

Result<Spelling> Spelling::load(const std::filesystem::path& pack) {
  Spelling spelling;
  auto class_table = packs::load_table(pack / "classes.tsv", {"name", "letters"});
  if (!class_table) return tl::unexpected(class_table.error());
  std::map<std::string, std::string> classes;
  for (const auto& row : class_table->rows) classes[class_table->cell(row, "name")] = class_table->cell(row, "letters");

  auto rules = packs::load_table(pack / "inflection.tsv", {"upos", "xpos", "ending", "cut", "add"});
  if (!rules) return tl::unexpected(rules.error());
  for (const auto& row : rules->rows) {
    auto upos = parse_upos(rules->cell(row, "upos"));
    if (!upos) return fail("has an unknown part of speech", rules->file, row.line);
    Rule rule{*upos, rules->cell(row, "xpos"), {}, false, rules->cell(row, "cut"), rules->cell(row, "add")};
    std::string_view ending = rules->cell(row, "ending");
    rule.whole = ending.starts_with('^');
    if (rule.whole) ending.remove_prefix(1);
    while (!ending.empty()) {
      if (ending.front() != '<') {
        rule.ending.push_back({std::string(1, ending.front()), false});
        ending.remove_prefix(1);
        continue;
      }
      auto close = ending.find('>');
      auto found = classes.find(std::string(ending.substr(0, close == std::string_view::npos ? close : close + 1)));
      if (found == classes.end()) return fail("names a class that classes.tsv does not have", rules->file, row.line);
      ending.remove_prefix(close + 1);
      bool repeated = ending.starts_with('*');
      if (repeated) ending.remove_prefix(1);
      rule.ending.push_back({found->second, repeated});
    }
    spelling.rules_.push_back(std::move(rule));
  }

  auto irregular = packs::load_table(pack / "irregular.tsv", {"lemma", "upos", "xpos", "forms"});
  if (!irregular) return tl::unexpected(irregular.error());
  for (const auto& row : irregular->rows) {
    auto upos = parse_upos(irregular->cell(row, "upos"));
    if (!upos) return fail("has an unknown part of speech", irregular->file, row.line);
    for (const auto& form : split(irregular->cell(row, "forms"), ' '))
      spelling.irregular_.push_back({irregular->cell(row, "lemma"), form, *upos, irregular->cell(row, "xpos")});
  }

  auto lemmas = packs::load_table(pack / "lemmas.tsv", {"upos", "lemmas"});
  if (!lemmas) return tl::unexpected(lemmas.error());
  for (const auto& row : lemmas->rows) {
    auto upos = parse_upos(lemmas->cell(row, "upos"));
    if (!upos) return fail("has an unknown part of speech", lemmas->file, row.line);
    for (const auto& lemma : split(lemmas->cell(row, "lemmas"), ' ')) spelling.lemmas_.emplace_back(lemma, *upos);
  }
  return spelling;
}

// Whether the pieces up to `piece` match the end of `lemma`.
bool Spelling::fits(const Rule& rule, std::size_t piece, std::string_view lemma) {
  if (piece == 0) return !rule.whole || lemma.empty();
  const Piece& p = rule.ending[piece - 1];
  if (p.repeated && fits(rule, piece - 1, lemma)) return true;
  if (lemma.empty() || p.letters.find(lemma.back()) == std::string::npos) return false;
  return fits(rule, p.repeated ? piece : piece - 1, lemma.substr(0, lemma.size() - 1));
}

std::vector<InflectedForm> Spelling::inflect(const std::string& lemma, Upos upos) const {
  std::vector<InflectedForm> forms;
  std::set<std::string> done;
  for (const auto& rule : rules_) {
    if (rule.upos != upos || done.contains(rule.xpos) || !fits(rule, rule.ending.size(), lemma)) continue;
    done.insert(rule.xpos);
    if (!lemma.ends_with(rule.cut)) continue;
    std::string form = lemma.substr(0, lemma.size() - rule.cut.size());
    for (char c : rule.add) form += c == '=' ? form.back() : c;
    forms.push_back({lemma, form, upos, rule.xpos});
  }
  return forms;
}

}  // namespace kronika::morph
