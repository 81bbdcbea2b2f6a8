#include "time/resolve.hpp"

#include <algorithm>
#include <vector>

namespace kronika::time {
namespace {

constexpr int kMaxDays = 366;         // an article dated more vaguely is as good as undated
constexpr std::size_t kMaxOneOf = 8;  // values told one by one

bool is_lasting(const Edtf& v) { return v.kind() == Edtf::Kind::interval; }

Edtf hull(const std::vector<Edtf>& values) {
  auto by_first = [](const Edtf& a, const Edtf& b) { return *a.earliest() < *b.earliest(); };
  auto by_last = [](const Edtf& a, const Edtf& b) { return *a.latest() < *b.latest(); };
  return Edtf::between(*std::min_element(values.begin(), values.end(), by_first),
                       *std::max_element(values.begin(), values.end(), by_last));
}

// What remains of values that are all possible.
Edtf join(const std::vector<Edtf>& values, const Edtf& published) {
  std::vector<Edtf> inside;
  for (const auto& v : values)
    if (v.within(published) == Tri::yes) inside.push_back(v);
  const bool all_inside = inside.size() == values.size();
  const auto& kept = inside.empty() ? values : inside;
  if (kept.size() == 1) return kept.front();
  if (kept.size() <= kMaxOneOf && std::none_of(kept.begin(), kept.end(), is_lasting)) return Edtf::one_of(kept);
  if (!inside.empty()) return all_inside ? published : published.qualified(Edtf::kApproximate);
  const bool bounded = std::all_of(kept.begin(), kept.end(), [](const Edtf& v) { return v.earliest() && v.latest(); });
  return bounded ? hull(kept) : Edtf();
}

// The ends of stretches are joined each by itself: "from 30 years ago to today".
Edtf join_stretches(const std::vector<Edtf>& values, const Edtf& published) {
  auto end = [&](bool first) -> std::optional<Edtf> {
    std::vector<Edtf> ends;
    for (const auto& v : values) {
      const auto& item = v.items().front();
      if ((first ? item.begin : item.end) != Edtf::End::date) return std::nullopt;
      const Edtf one = Edtf::of_date(first ? item.first : item.last);
      if (std::find(ends.begin(), ends.end(), one) == ends.end()) ends.push_back(one);
    }
    const Edtf joined = join(ends, published);
    // An end cannot be a choice; the whole that holds the choice says as much.
    return joined.kind() == Edtf::Kind::date ? joined : published.qualified(Edtf::kApproximate);
  };
  const auto first = end(true), last = end(false);
  return Edtf::interval(first, last);
}

}  // namespace

Resolved resolve(const Meaning& meaning, const Edtf& published, Direction direction,
                 const std::optional<Edtf>& anchor) {
  Resolved out;
  Reference reference;
  reference.direction = direction;
  reference.anchor = anchor;
  reference.used = &out.used;
  const auto first = published.earliest(), last = published.latest();
  const bool dated = first && last && (*last - *first).count() < kMaxDays;
  if (!dated) {
    out.value = evaluate(meaning, reference);
    return out;
  }
  std::vector<Edtf> values;
  for (sys_days day = *first; day <= *last; day += days(1)) {
    reference.now = reference.near = day;
    Value v = evaluate(meaning, reference);
    if (!out.used.now || v.type != Value::Type::date) {
      out.value = std::move(v);
      if (!out.used.now || *first == *last || out.value) return out;
      continue;
    }
    if (std::find(values.begin(), values.end(), v.date) == values.end()) values.push_back(v.date);
    out.value = std::move(v);
  }
  if (values.size() > 1) {
    const bool lasting = std::all_of(values.begin(), values.end(), is_lasting);
    const bool weeks = lasting && out.value.unit <= Unit::week && values.front().earliest() && values.front().latest();
    out.value.date = lasting && !weeks ? join_stretches(values, published) : join(values, published);
    if (!out.value.date.known()) out.value = {};
  } else if (values.size() == 1) {
    out.value.date = values.front();
    out.value.type = Value::Type::date;
  }
  return out;
}

}  // namespace kronika::time
