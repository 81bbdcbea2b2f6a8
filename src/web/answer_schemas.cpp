#include "web/openapi.hpp"

namespace kronika::web {

const char* answer_schemas() {
  return R"json({
"Problem": {"type": "object", "required": ["title", "status", "detail"], "additionalProperties": false, "properties": {
  "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
  "parameter": {"type": "string"}, "suggestions": {"type": "array", "items": {"type": "string"}}}},
"Text": {"type": ["string", "null"]},
"Edtf": {"type": ["string", "null"], "description": "EDTF (ISO 8601-2); null when not known"},
"Day": {"type": ["string", "null"], "format": "date"},
"Tri": {"enum": ["yes", "perhaps", "no"]},
"Confidence": {"type": "number", "minimum": 0, "maximum": 1},
"Offset": {"type": "integer", "minimum": 0},
"Overview": {"type": "object", "required": ["documents", "sentences", "facts", "events", "actors", "first", "last", "publishers", "languages"],
  "properties": {"documents": {"type": "integer"}, "sentences": {"type": "integer"}, "facts": {"type": "integer"},
  "events": {"type": "integer"}, "actors": {"type": "integer"}, "first": {"$ref": "#/components/schemas/Day"},
  "last": {"$ref": "#/components/schemas/Day"}, "publishers": {"type": "array", "items": {"type": "string"}},
  "languages": {"type": "array", "items": {"type": "string"}}}},
"Actor": {"type": "object", "required": ["key", "name", "kind", "country"], "properties": {"key": {"type": "string"},
  "name": {"type": "string"}, "kind": {"enum": ["person", "state", "organisation", "place", "group"]},
  "country": {"type": "string"}, "sector": {"$ref": "#/components/schemas/Text"}}},
"ActorRow": {"allOf": [{"$ref": "#/components/schemas/Actor"}], "required": ["events"], "properties": {"events": {"type": "integer"}}},
"Witness": {"type": "object", "required": ["id", "document", "path", "sentence", "evidence", "rule", "confidence"], "properties": {
  "id": {"type": "string"}, "document": {"type": "string"}, "text": {"type": "string"}, "path": {"type": "string"},
  "source": {"$ref": "#/components/schemas/Text"}, "published": {"$ref": "#/components/schemas/Edtf"},
  "title": {"$ref": "#/components/schemas/Text"}, "date": {"$ref": "#/components/schemas/Edtf"},
  "sentence": {"type": "string"}, "evidence": {"type": "string"}, "attribution": {"$ref": "#/components/schemas/Text"},
  "rule": {"type": "string"}, "confidence": {"$ref": "#/components/schemas/Confidence"}}},
"Event": {"type": "object", "required": ["id", "type", "mode", "aux", "sources", "targets", "date", "in_window", "place", "confidence", "tellings", "witnesses"],
  "properties": {"id": {"type": "string"}, "type": {"type": "string"}, "mode": {"$ref": "#/components/schemas/Text"},
  "aux": {"$ref": "#/components/schemas/Text"}, "cameo": {"$ref": "#/components/schemas/Text"},
  "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}},
  "targets": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}},
  "date": {"$ref": "#/components/schemas/Edtf"}, "date_reason": {"$ref": "#/components/schemas/Text"},
  "in_window": {"$ref": "#/components/schemas/Tri"},
  "place": {"anyOf": [{"$ref": "#/components/schemas/Actor"}, {"type": "null"}]},
  "confidence": {"$ref": "#/components/schemas/Confidence"}, "reported": {"$ref": "#/components/schemas/Edtf"},
  "tellings": {"type": "integer"}, "texts": {"type": "integer"}, "witnesses": {"type": "array", "items": {"$ref": "#/components/schemas/Witness"}}}},
