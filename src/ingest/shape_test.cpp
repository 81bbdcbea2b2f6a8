#include "ingest/shape.hpp"

#include <gtest/gtest.h>

namespace kronika::ingest {
namespace {

TEST(Shape, Pages) {
  for (auto head : {"<!DOCTYPE html><html>", "\xEF\xBB\xBF\n<html lang=pl>", "<!-- saved --><HTML>",
                    "<?xml version=\"1.0\"?>\n<html>", "<p>Only a paragraph", "<meta charset=utf-8>"})
    EXPECT_EQ(page_or_text(head), Shape::page) << head;
}

TEST(Shape, Texts) {
  for (auto head : {"", "date 2019-04 Title", "<pan> powiedział", "a < b", "<!-- only a comment", "<htmlish"})
    EXPECT_EQ(page_or_text(head), Shape::text) << head;
}

TEST(Shape, CharsetsOfPages) {
  EXPECT_EQ(charset_in_page("<meta charset=\"iso-8859-2\">"), "iso-8859-2");
  EXPECT_EQ(charset_in_page("<meta http-equiv=Content-Type content='text/html; charset=windows-1250'>"),
            "windows-1250");
  EXPECT_EQ(charset_in_page("<?xml version='1.0' encoding='koi8-r'?>"), "koi8-r");
  EXPECT_EQ(charset_in_page("<p>the charset of a page"), "");
}

}  // namespace
}  // namespace kronika::ingest
