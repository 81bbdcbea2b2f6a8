#include "ingest/unpack.hpp"

#include <zlib.h>
#include <zstd.h>

#include <vector>

namespace kronika::ingest {
namespace {

constexpr std::size_t kChunk = 64u << 10;

Error bomb() { return {"unpacks to hundreds of times its size, which no text does", {}, 0}; }

Bytef* bytes(const char* p) { return reinterpret_cast<Bytef*>(const_cast<char*>(p)); }

class GzipSource : public Source {
 public:
  GzipSource(Input& packed, Traffic& traffic) : packed_(packed), traffic_(traffic) {}
  ~GzipSource() override { close(); }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (ended_) return 0;
    if (damaged_) {
      damaged_ = false;
      return fail("has a damaged gzip member");
    }
    stream_.next_out = bytes(to);
    stream_.avail_out = static_cast<uInt>(size);
    while (stream_.avail_out == size) {
      if (!open_ && !next_member()) return 0;
      auto input = packed_.peek(kChunk);
      if (input.empty()) {
        ended_ = true;
        close();
        return fail("breaks off within a gzip member");
      }
      stream_.next_in = bytes(input.data());
      stream_.avail_in = static_cast<uInt>(input.size());
      int status = ::inflate(&stream_, Z_NO_FLUSH);
      packed_.skip(input.size() - stream_.avail_in);
      if (status == Z_STREAM_END) {
        close();
      } else if (status != Z_OK && status != Z_BUF_ERROR) {
        close();
        lost_ = true;
        if (stream_.avail_out == size) return fail("has a damaged gzip member");
        damaged_ = true;  // what came before it first
      }
    }
    auto n = size - stream_.avail_out;
    traffic_.out += n;
    if (traffic_.bomb()) {
      ended_ = true;
      return tl::unexpected(bomb());
    }
    return n;
  }

 private:
  // Finds the next member; what is no member behind the last one is padding.
  bool next_member() {
    while (!is_gzip(packed_.peek(4))) {
      auto input = packed_.peek(kChunk);
      if (input.size() < 4 || !lost_) return end();
      auto at = input.find("\x1f\x8b\x08", 1);
      packed_.skip(at == std::string_view::npos ? input.size() - 3 : at);
    }
    auto out = stream_.next_out;
    auto room = stream_.avail_out;
    stream_ = z_stream{};
    constexpr int kGzip = 16;
    if (inflateInit2(&stream_, kGzip + MAX_WBITS) != Z_OK) return end();
    stream_.next_out = out;
    stream_.avail_out = room;
    return open_ = true;
  }

  bool end() {
    ended_ = true;
    return false;
  }

  void close() {
    if (open_) inflateEnd(&stream_);
    open_ = false;
  }

  Input& packed_;
  Traffic& traffic_;
  z_stream stream_{};
  bool open_ = false, ended_ = false;
  bool damaged_ = false;
  bool lost_ = false;  // behind damage: the next member begins somewhere
};

class ZstdSource : public Source {
 public:
  ZstdSource(Input& packed, Traffic& traffic)
      : packed_(packed), traffic_(traffic), context_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    constexpr int kLargestWindow = 27;  // 128 MiB, as the zstd program allows
    ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, kLargestWindow);
    load_dictionary();
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (ended_) return 0;
    ZSTD_outBuffer out{to, size, 0};
    while (out.pos == 0) {
      auto input = packed_.peek(kChunk);
      if (input.empty()) {
        ended_ = true;
        if (within_) return fail("breaks off within a zstd frame");
        return 0;
      }
      ZSTD_inBuffer in{input.data(), input.size(), 0};
      auto status = ZSTD_decompressStream(context_.get(), &out, &in);
      packed_.skip(in.pos);
      if (ZSTD_isError(status) != 0) {
        ended_ = true;
        return fail(std::string("is damaged zstd: ") + ZSTD_getErrorName(status));
      }
      within_ = status != 0;
    }
    traffic_.out += out.pos;
    if (traffic_.bomb()) {
      ended_ = true;
      return tl::unexpected(bomb());
    }
    return out.pos;
  }

 private:
  // The skippable frame with which "WARC files compressed with zstd" begin may hold a dictionary, itself packed.
  void load_dictionary() {
    constexpr std::uint32_t kDictionaryFrame = 0x184D2A5D;
    constexpr std::uint32_t kLargest = 32u << 20;
    auto head = packed_.peek(8);
    if (head.size() < 8 || word(head) != kDictionaryFrame || word(head.substr(4)) > kLargest) return;
    auto length = word(head.substr(4));
    packed_.skip(8);
    std::string dictionary;
    packed_.take(length, dictionary);
    if (is_zstd(dictionary)) {
      auto size = ZSTD_getFrameContentSize(dictionary.data(), dictionary.size());
      if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR || size > kLargest) return;
      std::string unpacked(static_cast<std::size_t>(size), '\0');
      auto n = ZSTD_decompress(unpacked.data(), unpacked.size(), dictionary.data(), dictionary.size());
      if (ZSTD_isError(n) != 0) return;
      dictionary = std::move(unpacked);
    }
    ZSTD_DCtx_loadDictionary(context_.get(), dictionary.data(), dictionary.size());
  }

  static std::uint32_t word(std::string_view b) {
    std::uint32_t out = 0;
    for (int i = 3; i >= 0; --i) out = out << 8 | static_cast<unsigned char>(b[static_cast<std::size_t>(i)]);
    return out;
  }

  Input& packed_;
  Traffic& traffic_;
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
  bool ended_ = false, within_ = false;
};

}  // namespace

bool is_gzip(std::string_view head) {
  constexpr unsigned char kReserved = 0xE0;
  return head.size() >= 4 && head.starts_with("\x1f\x8b\x08") && (static_cast<unsigned char>(head[3]) & kReserved) == 0;
}

bool is_zstd(std::string_view head) {
  if (head.size() < 4) return false;
  return head.starts_with("\x28\xB5\x2F\xFD") ||
         ((static_cast<unsigned char>(head[0]) & 0xF0) == 0x50 && head.substr(1).starts_with("\x2A\x4D\x18"));
}

std::unique_ptr<Source> unpack_gzip(Input& packed, Traffic& traffic) {
  return std::make_unique<GzipSource>(packed, traffic);
}

std::unique_ptr<Source> unpack_zstd(Input& packed, Traffic& traffic) {
  return std::make_unique<ZstdSource>(packed, traffic);
}

Result<std::string> inflate(std::string_view packed, std::size_t limit) {
  constexpr int kAnyHeader = 32;
  // "deflate" is meant to have zlib's header, and often has none.
  for (int window : {kAnyHeader + MAX_WBITS, -MAX_WBITS}) {
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK) return fail("no memory to unpack it");
    std::string out;
    stream.next_in = bytes(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    int status = Z_OK;
    while (status == Z_OK && out.size() <= limit) {
      auto size = out.size();
      out.resize(size + kChunk);
      stream.next_out = bytes(out.data() + size);
      stream.avail_out = kChunk;
      status = ::inflate(&stream, Z_NO_FLUSH);
      out.resize(size + kChunk - stream.avail_out);
    }
    inflateEnd(&stream);
    if (out.size() > limit) return fail("unpacks to more than " + std::to_string(limit >> 20) + " MiB");
    if (status == Z_STREAM_END) return out;
  }
  return fail("is damaged where it is packed");
}

}  // namespace kronika::ingest
