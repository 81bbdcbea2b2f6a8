#include "base/mapped_file.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

namespace kronika {
namespace {

TEST(MappedFile, ShowsTheBytesOfAFile) {
  auto file = std::filesystem::temp_directory_path() / "kronika_mapped_file_test";
  std::ofstream(file, std::ios::binary) << "żółw";
  auto mapped = MappedFile::open(file);
  ASSERT_TRUE(mapped);
  MappedFile moved = std::move(*mapped);
  ASSERT_EQ(moved.bytes().size(), 7u);
  EXPECT_EQ(std::memcmp(moved.bytes().data(), "żółw", 7), 0);
  std::ofstream(file, std::ios::binary | std::ios::trunc).close();
  auto empty = MappedFile::open(file);
  ASSERT_TRUE(empty);
  EXPECT_TRUE(empty->bytes().empty());
  std::filesystem::remove(file);
}

TEST(MappedFile, SaysWhatCannotBeRead) {
  EXPECT_FALSE(MappedFile::open("/no/such/file"));
  EXPECT_FALSE(MappedFile::open(std::filesystem::temp_directory_path()));
}

}  // namespace
}  // namespace kronika
