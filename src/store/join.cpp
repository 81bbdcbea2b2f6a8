#include "store/join.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kronika {
namespace {

// Tellings with the same date, by how exact it is: the exact ones come first and are what others can join.
struct Group {
  std::int64_t days;
  std::string text;
  Edtf date;
  std::vector<std::size_t> tellings;
  std::set<std::int64_t> texts;
};

std::vector<Group> by_date(std::span<const Telling> tellings, const std::vector<std::size_t>& members) {
  std::map<std::string, Group> groups;
  for (std::size_t i : members) {
    const Edtf& date = tellings[i].date;
    std::string text = date.to_string();
    auto [it, added] = groups.try_emplace(text);
    if (added) {
      auto earliest = date.earliest(), latest = date.latest();
      std::int64_t days = earliest && latest ? (*latest - *earliest).count() : INT64_MAX;
      it->second = {days, text, date, {}, {}};
    }
    it->second.tellings.push_back(i);
    it->second.texts.insert(tellings[i].text);
  }
  std::vector<Group> sorted;
  for (auto& [text, group] : groups) sorted.push_back(std::move(group));
  std::sort(sorted.begin(), sorted.end(),
            [](const Group& a, const Group& b) { return std::tie(a.days, a.text) < std::tie(b.days, b.text); });
  return sorted;
}

std::string reason_for(const std::vector<Group>& groups, const Edtf& date) {
  if (groups.size() < 2) return {};
  std::string said;
  for (const Group& group : groups) {
    if (!said.empty()) said += "; ";
    const auto tellings = group.tellings.size(), texts = group.texts.size();
    said += fmt::format("{} telling{}", tellings, tellings == 1 ? "" : "s");
    if (texts < tellings) said += fmt::format(" of {} text{}", texts, texts == 1 ? "" : "s");
    said += fmt::format(" {} {}", tellings == 1 ? "says" : "say", group.text.empty() ? "no date" : group.text);
  }
  return fmt::format("{} is what all agree on: {}", date.known() ? date.to_string() : "no date", said);
}

// What the tellings of one event agree on.
Joined agreed(std::span<const Telling> tellings, std::vector<std::size_t> members) {
  Joined result;
  std::sort(members.begin(), members.end(),
            [&](std::size_t a, std::size_t b) { return tellings[a].name < tellings[b].name; });
  auto groups = by_date(tellings, members);
  for (const Group& group : groups) {
    if (!result.date.known()) {
      result.date = group.date;
    } else if (auto both = result.date.meet(group.date)) {
      result.date = *both;
    }
  }
  result.reason = reason_for(groups, result.date);
  result.tellings = std::move(members);
  return result;
}

}  // namespace

std::vector<Joined> join(std::span<const Telling> tellings) {
  std::vector<std::size_t> all(tellings.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;

  struct Cluster {
    Edtf date;
    std::vector<std::size_t> tellings;
  };
  std::vector<Cluster> clusters;
  for (Group& group : by_date(tellings, all)) {
    Cluster* only = nullptr;
    std::optional<Edtf> common;
    std::size_t possible = 0;
    // Exact days come first and never meet each other.
    const bool exact = group.date.single_day().has_value();
    for (Cluster& cluster : clusters) {
      if (exact) break;
      auto both = cluster.date.meet(group.date);
      if (!both) continue;
      if (++possible > 1) break;
      only = &cluster;
      common = std::move(both);
    }
    if (possible == 1) {
      only->date = *common;
      only->tellings.insert(only->tellings.end(), group.tellings.begin(), group.tellings.end());
    } else {
      clusters.push_back({group.date, std::move(group.tellings)});
    }
  }

  std::vector<Joined> joined;
  for (Cluster& cluster : clusters) joined.push_back(agreed(tellings, std::move(cluster.tellings)));
  std::sort(joined.begin(), joined.end(), [&](const Joined& a, const Joined& b) {
    return tellings[a.tellings.front()].name < tellings[b.tellings.front()].name;
  });
  return joined;
}

}  // namespace kronika
