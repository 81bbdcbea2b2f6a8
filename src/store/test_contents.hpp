// What a chronicle says, as one text, for tests that compare chronicles.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "kronika/store.hpp"
#include "store/sqlite.hpp"

namespace kronika::test {

// Everything that the chronicle says, without row numbers, which depend on the order of ingest.
inline std::string contents(const Store& store) {
  std::string all;
  for (
      const char* sql : {
          "SELECT key, source, published, modified, path, title, text FROM document ORDER BY 1, 2, 3",
          "SELECT group_concat(k) FROM (SELECT c.text_id, d.key || d.source AS k FROM text_copy c JOIN document d ON d.id = "
          "c.document_id ORDER BY k) GROUP BY text_id ORDER BY 1",
          "SELECT key, kind, name, country, sector, events FROM actor ORDER BY 1",
          "SELECT a.key, s.name, s.country, s.sector, s.folded, s.documents FROM spelling s JOIN actor a ON a.id = "
          "s.actor_id ORDER BY 1, 2, 3, 4",
          "SELECT w.word, a.key FROM spelling_word w JOIN actor a ON a.id = w.actor_id ORDER BY 1, 2",
          "SELECT id, sentence, evidence, rule, reported, reported_by FROM facts ORDER BY id",
          "SELECT f.name, x.role, x.n, a.key FROM fact_actor x JOIN fact f ON f.id = x.fact_id JOIN actor a ON a.id "
          "= x.actor_id ORDER BY 1, 2, 3",
          "SELECT id, date, earliest, latest, type, mode, aux, cameo, place, tellings, texts, confidence, reason FROM "
          "events ORDER BY 1",
          "SELECT e.name, x.side, a.key, x.country, x.day, x.long FROM event_actor x JOIN event e ON e.id = x.event_id JOIN "
          "actor a ON a.id = x.actor_id ORDER BY 1, 2, 3",
          "SELECT event, id FROM event_tellings ORDER BY 1, 2",
          "SELECT s.name, a.key, s.day, s.tellings FROM saying s JOIN actor a ON a.id = s.speaker_id ORDER BY 1",
      }) {
    sqlite::Statement s(store.database(), sql);
    while (s.next()) {
      for (int c = 0; c < s.columns(); ++c) all += s.text(c) + "|";
      all += "\n";
    }
    all += "--\n";
  }
  EXPECT_TRUE(store.database().status());
  return all;
}

}  // namespace kronika::test
