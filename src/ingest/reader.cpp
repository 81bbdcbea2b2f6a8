#include "ingest/reader.hpp"

#include <algorithm>
#include <vector>

#include "html/page.hpp"
#include "html/url.hpp"
#include "ingest/archive.hpp"
#include "ingest/dumps.hpp"
#include "ingest/encoding.hpp"
#include "ingest/feed.hpp"
#include "ingest/plain_text.hpp"
#include "ingest/shape.hpp"
#include "ingest/unpack.hpp"
#include "ingest/warc.hpp"

namespace kronika::ingest {
namespace {

// What the container says is put where the article itself says nothing; its address beats none, its title and
// date beat what was read off a fragment.
void complete(Article& article, Article&& known, Form form) {
  auto fill = [](std::string& slot, std::string& value) {
    if (slot.empty()) slot = std::move(value);
  };
  if (form == Form::fragment || form == Form::text) {
    if (!known.title.empty()) article.title = std::move(known.title);
    if (!known.source.empty()) article.source = std::move(known.source);
    if (!known.url.empty()) article.url = std::move(known.url);
    if (known.published) {
      article.published = known.published;
      article.published_from = known.published_from;
    }
  }
  fill(article.title, known.title);
  fill(article.source, known.source);
  fill(article.url, known.url);
  fill(article.author, known.author);
  fill(article.language, known.language);
  if (!article.published) {
    article.published = known.published;
    article.published_from = std::move(known.published_from);
  }
  if (!article.modified) article.modified = known.modified;
}

// Pages declare charsets that do not exist, and hold control bytes; both are left out rather than held
// against them.
Result<Decoded> decode_page(std::string bytes, std::string charset) {
  std::replace_if(
      bytes.begin(), bytes.end(),
      [](char ch) {
        auto c = static_cast<unsigned char>(ch);
        return c < 0x09 || (c > 0x0D && c < 0x20);
      },
      ' ');
  if (charset.empty()) charset = charset_in_page(std::string_view(bytes).substr(0, kHead));
  auto decoded = decode(bytes, charset);
  return decoded ? decoded : decode(bytes);
}

bool is_utf16(std::string_view bytes) { return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"); }

// Hands on both steps at once.
class AtOnce : public Receiver {
 public:
  AtOnce(const Reader& reader, const Sink& sink) : reader_(reader), sink_(sink) {}
  bool item(Item item) override { return sink_(reader_.understand(std::move(item))); }
  bool fault(Error error) override { return sink_(tl::unexpected(std::move(error))); }

 private:
  const Reader& reader_;
  const Sink& sink_;
};

}  // namespace

Result<Reader> Reader::open(const std::filesystem::path& data, ReadOptions options) {
  auto rules = html::PageRules::load(data);
  if (!rules) return tl::unexpected(rules.error());
  auto fields = FieldMap::load(data);
  if (!fields) return tl::unexpected(fields.error());
  if (auto mapped = fields->map(options.map); !mapped) return tl::unexpected(mapped.error());
  return Reader(std::move(*rules), std::move(*fields), std::move(options));
}

bool Reader::find(std::string_view bytes, const std::string& name, Receiver& receiver) const {
  Traffic traffic{bytes.size(), 0};
  auto source = from_memory(bytes);
  Input in(*source);
  return find_in(in, name, traffic, 0, receiver);
}

bool Reader::find(const std::filesystem::path& file, Receiver& receiver) const {
  Traffic traffic;
  return find(file, traffic, receiver);
}

bool Reader::find(const std::filesystem::path& file, Traffic& traffic, Receiver& receiver) const {
  auto source = open_file(file, traffic);
  if (!source) return receiver.fault(source.error());
  Input in(**source);
  return find_in(in, file == "-" ? "standard input" : file.string(), traffic, 0, receiver);
}

bool Reader::find_in(Input& in, const std::string& name, Traffic& traffic, int depth, Receiver& receiver) const {
  constexpr int kMostPackings = 4;
  if (depth > kMostPackings) return receiver.fault({"is packed more than four times over", name, 0});
  auto unpacked = [&](std::unique_ptr<Source> source) {
    Input inner(*source);
    return find_in(inner, name, traffic, depth + 1, receiver);
  };
  const DumpOptions dump{fields_, rules_.dates(), options_.max_bytes};
  switch (shape_of(in.peek(kHead), fields_)) {
    case Shape::empty:
      if (in.error() != nullptr) return receiver.fault({in.error()->message, name, 0});
      return receiver.fault({"is empty", name, 0});
    case Shape::gzip: return unpacked(unpack_gzip(in, traffic));
    case Shape::zstd: return unpacked(unpack_zstd(in, traffic));
    case Shape::archive:
      return read_archive(
          in, name, traffic,
          [&](const std::string& file, Input& bytes) { return find_in(bytes, file, traffic, depth + 1, receiver); },
          [&](Error error) { return receiver.fault(std::move(error)); });
    case Shape::warc: return read_warc(in, name, options_.max_bytes, receiver);
    case Shape::arc:
      return receiver.fault({"is an ARC file, as crawlers wrote before WARC, which is not read", name, 0});
    case Shape::feed: return find_entries(in, name, receiver);
    case Shape::json: return read_json(in, name, dump, receiver);
    case Shape::table: return read_table(in, name, dump, receiver);
    case Shape::page:
    case Shape::text: break;
  }
  return find_whole(in, name, receiver);
}

bool Reader::find_whole(Input& in, const std::string& name, Receiver& receiver) const {
  Item item;
  item.name = name;
  in.take(options_.max_bytes, item.bytes);
  bool larger = !in.at_end();
  if (in.error() != nullptr) return receiver.fault({in.error()->message, name, 0});
  if (larger) return receiver.fault({"is larger than " + std::to_string(options_.max_bytes >> 20) + " MiB", name, 0});
  return receiver.item(std::move(item));
}

bool Reader::find_entries(Input& in, const std::string& name, Receiver& receiver) const {
  std::size_t number = 0;
  bool more = true;
  auto done = read_feed(in, options_.max_bytes, [&](FeedEntry entry) {
    ++number;
    if (entry.body.empty()) {
      receiver.skip("entries of feeds that only link");
      return true;
    }
    Item item;
    auto url = !entry.url.empty() ? entry.url : html::is_web_address(entry.id) ? entry.id : std::string();
    item.name = name + "!" + (url.empty() ? std::to_string(number) : url);
    item.bytes = std::move(entry.body);
    item.form = Form::fragment;
    Article& known = item.known;
    known.url = std::move(url);
    known.title = html::collapse(entry.title);
    known.author = html::collapse(entry.author);
    known.source = html::collapse(entry.source);
    known.published = rules_.dates().parse(entry.published);
    if (known.published) known.published_from = "feed";
    known.modified = rules_.dates().parse(entry.updated);
    return more = receiver.item(std::move(item));
  });
  if (!done) return receiver.fault({done.error().message, name, done.error().line});
  return more;
}

Result<Article> Reader::understand(Item item) const {
  bool page = item.form == Form::page || item.form == Form::fragment ||
              (item.form == Form::any && page_or_text(std::string_view(item.bytes).substr(0, kHead)) == Shape::page);
  auto decoded = page && !is_utf16(item.bytes) ? decode_page(std::move(item.bytes), item.charset)
                                               : decode(item.bytes, item.charset);
  if (!decoded) return fail(decoded.error().message, item.name);
  auto article = item.form == Form::fragment ? html::read_fragment(decoded->text, rules_)
                 : page                      ? html::read_page(decoded->text, rules_, item.known.url)
                                             : read_plain_text(decoded->text, item.name);
  if (!article) return fail(article.error().message, item.name, article.error().line);
  article->path = item.name;
  complete(*article, std::move(item.known), item.form);
  if (article->source.empty()) article->source = html::host_of(article->url);
  if (!article->published && options_.published) {
    article->published = options_.published;
    article->published_from = "option";
  }
  if (article->language.empty()) article->language = options_.language;
  return article;
}

void Reader::read_file(const std::filesystem::path& file, const Sink& sink) const {
  AtOnce receiver(*this, sink);
  find(file, receiver);
}

void Reader::read_bytes(std::string_view bytes, const std::string& name, const Sink& sink) const {
  AtOnce receiver(*this, sink);
  find(bytes, name, receiver);
}

void list_files(const std::filesystem::path& path, const std::function<void(Result<std::filesystem::path>)>& each) {
  namespace fs = std::filesystem;
  std::error_code ec;
  if (path == "-" || !fs::is_directory(path, ec)) {
    each(path);
    return;
  }
  std::vector<fs::path> files;
  fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, ec), end;
  for (; !ec && it != end; it.increment(ec)) {
    bool hidden = it->path().filename().string().starts_with('.');
    if (hidden && it->is_directory(ec)) it.disable_recursion_pending();
    if (!hidden && !it->is_symlink(ec) && it->is_regular_file(ec)) files.push_back(it->path());
  }
  if (ec) each(fail("cannot be listed: " + ec.message(), path.string()));
  std::sort(files.begin(), files.end());
  for (auto& f : files) each(std::move(f));
}

}  // namespace kronika::ingest
