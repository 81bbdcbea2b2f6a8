// Documents, their words, and single facts.

#include <fmt/format.h>

#include "kronika/browse.hpp"
#include "kronika/record.hpp"
#include "render/table.hpp"
#include "web/route.hpp"

namespace kronika::web {
namespace {

// Both facts of a contradiction stand in one row.
std::vector<std::string> contradiction_columns() {
  std::vector<std::string> columns{"kind"};
  for (const std::string side : {"first", "second"}) {
    for (const char* name : {"", "_summary", "_date", "_source", "_published", "_document", "_evidence", "_sentence"})
      columns.push_back(side + name);
  }
  return columns;
}

void add_cells(const Explanation& fact, std::vector<std::string>& cells) {
  const Witness& w = fact.witness;
  for (const std::string& cell :
       {fact.id, fact.summary, fact.date, w.source, w.published, w.document, w.evidence, w.sentence})
    cells.push_back(cell);
}

}  // namespace

Outcome<Reply> answer_overview(const Call& call) {
  auto all = overview(call.store);
  if (!all) return internal_error();
  return Reply{{}, {}, to_json(*all)};
}

Outcome<Reply> answer_documents(const Call& call) {
  const Parameters& p = call.parameters;
  DocumentQuery query;
  auto actor = choose_optional(call, "actor");
  if (!actor) return tl::unexpected(actor.error());
  query.actor = std::move(*actor);
  query.window = {p.first_day("from"), p.last_day("to")};
  query.text = p.text("text");
  query.publisher = p.text("publisher");
  query.language = p.text("language");
  query.paging = call.paging();
  auto page = find_documents(call.store, query);
  if (!page) return query_problem(page.error());
  Reply reply;
  reply.next = page->next;
  if (call.csv)
    reply.whole =
        render::csv_line({"id", "published", "source", "title", "language", "characters", "facts", "path", "url"});
  for (const DocumentRow& d : page->rows) {
    if (!call.csv)
      reply.rows.push_back(to_json(d));
    else
      reply.whole += render::csv_line({d.id, d.published, d.source, d.title, d.language, std::to_string(d.characters),
                                       std::to_string(d.facts), d.path, d.url});
  }
  return reply;
}

Outcome<Reply> answer_document(const Call& call) {
  auto article = find_reading(call.store, call.item, call.parameters.text("source"));
  if (!article) return query_problem(article.error());
  if (!*article) return not_found("there is no document '" + call.item + "' in this chronicle");
  return Reply{{}, {}, to_json(**article)};
}

Outcome<Reply> answer_record(const Call& call) {
  auto article = find_reading(call.store, call.item, call.parameters.text("source"));
  if (!article) return query_problem(article.error());
  if (!*article) return not_found("there is no document '" + call.item + "' in this chronicle");
  const DocumentRow& row = (*article)->document;
  auto document = call.store.document(row.id, row.source, row.published);
  if (!document || !*document) return internal_error();
  return Reply{{}, {}, to_record(**document)};
}

Outcome<Reply> answer_search(const Call& call) {
  auto page = find_sentences(call.store, call.parameters.text("q"), call.paging());
  if (!page) return query_problem(page.error());
  Reply reply;
  reply.next = page->next;
  if (call.csv)
    reply.whole = render::csv_line({"document", "published", "source", "title", "sentence", "begin", "end", "facts"});
  for (const Hit& hit : page->rows) {
    if (!call.csv) {
      reply.rows.push_back(to_json(hit));
      continue;
    }
    std::string facts;
    for (const std::string& fact : hit.facts) facts.append(facts.empty() ? "" : " ").append(fact);
    reply.whole += render::csv_line({hit.document, hit.published, hit.source, hit.title, hit.sentence,
                                     std::to_string(hit.range.begin), std::to_string(hit.range.end), facts});
  }
  return reply;
}

Outcome<Reply> answer_evidence(const Call& call) {
  auto found = explain(call.store, call.item);
  if (!found) return query_problem(found.error());
  if (!*found) return not_found("there is no fact '" + call.item + "' in this chronicle");
  return Reply{{}, {}, to_json(**found)};
}

Outcome<Reply> answer_contradictions(const Call& call) {
  auto actor = choose_optional(call, "actor");
  if (!actor) return tl::unexpected(actor.error());
  auto found = find_contradictions(call.store, *actor, call.parameters.count("limit"));
  if (!found) return query_problem(found.error());
  Reply reply;
  if (call.csv) reply.whole = render::csv_line(contradiction_columns());
  for (const Contradiction& c : *found) {
    auto first = explain(call.store, c.first), second = explain(call.store, c.second);
    if (!first || !second || !*first || !*second) return internal_error();
    if (call.csv) {
      std::vector<std::string> cells{c.kind};
      for (const Explanation* side : {&**first, &**second}) add_cells(*side, cells);
      reply.whole += render::csv_line(cells);
      continue;
    }
    reply.rows.push_back(
        fmt::format(R"({{"kind":"{}","first":{},"second":{}}})", c.kind, to_json(**first), to_json(**second)));
  }
  return reply;
}

}  // namespace kronika::web
