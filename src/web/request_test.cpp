// What comes from outside: targets, parameters, tokens of pages, and who may ask.
#include <gtest/gtest.h>

#include "web/guard.hpp"
#include "web/gzip.hpp"
#include "web/page_token.hpp"
#include "web/parameters.hpp"
#include "web/target.hpp"

namespace kronika::web {
namespace {

TEST(Target, IsTakenApart) {
  auto target = parse_target("/api/v1/actors/person%3Atokajew%40KAZ?q=Z%C5%82oty+%2B&limit=5&&empty=");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, (std::vector<std::string>{"api", "v1", "actors", "person:tokajew@KAZ"}));
  const std::vector<std::pair<std::string, std::string>> wanted{{"q", "Złoty +"}, {"limit", "5"}, {"empty", ""}};
  EXPECT_EQ(target->parameters, wanted);
  EXPECT_TRUE(parse_target("/")->path.empty());
  EXPECT_EQ(parse_target("/a/")->path, (std::vector<std::string>{"a", ""}));
}

TEST(Target, IsRefusedWhenNotPlainlyRight) {
  for (const char* bad : {"", "api", "http://x/", "/../etc/passwd", "/a/%2e%2E/b", "/a/./b", "/%", "/%4", "/%zz",
                          "/%00", "/a%0d%0ab", "/%ff", "/?q=%", "/?q=%c5", "/?q=%1b", "/a#b", "/?a=b#c"}) {
    EXPECT_FALSE(parse_target(bad)) << bad;
  }
  EXPECT_FALSE(parse_target("/" + std::string(kMaxTarget, 'a')));
  EXPECT_FALSE(parse_target("/?q=" + std::string(kMaxValue + 1, 'a')));
  std::string many = "/?";
  for (std::size_t i = 0; i <= kMaxParameters; ++i) many += "a=b&";
  EXPECT_FALSE(parse_target(many));
  std::string deep;
  for (std::size_t i = 0; i <= kMaxSegments; ++i) deep += "/a";
  EXPECT_FALSE(parse_target(deep));
}

TEST(Target, EscapedValuesComeBack) {
  const std::string value = "person:łoś/ż@KAZ?&=%+ ~";
  EXPECT_EQ(parse_target("/" + escape(value))->path.front(), value);
  EXPECT_EQ(parse_target("/?a=" + escape(value))->parameters.front().second, value);
}

constexpr std::string_view kWays[] = {"up", "down"};
constexpr Parameter kDeclared[] = {
    {"q", ParameterKind::text, ""},
    {"name", ParameterKind::text, "", {}, 0, 0, true},
    {"on", ParameterKind::date, ""},
    {"limit", ParameterKind::count, "", {}, 100, 50},
    {"sure", ParameterKind::fraction, ""},
    {"way", ParameterKind::choice, "", kWays},
    {"ways", ParameterKind::choices, "", kWays},
    {"code", ParameterKind::code, ""},
};
Outcome<Parameters> check(const Parameters::Given& given) { return Parameters::check(kDeclared, given); }

TEST(Parameters, GoodOnesAreRead) {
  auto p = check({{"q", "x"},
                  {"name", "a"},
                  {"name", "b"},
                  {"on", "2019-04"},
                  {"limit", "7"},
                  {"sure", "0.5"},
                  {"way", "up"},
                  {"ways", "up,down"},
                  {"code", "KAZ"}});
  ASSERT_TRUE(p);
  EXPECT_EQ(p->text("q"), "x");
  EXPECT_EQ(p->all("name").size(), 2u);
  EXPECT_EQ(p->last_day("on"), std::chrono::sys_days(std::chrono::year{2019} / 4 / 30));
  EXPECT_EQ(p->first_day("on"), std::chrono::sys_days(std::chrono::year{2019} / 4 / 1));
  EXPECT_EQ(p->count("limit"), 7u);
  EXPECT_DOUBLE_EQ(p->fraction("sure"), 0.5);
  EXPECT_EQ(p->choices("ways"), (std::vector<std::string>{"up", "down"}));
}

TEST(Parameters, AbsentOnesHaveUsualValues) {
  auto p = check({{"q", ""}});
  ASSERT_TRUE(p);
  EXPECT_FALSE(p->has("q"));
  EXPECT_EQ(p->count("limit"), 50u);
  EXPECT_FALSE(p->date("on"));
}

TEST(Parameters, WrongOnesAreNamed) {
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"on", "tomorrow"}, {"on", "2019-02-30"}, {"on", "../2019"},   {"limit", "0"},
      {"limit", "101"},   {"limit", "-1"},      {"limit", "5x"},     {"limit", "99999999999999999999"},
      {"sure", "1.5"},    {"sure", "nan"},      {"sure", "-0.1"},    {"sure", "0,5"},
      {"way", "left"},    {"ways", "up,up"},    {"ways", "up,left"}, {"ways", ","},
      {"code", "kaz"},    {"code", "K'Z"},      {"qq", "x"}};
  for (const auto& given : wrong) {
    auto p = check({given});
    ASSERT_FALSE(p) << given.first << "=" << given.second;
    EXPECT_EQ(p.error().status, 400);
    EXPECT_EQ(p.error().parameter, given.first);
  }
  EXPECT_FALSE(check({{"q", "x"}, {"q", "y"}}));
  EXPECT_EQ(check({{"way", "upp"}}).error().suggestions, std::vector<std::string>{"up"});
}

