// Fills a chronicle with made-up articles and times questions to it.
//
//   chronicle_scale FILE EVENTS [ROUNDS]
//
// The shape of what is made up: an article has 5 sentences with an event each, 2 quotes and 1 office; there are
// 190 states and 2,000 persons, and actors, states, types and publishers follow Zipf's law, as news does. Of
// the dates 65 % are days, 10 % one of four weekdays, 10 % months, 5 % intervals of years, 10 % unknown. One
// event in five is told again from a fixed set, so that tellings are joined. One event in four has a mode, one in
// five a place. Everything comes from one seed. A file that is there already is filled up to the number asked for.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>

#include "base/sha256.hpp"
#include "kronika/query.hpp"
#include "store/sqlite.hpp"

namespace {

using namespace kronika;
using Clock = std::chrono::steady_clock;

class Zipf {
 public:
  Zipf(std::size_t n, double exponent) {
    double sum = 0;
    for (std::size_t i = 1; i <= n; ++i) cumulative_.push_back(sum += 1 / std::pow(static_cast<double>(i), exponent));
    for (double& c : cumulative_) c /= sum;
  }
  std::size_t operator()(std::mt19937_64& random) const {
    double x = std::uniform_real_distribution<>(0, 1)(random);
    return static_cast<std::size_t>(std::lower_bound(cumulative_.begin(), cumulative_.end(), x) - cumulative_.begin());
  }

 private:
  std::vector<double> cumulative_;
};

class Generator {
 public:
  static constexpr std::size_t kStates = 190, kPersons = 2'000, kEventsEach = 5;
  static constexpr std::array<const char*, 6> kModes{"visit", "meet", "sign", "bomb", "arrest", "resign"};