"TimelineEvent": {"type": "object", "required": ["id", "type", "sources", "targets", "date", "earliest", "latest", "confidence"],
  "properties": {"id": {"type": "string"}, "type": {"type": "string"}, "mode": {"$ref": "#/components/schemas/Text"},
  "aux": {"$ref": "#/components/schemas/Text"}, "sources": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}},
  "targets": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}}, "place": {"$ref": "#/components/schemas/Text"},
  "date": {"$ref": "#/components/schemas/Edtf"}, "earliest": {"$ref": "#/components/schemas/Day"},
  "latest": {"$ref": "#/components/schemas/Day"}, "in_window": {"$ref": "#/components/schemas/Tri"},
  "confidence": {"$ref": "#/components/schemas/Confidence"}, "reported": {"$ref": "#/components/schemas/Edtf"},
  "tellings": {"type": "integer"}, "texts": {"type": "integer"}}},
"Count": {"type": "object", "required": ["events"], "properties": {"events": {"type": "integer"}}, "additionalProperties": {"type": "string"}},
"Graph": {"type": "object", "required": ["nodes", "edges", "cut"], "properties": {
  "nodes": {"type": "array", "items": {"type": "object", "required": ["key", "name", "kind", "country", "events"]}},
  "edges": {"type": "array", "items": {"type": "object", "required": ["source", "target", "events", "types"], "properties": {
    "source": {"type": "string"}, "target": {"type": "string"}, "events": {"type": "integer"},
    "types": {"type": "object", "additionalProperties": {"type": "integer"}}}}},
  "cut": {"type": "boolean", "description": "There are more pairs than `limit`"}}},
"Quote": {"type": "object", "required": ["id", "speaker", "kind", "words", "about", "witnesses", "tellings"], "properties": {
  "id": {"type": "string"}, "speaker": {"$ref": "#/components/schemas/Actor"}, "kind": {"type": "string"},
  "words": {"type": "string"}, "about": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}},
  "reported": {"$ref": "#/components/schemas/Edtf"}, "in_window": {"$ref": "#/components/schemas/Tri"},
  "tellings": {"type": "integer"}, "texts": {"type": "integer"}, "witnesses": {"type": "array", "items": {"$ref": "#/components/schemas/Witness"}}}},
"Holder": {"type": "object", "required": ["person", "office", "of", "held", "start", "end", "evidence"], "properties": {
  "person": {"$ref": "#/components/schemas/Actor"}, "office": {"type": "string"}, "of": {"type": "string"},
  "held": {"$ref": "#/components/schemas/Tri"}, "reason": {"$ref": "#/components/schemas/Text"},
  "start": {"$ref": "#/components/schemas/Edtf"}, "start_reason": {"$ref": "#/components/schemas/Text"},
  "end": {"$ref": "#/components/schemas/Edtf"}, "end_reason": {"$ref": "#/components/schemas/Text"},
  "evidence": {"type": "array", "items": {"$ref": "#/components/schemas/Witness"}}}},
"Dossier": {"type": "object", "required": ["actor", "spellings", "offices", "events", "partners", "quotes", "documents"], "properties": {
  "actor": {"$ref": "#/components/schemas/Actor"},
  "spellings": {"type": "array", "items": {"type": "object", "required": ["name", "documents"]}},
  "offices": {"type": "array", "items": {"$ref": "#/components/schemas/Holder"}},
  "events": {"type": "object", "additionalProperties": {"type": "integer"}},
  "partners": {"type": "array", "items": {"$ref": "#/components/schemas/ActorRow"}},
  "quotes": {"type": "integer"}, "documents": {"type": "integer"}, "texts": {"type": "integer"},
  "first": {"$ref": "#/components/schemas/Day"}, "last": {"$ref": "#/components/schemas/Day"}}},
"State": {"type": "object", "required": ["iso", "names", "events", "visits_made", "visits_received", "types"], "properties": {
  "iso": {"type": "string", "pattern": "^[A-Z]{3}$"}, "names": {"type": "object", "additionalProperties": {"type": "string"}},
  "events": {"type": "integer"}, "visits_made": {"type": "integer"}, "visits_received": {"type": "integer"},
  "types": {"type": "object", "additionalProperties": {"type": "integer"}}}},
