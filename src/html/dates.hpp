// Dates of publication as pages, feeds and addresses write them: for machines ("2019-04-03T10:00Z") and for people
// ("3 kwietnia 2019", "Apr 3, 2019"). A date is as exact as what is written; a time of day is left out, since news
// is dated by the day. What could be one of two days ("03/04/2019") is one of the two.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/edtf.hpp"
#include "kronika/error.hpp"

namespace kronika::html {

// In which order a page writes numbers of a date with slashes.
enum class DateOrder { unknown, day_first, month_first };

// The order that goes with a language and region as markup has them: "en-US", "pl_PL".
DateOrder date_order(std::string_view locale);

struct WrittenDate {
  Edtf date;
  std::size_t begin = 0, end = 0;  // bytes of the text
};

class DateReader {
 public:
  static Result<DateReader> load(const std::filesystem::path& page);  // the folder with months.tsv

  // The date that a text for machines begins with: ISO 8601, RFC 822, seconds or milliseconds since 1970; else the
  // first that is written as for people.
  std::optional<Edtf> parse(std::string_view text, DateOrder order = DateOrder::unknown) const;

  // All dates in a text for people with a year that news can have; at most `limit`.
  std::vector<WrittenDate> find(std::string_view text, DateOrder order = DateOrder::unknown,
                                std::size_t limit = 8) const;

  // The date in the path of an address: "/2019/04/03/", "/2019-04-03-", "/20190403", "/2019/apr/03/", "/2019/04/".
  std::optional<Edtf> in_url(std::string_view url) const;

 private:
  class Scan;
  unsigned month(std::string_view word) const;  // 1-12, 0 for none; any case

  std::unordered_map<std::string, unsigned> months_;
};

}  // namespace kronika::html
