// Documents made by hand, for tests of the store and of queries: sentences are added one by one, and facts name
// the words of the last sentence that they rest on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/sha256.hpp"
#include "kronika/document.hpp"

namespace kronika::test {

class DocumentBuilder {
 public:
  explicit DocumentBuilder(std::string_view published = "", std::string source = "") {
    if (!published.empty()) doc_.article.published = Edtf::parse(published).value();
    doc_.article.source = std::move(source);
    doc_.language = "pl";
  }

  std::uint32_t person(std::string name, std::string country = "---", std::string sector = "") {
    return entity(EntityKind::person, std::move(name), std::move(country), std::move(sector));
  }
  std::uint32_t state(std::string name, std::string iso) {
    std::uint32_t e = entity(EntityKind::state, std::move(name), iso, "");
    doc_.entities[e].key = "state:" + iso;
    return e;
  }
  std::uint32_t entity(EntityKind kind, std::string name, std::string country, std::string sector) {
    Entity e;
    e.kind = kind;
    e.name = std::move(name);
    e.country = std::move(country);
    e.sector = std::move(sector);
    doc_.entities.push_back(std::move(e));
    return static_cast<std::uint32_t>(doc_.entities.size() - 1);
  }

  // Adds a sentence with one token a word, each hanging on the first.
  DocumentBuilder& sentence(std::string_view words) {
    std::string& text = doc_.article.text;
    if (!text.empty()) text += ' ';
    Sentence s;
    s.span.begin = static_cast<std::uint32_t>(text.size());
    s.begin = static_cast<std::uint32_t>(doc_.tokens.size());
    text += words;
    s.span.end = static_cast<std::uint32_t>(text.size());
    for (std::uint32_t pos = s.span.begin; pos < s.span.end;) {
      std::uint32_t end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(' ', pos), s.span.end));
      Token token;
      token.span = {pos, end};
      token.form = token.lemma = text.substr(pos, end - pos);
      token.head = pos == s.span.begin ? kNone : s.begin;
      token.deprel = Symbol(pos == s.span.begin ? "root" : "dep");
      doc_.tokens.push_back(token);
      pos = end + 1;
    }
    s.end = static_cast<std::uint32_t>(doc_.tokens.size());
    doc_.sentences.push_back(s);
    return *this;
  }

  Event& event(EventType type, std::vector<std::uint32_t> sources, std::vector<std::uint32_t> targets,
               std::string_view date, std::string_view trigger, std::string mode = "") {
    Event e;
    e.type = type;
    e.mode = std::move(mode);
    e.sources = std::move(sources);
    e.targets = std::move(targets);
    if (!date.empty()) e.date = Edtf::parse(date).value();
    e.date_reason = date.empty() ? "" : "said so";
    e.sentence = last();
    e.trigger = find(trigger);
    e.rule = "test/event";
    e.confidence = 0.8;
    return doc_.events.emplace_back(std::move(e));
  }

  Quote& quote(std::uint32_t speaker, std::string_view words, QuoteKind kind = QuoteKind::direct) {
    Quote q;
    q.speaker = speaker;
    q.kind = kind;
    q.span = find(words);
    q.sentence = last();
    q.rule = "test/quote";
    q.confidence = 0.9;
    return doc_.quotes.emplace_back(std::move(q));
  }

  Office& office(std::uint32_t person, std::string office, std::string of, OfficeStatus status, std::string_view date,
                 std::string_view evidence, std::uint32_t after = kNone) {
    Office o;
    o.person = person;
    o.office = std::move(office);
    o.of = std::move(of);
    o.status = status;
    if (!date.empty()) o.date = Edtf::parse(date).value();
    o.after = after;
    o.sentence = last();
    o.evidence = find(evidence);
    o.rule = "test/office";
    o.confidence = 0.9;
    return doc_.offices.emplace_back(std::move(o));
  }

  Relation& relation(std::string kind, std::vector<std::uint32_t> between, std::string_view evidence) {
    Relation r;
    r.kind = std::move(kind);
    r.between = std::move(between);
    r.sentence = last();
    r.evidence = find(evidence);
    r.rule = "test/relation";
    r.confidence = 0.7;
    return doc_.relations.emplace_back(std::move(r));
  }

  // The entity is meant by these words of the last sentence.
  DocumentBuilder& mention(std::uint32_t entity, std::string_view words) {
    Mention m;
    m.span = find(words);
    m.sentence = last();
    doc_.entities[entity].mentions.push_back(m);
    return *this;
  }

  Document done() const {
    Document doc = doc_;
    doc.id = "sha256:" + sha256_hex(doc.article.text);
    if (doc.article.path.empty()) doc.article.path = doc.id.substr(7, 8) + ".txt";
    return doc;
  }

 private:
  std::uint32_t last() const { return static_cast<std::uint32_t>(doc_.sentences.size() - 1); }
  // Where the words stand in the last sentence; the sentence's beginning when they do not.
  Span find(std::string_view words) const {
    const Span s = doc_.sentences.back().span;
    auto at = doc_.article.text.find(words, s.begin);
    if (at == std::string::npos) return {s.begin, s.begin};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  Document doc_;
};

}  // namespace kronika::test
