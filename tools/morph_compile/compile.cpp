#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <set>

#include "endings.hpp"
#include "lexicon.hpp"
#include "morphology/morphology_file.hpp"

namespace kronika::morph {
namespace {

class Compiler {
 public:
  explicit Compiler(const Lexicon& lexicon) : lexicon_(lexicon) {}

  Result<std::string> run() {
    for (const auto& tag : lexicon_.tags())
      tags_.push_back({static_cast<std::uint32_t>(tag.upos), string(tag.xpos), string(tag.feats)});
    for (const auto& prefix : lexicon_.prefixes()) prefixes_.push_back(string(prefix));
    add_lexemes();
    auto common_root = add_endings(false, common_arcs_);
    auto name_root = add_endings(true, name_arcs_);
    if (affixes_.size() >= kNoAffix || tagset_ids_.size() > 0xffff || paradigms_.size() > 0xffff)
      return fail("has more affixes, tag sets or paradigms than 65535: " + std::to_string(affixes_.size()) + ", " +
                  std::to_string(tagset_ids_.size()) + ", " + std::to_string(paradigms_.size()));
    AutomatonBuilder stems;
    for (const auto& [stem, paradigms] : stems_) stems.add(stem, list(paradigms));
    auto stem_root = stems.finish();
    if (std::max({stems.arcs().size(), common_arcs_.size(), name_arcs_.size()}) > kMaxArcTarget)
      return fail("has an automaton of more arcs than can be numbered");
    return write(stems.arcs(), stem_root, common_root, name_root);
  }

 private:
  struct Affix {
    std::uint32_t prefix;
    std::string ending;
    friend auto operator<=>(const Affix&, const Affix&) = default;
  };
  struct Paradigm {
    std::uint16_t lemma;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> entries;
    friend auto operator<=>(const Paradigm&, const Paradigm&) = default;
  };

  StringRef string(const std::string& s) {
    auto [it, is_new] = string_at_.try_emplace(s, static_cast<std::uint32_t>(strings_.size()));
    if (is_new) strings_ += s;
    return {it->second, static_cast<std::uint32_t>(s.size())};
  }

  std::uint16_t affix(std::uint32_t prefix, const std::string& ending) {
    auto [it, is_new] = affix_ids_.try_emplace({prefix, ending}, static_cast<std::uint32_t>(affixes_.size()));
    if (is_new) affixes_.push_back({prefix, string(ending)});
    return static_cast<std::uint16_t>(it->second);  // too many are refused before they are used
  }

  std::uint32_t tagset(const std::vector<std::uint16_t>& tags) {
    auto [it, is_new] = tagset_ids_.try_emplace(tags, static_cast<std::uint32_t>(tagset_ids_.size()));
    if (is_new) {
      tagset_items_.insert(tagset_items_.end(), tags.begin(), tags.end());
      tagset_begins_.push_back(static_cast<std::uint32_t>(tagset_items_.size()));
    }
    return it->second;
  }

  std::uint32_t list(const std::set<std::uint32_t>& paradigms) {
    auto [it, is_new] = lists_.try_emplace(paradigms, static_cast<std::uint32_t>(lists_.size()));
    if (is_new) {
      for (auto p : paradigms) list_items_.push_back(static_cast<std::uint16_t>(p));
      list_begins_.push_back(static_cast<std::uint32_t>(list_items_.size()));
    }
    return it->second;
  }

  void add_lexemes() {
    for (const auto& lexeme : lexicon_.lexemes()) {
      if (lexeme.forms.empty()) continue;
      // The stem is what the lemma and all forms without their prefix begin with, in whole letters.
      std::string_view stem = lexeme.lemma;
      for (const auto& form : lexeme.forms) {
        auto bare = bare_form(form);
        std::size_t n = 0;
        while (n < stem.size() && n < bare.size() && stem[n] == bare[n]) ++n;
        stem = stem.substr(0, n);
      }
      auto inside_letter = [&](std::string_view s) {
        return stem.size() < s.size() && (static_cast<unsigned char>(s[stem.size()]) & 0xC0) == 0x80;
      };
      while (!stem.empty() &&
             (inside_letter(lexeme.lemma) || std::any_of(lexeme.forms.begin(), lexeme.forms.end(),
                                                         [&](const Form& f) { return inside_letter(bare_form(f)); })))
        stem.remove_suffix(1);

      Paradigm paradigm;
      paradigm.lemma = affix(0, lexeme.lemma.substr(stem.size()));
      for (const auto& form : lexeme.forms)
        paradigm.entries.emplace_back(affix(form.prefix, std::string(bare_form(form).substr(stem.size()))),
                                      static_cast<std::uint16_t>(tagset(form.tags)));
      std::sort(paradigm.entries.begin(), paradigm.entries.end());
      auto [it, is_new] = paradigms_.try_emplace(paradigm, static_cast<std::uint32_t>(paradigms_.size()));
      if (is_new) {
        for (auto [a, t] : paradigm.entries) paradigm_entries_.push_back({a, t});
        paradigm_begins_.push_back(static_cast<std::uint32_t>(paradigm_entries_.size()));
        paradigm_lemmas_.push_back(paradigm.lemma);
      }
      stems_[std::string(stem)].insert(it->second);
    }
  }

