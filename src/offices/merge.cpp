#include "offices/merge.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace kronika::offices {
namespace {

// An office without a body is the same person's office of that name with one, if there is just one such.
void complete_bodies(std::vector<Office>& offices) {
  std::map<std::pair<std::uint32_t, std::string>, std::string> known;
  for (const auto& o : offices) {
    if (o.of == "---") continue;
    auto [it, fresh] = known.try_emplace({o.person, o.office}, o.of);
    if (!fresh && it->second != o.of) it->second.clear();
  }
  // Where all officials that the document places serve one state, the others do too.
  std::set<std::string> states;
  std::set<std::uint32_t> placed;
  for (const auto& o : offices)
    if (o.of != "---") {
      states.insert(o.of);
      placed.insert(o.person);
    }
  const bool one_state = states.size() == 1 && placed.size() >= 2;
  for (auto& o : offices)
    if (o.of == "---" && one_state && o.office != "party leader") o.of = *states.begin();
  for (auto& o : offices)
    if (o.of == "---")
      if (auto it = known.find({o.person, o.office}); it != known.end() && !it->second.empty()) o.of = it->second;
}

// "Minister X" beside "foreign minister X": the same office, told in short.
void drop_short_titles(std::vector<Office>& offices) {
  constexpr std::string_view kOther = "other:";
  const auto told_in_full = [&](const Office& o) {
    if (o.status != OfficeStatus::holds && o.status != OfficeStatus::held) return false;
    if (!o.office.starts_with(kOther) || o.office.find(' ') != std::string::npos) return false;
    const auto title = std::string_view(o.office).substr(kOther.size());
    return std::any_of(offices.begin(), offices.end(), [&](const Office& full) {
      if (full.person != o.person || full.office == o.office || full.office.starts_with("deputy")) return false;
      const auto at = full.office.find(title);
      const bool word =
          at != std::string::npos && (at == 0 || full.office[at - 1] == ' ' || full.office[at - 1] == ':');
      return word && (full.of == o.of || o.of == "---" || full.of == "---");
    });
  };
  offices.erase(std::remove_if(offices.begin(), offices.end(), told_in_full), offices.end());
}

// "Rządzący od 30 lat … ustąpił": who holds an office since a day and left it held it until then.
void close_terms(std::vector<Office>& offices) {
  for (auto& o : offices) {
    if (o.status != OfficeStatus::holds || !o.date || o.date->kind() != Edtf::Kind::interval) continue;
    auto left = std::find_if(offices.begin(), offices.end(), [&](const Office& l) {
      return l.status == OfficeStatus::left_office && l.person == o.person && l.office == o.office && l.of == o.of;
    });
    if (left == offices.end()) continue;
    o.status = OfficeStatus::held;
    if (left->date) o.date = Edtf::interval(o.date, left->date);
  }
}

// "President X spoke. … He resigned in 2005 and came back in 2010": whoever left over a year ago and is called by the
// office before that is told has it again.
bool has_come_back(const Office& holds, const Office& left, const std::optional<Edtf>& published) {
  constexpr int kYear = 365;  // days
  if (!published || !left.date || left.sentence <= holds.sentence) return false;
  const auto today = published->earliest(), then = left.date->latest();
  return today && then && (*today - *then).count() > kYear;
}

// "Minister X was forced to resign": whose leaving is told holds the office no more, and is not said to have held it by
// the title in the same sentence.
void drop_titles_of_those_who_left(std::vector<Office>& offices, const std::optional<Edtf>& published) {
  const auto left = [&](const Office& o) {
    if (o.date || (o.status != OfficeStatus::holds && o.status != OfficeStatus::held)) return false;
    return std::any_of(offices.begin(), offices.end(), [&](const Office& l) {
      return l.status == OfficeStatus::left_office && l.person == o.person && l.office == o.office && l.of == o.of &&
             (o.status == OfficeStatus::holds ? !has_come_back(o, l, published) : l.sentence == o.sentence);
    });
  };
  std::vector<Office> kept;
  std::copy_if(offices.begin(), offices.end(), std::back_inserter(kept), [&](const Office& o) { return !left(o); });
  offices = std::move(kept);
}

// The same office, person, body and status is one fact; what one telling knows and another does not is kept.
std::vector<Office> distinct(std::vector<Office> offices) {
  std::vector<Office> out;
  std::map<std::tuple<std::uint32_t, std::string, std::string, OfficeStatus>, std::size_t> places;
  for (auto& o : offices) {
    auto [it, fresh] = places.try_emplace({o.person, o.office, o.of, o.status}, out.size());
    if (fresh) {
      out.push_back(std::move(o));
      continue;
    }
    auto& kept = out[it->second];
    if (!kept.date || (o.date && o.date->more_exact_than(*kept.date))) kept.date = o.date ? o.date : kept.date;
    if (kept.after == kNone) kept.after = o.after;
    if (kept.remit.empty()) kept.remit = o.remit;
    kept.confidence = std::max(kept.confidence, o.confidence);
  }
  return out;
}

}  // namespace

void merge(Document& doc, Findings findings) {
  std::stable_sort(findings.offices.begin(), findings.offices.end(),
                   [](const Office& a, const Office& b) { return a.evidence.begin < b.evidence.begin; });
  complete_bodies(findings.offices);
  drop_short_titles(findings.offices);
  close_terms(findings.offices);
  drop_titles_of_those_who_left(findings.offices, doc.article.published);
  for (auto& o : findings.offices)
    if (o.status == OfficeStatus::holds &&
        std::find(findings.over.begin(), findings.over.end(), o.person) != findings.over.end())
      o.status = OfficeStatus::held;
  auto offices = distinct(std::move(findings.offices));

  for (const auto& o : offices) {
    if (o.after == kNone) continue;
    kronika::Relation r;
    r.kind = "predecessor";
    r.between = {o.person, o.after};
    r.sentence = o.sentence;
    r.evidence = o.evidence;
    r.rule = o.rule;
    r.confidence = o.confidence;
    findings.relations.push_back(std::move(r));
  }
  std::stable_sort(findings.relations.begin(), findings.relations.end(),
                   [](const auto& a, const auto& b) { return a.evidence.begin < b.evidence.begin; });
  auto same = [](const kronika::Relation& a, const kronika::Relation& b) {
    if (a.kind != b.kind) return false;
    if (a.kind == "predecessor" || a.kind == "successor" || a.kind == "member") return a.between == b.between;
    auto x = a.between, y = b.between;
    std::sort(x.begin(), x.end());
    std::sort(y.begin(), y.end());
    return x == y;
  };
  for (auto& r : findings.relations) {
    auto it = std::find_if(doc.relations.begin(), doc.relations.end(), [&](const auto& k) { return same(k, r); });
    if (it == doc.relations.end()) {
      doc.relations.push_back(std::move(r));
      continue;
    }
    if (it->agent == kNone) it->agent = r.agent;
    if (it->attribution != kNone && r.attribution == kNone) it->attribution = kNone;  // the article says so too
  }
  doc.offices = std::move(offices);
}

}  // namespace kronika::offices
