// What a reader hands to the pipeline: one dated text, with what its source says about it. The text is
// valid UTF-8 and is never changed afterwards, so that every offset stays true.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kronika/edtf.hpp"
#include "kronika/span.hpp"

namespace kronika {

enum class BlockKind {
  lead,
  paragraph,
  heading,
  quote,        // a block quotation or a pull quote
  caption,      // of a photograph, film or chart
  related,      // a teaser or link to another article: never a source of facts
  boilerplate,  // "read more", share buttons, bylines and the like: never a source of facts
};

// A stretch of the text with one role. Blocks are in order and do not overlap; text between them is white
// space. No sentence crosses the edge of a block.
struct Block {
  Span span;
  BlockKind kind = BlockKind::paragraph;
};

struct Related {
  std::string title;
  Span span;  // where the title stands in the text; empty when it does not stand there
};

struct Article {
  std::string path;               // as the user named it, or "archive.zip!inner.html"
  std::string url;                // canonical address; empty when unknown
  std::string source;             // publisher: a site or agency; empty when unknown
  std::string title;              // headline; not part of `text`
  std::string author;             // empty when unknown
  std::string language;           // ISO 639-1, or empty until detected
  std::optional<Edtf> published;  // as exact as the source says: a day, a month, a year
  // Where the date came from: "header", "json-ld", "meta", "time", "url", "text", "feed", "field", "option".
  std::string published_from;
  std::optional<Edtf> modified;  // the last change, where the source says
  std::string text;
  std::vector<Block> blocks;
  std::vector<Related> related;
};

}  // namespace kronika
