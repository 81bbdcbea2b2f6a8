#include "kronika/edtf.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "base/civil.hpp"

namespace kronika {
namespace {

using namespace std::chrono_literals;

Edtf e(std::string_view text) {
  auto r = Edtf::parse(text);
  EXPECT_TRUE(r) << text;
  return r ? *r : Edtf();
}

std::string days(const Edtf& v) {
  auto one = [](std::optional<std::chrono::sys_days> d) { return d ? Edtf::day(*d).to_string() : std::string("-"); };
  return one(v.earliest()) + " " + one(v.latest());
}

// The examples of the specification, https://www.loc.gov/standards/datetime/, all levels; each prints as it
// was read, but for those below that have a shorter or plainer form.
TEST(Edtf, SpecificationExamplesPrintAsTheyRead) {
  for (const char* text : {"1985-04-12",
                           "1985-04",
                           "1985",
                           "1985-04-12T23:20:30",
                           "1985-04-12T23:20:30Z",
                           "1964/2008",
                           "2004-06/2006-08",
                           "2004-02-01/2005-02-08",
                           "2004-02-01/2005-02",
                           "2004-02-01/2005",
                           "2005/2006-02",
                           "Y170000002",
                           "Y-170000002",
                           "2001-21",
                           "1984?",
                           "2004-06~",
                           "2004-06-11%",
                           "201X",
                           "20XX",
                           "2004-XX",
                           "1985-04-XX",
                           "1985-XX-XX",
                           "1985-04-12/..",
                           "1985-04/..",
                           "1985/..",
                           "../1985-04-12",
                           "../1985-04",
                           "../1985",
                           "1985-04-12/",
                           "1985-04/",
                           "1985/",
                           "/1985-04-12",
                           "/1985-04",
                           "/1985",
                           "-1985",
                           "1950S2",
                           "Y171010000S3",
                           "2001-34",
                           "[1667,1668,1670..1672]",
                           "[..1760-12-03]",
                           "[1760-12..]",
                           "[1760-01,1760-02,1760-12..]",
                           "[1667,1760-12]",
                           "[..1984]",
                           "{1667,1668,1670..1672}",
                           "{1960,1961-12}",
                           "{..1984}",
                           "2004?-06-11",
                           "2004-~06-11",
                           "2004-06~-11",
                           "156X-12-25",
                           "15XX-12-25",
                           "XXXX-12-XX",
                           "1XXX-XX",
                           "1XXX-12",
                           "1984-1X",
                           "2004-06-~01/2004-06-~20",
                           "2004-06-XX/2004-07-03",
                           "1984~/2004-06",
                           "1984/2004-06~",
                           "1984~/2004~",
                           "-1984?/2004%",
                           "?2004-06-~11",
                           "2004-%06-11"})
    EXPECT_EQ(e(text).to_string(), text);
}

TEST(Edtf, OtherSpellingsOfTheSameValue) {
  EXPECT_EQ(e("Y-17E7").to_string(), "Y-170000000");
  EXPECT_EQ(e("Y3388E2S3").to_string(), "Y338800S3");
  EXPECT_EQ(e("1985-04-12T23:20:30-04").to_string(), "1985-04-12T23:20:30-04:00");
  EXPECT_EQ(e("1985-04-12T23:20:30+04:30").to_string(), "1985-04-12T23:20:30+04:30");
  EXPECT_EQ(e("?2004-?06-?11").to_string(), "2004-06-11?");
  EXPECT_EQ(e("2004?-06~").to_string(), "%2004-~06");
  EXPECT_EQ(e("Y2004").to_string(), "2004");
}

TEST(Edtf, WhatDoesNotExistIsAnError) {
  for (const char* text : {"",
                           "2019-02-30",
                           "2019-13",
                           "2019-00",
                           "2019-04-31",
                           "2019-02-29",
                           "2019-04-00",
                           "201",
                           "20190",
                           "2019-4",
                           "2019-04-3",
                           "2019-20",
                           "2019-42",
                           "2019-21-03",
                           "x",
                           "2019-04-03T",
                           "2019-04-03T24:00:00",
                           "2019-04-03T10",
                           "/",
                           "../..",
                           "/..",
                           "../",
                           "2019//2020",
                           "2020/2019",
                           "[]",
                           "{}",
                           "[2019",
                           "[2019,]",
                           "[2019..2018]",
                           "2019 ",
                           " 2019",
                           "2019~~",
                           "-0000",
                           "Y",
                           "Y-",
                           "S2",
                           "1950S0",
                           "1950S5",
                           "2X19-02-30",
                           "2019-XX-32",
                           "20XX-3X",
                           "Y9999999999999999999999",
                           "Y17E99",
                           "195XS2",
                           "2019/..2020",
                           "1XXX-02-30"})
    EXPECT_FALSE(Edtf::parse(text)) << text;
  EXPECT_TRUE(Edtf::parse("201X-02-29"));   // 2012 and 2016 have one
  EXPECT_FALSE(Edtf::parse("19X1-02-29"));  // no odd year has
  EXPECT_TRUE(Edtf::parse("0001-01-01"));
  EXPECT_TRUE(Edtf::parse("9999-12-31"));
  EXPECT_FALSE(Edtf::parse("Y" + std::string(10000, '9')));
  EXPECT_FALSE(Edtf::parse(std::string(10000, '1')));
  EXPECT_FALSE(Edtf::parse(std::string_view("2019-04-03\0", 11)));
}

TEST(Edtf, EarliestAndLatest) {
  EXPECT_EQ(days(e("2019-04-03")), "2019-04-03 2019-04-03");
  EXPECT_EQ(days(e("2020-02")), "2020-02-01 2020-02-29");
  EXPECT_EQ(days(e("199X")), "1990-01-01 1999-12-31");
  EXPECT_EQ(days(e("2019-02-XX")), "2019-02-01 2019-02-28");
  EXPECT_EQ(days(e("1984-1X")), "1984-10-01 1984-12-31");
  EXPECT_EQ(days(e("201X-02-29")), "2012-02-29 2016-02-29");
  EXPECT_EQ(days(e("2018-24")), "2018-12-01 2019-02-28");
  EXPECT_EQ(days(e("2019-34")), "2019-04-01 2019-06-30");
  EXPECT_EQ(days(e("2019-39")), "2019-09-01 2019-12-31");
  EXPECT_EQ(days(e("2019-41")), "2019-07-01 2019-12-31");
  EXPECT_EQ(days(e("2019-30")), "2019-12-01 2020-02-29");
  EXPECT_EQ(days(e("1950S2")), "1900-01-01 1999-12-31");
  EXPECT_EQ(days(e("-1950S2")), "-1999-01-01 -1900-12-31");
  EXPECT_EQ(days(e("2019/..")), "2019-01-01 -");
  EXPECT_EQ(days(e("/2019-03")), "- 2019-03-31");
  EXPECT_EQ(days(e("[2019-04-03,2018,2019-05..2019-06]")), "2018-01-01 2019-06-30");
  EXPECT_EQ(days(e("Y170000002")), "Y170000002-01-01 Y170000002-12-31");
  EXPECT_EQ(days(Edtf()), "- -");
}

TEST(Edtf, Builders) {
  EXPECT_EQ(Edtf::day(2019y / 4 / 3).to_string(), "2019-04-03");
  EXPECT_EQ(Edtf::month(2019, 4).to_string(), "2019-04");
  EXPECT_EQ(Edtf::decade(1987).to_string(), "198X");
  EXPECT_EQ(Edtf::century(1900).to_string(), "19XX");
  EXPECT_EQ(Edtf::part_of_year(2019, 33), e("2019-33"));
  EXPECT_EQ(Edtf::interval(e("1989~"), e("2019-03")).to_string(), "1989~/2019-03");
  EXPECT_EQ(Edtf::interval(e("2016"), {}).to_string(), "2016/..");
  EXPECT_EQ(Edtf::interval({}, e("2016"), Edtf::End::unknown).to_string(), "/2016");
  EXPECT_EQ(Edtf::interval(e("2016/2017"), e("2018/2019")).to_string(), "2016/2019");
  EXPECT_EQ(Edtf::one_of({e("2019-04-03"), e("2019-04-10"), e("2019-04-03")}).to_string(), "[2019-04-03,2019-04-10]");
  EXPECT_EQ(Edtf::one_of({e("2019-04-03")}), e("2019-04-03"));
  EXPECT_EQ(e("2019-04/2020").qualified(Edtf::kApproximate).to_string(), "2019-04~/2020~");
  EXPECT_EQ(e("2019-04-03").single_day(), 2019y / 4 / 3);
  EXPECT_FALSE(e("2019-04-03?").single_day());
  EXPECT_FALSE(e("2019-04").single_day());
}

TEST(Edtf, Precision) {
  using P = Edtf::Precision;
  EXPECT_EQ(e("2019-04-03").precision(), P::day);
  EXPECT_EQ(e("2019-04-XX").precision(), P::month);
  EXPECT_EQ(e("2019-33").precision(), P::part_of_year);
  EXPECT_EQ(e("2019-XX-XX").precision(), P::year);
  EXPECT_EQ(e("201X").precision(), P::decade);
  EXPECT_EQ(e("20XX").precision(), P::century);
  EXPECT_EQ(e("2019-04-03/2020").precision(), P::year);
  EXPECT_EQ(Edtf().precision(), P::unknown);
}

TEST(EdtfAlgebra, BeforeAndAfter) {
  EXPECT_EQ(e("2019-04-03").before(e("2019-04-04")), Tri::yes);
  EXPECT_EQ(e("2019-04-03").before(e("2019-04-03")), Tri::no);
  EXPECT_EQ(e("2019-04").before(e("2019-04-15")), Tri::perhaps);
  EXPECT_EQ(e("2019-04").before(e("2019")), Tri::no);
  EXPECT_EQ(e("[2019-04-03,2019-04-10]").before(e("2019-04-05")), Tri::perhaps);
  EXPECT_EQ(e("{2019-04-03,2019-04-10}").before(e("2019-04-05")), Tri::no);
  EXPECT_EQ(e("1989~").before(e("1990-06")), Tri::perhaps);
  EXPECT_EQ(e("1989~").before(e("1992")), Tri::yes);
  EXPECT_EQ(e("2016/").before(e("2019")), Tri::perhaps);
  EXPECT_EQ(e("2016/..").before(e("2019")), Tri::no);
  EXPECT_EQ(e("2016/..").after(e("2015")), Tri::yes);
  EXPECT_EQ(e("2019-04").after(e("2019-03-31")), Tri::yes);
  EXPECT_EQ(e("2019-04").after(e("2019-04-02")), Tri::perhaps);
  EXPECT_EQ(Edtf().before(e("2019")), Tri::perhaps);
}

TEST(EdtfAlgebra, WithinAndOverlaps) {
  EXPECT_EQ(e("2019-04-03").within(e("2019-04")), Tri::yes);
  EXPECT_EQ(e("2019-04").within(e("2019-04-01/2019-04-10")), Tri::perhaps);
  EXPECT_EQ(e("2019-05").within(e("2019-04")), Tri::no);
  EXPECT_EQ(e("[2019-04-03,2019-04-10]").within(e("2019-04")), Tri::yes);
  EXPECT_EQ(e("2019-03/2019-05").within(e("2019-04")), Tri::no);
  EXPECT_EQ(e("2019-03/2019-05").overlaps(e("2019-04-03")), Tri::yes);
  EXPECT_EQ(e("2019-04").overlaps(e("2019-04-03")), Tri::perhaps);
  EXPECT_EQ(e("2016/2019").overlaps(e("2019-06")), Tri::perhaps);
  EXPECT_EQ(e("2016/..").overlaps(e("2040")), Tri::yes);
  EXPECT_EQ(e("2016/").overlaps(e("2040")), Tri::perhaps);
  EXPECT_EQ(e("2016/").overlaps(e("2015")), Tri::no);
  EXPECT_EQ(e("156X-12-25").overlaps(e("1564-12-25")), Tri::perhaps);
  EXPECT_EQ(e("156X-12-25").overlaps(e("1564-12-24")), Tri::no);
  EXPECT_EQ(e("{2019-04-03,2019-04-10}").overlaps(e("2019-04-10")), Tri::yes);
}

TEST(EdtfAlgebra, Equals) {
  EXPECT_EQ(e("2019-04-03").equals(e("2019-04-03")), Tri::yes);
  EXPECT_EQ(e("2019-04-03?").equals(e("2019-04-03")), Tri::perhaps);
  EXPECT_EQ(e("2019-04").equals(e("2019-04")), Tri::perhaps);
  EXPECT_EQ(e("2019-04-01/2019-04-05").equals(e("2019-04-01/2019-04-05")), Tri::yes);
  EXPECT_EQ(e("2019-04-01/2019-04-05").equals(e("2019-04-01/2019-04-06")), Tri::no);
}

TEST(EdtfAlgebra, MeetIsTheNarrowestOnWhichBothAgree) {
  auto meet = [](std::string_view a, std::string_view b) {
    auto ab = e(a).meet(e(b)), ba = e(b).meet(e(a));
    EXPECT_EQ(ab, ba) << a << " " << b;
    return ab ? ab->to_string() : "none";
  };
  EXPECT_EQ(meet("[2019-04-03,2019-04-10,2019-04-17,2019-04-24]", "2019-04-03"), "2019-04-03");
  EXPECT_EQ(meet("[2019-04-03,2019-04-10]", "2019-04"), "[2019-04-03,2019-04-10]");
  EXPECT_EQ(meet("[2019-04-03,2019-04-10]", "2019-04-04"), "none");
  EXPECT_EQ(meet("2019", "2019-04"), "2019-04");
  EXPECT_EQ(meet("2019-04", "2019-05"), "none");
  EXPECT_EQ(meet("2019-04~", "2019-05-02"), "2019-05-02");
  EXPECT_EQ(meet("1989~/2019-03", "2019-03-20"), "2019-03-20");
  EXPECT_EQ(meet("2016/2019", "2018/2020"), "2018/2019");
  EXPECT_EQ(meet("2016/..", "../2019-03"), "2016/2019-03");
  EXPECT_EQ(meet("2018-24", "2018"), "[2018-12-01..2018-12-31]");
  EXPECT_EQ(meet("201X-02-29", "2014/2019"), "2016-02-29");
  EXPECT_EQ(e("2019").meet(Edtf())->to_string(), "2019");
}

TEST(EdtfAlgebra, MoreExact) {
  EXPECT_TRUE(e("2019-04-03").more_exact_than(e("2019-04")));
  EXPECT_TRUE(e("2019-04-03").more_exact_than(e("[2019-04-03,2019-04-10]")));
  EXPECT_TRUE(e("[2019-04-03,2019-04-10]").more_exact_than(e("2019-04")));
  EXPECT_TRUE(e("2019-04").more_exact_than(Edtf()));
  EXPECT_FALSE(Edtf().more_exact_than(e("2019-04")));
  EXPECT_FALSE(e("2019-04").more_exact_than(e("2019-03")) && e("2019-03").more_exact_than(e("2019-04")));
}

// ---- properties, over values made at random ----

class Maker {
 public:
  Edtf value() {
    switch (rng_() % 8) {
      case 0: return ordered(date(), date());
      case 1: return Edtf::interval(date(), {}, coin() ? Edtf::End::open : Edtf::End::unknown);
      case 2: return Edtf::interval({}, date(), coin() ? Edtf::End::open : Edtf::End::unknown);
      case 3: return Edtf::one_of({date(), date(), date()});
      case 4: return Edtf::all_of({date(), date()});
      default: return date();
    }
  }
  Edtf date() {
    auto year = 2010 + static_cast<int>(rng_() % 12);
    Edtf d;
    switch (rng_() % 7) {
      case 0: d = Edtf::year(year); break;
      case 1: d = Edtf::month(year, 1 + rng_() % 12); break;
      case 2: d = Edtf::part_of_year(year, 21 + rng_() % 21); break;
      case 3: d = Edtf::decade(year); break;
      case 4: d = e("20" + std::to_string(10 + rng_() % 12) + "-0X-1X"); break;
      default: d = Edtf::day(std::chrono::sys_days(std::chrono::days(14600 + rng_() % 4400)));
    }
    return rng_() % 6 == 0 ? d.qualified(static_cast<std::uint8_t>(1 + rng_() % 3)) : d;
  }