  Document article(std::uint64_t number) {
    std::mt19937_64 random(number * 7919 + 1);
    Document doc;
    const std::chrono::sys_days published = first_ + std::chrono::days(random() % 3650);
    doc.article.published = Edtf::day(published);
    doc.article.source = fmt::format("paper {}", publisher_(random));
    doc.article.path = fmt::format("made-up/{}.txt", number);
    doc.language = "en";
    for (std::size_t s = 0; s < kEventsEach; ++s) {
      const bool again = random() % 5 == 0;
      std::mt19937_64 shared(random() % 5'000);
      event(doc, again ? shared : random, again ? first_ + std::chrono::days(shared() % 3650) : published);
    }
    doc.id = "sha256:" + sha256_hex(doc.article.text);
    return doc;
  }

  static std::string person_name(std::size_t n) { return fmt::format("Person{} Family{}", n, n / 2); }
  static std::string state_code(std::size_t n) {
    return {static_cast<char>('A' + n / 26 % 26), static_cast<char>('A' + n % 26), 'X'};
  }

 private:
  std::uint32_t actor(Document& doc, std::mt19937_64& random) {
    Entity e;
    if (random() % 2 == 0) {
      std::size_t n = state_(random);
      e.kind = EntityKind::state;
      e.country = state_code(n);
      e.name = "State " + e.country;
      e.key = "state:" + e.country;
    } else {
      std::size_t n = person_(random);
      e.name = person_name(n);
      e.country = state_code(n % kStates);
      e.sector = n % 3 == 0 ? "GOV" : n % 3 == 1 ? "OPP" : "MIL";
    }
    doc.entities.push_back(std::move(e));
    return static_cast<std::uint32_t>(doc.entities.size() - 1);
  }

  static Edtf date(std::mt19937_64& random, std::chrono::sys_days published) {
    const auto kind = random() % 100;
    const std::chrono::sys_days day = published - std::chrono::days(random() % 30);
    const std::chrono::year_month_day d(day);
    if (kind < 65) return Edtf::day(day);
    if (kind < 75) {
      std::vector<Edtf> days;
      for (int w = 0; w < 4; ++w) days.push_back(Edtf::day(day - std::chrono::days(7 * w)));
      return Edtf::one_of(days);
    }
    if (kind < 85) return Edtf::month(int(d.year()), unsigned(d.month()));
    if (kind < 90) return Edtf::interval(Edtf::year(int(d.year()) - 3), Edtf::year(int(d.year())));
    return Edtf();
  }

  void event(Document& doc, std::mt19937_64& random, std::chrono::sys_days published) {
    std::string& text = doc.article.text;
    Sentence sentence;
    if (!text.empty()) text += ' ';
    sentence.span.begin = static_cast<std::uint32_t>(text.size());
    Event e;
    e.type = static_cast<EventType>(type_(random));
    e.sources = {actor(doc, random)};
    e.targets = {actor(doc, random)};
    e.date = date(random, published);
    e.date_reason = "made up";
    if (random() % 4 == 0) e.mode = kModes[random() % kModes.size()];
    if (random() % 5 == 0) e.place = e.targets[0];
    e.rule = fmt::format("made-up/rule-{}", random() % 300);
    e.confidence = static_cast<double>(random() % 100) / 100;
    e.sentence = static_cast<std::uint32_t>(doc.sentences.size());
    text += doc.entities[e.sources[0]].name + " ";
    e.trigger.begin = static_cast<std::uint32_t>(text.size());
    text += fmt::format("acts{}", random() % 200);
    e.trigger.end = static_cast<std::uint32_t>(text.size());
    text += " upon " + doc.entities[e.targets[0]].name + ",";
    for (int w = 0; w < 12; ++w) text += fmt::format(" word{}", word_(random));
    text += '.';
    sentence.span.end = static_cast<std::uint32_t>(text.size());
    if (e.sentence < 2) {
      Quote q;
      q.speaker = e.sources[0];
      q.span = {e.trigger.end, sentence.span.end};
      q.sentence = e.sentence;
      q.rule = "made-up/quote";
      q.confidence = 0.9;
      doc.quotes.push_back(q);
    } else if (e.sentence == 2 && doc.entities[e.sources[0]].kind == EntityKind::person) {
      Office o;
      o.person = e.sources[0];
      o.office = "president";
      o.of = doc.entities[e.sources[0]].country;
      o.sentence = e.sentence;
      o.evidence = e.trigger;
      o.rule = "made-up/office";
      o.confidence = 0.9;
      doc.offices.push_back(o);
    }
    doc.events.push_back(std::move(e));
    doc.sentences.push_back(sentence);
  }

  std::chrono::sys_days first_ = std::chrono::year{2014} / 1 / 1;
  Zipf state_{kStates, 1.0}, person_{kPersons, 1.0}, type_{16, 0.7}, publisher_{400, 1.0}, word_{40'000, 1.0};
};

// Of this process: what a question would take on a machine that does nothing else.
double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Median, 95th percentile and worst of a question asked with different values, by the clock; and the 95th
// percentile of processor time.
void measure(const char* name, int rounds, const std::function<std::size_t(std::mt19937_64&)>& ask) {
  std::vector<double> times, cpu;
  std::size_t rows = 0;
  std::mt19937_64 random(42);
  for (int i = 0; i < rounds; ++i) {
    const auto start = Clock::now();
    const double cpu_start = cpu_seconds();
    rows += ask(random);
    times.push_back(seconds_since(start) * 1000);
    cpu.push_back((cpu_seconds() - cpu_start) * 1000);
  }
  auto at = [](std::vector<double>& sorted, double share) {
    std::sort(sorted.begin(), sorted.end());
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  };
  fmt::print("{:28} median {:7.1f} ms   p95 {:7.1f} ms   worst {:7.1f} ms   p95 cpu {:7.1f} ms   {:.0f} rows\n", name,
             at(times, 0.5), at(times, 0.95), times.back(), at(cpu, 0.95), static_cast<double>(rows) / rounds);
}

int fill(Store& store, std::size_t events) {
  Generator generator;
  const auto before = store.size();
  if (!before) return 1;
  const auto start = Clock::now();
  const double cpu_start = cpu_seconds();
  double building = 0, building_cpu = 0;
  for (auto n = static_cast<std::uint64_t>(before->documents); n * Generator::kEventsEach < events; ++n) {
    const auto begun = Clock::now();
    const double cpu_begun = cpu_seconds();
    Document doc = generator.article(n);
    building += seconds_since(begun);
    building_cpu += cpu_seconds() - cpu_begun;
    if (auto put = store.put(doc); !put) {
      fmt::print(stderr, "{}\n", put.error().to_string());
      return 1;
    }
    if (n % 20'000 == 19'999) {
      fmt::print("{} articles, {:.0f} s\n", n + 1, seconds_since(start));
      std::fflush(stdout);
    }
  }
  if (auto flushed = store.flush(); !flushed) {
    fmt::print(stderr, "{}\n", flushed.error().to_string());
    return 1;
  }
  const double took = seconds_since(start) - building, cpu = cpu_seconds() - cpu_start - building_cpu;
  auto size = store.size();
  if (!size) return 1;
  const auto documents = size->documents - before->documents, facts = size->facts - before->facts;
  fmt::print(
      "stored {} documents with {} facts in {:.1f} s ({:.1f} s cpu): {:.0f} documents/s, {:.0f} facts/s; by cpu {:.0f} "
      "facts/s\n",
      documents, facts, took, cpu, static_cast<double>(documents) / took, static_cast<double>(facts) / took,
      static_cast<double>(facts) / cpu);
  return 0;
}

void ask(const Store& store, int rounds) {
  auto state = [&](std::mt19937_64& r) {
    return find_actor(store, nullptr, Generator::state_code(r() % Generator::kStates)).value();
  };
  auto person = [&](std::mt19937_64& r) {
    return find_actor(store, nullptr, Generator::person_name(r() % Generator::kPersons)).value();
  };
  auto events = [&](const EventQuery& q) { return find_events(store, q)->rows.size(); };
  auto day = [](std::mt19937_64& r) {
    return std::chrono::sys_days(std::chrono::year{2014} / 1 / 1) + std::chrono::days(r() % 3600);
  };
  measure("events of a person", rounds, [&](auto& r) {
    EventQuery q;
    q.actors = {person(r)};
    return events(q);
  });
  measure("events of a state", rounds, [&](auto& r) {
    EventQuery q;
    q.actors = {state(r)};
    return events(q);
  });
  measure("events of two states", rounds, [&](auto& r) {
    EventQuery q;
    q.actors = {state(r), state(r)};
    return events(q);
  });
  measure("events of a week", rounds, [&](auto& r) {
    EventQuery q;
    q.window.from = day(r);
    q.window.to = *q.window.from + std::chrono::days(6);
    return events(q);
  });
  measure("a state's week, one type", rounds, [&](auto& r) {
    EventQuery q;
    q.actors = {state(r)};
    q.type = static_cast<EventType>(r() % 16);
    q.window.from = day(r);
    q.window.to = *q.window.from + std::chrono::days(6);
    return events(q);
  });
  measure("events of a type", rounds, [&](auto& r) {
    EventQuery q;
    q.type = static_cast<EventType>(r() % 16);
    return events(q);
  });
  measure("events of a mode", rounds, [&](auto& r) {
    EventQuery q;
    q.mode = Generator::kModes[r() % Generator::kModes.size()];
    q.window.from = day(r);
    return events(q);
  });
  measure("events at a place", rounds, [&](auto& r) {
    EventQuery q;
    q.place = state(r);
    return events(q);
  });
  measure("events told surely", rounds, [&](auto& r) {
    EventQuery q;
    q.window.from = day(r);
    q.min_confidence = 0.98;
    return events(q);
  });
  measure("timeline of two persons", rounds, [&](auto& r) {
    EventQuery q;
    q.actors = {person(r), person(r)};
    q.window.from = day(r);
    return events(q);
  });
  measure("events by text", rounds, [&](auto& r) {
    EventQuery q;
    q.text = fmt::format("word{} word{}", r() % 400, r() % 4000);
    return events(q);
  });
  measure("events of a publisher", rounds, [&](auto& r) {
    EventQuery q;
    q.publisher = fmt::format("paper {}", r() % 400);
    return events(q);
  });
  measure("quotes by a person", rounds, [&](auto& r) {
    QuoteQuery q;
    q.by = person(r);
    return find_quotes(store, q)->rows.size();
  });
  measure("quotes about a state", rounds, [&](auto& r) {
    QuoteQuery q;
    q.about = state(r);
    return find_quotes(store, q)->rows.size();
  });
  measure("who held an office", rounds, [&](auto& r) {
    OfficeQuery q{"president", Generator::state_code(r() % Generator::kStates), Edtf::day(day(r)), {}};
    return find_holders(store, nullptr, q)->size();
  });
  measure("dossier of a person", rounds, [&](auto& r) {
    const ActorChoice chosen = person(r);
    return chosen.ids.empty() ? 0 : find_dossier(store, nullptr, chosen.ids[0])->events.size();
  });
  measure("series by month and type", std::max(1, rounds / 10), [&](auto&) {
    return count_events(store, {}, {Dimension::month, Dimension::type})->size();
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: chronicle_scale FILE EVENTS [ROUNDS]\n");
    return 2;
  }
  const std::filesystem::path file = argv[1];
  const auto wanted = static_cast<std::size_t>(std::strtoull(argv[2], nullptr, 10));
  {
    auto store = Store::open(file, OpenMode::write, {.documents = 256, .at_most = std::chrono::seconds(1)});
    if (!store) {
      fmt::print(stderr, "{}\n", store.error().to_string());
      return 2;
    }
    if (int code = fill(*store, wanted); code != 0) return code;
    store->database().script("PRAGMA wal_checkpoint(TRUNCATE)");
  }
  auto store = Store::open(file, OpenMode::read);
  if (!store) return 2;
  const auto tellings = store->database().number("SELECT count(*) FROM event_fact");
  const auto texts = store->database().number("SELECT sum(length(text)) FROM document");
  const auto bytes = static_cast<std::int64_t>(std::filesystem::file_size(file));
  const auto events = store->size()->events;
  fmt::print("{} tellings in {} events; beside texts {:.0f} bytes a telling, {:.0f} an event; {:.0f} MB in all\n",
             tellings, events, static_cast<double>(bytes - texts) / static_cast<double>(tellings),
             static_cast<double>(bytes - texts) / static_cast<double>(events), static_cast<double>(bytes) / 1e6);
  ask(*store, argc > 3 ? std::atoi(argv[3]) : 100);
  return 0;
}
