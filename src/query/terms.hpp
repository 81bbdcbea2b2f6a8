// From single statements about an office ("holds", "left in March 2019", "took office after X") to terms with a
// beginning and an end, and from terms to the answer who held it on a day. Pure: knows nothing of the store.
//
// What a statement says, in days: P is when it was published, a date means from its first to its last day.
//   took office at T     the term begins within T; in office by the end of T. Undated: begins by the end of P.
//   left office at L     the term ends within L; in office until the beginning of L. Undated: ends by P.
//   held A/B             begins within A, ends within B, in office between.
//   held at D            in office in D; ended by P.         Undated: ended by P.
//   holds                in office during P; since D, where a date stands.
// X took office after Y: Y's term ends when X's begins. Where an office has one holder at a time, nobody else's
// term reaches into the days for which somebody is known to hold it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/edtf.hpp"

namespace kronika::query {

using Days = std::chrono::sys_days;

// One statement about one office of one state or body.
struct OfficeReport {
  std::string fact;    // name, for a stable order
  std::string person;  // key
  OfficeStatus status = OfficeStatus::holds;
  std::optional<Edtf> date, published;
  std::string after;  // key of the predecessor; empty when not told
};

struct TermSpan {
  std::string person;
  std::vector<std::size_t> reports;  // indexes, in the order of time
  std::optional<Edtf> start, end;    // as the reports word them, the narrowest on which they agree
  std::string start_reason, end_reason;
  // Surely in office between these; absent when no report says so for any day.
  std::optional<Days> sure_from, sure_to;
  // Not in office before and after these; absent when nothing bounds it.
  std::optional<Days> possible_from, possible_to;
};

// How long a holder whose leaving nobody reported is still thought possible: about a term of office.
inline constexpr std::chrono::days kPresumed{5 * 365};

// Terms of all persons in the order of time. `single`: the office has one holder at a time.
std::vector<TermSpan> build_terms(std::span<const OfficeReport> reports, bool single);

struct TermAnswer {
  Tri held = Tri::no;
  std::string reason;
};
TermAnswer held_on(const TermSpan& term, const Edtf& on);
}  // namespace kronika::query
