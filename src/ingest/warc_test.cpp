#include "ingest/warc.hpp"

#include <gtest/gtest.h>

#include "ingest/test_packing.hpp"
#include "ingest/test_receiver.hpp"

namespace kronika::ingest {
namespace {

std::string record(const std::string& type, const std::string& uri, const std::string& block, long wrong = 0,
                   const std::string& content_type = "application/http; msgtype=response") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + uri + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(static_cast<long>(block.size()) + wrong) + "\r\n\r\n" + block +
         "\r\n\r\n";
}
std::string page(const std::string& words, const std::string& headers = "") {
  return "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n" + headers + "\r\n<p>" + words + "</p>";
}
const std::string kUri = "https://example.org/";

TEST(Warc, PagesAndTextsOfRecords) {
  auto r = find(record("warcinfo", "", "software: x") + record("request", kUri + "a", "GET / HTTP/1.1") +
                record("response", kUri + "a", page("one")) +
                record("response", kUri + "b", "HTTP/1.1 404 Not Found\r\n\r\nnothing") +
                record("response", kUri + "c", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG") +
                record("conversion", kUri + "d", "Plain words.", 0, "text/plain"));
  EXPECT_TRUE(r.faults.empty()) << r.faults[0];
  ASSERT_EQ(r.items.size(), 2u);
  EXPECT_EQ(r.items[0].name, "x!https://example.org/a");
  EXPECT_EQ(r.items[0].bytes, "<p>one</p>");
  EXPECT_EQ(r.items[0].charset, "utf-8");
  EXPECT_EQ(r.items[0].known.url, kUri + "a");
  EXPECT_EQ(r.items[1].form, Form::text);
  EXPECT_EQ(r.skips.size(), 4u);
}

TEST(Warc, Packed) {
  auto one = record("response", kUri + "a", page("one")), two = record("response", kUri + "b", page("two"));
  EXPECT_EQ(find(gzipped(one) + gzipped(two)).items.size(), 2u);
  EXPECT_EQ(find(zstd_packed(one) + zstd_packed(two)).items.size(), 2u);
  auto body = gzipped("<p>packed</p>");
  auto r = find(
      record("response", kUri, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + body));
  EXPECT_EQ(r.items.at(0).bytes, "<p>packed</p>");
  r = find(record(
      "response", kUri,
      "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n<p>a\r\n5\r\nb</p>\r\n0\r\n\r\n"));
  EXPECT_EQ(r.items.at(0).bytes, "<p>ab</p>");
}

TEST(Warc, DamageCostsNoMoreThanItself) {
  auto good = record("response", kUri + "good", page("good"));
  // A length that is too large, or too small.
  for (long wrong : {30L, -7L}) {
    auto r = find(record("response", kUri + "bad", page("bad"), wrong) + good + good);
    ASSERT_EQ(r.faults.size(), 1u) << wrong;
    EXPECT_EQ(r.faults[0], "x!https://example.org/bad: has a record with a wrong length");
    EXPECT_EQ(r.items.size(), 3u) << wrong;
  }
  // Past the end of the file, with records behind it.
  auto past = find(good + record("response", kUri + "bad", page("bad"), 9000) + good);
  EXPECT_EQ(past.faults, std::vector<std::string>{"x!https://example.org/bad: has a record with a wrong length"});
  ASSERT_EQ(past.items.size(), 3u);
  // What a length that is too small cuts off is put back on.
  auto shorter = find(record("response", kUri + "bad", page("bad"), -20) + good);
  ASSERT_EQ(shorter.items.size(), 2u);
  EXPECT_EQ(shorter.items[0].bytes, "<p>bad</p>");
  // A record without a length is one fault, with all that stands in its block.
  auto without = record("response", kUri + "bad", page("bad"));
  without.erase(without.find("Content-Length"), 14);
  EXPECT_EQ(find(without + good).faults.size(), 1u);
  auto r = find("WARC/1.0\r\nWARC-Type: response\r\n\r\n" + good);
  EXPECT_EQ(r.faults.size(), 1u);
  EXPECT_EQ(r.items.size(), 1u);
  r = find(good + "garbage\nmore garbage\n" + good);
  EXPECT_EQ(r.faults.size(), 1u);
  EXPECT_EQ(r.items.size(), 2u);
  r = find(good + record("response", kUri + "cut", page("cut")).substr(0, 180));
  EXPECT_EQ(r.faults, std::vector<std::string>{"x!https://example.org/cut: breaks off within a record"});
  EXPECT_EQ(r.items.size(), 1u);
}

TEST(Warc, ADamagedMemberCostsNoMoreThanItself) {
  auto good = gzipped(record("response", kUri + "good", page("good")));
  auto bad = gzipped(record("response", kUri + "bad", page(std::string(3000, 'b') + "bad")));
  bad[bad.size() / 2] = static_cast<char>(bad[bad.size() / 2] ^ 0x55);
  bad[bad.size() / 2 + 1] = '\x7f';
  auto r = find(good + bad + good + good);
  EXPECT_EQ(r.faults.size(), 1u) << r.faults[1];
  EXPECT_GE(r.items.size(), 3u);
  r = find(good + good.substr(0, good.size() - 20));
  EXPECT_EQ(r.faults, std::vector<std::string>{"x: breaks off within a gzip member"});
  EXPECT_EQ(r.items.size(), 1u);
}

TEST(Warc, TooLargeRecordsArePassedOver) {
  ReadOptions options;
  options.max_bytes = 1000;
  auto reader = Reader::open(KRONIKA_SOURCE_DIR, options);
  auto good = record("response", kUri + "good", page("good"));
  auto r = find(record("response", kUri + "large", page(std::string(5000, 'x'))) + good, *reader);
  EXPECT_EQ(r.faults.size(), 1u);
  EXPECT_EQ(r.items.size(), 1u);
}

TEST(Warc, StopsWhenAsked) {
  auto good = record("response", kUri + "good", page("good"));
  Remembering r;
  r.limit = 2;
  EXPECT_FALSE(test_reader().find(good + good + good, "x", r));
  EXPECT_EQ(r.items.size(), 2u);
}

}  // namespace
}  // namespace kronika::ingest