"Document": {"type": "object", "required": ["id", "title", "source", "published", "language", "path", "characters", "facts"], "properties": {
  "id": {"type": "string", "pattern": "^sha256:"}, "title": {"$ref": "#/components/schemas/Text"},
  "source": {"$ref": "#/components/schemas/Text"}, "published": {"$ref": "#/components/schemas/Edtf"},
  "modified": {"$ref": "#/components/schemas/Edtf"},
  "language": {"$ref": "#/components/schemas/Text"}, "path": {"type": "string"}, "url": {"$ref": "#/components/schemas/Text"},
  "characters": {"type": "integer"}, "facts": {"type": "integer"}}},
"Range": {"type": "object", "required": ["begin", "end"], "properties": {"begin": {"$ref": "#/components/schemas/Offset"}, "end": {"$ref": "#/components/schemas/Offset"}}},
"Article": {"type": "object", "required": ["document", "text", "sentences", "actors", "mentions", "times", "facts"], "properties": {
  "document": {"$ref": "#/components/schemas/Document"}, "author": {"$ref": "#/components/schemas/Text"}, "text": {"type": "string"},
  "sentences": {"type": "array", "items": {"$ref": "#/components/schemas/Range"}},
  "actors": {"type": "array", "items": {"$ref": "#/components/schemas/Actor"}},
  "mentions": {"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/Range"}], "required": ["form", "actor"]}},
  "times": {"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/Range"}], "required": ["kind", "value", "rule"]}},
  "facts": {"type": "array", "items": {"allOf": [{"$ref": "#/components/schemas/Range"}],
    "required": ["id", "kind", "sentence", "type", "rule", "confidence", "participants"]}}}},
"Record": {"type": "object", "required": ["schema", "document", "text", "sentences", "entities", "times", "events", "quotes", "offices", "relations"],
  "description": "schema/extraction.schema.json", "properties": {"schema": {"const": "kronika.extraction/1"}}},
"Hit": {"type": "object", "required": ["document", "sentence", "begin", "end", "facts"], "properties": {
  "document": {"type": "string"}, "title": {"$ref": "#/components/schemas/Text"}, "source": {"$ref": "#/components/schemas/Text"},
  "published": {"$ref": "#/components/schemas/Edtf"}, "sentence": {"type": "string"},
  "begin": {"$ref": "#/components/schemas/Offset"}, "end": {"$ref": "#/components/schemas/Offset"},
  "facts": {"type": "array", "items": {"type": "string"}}}},
"Evidence": {"type": "object", "required": ["id", "kind", "summary", "begin", "end", "telling", "tree", "event"], "properties": {
  "id": {"type": "string"}, "kind": {"enum": ["event", "quote", "office", "relation"]}, "summary": {"type": "string"},
  "begin": {"$ref": "#/components/schemas/Offset"}, "end": {"$ref": "#/components/schemas/Offset"},
  "url": {"$ref": "#/components/schemas/Text"}, "date": {"$ref": "#/components/schemas/Edtf"},
  "date_reason": {"$ref": "#/components/schemas/Text"}, "telling": {"$ref": "#/components/schemas/Witness"},
  "tree": {"type": "array", "items": {"type": "object", "required": ["n", "form", "upos", "head", "deprel", "evidence"]}},
  "event": {"anyOf": [{"$ref": "#/components/schemas/Event"}, {"type": "null"}]}}},
"Contradiction": {"type": "object", "required": ["kind", "first", "second"], "properties": {
  "kind": {"enum": ["office", "denied", "date"]}, "first": {"$ref": "#/components/schemas/Evidence"},
  "second": {"$ref": "#/components/schemas/Evidence"}}}
})json";
}

}  // namespace kronika::web
