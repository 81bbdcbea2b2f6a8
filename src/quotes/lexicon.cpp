#include "quotes/lexicon.hpp"

#include <algorithm>
#include <utility>

#include "packs/blocks.hpp"

namespace kronika::quotes {
namespace {

constexpr std::array<std::pair<std::string_view, Frame>, 15> kFrames{{{"clause", Frame::clause},
                                                                      {"direct", Frame::direct},
                                                                      {"request", Frame::request},
                                                                      {"label", Frame::label},
                                                                      {"fragment", Frame::fragment},
                                                                      {"negated", Frame::negated},
                                                                      {"citing", Frame::citing},
                                                                      {"evidence", Frame::evidence},
                                                                      {"addressed", Frame::addressed},
                                                                      {"bare", Frame::bare},
                                                                      {"body", Frame::body},
                                                                      {"document", Frame::document},
                                                                      {"person", Frame::person},
                                                                      {"delegate", Frame::delegate},
                                                                      {"press", Frame::press}}};

// In the order of the enumeration.
constexpr std::array<std::string_view, kWordSets> kSets{
    "complementiser", "purpose",    "interrogative", "as",      "negation",  "indefinite", "article",   "light-verb",
    "scare",          "title",      "first-person",  "between", "hearsay",   "unreal",     "turn-role", "causative",
    "impersonal",     "sentential", "stance",        "reading", "condition", "any-body",   "author"};

std::vector<std::string> split(std::string_view s) {
  std::vector<std::string> parts;
  while (!s.empty()) {
    auto space = s.find(' ');
    if (space != 0) parts.emplace_back(s.substr(0, space));
    s = space == std::string_view::npos ? std::string_view{} : s.substr(space + 1);
  }
  return parts;
}

}  // namespace

Frames Lexicon::verb(std::string_view lemma, std::string_view particle) const {
  std::string both(lemma);
  both += ' ';
  both += particle;
  return find(verbs_, both);
}

Result<void> Lexicon::load_frames(const std::filesystem::path& file, FrameTable& table) {
  auto rows = packs::load_table(file, {"lemma", "frames"});
  if (!rows) return tl::unexpected(rows.error());
  for (const auto& row : rows->rows) {
    Frames frames;
    for (const auto& name : split(rows->cell(row, "frames"))) {
      auto it = std::find_if(kFrames.begin(), kFrames.end(), [&](const auto& f) { return f.first == name; });
      if (it == kFrames.end()) return fail("there is no frame \"" + name + "\"", rows->file, row.line);
      frames.bits |= static_cast<std::uint16_t>(it->second);
    }
    const auto& lemma = rows->cell(row, "lemma");
    if (lemma.empty() || !frames) return fail("needs a lemma and at least one frame", rows->file, row.line);
    if (!table.emplace(lemma, frames).second) return fail("\"" + lemma + "\" stands here twice", rows->file, row.line);
  }
  return {};
}

Result<Lexicon> Lexicon::load(const std::filesystem::path& folder) {
  Lexicon lexicon;
  if (auto r = load_frames(folder / "verbs.tsv", lexicon.verbs_); !r) return tl::unexpected(r.error());
  if (auto r = load_frames(folder / "nouns.tsv", lexicon.nouns_); !r) return tl::unexpected(r.error());

  auto sources = packs::load_table(folder / "sources.tsv", {"phrase"});
  if (!sources) return tl::unexpected(sources.error());
  for (const auto& row : sources->rows) {
    auto words = split(sources->cell(row, "phrase"));
    auto slot = std::find(words.begin(), words.end(), "X");
    if (slot == words.end() || words.size() < 2)
      return fail("needs words around one X, the source", sources->file, row.line);
    lexicon.sources_.push_back({{words.begin(), slot}, {slot + 1, words.end()}});
  }

  auto sets = packs::load_blocks(folder / "words.rules");
  if (!sets) return tl::unexpected(sets.error());
  for (const auto& block : sets->blocks) {
    if (block.kind == "drops" && block.name == "complementiser") {  // "said he would"
      lexicon.drops_complementiser_ = true;
      continue;
    }
    auto it = std::find(kSets.begin(), kSets.end(), block.name);
    if (block.kind != "set" || it == kSets.end())
      return fail("there is no \"" + block.kind + " " + block.name + "\"", sets->file, block.line);
    auto& set = lexicon.sets_[static_cast<std::size_t>(it - kSets.begin())];
    for (const auto& field : block.fields) {
      if (field.key != "words") return fail("there is no key \"" + field.key + "\"", sets->file, field.line);
      for (auto& word : split(field.value)) set.insert(std::move(word));
    }
  }
  return lexicon;
}

}  // namespace kronika::quotes