TEST(Parameters, RequiredOnesMustBeThere) {
  static constexpr Parameter kRequired[] = {{"q", ParameterKind::text, "", {}, 0, 0, false, true}};
  EXPECT_FALSE(Parameters::check(kRequired, {}));
  EXPECT_FALSE(Parameters::check(kRequired, {{"q", ""}}));
  EXPECT_TRUE(Parameters::check(kRequired, {{"q", "x"}}));
}

TEST(PageToken, IsGoodForItsQuestionOnly) {
  const std::string token = "17988.v-0123456789ab", sealed = seal(token, "/events?actor=KAZ&");
  EXPECT_EQ(unseal(sealed, "/events?actor=KAZ&").value(), token);
  EXPECT_FALSE(unseal(sealed, "/events?actor=RUS&"));
  EXPECT_FALSE(unseal("17988.v-0123", "/events?actor=KAZ&"));
  EXPECT_FALSE(unseal(sealed.substr(1), "/events?actor=KAZ&"));
  EXPECT_EQ(unseal("", "x").value(), "");
  EXPECT_EQ(seal("", "x"), "");
  for (char c : sealed) EXPECT_TRUE(isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_');
}

TEST(Gzip, IsSentToWhoTakesIt) {
  for (const char* yes : {"gzip", "gzip, deflate, br", "br;q=1.0, gzip;q=0.8", "*", "deflate,*;q=0.5"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const char* no : {"", "identity", "gzip;q=0", "gzip; q=0.0, *", "x-gzip2", "br, *;q=0"})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

TEST(Guard, LetsLoopbackHostsPass) {
  const Guard guard("");
  for (const char* host : {"localhost", "localhost:8450", "127.0.0.1:8450", "[::1]:8450", "[::1]", "127.1.2.3"})
    EXPECT_TRUE(guard.host_allowed(host)) << host;
  for (const char* host :
       {"", "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::2]", "[", "192.168.1.1"})
    EXPECT_FALSE(guard.host_allowed(host)) << host;
  EXPECT_TRUE(guard.token_allowed("", ""));
}

TEST(Guard, WantsItsToken) {
  const Guard guard("secret");
  EXPECT_TRUE(guard.token_allowed("Bearer secret", ""));
  EXPECT_TRUE(guard.token_allowed("", "a=b; kronika_token=secret"));
  for (const char* header : {"", "Bearer ", "Bearer secre", "Bearer secrets", "Basic secret", "secret"})
    EXPECT_FALSE(guard.token_allowed(header, "")) << header;
  EXPECT_FALSE(guard.token_allowed("", "kronika_token=; other_kronika_token=secret"));
  EXPECT_FALSE(Guard("").is_token(""));
}

}  // namespace
}  // namespace kronika::web
