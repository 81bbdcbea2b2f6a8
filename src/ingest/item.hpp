// What a reader finds in a file: the bytes of one article, not yet understood, and what its container says of it.
// Finding is sequential; understanding (ingest/reader.hpp) can be done by many threads.
#pragma once

#include <string>
#include <string_view>

#include "kronika/article.hpp"
#include "kronika/error.hpp"

namespace kronika::ingest {

enum class Form {
  any,       // page or text: the bytes tell
  page,      // a page with markup
  fragment,  // markup of an article alone, as feeds have it
  text,      // words alone, whatever they look like
};

struct Item {
  std::string name;     // of the file, and of the place in it: "crawl.warc.gz!https://example.org/a"
  std::string bytes;    // in any encoding
  std::string charset;  // that a header declares; empty for none
  Form form = Form::any;
  Article known;  // what the container says: address, title, author, date; no text
};

// Takes what a reader finds, in order.
class Receiver {
 public:
  virtual ~Receiver() = default;
  virtual bool item(Item item) = 0;       // false: stop
  virtual bool fault(Error error) = 0;    // in place of an item, or of several; false: stop
  virtual void skip(std::string_view) {}  // something that is no article, by design; the reason in a few words
};

}  // namespace kronika::ingest
