#include "ingest/reader.hpp"

#include <gtest/gtest.h>

#include "ingest/test_packing.hpp"
#include "ingest/test_receiver.hpp"

namespace kronika::ingest {
namespace {

const std::string kPage =
    "<!doctype html><html lang=en><title>T</title><body><article><h1>T</h1><p>The delegations met on Monday, spoke of trade, "
    "and agreed to meet again.</p><p>Talks, officials said, will go on in the spring.</p></article></body></html>";

std::vector<Result<Article>> read(std::string_view bytes) {
  std::vector<Result<Article>> out;
  test_reader().read_bytes(bytes, "x", [&](Result<Article> a) {
    out.push_back(std::move(a));
    return true;
  });
  return out;
}

TEST(Reader, ChoosesByContent) {
  EXPECT_EQ(read("date 2019-04 A title\nWords.").at(0)->published->to_string(), "2019-04");
  EXPECT_EQ(read(kPage).at(0)->title, "T");
  EXPECT_EQ(read(gzipped(kPage)).at(0)->title, "T");
  EXPECT_EQ(read(zstd_packed(kPage)).at(0)->title, "T");
}

TEST(Reader, FilesInArchives) {
  for (bool zip : {true, false}) {
    auto bytes =
        archived(zip, {{"a/page.html", kPage}, {"b.txt", "Words."}, {"empty", ""}, {"c.html.gz", gzipped(kPage)}});
    auto all = read(bytes);
    ASSERT_EQ(all.size(), 4u) << zip;
    EXPECT_EQ(all[0]->path, "x!a/page.html");
    EXPECT_EQ(all[1]->text, "Words.");
    EXPECT_EQ(all[2].error().to_string(), "x!empty: is empty");
    EXPECT_EQ(all[3]->title, "T");
    EXPECT_EQ(read(gzipped(bytes)).size(), 4u);
    // Cut off, or with bytes changed: what can be read is, and there is an end to it.
    read(std::string_view(bytes).substr(0, bytes.size() / 2));
    for (std::size_t i = 0; i < bytes.size(); i += 37) {
      auto damaged = bytes;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x5A);
      read(damaged);
    }
  }
}

TEST(Reader, CharsetsAndBytesThatPagesShouldNotHave) {
  std::string polish =
      "<html><meta charset=iso-8859-2><article><p>Rz\xB1"
      "d z\xB3o\xBFy\xB3 \xB6lubowanie, a \xB6wiat, jak pisano, wstrzyma\xB3 oddech.</p></article>";
  EXPECT_EQ(read(polish).at(0)->text, "Rząd złożył ślubowanie, a świat, jak pisano, wstrzymał oddech.");
  std::string with_nul = kPage;
  with_nul.insert(with_nul.find("Monday"), 1, '\0');
  EXPECT_TRUE(read(with_nul).at(0));
  std::string unknown =
      "<html><meta charset=klingon-8><article><p>The delegations met on Monday, spoke, and went home.</p></article>";
  EXPECT_TRUE(read(unknown).at(0));
}

TEST(Reader, BombsAndSizesHaveAnEnd) {
  EXPECT_EQ(read("").at(0).error().to_string(), "x: is empty");
  EXPECT_EQ(read(gzipped("")).at(0).error().to_string(), "x: is empty");
  auto nested = kPage;
  for (int i = 0; i < 8; ++i) nested = gzipped(nested);
  EXPECT_EQ(read(nested).at(0).error().to_string(), "x: is packed more than four times over");
  ReadOptions small;
  small.max_bytes = 1u << 20;
  auto reader = Reader::open(KRONIKA_SOURCE_DIR, small);
  auto large = find(gzipped(std::string(2u << 20, 'x')), *reader);
  EXPECT_EQ(large.faults, std::vector<std::string>{"x: is larger than 1 MiB"});
  // Half a megabyte that unpacks to half a gigabyte.
  std::string bomb = gzipped("WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 9000000000\r\n\r\n");
  auto member = gzipped(std::string(8u << 20, '\0'));
  for (int i = 0; i < 64; ++i) bomb += member;
  auto r = find(bomb, *reader);
  ASSERT_FALSE(r.faults.empty());
  EXPECT_EQ(r.faults.back(), "x: unpacks to hundreds of times its size, which no text does");
}

TEST(Reader, LongLinesAndInvalidBytes) {
  std::string line(100u << 20, 'a');
  EXPECT_EQ(find(line).faults, std::vector<std::string>{"x: is larger than 64 MiB"});
  EXPECT_EQ(find("{\"text\":\"" + line + "\"}\n{\"text\":\"Words.\"}").items.size(), 1u);
  EXPECT_FALSE(read("\x81\x8D\x8F\x90\x9D \x81\x8D").at(0));
}

}  // namespace
}  // namespace kronika::ingest
