// Answers as JSON, with the field names of the extraction record where it has them.

#include <nlohmann/json.hpp>

#include "kronika/browse.hpp"
#include "kronika/query.hpp"

namespace kronika {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json actor(const Actor& a) {
  return {
      {"name", a.name}, {"kind", a.kind}, {"country", a.country}, {"sector", text_or_null(a.sector)}, {"key", a.key}};
}

Json actors(const std::vector<Actor>& list) {
  Json all = Json::array();
  for (const Actor& a : list) all.push_back(actor(a));
  return all;
}

Json witness(const Witness& w) {
  return {{"id", w.fact},
          {"document", w.document},
          {"text", w.text},
          {"path", w.path},
          {"source", text_or_null(w.source)},
          {"published", text_or_null(w.published)},
          {"title", text_or_null(w.title)},
          {"date", text_or_null(w.date)},
          {"date_reason", text_or_null(w.date_reason)},
          {"sentence", w.sentence},
          {"evidence", w.evidence},
          {"attribution", text_or_null(w.attribution)},
          {"rule", w.rule},
          {"confidence", w.confidence}};
}

Json witnesses(const std::vector<Witness>& list) {
  Json all = Json::array();
  for (const Witness& w : list) all.push_back(witness(w));
  return all;
}

std::string tri(Tri t) { return std::string(to_string(t)); }

Json event(const EventRow& row) {
  return {{"id", row.id},
          {"type", row.type},
          {"mode", text_or_null(row.mode)},
          {"aux", text_or_null(row.aux)},
          {"cameo", text_or_null(row.cameo)},
          {"sources", actors(row.sources)},
          {"targets", actors(row.targets)},
          {"date", text_or_null(row.date)},
          {"date_reason", text_or_null(row.reason)},
          {"in_window", tri(row.in_window)},
          {"place", row.place ? actor(*row.place) : Json(nullptr)},
          {"confidence", row.confidence},
          {"reported", text_or_null(row.reported)},
          {"tellings", row.tellings},
          {"texts", row.texts},
          {"witnesses", witnesses(row.witnesses)}};
}

Json document(const DocumentRow& d) {
  return {{"id", d.id},
          {"title", text_or_null(d.title)},
          {"source", text_or_null(d.source)},
          {"published", text_or_null(d.published)},
          {"modified", text_or_null(d.modified)},
          {"language", text_or_null(d.language)},
          {"path", d.path},
          {"url", text_or_null(d.url)},
          {"characters", d.characters},
          {"facts", d.facts}};
}

Json article_fact(const ArticleFact& f) {
  Json participants = Json::array();
  for (const auto& [role, index] : f.participants) participants.push_back({{"role", role}, {"actor", index}});
  return {{"id", f.id},
          {"kind", f.kind},
          {"begin", f.range.begin},
          {"end", f.range.end},
          {"sentence", f.sentence < 0 ? Json(nullptr) : Json(f.sentence)},
          {"type", f.type},
          {"mode", text_or_null(f.mode)},
          {"aux", text_or_null(f.aux)},
          {"status", text_or_null(f.status)},
          {"of", text_or_null(f.of)},
          {"date", text_or_null(f.date)},
          {"date_reason", text_or_null(f.date_reason)},
          {"rule", f.rule},
          {"confidence", f.confidence},
          {"participants", std::move(participants)},
          {"event", text_or_null(f.event)}};
}

Json edtf(const std::optional<Edtf>& date) { return date && date->known() ? Json(date->to_string()) : Json(nullptr); }

Json holder(const Holder& h) {
  Json evidence = Json::array();
  for (const OfficeEvidence& e : h.term.evidence) {
    Json entry = witness(e.witness);
    entry["status"] = e.status;
    entry["after"] = text_or_null(e.after);
    evidence.push_back(std::move(entry));
  }
  return {{"person", actor(h.term.person)},
          {"office", h.term.office},
          {"of", h.term.of},
          {"held", tri(h.held)},
          {"reason", text_or_null(h.reason)},
          {"start", edtf(h.term.start)},
          {"start_reason", text_or_null(h.term.start_reason)},
          {"end", edtf(h.term.end)},
          {"end_reason", text_or_null(h.term.end_reason)},
          {"statements", h.term.statements},
          {"evidence", std::move(evidence)}};
}

// A text that a damaged file may have left in no valid UTF-8 is still shown, with replacement characters.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string to_json(const EventRow& row) { return dump(event(row)); }

std::string to_json(const QuoteRow& row) {
  return dump({{"id", row.id},
               {"speaker", actor(row.speaker)},
               {"kind", row.kind},
               {"words", row.words},
               {"about", actors(row.about)},
               {"reported", text_or_null(row.reported)},
               {"in_window", tri(row.in_window)},
               {"tellings", row.tellings},
               {"texts", row.texts},
               {"witnesses", witnesses(row.witnesses)}});
}

std::string to_json(const Holder& h) { return dump(holder(h)); }

std::string to_json(const Dossier& d) {
  Json spellings = Json::array(), offices = Json::array(), partners = Json::array();
  Json events = Json::object();
  for (const Spelling& s : d.spellings) spellings.push_back({{"name", s.name}, {"documents", s.documents}});
  for (const Holder& h : d.offices) offices.push_back(holder(h));
  for (const Count& c : d.events) events[c.values.front()] = c.events;
  for (const auto& [partner, times] : d.partners) {
    Json entry = actor(partner);
    entry["events"] = times;
    partners.push_back(std::move(entry));
  }
  return dump({{"actor", actor(d.actor)},
               {"spellings", std::move(spellings)},
               {"offices", std::move(offices)},
               {"events", std::move(events)},
               {"partners", std::move(partners)},
               {"quotes", d.quotes},
               {"documents", d.documents},
               {"texts", d.texts},
               {"first", text_or_null(d.first)},
               {"last", text_or_null(d.last)}});
}

std::string to_json(const Explanation& x) {
  Json tree = Json::array();
  for (const TreeLine& t : x.tree) {
    tree.push_back({{"n", t.number},
                    {"form", t.form},
                    {"lemma", t.lemma},
                    {"upos", t.upos},
                    {"head", t.head},
                    {"deprel", t.deprel},
                    {"evidence", t.evidence}});
  }
  return dump({{"id", x.id},
               {"kind", x.kind},
               {"summary", x.summary},
               {"begin", x.begin},
               {"end", x.end},
               {"url", text_or_null(x.url)},
               {"date", text_or_null(x.date)},
               {"date_reason", text_or_null(x.date_reason)},
               {"telling", witness(x.witness)},
               {"tree", std::move(tree)},
               {"event", x.event ? event(*x.event) : Json(nullptr)},
               {"set_apart", x.set_apart}});
}

std::string to_json(const DocumentRow& row) { return dump(document(row)); }

std::string to_json(const Reading& a) {
  Json sentences = Json::array(), mentions = Json::array(), times = Json::array(), facts = Json::array();
  for (const Range& s : a.sentences) sentences.push_back({{"begin", s.begin}, {"end", s.end}});
  for (const ArticleMention& m : a.mentions) {
    mentions.push_back({{"begin", m.range.begin}, {"end", m.range.end}, {"form", m.form}, {"actor", m.actor}});
  }
  for (const ArticleTime& t : a.times) {
    times.push_back({{"begin", t.range.begin},
                     {"end", t.range.end},
                     {"kind", t.kind},
                     {"value", t.value},
                     {"reason", t.reason},
                     {"rule", t.rule}});
  }
  for (const ArticleFact& f : a.facts) facts.push_back(article_fact(f));
  return dump({{"document", document(a.document)},
               {"author", text_or_null(a.author)},
               {"text", a.text},
               {"sentences", std::move(sentences)},
               {"actors", actors(a.actors)},
               {"mentions", std::move(mentions)},
               {"times", std::move(times)},
               {"facts", std::move(facts)}});
}

std::string to_json(const Hit& h) {
  return dump({{"document", h.document},
               {"title", text_or_null(h.title)},
               {"source", text_or_null(h.source)},
               {"published", text_or_null(h.published)},
               {"sentence", h.sentence},
               {"begin", h.range.begin},
               {"end", h.range.end},
               {"facts", h.facts}});
}

std::string to_json(const ActorRow& row) {
  Json out = actor(row.actor);
  out["events"] = row.events;
  return dump(out);
}

std::string to_json(const Graph& graph) {
  Json nodes = Json::array(), edges = Json::array();
  for (const GraphNode& n : graph.nodes) {
    nodes.push_back({{"key", n.key}, {"name", n.name}, {"kind", n.kind}, {"country", n.country}, {"events", n.events}});
  }
  for (const GraphEdge& e : graph.edges) {
    edges.push_back({{"source", graph.nodes[e.source].key},
                     {"target", graph.nodes[e.target].key},
                     {"events", e.events},
                     {"types", e.types}});
  }
  return dump({{"nodes", std::move(nodes)}, {"edges", std::move(edges)}, {"cut", graph.cut}});
}

std::string to_json(const Overview& o) {
  return dump({{"documents", o.documents},
               {"sentences", o.sentences},
               {"facts", o.facts},
               {"events", o.events},
               {"actors", o.actors},
               {"first", text_or_null(o.first)},
               {"last", text_or_null(o.last)},
               {"publishers", o.publishers},
               {"languages", o.languages}});
}

}  // namespace kronika
