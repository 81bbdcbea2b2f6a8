// What a reader leafs through: documents and what was read from them, actors by how much they take part in, who
// meets whom, what happens to states, and where reports contradict each other. As kronika/query.hpp: functions
// read the Store they are given, on its thread, and answer in a stable order.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kronika/query.hpp"

namespace kronika {

// ---- documents ----

struct DocumentQuery {
  std::optional<ActorChoice> actor;  // is mentioned in it
  Window window;                     // of its publication
  std::string text;                  // words of one of its sentences
  std::string publisher, language;
  Paging paging;
};

struct DocumentRow {
  std::string id, title, source, published, language, path, url;
  std::int64_t characters = 0, facts = 0;
  std::string modified;
};
// In the order of publication; undated ones first.
Result<Page<DocumentRow>> find_documents(const Store& store, const DocumentQuery& query);

// Offsets are Unicode code points of the text.
struct Range {
  std::int64_t begin = 0, end = 0;
};

struct ArticleMention {
  Range range;
  std::string form;
  std::size_t actor = 0;  // index into Reading::actors
};

struct ArticleTime {
  Range range;
  std::string kind, value, reason, rule;
};

struct ArticleFact {
  std::string id, kind;        // event, quote, office, relation
  Range range;                 // of the evidence
  std::int64_t sentence = -1;  // index into Reading::sentences
  // What kind of event or quote, which office or relation; which of them depends on `kind`.
  std::string type, mode, aux, status, of;
  std::string date, date_reason, rule;
  double confidence = 0;
  std::vector<std::pair<std::string, std::size_t>> participants;  // role, index into Reading::actors
  std::string event;                                              // id of the event that the telling was joined to
};

struct Reading {
  DocumentRow document;
  std::string author, text;
  std::vector<Range> sentences;
  std::vector<Actor> actors;
  std::vector<ArticleMention> mentions;
  std::vector<ArticleTime> times;
  std::vector<ArticleFact> facts;  // in the order of the text
};
// By id, or as much of its beginning as is unique. The same text may have come from several sources: `source`
// chooses, else the first. Nothing when there is no such document.
Result<std::optional<Reading>> find_reading(const Store& store, std::string_view id, std::string_view source);

// ---- words ----

struct Hit {
  std::string document, title, source, published;
  std::string sentence;
  Range range;                     // of the sentence
  std::vector<std::string> facts;  // that rest on it
};
// Sentences that have all the words, the last ingested first.
Result<Page<Hit>> find_sentences(const Store& store, std::string_view words, const Paging& paging);

// ---- actors ----

struct ActorQuery {
  std::string kind;     // as EntityKind; any when empty
  std::string words;    // beginnings of words of a name; any when empty
  std::string country;  // ISO alpha-3; any when empty
  Paging paging;
};
struct ActorRow {
  Actor actor;
  std::int64_t events = 0;
};
// Those with the most events first.
Result<Page<ActorRow>> find_actors(const Store& store, const ActorQuery& query);

// ---- who with whom ----

enum class GraphLevel : std::uint8_t { actor, state };
struct GraphNode {
  std::string key, name, kind, country;  // at the level of states the key is the ISO code
  std::int64_t events = 0;               // with others of the graph
};
struct GraphEdge {
  std::size_t source = 0, target = 0;  // indexes into nodes
  std::int64_t events = 0;
  std::map<std::string, std::int64_t> types;
};
struct Graph {
  std::vector<GraphNode> nodes;
  std::vector<GraphEdge> edges;  // those with the most events first
  bool cut = false;              // there were more edges than `most`
};
Result<Graph> find_graph(const Store& store, const EventQuery& query, GraphLevel level, std::size_t most);

// ---- states ----

struct StateActivity {
  std::string iso;
  std::int64_t events = 0, visits_made = 0, visits_received = 0;
  std::map<std::string, std::int64_t> types;
};
// States whose people, bodies or themselves take part, by code.
Result<std::vector<StateActivity>> find_activity(const Store& store, const EventQuery& query);

// ---- contradictions ----

struct Contradiction {
  std::string kind;  // denied: one report says it took place, another that it did not; date: they tell different
                     // days; office: they tell different days on which a person took or left an office
  std::string first, second;  // ids of facts
};
// At most `most`; of `actor` only, if one is given.
Result<std::vector<Contradiction>> find_contradictions(const Store& store, const std::optional<ActorChoice>& actor,
                                                       std::size_t most);

// ---- the whole ----

struct Overview {
  std::int64_t documents = 0, sentences = 0, facts = 0, events = 0, actors = 0;
  std::string first, last;                         // days of the first and the last dated event
  std::vector<std::string> publishers, languages;  // the most frequent first; at most 100 publishers
};
Result<Overview> overview(const Store& store);

// ---- as JSON, one object without line breaks ----

std::string to_json(const DocumentRow& row);
std::string to_json(const Reading& article);
std::string to_json(const Hit& hit);
std::string to_json(const ActorRow& row);
std::string to_json(const Graph& graph);
std::string to_json(const Overview& overview);

}  // namespace kronika
