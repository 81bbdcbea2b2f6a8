// Puts one document and its facts into the tables, within a transaction that the caller holds. Errors latch in
// the Database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/document.hpp"
#include "render/offsets.hpp"
#include "store/sqlite.hpp"

namespace kronika {

class Writer {
 public:
  Writer(sqlite::Database& database, const Document& document);

  // Whether the document is there already; then its path becomes the first of the two in the alphabet, so that
  // the order of ingest leaves no trace.
  bool known();
  void write();

 private:
  using Ids = std::vector<std::int64_t>;

  void write_document();
  void write_sentences();
  void write_actors();
  void write_mentions();
  void write_times();
  std::int64_t actor_of(const Entity& entity);
  std::int64_t spelling_of(const Entity& entity, std::int64_t actor);
  std::int64_t rule(const std::string& name);

  struct FactHead {
    char kind;
    std::uint32_t sentence;
    Span evidence;
    const std::string& rule;
    double confidence;
  };
  // Adds the common part of a fact; 0 when the document says just the same twice.
  std::int64_t fact(const FactHead& head, std::vector<std::string> distinct);
  void link(std::int64_t fact, std::string_view role, const std::vector<std::uint32_t>& entities);
  void link(std::int64_t fact, std::string_view role, std::uint32_t entity);
  std::vector<std::string> keys(const std::vector<std::uint32_t>& entities) const;
  std::string key(std::uint32_t entity) const;

  void write_event(const Event& event);
  void write_quote(const Quote& quote);
  void write_office(const Office& office);
  void write_relation(const Relation& relation);

  sqlite::Database& db_;
  const Document& doc_;
  render::CodePoints points_;
  std::string published_;
  std::int64_t document_ = 0;
  Ids actors_;  // rows, by index in the Document
  std::unordered_map<std::string, std::int64_t> rules_;
  Ids event_facts_, sayings_;
};

// Makes the words of an actor's name, folded, findable.
void index_name(sqlite::Database& database, std::int64_t actor, std::string_view folded);

// The actor's name, country and sector: those that most documents have.
void refresh_actor(sqlite::Database& database, std::int64_t actor);

}  // namespace kronika
