#include "query/terms.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace kronika::query {
namespace {

OfficeReport says(std::string fact, std::string person, OfficeStatus status, std::string_view date,
                  std::string_view published, std::string after = "") {
  OfficeReport r{std::move(fact), std::move(person), status, {}, {}, std::move(after)};
  if (!date.empty()) r.date = Edtf::parse(date).value();
  if (!published.empty()) r.published = Edtf::parse(published).value();
  return r;
}

// "nazarbayev yes, tokayev perhaps": everybody who held or may have held the office.
std::string who(const std::vector<OfficeReport>& reports, std::string_view on, bool single = true) {
  std::string answer;
  for (const TermSpan& term : build_terms(reports, single)) {
    Tri held = held_on(term, Edtf::parse(on).value()).held;
    if (held == Tri::no) continue;
    if (!answer.empty()) answer += ", ";
    answer += term.person + (held == Tri::yes ? " yes" : " perhaps");
  }
  return answer;
}

// What one article of April 2019 tells of a change of presidents.
std::vector<OfficeReport> change_of_presidents() {
  return {says("o1", "tokayev", OfficeStatus::holds, "", "2019-04"),
          says("o2", "tokayev", OfficeStatus::took_office, "", "2019-04", "nazarbayev"),
          says("o3", "nazarbayev", OfficeStatus::left_office, "2019-03", "2019-04"),
          says("o4", "nazarbayev", OfficeStatus::held, "1989~/2019-03", "2019-04")};
}

TEST(Terms, OneArticleAnswersAsOf) {
  auto reports = change_of_presidents();
  EXPECT_EQ(who(reports, "2019-02-01"), "nazarbayev yes");
  EXPECT_EQ(who(reports, "2019-04-05"), "tokayev yes");
  EXPECT_EQ(who(reports, "2018"), "nazarbayev yes");
  EXPECT_EQ(who(reports, "2019-03-10"), "nazarbayev perhaps, tokayev perhaps");
  EXPECT_EQ(who(reports, "1988-06-01"), "nazarbayev perhaps");  // "1989~" may be off by a year
  EXPECT_EQ(who(reports, "1980"), "");
  EXPECT_EQ(who(reports, "2021"), "tokayev perhaps");
  EXPECT_EQ(who(reports, "2030"), "");
}

TEST(Terms, OrderMakesNoDifference) {
  auto reports = change_of_presidents();
  const auto by_name = [](const auto& a, const auto& b) { return a.fact < b.fact; };
  std::sort(reports.begin(), reports.end(), by_name);
  do {
    ASSERT_EQ(who(reports, "2019-02-01"), "nazarbayev yes");
    ASSERT_EQ(who(reports, "2019-04-05"), "tokayev yes");
  } while (std::next_permutation(reports.begin(), reports.end(), by_name));
}

TEST(Terms, ExactDaysBoundATerm) {
  std::vector<OfficeReport> reports{says("o1", "a", OfficeStatus::took_office, "2015-05-27", "2015-05-28"),
                                    says("o2", "a", OfficeStatus::left_office, "2018-12-05", "2018-12-06")};
  EXPECT_EQ(who(reports, "2015-05-26"), "");
  EXPECT_EQ(who(reports, "2015-05-27"), "a yes");
  EXPECT_EQ(who(reports, "2017"), "a yes");
  EXPECT_EQ(who(reports, "2018-12-06"), "");
  EXPECT_EQ(who(reports, "2018"), "a perhaps");  // for a part of it
}

TEST(Terms, TwoTermsOfOnePerson) {
  std::vector<OfficeReport> reports{says("o1", "putin", OfficeStatus::took_office, "2000-05-07", ""),
                                    says("o2", "putin", OfficeStatus::left_office, "2008-05-07", ""),
                                    says("o3", "medvedev", OfficeStatus::held, "2008-05-07/2012-05-07", ""),
                                    says("o4", "putin", OfficeStatus::took_office, "2012-05-07", "")};
  EXPECT_EQ(build_terms(reports, true).size(), 3u);
  EXPECT_EQ(who(reports, "2005"), "putin yes");
  EXPECT_EQ(who(reports, "2010"), "medvedev yes");
  EXPECT_EQ(who(reports, "2012-05-08"), "putin perhaps");  // no later report
}

TEST(Terms, OneHolderAtATime) {
  std::vector<OfficeReport> reports{says("o1", "merkel", OfficeStatus::holds, "", "2019-06-01"),
                                    says("o2", "merkel", OfficeStatus::holds, "", "2020-06-01"),
                                    says("o3", "scholz", OfficeStatus::holds, "", "2022-01-10")};
  EXPECT_EQ(who(reports, "2020-01-01"), "merkel yes");
  EXPECT_EQ(who(reports, "2021-06-01"), "merkel perhaps, scholz perhaps");
  EXPECT_EQ(who(reports, "2022-02-01"), "scholz perhaps");
  EXPECT_EQ(who(reports, "2020-01-01", false), "merkel yes, scholz perhaps");
}

TEST(Terms, FormerHoldersAreNotInOffice) {
  std::vector<OfficeReport> reports{says("o1", "a", OfficeStatus::held, "", "2019-06-01"),
                                    says("o2", "b", OfficeStatus::candidate, "", "2019-06-01")};
  EXPECT_EQ(who(reports, "2019-07-01"), "");
  EXPECT_EQ(who(reports, "2018-07-01"), "a perhaps");
}

TEST(Terms, ReportsThatContradictStandSideBySide) {
  std::vector<OfficeReport> reports{says("o1", "a", OfficeStatus::took_office, "2019-03-20", ""),
                                    says("o2", "a", OfficeStatus::took_office, "2019-03-19", "")};
  auto terms = build_terms(reports, true);
  ASSERT_EQ(terms.size(), 1u);
  EXPECT_EQ(terms[0].reports.size(), 2u);
  EXPECT_NE(terms[0].start_reason.find("o1 says 2019-03-20"), std::string::npos) << terms[0].start_reason;
  EXPECT_NE(terms[0].start_reason.find("o2 says 2019-03-19"), std::string::npos);
}

TEST(Terms, SuccessorEndsATerm) {
  std::vector<OfficeReport> reports{says("o1", "a", OfficeStatus::holds, "", "2019-01-01"),
                                    says("o2", "b", OfficeStatus::took_office, "2019-06-01", "", "a")};
  EXPECT_EQ(who(reports, "2019-03-01"), "a yes");
  EXPECT_EQ(who(reports, "2019-06-02"), "b perhaps");
}

}  // namespace
}  // namespace kronika::query
