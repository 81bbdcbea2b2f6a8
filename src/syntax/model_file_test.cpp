#include "syntax/model_file.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include "syntax/model_test_file.hpp"

namespace kronika::syntax {
namespace {

std::string tiny() { return read_test_file(std::string(KRONIKA_TEST_DATA) + "/tiny.kmodel"); }

std::string fault(std::string_view content) {
  const AlignedBytes bytes(content);
  const auto file = ModelFile::check(bytes.bytes(), "m.kmodel");
  return file ? "" : file.error().to_string();
}

// With a checksum that fits, so that what is behind it is looked at.
std::string resealed(std::string content) {
  const auto crc =
      static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(content.data()) + 32, content.size() - 32));
  std::memcpy(content.data() + 24, &crc, 4);
  return content;
}

TEST(ModelFile, ReadsWhatTrainingWrote) {
  const std::string content = tiny();
  const AlignedBytes bytes(content);
  const auto file = ModelFile::check(bytes.bytes(), "tiny.kmodel");
  ASSERT_TRUE(file) << file.error().to_string();
  EXPECT_EQ(file->language, "pl");
  EXPECT_EQ(file->layers.size(), 3u);
  EXPECT_EQ(file->relations.size(), file->rel.outputs);
}

TEST(ModelFile, IsRefusedWhenTruncated) {
  const std::string content = tiny();
  EXPECT_EQ(fault(""), "m.kmodel: not a syntax model");
  EXPECT_EQ(fault(content.substr(0, content.size() - 1)), "m.kmodel: truncated syntax model");
  for (std::size_t size = 0; size < content.size(); size += 97) EXPECT_NE(fault(content.substr(0, size)), "");
}

TEST(ModelFile, IsRefusedWhenAltered) {
  const std::string content = tiny();
  for (std::size_t at = 0; at < content.size(); at += 41) {
    std::string altered = content;
    altered[at] = static_cast<char>(altered[at] ^ 0x10);
    EXPECT_NE(fault(altered), "") << at;
  }
}

TEST(ModelFile, IsRefusedOrSafeWhenAlteredWithAFittingChecksum) {
  const std::string content = tiny();
  std::size_t refused = 0;
  for (std::size_t at = 32; at < 4096; ++at) {
    std::string altered = content;
    altered[at] = static_cast<char>(altered[at] ^ 0x41);
    refused += !fault(resealed(altered)).empty();
  }
  EXPECT_GT(refused, 500u);
}

TEST(ModelFile, OfAnotherVersionIsNamed) {
  std::string content = tiny();
  content[8] = 9;
  EXPECT_EQ(fault(content), "m.kmodel: a syntax model of version 9; this program reads version 1");
}

}  // namespace
}  // namespace kronika::syntax
