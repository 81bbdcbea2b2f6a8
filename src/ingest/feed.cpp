#include "ingest/feed.hpp"

#include <expat.h>

#include <array>
#include <memory>
#include <vector>

namespace kronika::ingest {
namespace {

// Element names come as "namespace|name".
constexpr char kSeparator = '|';
constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom|",
                           kContent = "http://purl.org/rss/1.0/modules/content/|",
                           kDublinCore = "http://purl.org/dc/elements/1.1/|",
                           kDublinCoreTerms = "http://purl.org/dc/terms/|", kRss1 = "http://purl.org/rss/1.0/|",
                           kXhtml = "http://www.w3.org/1999/xhtml|";
constexpr std::size_t kDeepest = 256;

class FeedReader {
 public:
  FeedReader(std::size_t max_entry, const std::function<bool(FeedEntry)>& each)
      : parser_(XML_ParserCreateNS(nullptr, kSeparator), XML_ParserFree), max_entry_(max_entry), each_(each) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const XML_Char* name, const XML_Char** attributes) {
          static_cast<FeedReader*>(self)->begin(name, attributes);
        },
        [](void* self, const XML_Char* name) { static_cast<FeedReader*>(self)->end(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const XML_Char* text, int length) {
      static_cast<FeedReader*>(self)->text({text, static_cast<std::size_t>(length)});
    });
  }

