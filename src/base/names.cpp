#include <algorithm>
#include <array>

#include "kronika/document.hpp"

namespace kronika {
namespace {

template <std::size_t N>
std::optional<std::size_t> find_name(const std::array<std::string_view, N>& names, std::string_view s) {
  auto it = std::find(names.begin(), names.end(), s);
  if (it == names.end()) return std::nullopt;
  return static_cast<std::size_t>(it - names.begin());
}

// Each table is in the order of its enumeration.
constexpr std::array<std::string_view, 17> kUpos{"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                 "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                 "PUNCT", "SCONJ", "SYM", "VERB", "X"};
constexpr std::array<std::string_view, 5> kEntityKind{"person", "state", "organisation", "place", "group"};
constexpr std::array<std::string_view, 5> kMentionForm{"name", "surname", "office", "pronoun", "dropped"};
constexpr std::array<std::string_view, 4> kTimeKind{"date", "time", "duration", "set"};
constexpr std::array<std::string_view, 16> kEventType{
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 5> kAux{"", "future", "hypothetical", "negated", "historical"};
constexpr std::array<std::string_view, 2> kQuoteKind{"direct", "indirect"};
constexpr std::array<std::string_view, 5> kOfficeStatus{"holds", "held", "took_office", "left_office", "candidate"};
constexpr std::array<std::string_view, 7> kBlockKind{"lead",    "paragraph", "heading",    "quote",
                                                     "caption", "related",   "boilerplate"};

template <class E, std::size_t N>
std::string_view name_of(const std::array<std::string_view, N>& names, E value) {
  return names[static_cast<std::size_t>(value)];
}

template <class E, std::size_t N>
std::optional<E> value_of(const std::array<std::string_view, N>& names, std::string_view s) {
  if (auto i = find_name(names, s)) return static_cast<E>(*i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Upos v) { return name_of(kUpos, v); }
std::string_view to_string(EntityKind v) { return name_of(kEntityKind, v); }
std::string_view to_string(MentionForm v) { return name_of(kMentionForm, v); }
std::string_view to_string(TimeKind v) { return name_of(kTimeKind, v); }
std::string_view to_string(EventType v) { return name_of(kEventType, v); }
std::string_view to_string(Aux v) { return name_of(kAux, v); }
std::string_view to_string(QuoteKind v) { return name_of(kQuoteKind, v); }
std::string_view to_string(OfficeStatus v) { return name_of(kOfficeStatus, v); }
std::string_view to_string(BlockKind v) { return name_of(kBlockKind, v); }

std::optional<Upos> parse_upos(std::string_view s) { return value_of<Upos>(kUpos, s); }
std::optional<EventType> parse_event_type(std::string_view s) { return value_of<EventType>(kEventType, s); }
std::optional<EntityKind> parse_entity_kind(std::string_view s) { return value_of<EntityKind>(kEntityKind, s); }
std::optional<MentionForm> parse_mention_form(std::string_view s) { return value_of<MentionForm>(kMentionForm, s); }
std::optional<TimeKind> parse_time_kind(std::string_view s) { return value_of<TimeKind>(kTimeKind, s); }
std::optional<Aux> parse_aux(std::string_view s) { return value_of<Aux>(kAux, s); }
std::optional<QuoteKind> parse_quote_kind(std::string_view s) { return value_of<QuoteKind>(kQuoteKind, s); }
std::optional<OfficeStatus> parse_office_status(std::string_view s) { return value_of<OfficeStatus>(kOfficeStatus, s); }

}  // namespace kronika
