#include "measure/likeness.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <set>

namespace kronika::measure {
namespace {

// Short and long forms of one body: a text may use either, and so may a record.
const std::vector<std::vector<std::string>>& forms() {
  static const std::vector<std::vector<std::string>> groups{
      {"united states", "united states of america", "usa", "us", "u s", "u s a", "america", "stany zjednoczone",
       "stany zjednoczone ameryki", "ameryka"},
      {"united kingdom", "uk", "u k", "britain", "great britain", "wielka brytania", "w brytania", "brytania",
       "zjednoczone królestwo"},
      {"russia", "russian federation", "rosja", "federacja rosyjska"},
      {"china", "people s republic of china", "chiny", "chrl"},
      {"north korea", "democratic people s republic of korea", "dprk", "korea północna"},
      {"south korea", "republic of korea", "rok", "korea południowa"},
      {"laos", "lao people s democratic republic"},
      {"yemen", "republic of yemen"},
      {"czech republic", "czechia", "czechy"},
      {"united arab emirates", "uae", "zjednoczone emiraty arabskie", "zea"},
      {"netherlands", "holandia", "niderlandy"},
      {"european union", "eu", "e u", "unia europejska", "ue", "unia"},
      {"european commission", "komisja europejska", "ke"},
      {"european parliament", "parlament europejski", "pe", "ep"},
      {"nato", "sojusz północnoatlantycki", "north atlantic treaty organization"},
      {"united nations", "un", "u n", "onz", "organizacja narodów zjednoczonych"}};
  return groups;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const auto& p : parts) {
    if (!out.empty()) out += ' ';
    out += p;
  }
  return out;
}

std::vector<std::string> canonical_words(std::string_view name) {
  static const auto canon = [] {
    std::map<std::string, std::string> m;
    for (const auto& group : forms())
      for (const auto& form : group) m[form] = group.front();
    return m;
  }();
  auto own = words(name);
  auto it = canon.find(join(own));
  return it == canon.end() ? own : words(it->second);
}

bool is_word(UChar32 c) {
  return c == '_' || u_isalpha(c) || u_charType(c) == U_LETTER_NUMBER || u_getNumericValue(c) != U_NO_NUMERIC_VALUE;
}

}  // namespace

std::vector<std::string> words(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  if (U_SUCCESS(status)) unicode = nfc->normalize(unicode, status);
  unicode.foldCase();
  std::vector<std::string> out;
  icu::UnicodeString word;
  auto close = [&] {
    if (word.isEmpty()) return;
    out.emplace_back();
    word.toUTF8String(out.back());
    word.remove();
  };
  for (int32_t i = 0; i < unicode.length();) {
    const UChar32 c = unicode.char32At(i);
    i += U16_LENGTH(c);
    if (is_word(c))
      word.append(c);
    else
      close();
  }
  close();
  return out;
}

double dice(std::string_view a, std::string_view b) {
  auto left = words(a), right = words(b);
  if (left.empty() || right.empty()) return 0;
  const auto total = left.size() + right.size();
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  std::vector<std::string> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(shared));
  return 2.0 * static_cast<double>(shared.size()) / static_cast<double>(total);
}

bool same_name(std::string_view a, std::string_view b, bool state) {
  const auto left = canonical_words(a), right = canonical_words(b);
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  const std::set<std::string> l(left.begin(), left.end()), r(right.begin(), right.end());
  const bool shorter =
      std::includes(r.begin(), r.end(), l.begin(), l.end()) || std::includes(l.begin(), l.end(), r.begin(), r.end());
  return shorter && (state || left.back() == right.back());
}

bool same_actor(const Actor& gold, const Actor& said) {
  return same_name(gold.name, said.name, said.state && said.country == gold.country);
}

bool same_side(const std::vector<Actor>& gold, const std::vector<Actor>& said) {
  if (gold.size() != said.size()) return false;
  auto left = said;
  for (const auto& g : gold) {
    auto hit = std::find_if(left.begin(), left.end(), [&](const Actor& s) { return same_actor(g, s); });
    if (hit == left.end()) return false;
    left.erase(hit);
  }
  return true;
}

bool same_sentence(std::string_view gold, std::string_view said) {
  return dice(gold, said) >= 0.5 || said.find(gold) != std::string_view::npos ||
         gold.find(said) != std::string_view::npos;
}

bool same_event(const EventFact& gold, const EventFact& said) {
  return gold.type == said.type && same_sentence(gold.sentence, said.sentence);
}

bool same_full_event(const EventFact& gold, const EventFact& said) {
  return same_event(gold, said) && same_side(gold.sources, said.sources) && same_side(gold.targets, said.targets) &&
         gold.aux == said.aux && gold.date == said.date;
}

bool same_quote(const QuoteFact& gold, const QuoteFact& said) { return dice(gold.text, said.text) >= 0.7; }

bool same_office(const OfficeFact& gold, const OfficeFact& said) {
  return same_name(gold.person, said.person) && words(gold.office) == words(said.office) &&
         words(gold.of) == words(said.of) && gold.status == said.status;
}

}  // namespace kronika::measure
