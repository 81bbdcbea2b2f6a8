#include "ingest/warc.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "html/url.hpp"
#include "ingest/http_message.hpp"

namespace kronika::ingest {
namespace {

constexpr std::size_t kLongestLine = 64u << 10, kLongestHeader = 256u << 10;
constexpr std::string_view kVersion = "WARC/1.";
constexpr std::string_view kBetween = "\r\n\r\nWARC/1.";

bool is_page(const std::string& type) { return type == "text/html" || type == "application/xhtml+xml"; }

class WarcReader {
 public:
  WarcReader(Input& in, const std::string& name, std::size_t max_bytes, Receiver& receiver)
      : in_(in), name_(name), max_bytes_(max_bytes), receiver_(receiver) {}

  bool run() {
    while (next_record()) {
      if (!record()) return false;
      if (!report_damage()) return false;
    }
    return report_damage();
  }

 private:
  // Moves to the next line that begins a record. What stands before it, but for empty lines, is damage.
  bool next_record() {
    bool lost = std::exchange(lost_, false);
    for (;;) {
      auto head = in_.peek(kVersion.size());
      if (head == kVersion) return true;
      if (head.empty()) {
        if (in_.error() == nullptr) return false;
        if (!report_damage()) return false;
        if (in_.at_end() && in_.error() == nullptr) return false;
        lost = true;
        continue;
      }
      in_.line(line_, kLongestLine);
      if (line_.empty() || lost) continue;
      // The rest of a line may be binary; where a record begins in the middle of one, its block was cut off there.
      if (auto at = line_.rfind(kVersion); at != std::string::npos && at > 0) {
        in_.put_back(line_.substr(at) + "\r\n");
        continue;
      }
      lost = true;
      if (!receiver_.fault({"holds no WARC record at byte " + std::to_string(in_.position()) +
                                "; what follows up to the next record is left out",
                            name_, 0}))
        return stopped_ = true, false;
    }
  }

  // Says what went wrong with the bytes themselves, once, and lets reading go on behind it.
  bool report_damage() {
    if (stopped_) return false;
    if (in_.error() == nullptr) return true;
    Error error = *in_.error();
    in_.clear_error();
    if (error.file.empty()) error.file = name_;
    return receiver_.fault(std::move(error));
  }

  bool record() {
    in_.line(line_, kLongestLine);
    header_.clear();
    while (in_.line(line_, kLongestLine) && !line_.empty()) {
      header_ += line_;
      header_ += '\n';
      if (header_.size() > kLongestHeader) return fault("has a WARC header larger than 256 KiB");
    }
    if (in_.error() != nullptr) return true;
    auto length_text = header(header_, "content-length");
    std::uint64_t length = 0;
    auto [end, error] = std::from_chars(length_text.data(), length_text.data() + length_text.size(), length);
    if (error != std::errc() || length_text.empty() || end != length_text.data() + length_text.size()) {
      lost_ = true;
      return fault("has a record without a length");
    }
    auto type = header(header_, "warc-type");
    if (type != "response" && type != "resource" && type != "conversion") {
      receiver_.skip("WARC records that hold no page");
      return pass_over(length);
    }
    if (length > max_bytes_) {
      in_.skip(length);
      return fault("is larger than " + std::to_string(max_bytes_ >> 20) + " MiB");
    }
    block_.clear();
    auto taken = in_.take(length, block_);
    if (taken < length) {
      if (in_.error() != nullptr) return true;
      if (block_.find(kBetween) == std::string::npos) return fault("breaks off within a record");
      if (!recover()) return false;
    } else if (!ends_well() && !recover()) {
      return false;
    }
    return type == "response" ? response() : resource();
  }

  bool pass_over(std::uint64_t length) {
    if (in_.skip(length) < length && in_.error() == nullptr) return fault("breaks off within a record");
    return true;
  }

  // Two line ends follow every block.
  bool ends_well() {
    auto head = in_.peek(4);
    return head.empty() || head.starts_with("\r\n\r\n") || head.starts_with("\n\n");
  }

  // The length of the record is wrong. If it is too large, records that follow are in the block; if it is too small, the
  // rest of the block stands before the next record.
  bool recover() {
    if (auto at = block_.find(kBetween); at != std::string::npos) {
      auto rest = block_.substr(at + 4);
      block_.resize(at);
      in_.put_back(rest);
    } else {
      while (!in_.at_end() && in_.peek(kVersion.size()) != kVersion) {
        in_.line(line_, kLongestLine);
        if (block_.size() + line_.size() < max_bytes_) block_.append(line_).append("\n");
      }
      block_.resize(block_.find_last_not_of("\r\n") + 1);
    }
    return fault("has a record with a wrong length");
  }

  bool response() {
    auto address = uri();
    auto message = parse_http(block_);
    if (message.status == 0) {
      receiver_.skip("responses that are not HTTP");
      return true;
    }
    if (message.status != 200) {
      receiver_.skip("responses without a page (status " + std::to_string(message.status) + ")");
      return true;
    }
    auto content = parse_content_type(header(message.headers, "content-type"));
    if (content.type.empty()) content.type = header(header_, "warc-identified-payload-type");
    if (!is_page(content.type) && content.type != "text/plain") {
      receiver_.skip("responses of other types than pages and text");
      return true;
    }
    auto body = decode_body(message, max_bytes_);
    if (!body) return fault(body.error().message);
    return hand_on(std::move(*body), content, address);
  }

  bool resource() {
    auto content = parse_content_type(header(header_, "content-type"));
    // Crawlers keep their own notes as resources: "metadata://…".
    if (!html::is_web_address(uri()) || (!is_page(content.type) && content.type != "text/plain")) {
      receiver_.skip("WARC records that hold no page");
      return true;
    }
    return hand_on(std::move(block_), content, uri());
  }

  bool hand_on(std::string bytes, const ContentType& content, const std::string& address) {
    if (bytes.empty()) {
      receiver_.skip("responses without a body");
      return true;
    }
    Item item;
    item.name = name_ + "!" + address;
    item.bytes = std::move(bytes);
    item.charset = content.charset;
    item.form = is_page(content.type) ? Form::page : Form::text;
    item.known.url = address;
    return receiver_.item(std::move(item));
  }

  std::string uri() const {
    auto value = header(header_, "warc-target-uri");
    if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
    return std::string(value);
  }

  bool fault(std::string message) {
    auto address = uri();
    return receiver_.fault({std::move(message), address.empty() ? name_ : name_ + "!" + address, 0});
  }

  Input& in_;
  const std::string& name_;
  std::size_t max_bytes_;
  Receiver& receiver_;
  std::string line_, header_, block_;
  bool stopped_ = false;
  bool lost_ = false;  // within a block of unknown length, of which was told
};

}  // namespace

bool is_warc(std::string_view head) { return head.starts_with(kVersion); }

bool read_warc(Input& in, const std::string& name, std::size_t max_bytes, Receiver& receiver) {
  return WarcReader(in, name, max_bytes, receiver).run();
}

}  // namespace kronika::ingest
