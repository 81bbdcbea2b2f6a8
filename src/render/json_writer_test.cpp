#include "render/json_writer.hpp"

#include <gtest/gtest.h>

namespace kronika::render {
namespace {

std::string written(std::string_view s) {
  JsonWriter json;
  json.string(s);
  return std::move(json).take();
}

TEST(JsonWriter, WritesStringsAsTheLibraryDoes) {
  using nlohmann::json;
  std::string all;
  for (int c = 0; c < 128; ++c) all += static_cast<char>(c);
  for (const std::string& s : {std::string(), all, std::string("„Żółw” \U0001F422"), std::string("Pozna\xC5"),
                               std::string("\xED\xA0\x80\"\xF5")})
    EXPECT_EQ(written(s), json(s).dump(-1, ' ', false, json::error_handler_t::replace));
}

TEST(JsonWriter, WritesNumbersAsTheLibraryDoes) {
  for (double n : {0.0, 0.7, 1.0, 0.1 + 0.2, 1e300, -2.5}) {
    JsonWriter json;
    json.number(n);
    EXPECT_EQ(std::move(json).take(), nlohmann::json(n).dump());
  }
  JsonWriter json;
  json.number(std::uint64_t(18446744073709551615u));
  EXPECT_EQ(std::move(json).take(), "18446744073709551615");
}

TEST(JsonWriter, PartsValuesByCommas) {
  JsonWriter json;
  json.begin_object();
  json.key("a");
  json.begin_array();
  json.end_array();
  json.key("b");
  json.begin_array();
  json.null();
  json.begin_object();
  json.key("c");
  json.string("d");
  json.end_object();
  json.number(std::uint64_t(1));
  json.end_array();
  json.end_object();
  EXPECT_EQ(std::move(json).take(), R"({"a":[],"b":[null,{"c":"d"},1]})");
}

}  // namespace
}  // namespace kronika::render