  Result<void> run(Input& in) {
    for (;;) {
      auto chunk = in.some(64u << 10);
      if (in.error() != nullptr && chunk.empty()) return tl::unexpected(*in.error());
      bool last = chunk.empty();
      auto status = XML_Parse(parser_.get(), chunk.data(), static_cast<int>(chunk.size()), last ? 1 : 0);
      if (stopped_) return {};
      if (!error_.empty()) return fail(error_);
      if (status == XML_STATUS_ERROR)
        return fail(std::string("is no well-formed XML: ") + XML_ErrorString(XML_GetErrorCode(parser_.get())), {},
                    static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_.get())));
      if (last) return {};
    }
  }

 private:
  static bool is_entry(std::string_view name) {
    return name == "item" || name == std::string(kRss1) + "item" || name == std::string(kAtom) + "entry";
  }

  // Name without namespace, where it is one of feeds' own.
  static std::string_view local(std::string_view name) {
    for (auto space : {kAtom, kRss1})
      if (name.starts_with(space)) return name.substr(space.size());
    return name;
  }

  void begin(std::string_view name, const XML_Char** attributes) {
    if (++depth_ > kDeepest) return stop("is nested too deeply");
    if (markup_ != 0) return open_markup(name, attributes);
    if (entry_ == 0) {
      if (is_entry(name)) {
        entry_ = depth_;
        feed_entry_ = {};
        feed_entry_.source = site_;
        bytes_ = 0;
      }
      field_.clear();
      return;
    }
    field_.clear();
    if (local(name) == "link") link(attributes);
    // Atom may hold its content as elements rather than as escaped text.
    if ((local(name) == "content" || local(name) == "summary") && attribute(attributes, "type") == "xhtml")
      markup_ = depth_;
  }

  void open_markup(std::string_view name, const XML_Char** attributes) {
    if (name.starts_with(kXhtml)) name.remove_prefix(kXhtml.size());
    std::string tag = "<" + std::string(name);
    if (auto href = attribute(attributes, "href"); !href.empty() && href.find('"') == std::string_view::npos)
      tag += " href=\"" + std::string(href) + "\"";
    text(tag + ">");
  }

  void end(std::string_view name) {
    if (markup_ != 0 && depth_ > markup_) {
      if (name.starts_with(kXhtml)) name.remove_prefix(kXhtml.size());
      text("</" + std::string(name) + ">");
    } else if (entry_ != 0 && depth_ == entry_) {
      entry_ = 0;
      if (!each_(std::move(feed_entry_))) {
        stopped_ = true;
        XML_StopParser(parser_.get(), XML_FALSE);
      }
    } else if (entry_ != 0) {
      take(name);
      if (depth_ == markup_) markup_ = 0;
    } else if (site_.empty() && local(name) == "title") {
      site_ = trimmed(field_);  // the feed's own title comes before its entries
    }
    if (markup_ == 0) field_.clear();
    --depth_;
  }

  void take(std::string_view name) {
    auto set = [&](std::string& slot) {
      if (slot.empty()) slot = trimmed(field_);
    };
    auto own = local(name);
    bool direct = depth_ == entry_ + 1;
    if (own == "title" && direct)
      set(feed_entry_.title);
    else if (own == "link")
      set(feed_entry_.url);
    else if (own == "guid" || own == "id")
      set(feed_entry_.id);
    else if (own == "pubDate" || own == "published" || name == std::string(kDublinCore) + "date" || own == "issued" ||
             name == std::string(kDublinCoreTerms) + "issued" || name == std::string(kDublinCoreTerms) + "created")
      set(feed_entry_.published);
    else if (own == "updated" || own == "modified" || name == std::string(kDublinCoreTerms) + "modified")
      set(feed_entry_.updated);
    else if (name == std::string(kDublinCore) + "creator" || (own == "author" && !trimmed(field_).empty()) ||
             (own == "name" && !direct))
      set(feed_entry_.author);
    else if (name == std::string(kContent) + "encoded" || (own == "content" && direct))
      body(true);
    else if ((own == "description" || own == "summary") && direct)
      body(false);
  }

  void body(bool whole) {
    auto text = trimmed(field_);
    if (text.empty() || (feed_entry_.whole && !whole)) return;
    if (!feed_entry_.body.empty() && feed_entry_.whole == whole) return;
    feed_entry_.body = std::move(text);
    feed_entry_.whole = whole;
  }

  void link(const XML_Char** attributes) {
    auto href = attribute(attributes, "href"), rel = attribute(attributes, "rel");
    if (!href.empty() && (rel.empty() || rel == "alternate") && feed_entry_.url.empty()) feed_entry_.url = href;
  }

  static std::string_view attribute(const XML_Char** attributes, std::string_view name) {
    for (; *attributes != nullptr; attributes += 2)
      if (name == attributes[0]) return attributes[1];
    return {};
  }

  void text(std::string_view text) {
    if ((bytes_ += text.size()) > max_entry_)
      return stop("has an entry larger than " + std::to_string(max_entry_ >> 20) + " MiB");
    if (entry_ == 0 && field_.size() > kLongestTitle) return;
    field_ += text;
    if (entry_ == 0) bytes_ = 0;
  }

  void stop(std::string error) {
    if (error_.empty()) error_ = std::move(error);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  static std::string trimmed(std::string_view s) {
    constexpr std::string_view kSpace = " \t\r\n";
    auto first = s.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return std::string(s.substr(first, s.find_last_not_of(kSpace) - first + 1));
  }

  static constexpr std::size_t kLongestTitle = 4096;

  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser_;
  std::size_t max_entry_;
  const std::function<bool(FeedEntry)>& each_;
  std::size_t depth_ = 0, entry_ = 0, markup_ = 0;  // depths at which an entry and its markup began; 0 outside
  std::size_t bytes_ = 0;
  std::string field_, site_, error_;
  FeedEntry feed_entry_;
  bool stopped_ = false;
};

}  // namespace

bool is_feed(std::string_view s) {
  for (std::string_view name : {"<rss", "<feed", "<rdf:RDF", "<atom:feed"})
    if (s.starts_with(name) && (s.size() == name.size() || s.find_first_of(" \t\r\n>", name.size()) == name.size()))
      return true;
  return false;
}

Result<void> read_feed(Input& in, std::size_t max_entry, const std::function<bool(FeedEntry)>& each) {
  return FeedReader(max_entry, each).run(in);
}

}  // namespace kronika::ingest