  std::uint32_t add_endings(bool names, std::vector<std::uint32_t>& arcs) {
    AutomatonBuilder builder;
    for (const auto& ending : count_endings(lexicon_, names, [&](const Form& f) { return tagset(f.tags); })) {
      std::vector<std::array<std::uint32_t, 5>> guesses;
      for (const auto& g : ending.guesses) guesses.push_back({g.cut, g.prefix, affix(0, g.add), g.tagset, g.share});
      auto [it, is_new] = guess_lists_.try_emplace(guesses, static_cast<std::uint32_t>(guess_lists_.size()));
      if (is_new) {
        for (const auto& [cut, prefix, add, tags, share] : guesses)
          guess_items_.push_back({static_cast<std::uint16_t>(cut), static_cast<std::uint16_t>(prefix),
                                  static_cast<std::uint16_t>(add), static_cast<std::uint16_t>(tags),
                                  static_cast<std::uint16_t>(share)});
        guess_begins_.push_back(static_cast<std::uint32_t>(guess_items_.size()));
      }
      builder.add(ending.reversed, it->second);
    }
    auto root = builder.finish();
    arcs = builder.arcs();
    return root;
  }

  std::string_view bare_form(const Form& form) const {
    return std::string_view(form.form).substr(lexicon_.prefixes()[form.prefix].size());
  }

  std::vector<std::uint16_t> affix_table() const {
    std::vector<std::uint16_t> table(std::bit_ceil(affixes_.size() * 2 + 1), kNoAffix);
    for (const auto& [affix, id] : affix_ids_) {
      std::uint32_t h = kEndingHashSeed;
      for (auto c = affix.ending.rbegin(); c != affix.ending.rend(); ++c)
        h = extend_ending_hash(h, static_cast<unsigned char>(*c));
      std::size_t i = affix_hash(h, affix.prefix) & (table.size() - 1);
      while (table[i] != kNoAffix) i = (i + 1) & (table.size() - 1);
      table[i] = static_cast<std::uint16_t>(id);
    }
    return table;
  }

  std::string write(const std::vector<std::uint32_t>& stem_arcs, std::uint32_t stem_root, std::uint32_t common_root,
                    std::uint32_t name_root) const {
    MorphologyHeader header{};
    header.magic = kMorphologyMagic;
    header.version = kMorphologyVersion;
    header.sections = kSections;
    header.stem_root = stem_root;
    header.common_root = common_root;
    header.name_root = name_root;
    std::string out(sizeof header, '\0');
    auto put = [&](Section s, const auto& items) {
      out.resize((out.size() + 7) / 8 * 8);
      std::size_t bytes = items.size() * sizeof(items[0]);
      header.section[static_cast<std::size_t>(s)] = {static_cast<std::uint32_t>(out.size()),
                                                     static_cast<std::uint32_t>(bytes)};
      out.append(reinterpret_cast<const char*>(items.data()), bytes);
    };
    put(Section::strings, strings_);
    put(Section::tags, tags_);
    put(Section::tagset_begins, tagset_begins_);
    put(Section::tagset_items, tagset_items_);
    put(Section::prefixes, prefixes_);
    put(Section::affixes, affixes_);
    put(Section::affix_table, affix_table());
    put(Section::paradigm_begins, paradigm_begins_);
    put(Section::paradigm_entries, paradigm_entries_);
    put(Section::paradigm_lemmas, paradigm_lemmas_);
    put(Section::stem_arcs, stem_arcs);
    put(Section::list_begins, list_begins_);
    put(Section::list_items, list_items_);
    put(Section::common_arcs, common_arcs_);
    put(Section::name_arcs, name_arcs_);
    put(Section::guess_begins, guess_begins_);
    put(Section::guess_items, guess_items_);
    header.file_size = out.size();
    header.checksum = checksum(std::as_bytes(std::span(out)).subspan(sizeof header));
    std::memcpy(out.data(), &header, sizeof header);
    return out;
  }

  const Lexicon& lexicon_;
  std::string strings_;
  std::map<std::string, std::uint32_t> string_at_;
  std::vector<TagRecord> tags_;
  std::vector<StringRef> prefixes_;
  std::map<Affix, std::uint32_t> affix_ids_;
  std::vector<AffixRecord> affixes_;
  std::map<std::vector<std::uint16_t>, std::uint32_t> tagset_ids_;
  std::vector<std::uint32_t> tagset_begins_{0};
  std::vector<std::uint16_t> tagset_items_;
  std::map<Paradigm, std::uint32_t> paradigms_;
  std::vector<std::uint32_t> paradigm_begins_{0};
  std::vector<ParadigmEntry> paradigm_entries_;
  std::vector<std::uint16_t> paradigm_lemmas_;
  std::map<std::string, std::set<std::uint32_t>> stems_;
  std::map<std::set<std::uint32_t>, std::uint32_t> lists_;
  std::vector<std::uint32_t> list_begins_{0};
  std::vector<std::uint16_t> list_items_;
  std::vector<std::uint32_t> common_arcs_, name_arcs_;
  std::map<std::vector<std::array<std::uint32_t, 5>>, std::uint32_t> guess_lists_;
  std::vector<std::uint32_t> guess_begins_{0};
  std::vector<Guess> guess_items_;
};

}  // namespace

Result<std::string> compile(const Lexicon& lexicon) { return Compiler(lexicon).run(); }

}  // namespace kronika::morph