 private:
  bool coin() { return rng_() % 2 == 0; }
  static Edtf ordered(const Edtf& a, const Edtf& b) {
    return *b.latest() < *a.earliest() ? Edtf::interval(b, a) : Edtf::interval(a, b);
  }
  std::mt19937 rng_{20190403};
};

TEST(EdtfProperties, PrintingAndReadingIsTheSameValue) {
  Maker make;
  for (int i = 0; i < 3000; ++i) {
    auto v = make.value();
    auto again = Edtf::parse(v.to_string());
    ASSERT_TRUE(again) << v.to_string();
    EXPECT_EQ(*again, v);
    EXPECT_EQ(again->to_string(), v.to_string());
  }
}

TEST(EdtfProperties, RelationsFitTogether) {
  Maker make;
  for (int i = 0; i < 4000; ++i) {
    auto a = make.value(), b = make.value();
    SCOPED_TRACE(a.to_string() + " and " + b.to_string());
    if (a.before(b) == Tri::yes) {
      EXPECT_EQ(a.overlaps(b), Tri::no);
      EXPECT_EQ(a.after(b), Tri::no);
      EXPECT_EQ(a.within(b), Tri::no);
      EXPECT_FALSE(a.meet(b));
      EXPECT_EQ(b.after(a), Tri::yes);
    }
    if (a.within(b) == Tri::yes) {
      EXPECT_EQ(a.overlaps(b), Tri::yes);
    }
    if (a.overlaps(b) == Tri::no) {
      EXPECT_EQ(a.within(b), Tri::no);
    }
    if (auto m = a.meet(b)) {
      EXPECT_TRUE(Edtf::parse(m->to_string())) << m->to_string();
      EXPECT_NE(m->overlaps(a), Tri::no) << m->to_string();
      EXPECT_NE(m->overlaps(b), Tri::no) << m->to_string();
      if (!m->is_qualified()) {
        EXPECT_FALSE(a.more_exact_than(*m) && b.more_exact_than(*m)) << m->to_string();
      }
    }
    EXPECT_EQ(a.meet(a), a);
  }
}

TEST(EdtfProperties, AnyBytesAreReadSafely) {
  std::mt19937 rng(7);
  constexpr std::string_view letters = "0123456789X?~%-/.,[]{}TZS:EY+ \xff";
  for (int i = 0; i < 30000; ++i) {
    std::string text;
    for (auto n = rng() % 24; n > 0; --n) text += letters[rng() % letters.size()];
    if (auto v = Edtf::parse(text)) {
      auto again = Edtf::parse(v->to_string());
      ASSERT_TRUE(again) << text;
      EXPECT_EQ(*again, *v) << text;
      v->before(*v), v->overlaps(e("2019")), v->meet(e("2019"));
    }
  }
}

TEST(Civil, DaysGoThereAndBack) {
  for (std::int64_t n : {-1000000000000ll, -719468ll, -1ll, 0ll, 17989ll, 2932896ll, 365000000000ll}) {
    auto d = civil::from_days(std::chrono::sys_days(std::chrono::days(n)));
    EXPECT_EQ(civil::to_days(d.year, d.month, d.day).time_since_epoch().count(), n);
  }
  EXPECT_EQ(civil::from_days(std::chrono::sys_days(2019y / 4 / 3)), (civil::Day{2019, 4, 3}));
}

}  // namespace
}  // namespace kronika
