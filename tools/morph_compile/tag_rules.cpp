#include "tag_rules.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace kronika::morph {
namespace {

bool begins_with_capital(std::string_view lemma) {
  std::size_t pos = 0;
  return !lemma.empty() && utf8::is_upper(utf8::next(lemma, pos));
}

void replace_all(std::string& in, const std::string& what, const std::string& with) {
  for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size()))
    in.replace(at, what.size(), with);
}

}  // namespace

std::vector<std::string> split(std::string_view s, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    auto at = s.find(separator);
    parts.emplace_back(s.substr(0, at));
    if (at == std::string_view::npos) return parts;
    s.remove_prefix(at + 1);
  }
}

std::string join_features(std::string_view feats) {
  auto lower = [](const std::string& s) { return utf8::lower(s); };
  std::map<std::string, std::string> by_name;  // keyed in lower case, as CoNLL-U sorts
  for (const auto& feature : split(feats, '|'))
    if (!feature.empty() && feature != "_") by_name[lower(feature.substr(0, feature.find('=')))] = feature;
  std::string out;
  for (const auto& [name, feature] : by_name) out += (out.empty() ? "" : "|") + feature;
  return out;
}

Result<TagRules> TagRules::load(const std::filesystem::path& pack) {
  TagRules rules;
  auto values = packs::load_table(pack / "values.tsv", {"name", "source", "xpos", "feats"});
  if (!values) return tl::unexpected(values.error());
  for (const auto& row : values->rows)
    rules.values_[values->cell(row, "name")].push_back(
        {values->cell(row, "source"), {values->cell(row, "xpos"), values->cell(row, "feats")}});

  auto tags = packs::load_table(
      pack / "tags.tsv", {"source", "lemma", "group", "prefix", "strip", "ending", "to", "upos", "xpos", "feats"});
  if (!tags) return tl::unexpected(tags.error());
  for (const auto& row : tags->rows) {
    auto cell = [&](const char* name) { return tags->cell(row, name); };
    Row rule;
    std::string source = cell("source");
    if (source.ends_with('*')) {
      rule.open = true;
      source.pop_back();
    }
    rule.pattern = split(source, ':');
    for (const auto& field : rule.pattern)
      if (field.starts_with('<') && !rules.values_.contains(field))
        return fail("names values that values.tsv does not have: " + field, tags->file, row.line);
    rule.outcome.group = cell("group");
    rule.outcome.prefix = cell("prefix");
    rule.outcome.strip = cell("strip");
    rule.outcome.ending = cell("ending");
    rule.outcome.to = cell("to");
    rule.outcome.dropped = cell("upos") == "-";
    if (!rule.outcome.dropped) {
      auto upos = parse_upos(cell("upos"));
      if (!upos) return fail("has an unknown part of speech: " + cell("upos"), tags->file, row.line);
      rule.upos = *upos;
    }
    rule.xpos = cell("xpos");
    rule.feats = cell("feats");
    if (rules.blocks_.empty() || rules.blocks_.back().source != cell("source") ||
        rules.blocks_.back().lemma_key != cell("lemma")) {
      Block block;
      block.source = cell("source");
      block.lemma_key = cell("lemma");
      block.capitalised = block.lemma_key == "^";
      if (!block.capitalised && !block.lemma_key.empty()) block.lemmas = split(block.lemma_key, ' ');
      std::sort(block.lemmas.begin(), block.lemmas.end());
      rules.blocks_.push_back(std::move(block));
    }
    rules.blocks_.back().rows.push_back(std::move(rule));
  }
  return rules;
}

bool TagRules::expand(const Row& row, const std::vector<std::string>& fields, std::vector<Outcome>& out) const {
  if (fields.size() < row.pattern.size() || (!row.open && fields.size() > row.pattern.size())) return false;
  // Each combination of the alternatives is a set of replacements in group, xpos and feats.
  struct Partial {
    std::string group, xpos, feats;
  };
  std::vector<Partial> partial{{row.outcome.group, row.xpos, row.feats}};
  for (std::size_t i = 0; i < row.pattern.size(); ++i) {
    const auto& name = row.pattern[i];
    if (!name.starts_with('<')) {
      if (fields[i] != name) return false;
      continue;
    }
    std::vector<Partial> longer;
    for (const auto& alternative : split(fields[i], '.')) {
      for (const auto& [source, value] : values_.find(name)->second) {
        if (source != alternative) continue;
        for (Partial p : partial) {
          replace_all(p.group, name, value.xpos);
          replace_all(p.xpos, name, value.xpos);
          replace_all(p.feats, name, value.feats);
          longer.push_back(std::move(p));
        }
      }
    }
    partial = std::move(longer);
  }
  if (partial.empty()) return false;
  for (const auto& p : partial) {
    auto same = std::find_if(out.begin(), out.end(), [&](const Outcome& o) {
      return o.group == p.group && o.prefix == row.outcome.prefix && o.strip == row.outcome.strip &&
             o.ending == row.outcome.ending && o.to == row.outcome.to && o.dropped == row.outcome.dropped;
    });
    if (same == out.end()) {
      out.push_back(row.outcome);
      out.back().group = p.group;
      same = out.end() - 1;
    }
    Reading reading{row.upos, p.xpos, join_features(p.feats)};
    if (std::find(same->readings.begin(), same->readings.end(), reading) == same->readings.end())
      same->readings.push_back(std::move(reading));
  }
  return true;
}

Result<const std::vector<Outcome>*> TagRules::apply(std::string_view tag, std::string_view lemma) {
  auto [it, is_new] = by_tag_.try_emplace(std::string(tag));
  if (is_new) {
    auto fields = split(tag, ':');
    for (const auto& block : blocks_) {
      Candidate candidate{&block, {}};
      bool fits = false;
      for (const auto& row : block.rows) fits = expand(row, fields, candidate.outcomes) || fits;
      if (fits) it->second.push_back(std::move(candidate));
    }
  }
  for (const auto& candidate : it->second) {
    const Block& block = *candidate.block;
    if (block.capitalised
            ? begins_with_capital(lemma)
            : block.lemmas.empty() || std::binary_search(block.lemmas.begin(), block.lemmas.end(), std::string(lemma)))
      return &candidate.outcomes;
  }
  return fail("no row of tags.tsv fits the tag " + std::string(tag) + " of " + std::string(lemma));
}

}  // namespace kronika::morph
