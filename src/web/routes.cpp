// The table of the API.

#include <array>

#include "web/route.hpp"

namespace kronika::web {
namespace {

constexpr std::array<std::string_view, 16> kTypeNames{
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 4> kAuxNames{"future", "hypothetical", "negated", "historical"};
constexpr std::array<std::string_view, 8> kDimensions{"year", "month",  "day",    "type",
                                                      "mode", "source", "target", "place"};
constexpr std::array<std::string_view, 2> kLevels{"actor", "state"};
constexpr std::array<std::string_view, 5> kKinds{"person", "state", "organisation", "place", "group"};

constexpr Parameter kActor{"actor",
                           ParameterKind::text,
                           "Takes part: a name in any spelling, a state or its code, a key; several must all take part",
                           {},
                           0,
                           0,
                           true};
constexpr Parameter kSource{"source", ParameterKind::text, "Does it"};
constexpr Parameter kTarget{"target", ParameterKind::text, "Has it done to"};
constexpr Parameter kPlace{"place", ParameterKind::text, "Where"};
constexpr Parameter kSector{"sector", ParameterKind::code, "Somebody of this sector takes part: GOV, MIL, OPP"};
constexpr Parameter kType{"type", ParameterKind::choice, "PLOVER type", kTypeNames};
constexpr Parameter kMode{"mode", ParameterKind::text, "PLOVER mode: visit, resign"};
constexpr Parameter kAuxiliary{"aux", ParameterKind::choice,
                               "Events that did not, or not yet, take place, or told as background", kAuxNames};
constexpr Parameter kAbout{"about", ParameterKind::text, "Whom the words mention"};
constexpr Parameter kBy{"by", ParameterKind::text, "Speaker: a name in any spelling, a state or its code"};

#define KRONIKA_EVENT_FILTERS                                                                                      \
  kActor, kSource, kTarget, kSector, kType, kMode, kAuxiliary, kPlace, kFrom, kTo, kText, kPublisher, kConfidence, \
      kReportedBy

constexpr Parameter kEventParameters[] = {KRONIKA_EVENT_FILTERS, limit_of(50, 500), kAfter, kFormat};
constexpr Parameter kTimelineParameters[] = {
    {"actor", ParameterKind::text, "Whose timeline; of several, what they took part in together", {}, 0, 0, true, true},
    kType,
    kMode,
    kAuxiliary,
    kPlace,
    kFrom,
    kTo,
    kText,
    kPublisher,
    kConfidence,
    kReportedBy,
    limit_of(200, 1000),
    kAfter,
    kFormat};
constexpr Parameter kSeriesParameters[] = {
    {"by", ParameterKind::choices, "What to count by, with commas between; month and type when absent", kDimensions},
    KRONIKA_EVENT_FILTERS,
    kFormat};
constexpr Parameter kGraphParameters[] = {
    {"level", ParameterKind::choice, "Single actors, or states with all their people and bodies", kLevels},
    KRONIKA_EVENT_FILTERS,
    limit_of(100, 1000),
    kFormat};
constexpr Parameter kStatesParameters[] = {KRONIKA_EVENT_FILTERS, kFormat};
constexpr Parameter kQuoteParameters[] = {
    kBy, kAbout, kFrom, kTo, kText, kPublisher, kConfidence, kReportedBy, limit_of(50, 500), kAfter, kFormat};
constexpr Parameter kPeopleParameters[] = {{"q", ParameterKind::text, "Beginnings of words of a name, in any spelling"},
                                           {"kind", ParameterKind::choice, "Of another kind than persons", kKinds},
                                           {"country", ParameterKind::code, "ISO 3166-1 alpha-3"},
                                           limit_of(50, 500),
                                           kAfter,
                                           kFormat};
constexpr Parameter kOfficeParameters[] = {
    {"office", ParameterKind::text, "English key of the office: president, prime minister"},
    {"of", ParameterKind::text, "State or body; a name or a code"},
    {"on", ParameterKind::date, "Who held it at this time"},
    kReportedBy,
    kFormat};
constexpr Parameter kDocumentsParameters[] = {{"actor", ParameterKind::text, "Mentioned in it"},
                                              kText,
                                              kPublisher,
                                              {"language", ParameterKind::text, "ISO 639-1"},
                                              {"from", ParameterKind::date, "Published from this date on"},
                                              {"to", ParameterKind::date, "Published up to this date"},
                                              limit_of(50, 500),
                                              kAfter,
                                              kFormat};
constexpr Parameter kDocumentParameters[] = {
    {"source", ParameterKind::text, "Which one, where several publishers have the same text"}};
constexpr Parameter kActorParameters[] = {kReportedBy};
constexpr Parameter kSearchParameters[] = {
    {"q",
     ParameterKind::text,
     "Words of a sentence; diacritics may be left out, \"a phrase\" in quotation marks",
     {},
     0,
     0,
     false,
     true},
    limit_of(20, 100),
    kAfter,
    kFormat};
constexpr Parameter kContradictionParameters[] = {
    {"actor", ParameterKind::text, "Who takes part in one of the facts"}, limit_of(50, 200), kFormat};

#undef KRONIKA_EVENT_FILTERS

constexpr Route kRoutes[] = {
    {"/api/v1",
     "overview",
     "The chronicle as a whole: how much is in it, from when to when, of which publishers",
     {},
     "Overview",
     false,
     false,
     answer_overview},
    {"/api/v1/documents", "documents", "Documents in the order of their publication", kDocumentsParameters, "Document",
     true, true, answer_documents},
    {"/api/v1/documents/{id}", "document", "A document with its text and all that was read from it",
     kDocumentParameters, "Article", false, false, answer_document},
    {"/api/v1/documents/{id}/record", "record",
     "A document as its extraction record, as `kronika extract --json` has it, without words", kDocumentParameters,
     "Record", false, false, answer_record},
    {"/api/v1/events", "events", "Events, joined from all their tellings, in the order of time", kEventParameters,
     "Event", true, true, answer_events},
    {"/api/v1/timeline", "timeline",
     "What an actor, or several together, took part in, with the first and last day that each date may mean",
     kTimelineParameters, "TimelineEvent", true, true, answer_timeline},
    {"/api/v1/series", "series", "How many events, by time, type, state or place", kSeriesParameters, "Count", true,
     true, answer_series},
    {"/api/v1/graph", "graph", "Who with whom: the most frequent pairs of source and target", kGraphParameters, "Graph",
     false, true, answer_graph},
    {"/api/v1/quotes", "quotes", "Who said what, in the order of the first report", kQuoteParameters, "Quote", true,
     true, answer_quotes},
    {"/api/v1/people", "people", "Persons, and with `kind` other actors; those with the most events first",
     kPeopleParameters, "ActorRow", true, true, answer_people},
    {"/api/v1/actors/{key}", "actor", "What is known of one actor: spellings, offices, partners", kActorParameters,
     "Dossier", false, false, answer_actor},
    {"/api/v1/states", "states", "States with their events by type, and visits made and received", kStatesParameters,
     "State", true, true, answer_states},
    {"/api/v1/offices", "offices", "Who held which office, with the evidence", kOfficeParameters, "Holder", true, true,
     answer_offices},
    {"/api/v1/search", "search", "Sentences that have all the words, the last ingested first", kSearchParameters, "Hit",
     true, true, answer_search},
    {"/api/v1/facts/{id}/evidence",
     "evidence",
     "The words that a fact rests on, their sentence with its tree, and the rule",
     {},
     "Evidence",
     false,
     false,
     answer_evidence},
    {"/api/v1/contradictions", "contradictions", "Reports that do not agree, side by side", kContradictionParameters,
     "Contradiction", true, true, answer_contradictions},
};

}  // namespace

const std::span<const std::string_view> kEventTypes{kTypeNames}, kAux{kAuxNames};

std::span<const Route> routes() { return kRoutes; }

}  // namespace kronika::web
