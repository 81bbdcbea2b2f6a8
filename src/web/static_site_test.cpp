#include "web/static_site.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "web/cache.hpp"

namespace kronika::web {
namespace {

namespace fs = std::filesystem;

class StaticSiteTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::temp_directory_path() / ("kronika-site-" + std::to_string(::getpid()));
    fs::create_directories(folder_ / "page" / "assets");
    write("secret.txt", "outside");
    write("page/index.html", "<p>page</p>");
    write("page/assets/a.js", std::string(5000, 'a'));
    write("page/notes.md", "not a kind of file that a page has");
  }
  void TearDown() override { fs::remove_all(folder_); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name) << text; }

  fs::path folder_;
};

TEST_F(StaticSiteTest, HasTheFilesOfItsFolder) {
  auto site = StaticSite::load(folder_ / "page");
  ASSERT_TRUE(site);
  ASSERT_NE(site->find("index.html"), nullptr);
  EXPECT_EQ(site->find("index.html")->body, "<p>page</p>");
  EXPECT_EQ(site->find("index.html")->type, "text/html; charset=utf-8");
  ASSERT_NE(site->find("assets/a.js"), nullptr);
  EXPECT_LT(site->find("assets/a.js")->zipped.size(), 200u);
  EXPECT_EQ(site->find("notes.md"), nullptr);
}

TEST_F(StaticSiteTest, HasNothingElse) {
  fs::create_symlink(folder_ / "secret.txt", folder_ / "page" / "link.txt");
  fs::create_directory_symlink(folder_, folder_ / "page" / "up");
  auto site = StaticSite::load(folder_ / "page");
  ASSERT_TRUE(site);
  for (const char* name :
       {"../secret.txt", "link.txt", "up/secret.txt", "assets/../index.html", "/index.html", "", "assets"}) {
    EXPECT_EQ(site->find(name), nullptr) << name;
  }
}

TEST_F(StaticSiteTest, IsEmptyWithoutAFolder) {
  auto site = StaticSite::load(folder_ / "nothing");
  ASSERT_TRUE(site);
  EXPECT_TRUE(site->empty());
}

TEST(Content, HasATagOfItsBytes) {
  auto a = make_content("text/plain", "one", "", 1), b = make_content("text/plain", "one", "", 1);
  EXPECT_EQ(a->etag, b->etag);
  EXPECT_NE(a->etag, make_content("text/plain", "two", "", 1)->etag);
  EXPECT_EQ(a->etag.front(), '"');
}

}  // namespace
}  // namespace kronika::web
