// Measures the dates of events on annotated articles:
//
//   kronika-event-dates [-v] DATA FOLDER     DATA holds packs/ and models/, FOLDER/LANG/*.json the annotation
//
// Twice: with every gold event taken as found, its trigger looked up in the text and dated; and of the events that
// the pipeline finds, those of a gold event's type and sentence. Counted are, of the events with a gold date, those
// dated alike; of all, those dated more exactly than gold, and those dated where gold has no date. -v prints what
// differs, with the words above the trigger and above the expressions of its sentence.
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "ingest/reader.hpp"
#include "kronika/pipeline.hpp"
#include "measure/likeness.hpp"
#include "time/event_date.hpp"

namespace {

using nlohmann::json;
using namespace kronika;

struct Count {
  int events = 0, dated = 0, equal = 0, missed = 0, given = 0, wrong = 0, too_exact = 0, invented = 0;

  Count& operator+=(const Count& o) {
    events += o.events, dated += o.dated, equal += o.equal, missed += o.missed;
    given += o.given, wrong += o.wrong, too_exact += o.too_exact, invented += o.invented;
    return *this;
  }
};
struct Counts {
  Count triggers, found;
};

// The token that stands for a trigger: the first verb in it, or else its first noun, or its first word.
std::uint32_t token_of(const Document& doc, Span span) {
  std::uint32_t noun = kNone, first = kNone;
  for (std::uint32_t i = 0; i < doc.tokens.size(); ++i) {
    const Token& t = doc.tokens[i];
    if (!span.overlaps(t.span)) continue;
    if (t.upos == Upos::VERB) return i;
    if (first == kNone) first = i;
    if (noun == kNone && t.upos == Upos::NOUN) noun = i;
  }
  return noun != kNone ? noun : first;
}

// The words above the trigger and above the expressions of its sentence.
std::string tree(const Document& doc, std::uint32_t token) {
  auto above = [&](std::uint32_t t) {
    std::string out;
    for (int steps = 0; steps < 8 && t < doc.tokens.size(); ++steps, t = doc.tokens[t].head)
      out += fmt::format(" {}/{}/{}", doc.tokens[t].form, to_string(doc.tokens[t].upos), doc.tokens[t].deprel.view());
    return out + "\n";
  };
  std::string out = "     " + above(token);
  for (const auto& t : doc.times)
    if (const auto& s = doc.sentences[t.sentence]; s.begin <= token && token < s.end)
      out += fmt::format("     {} = {}:{}", doc.words(t.span), t.text_value, above(t.head));
  return out;
}

std::string date_of(const json& event) { return event["date"].is_string() ? event["date"].get<std::string>() : ""; }

bool count(const std::string& wanted, const std::optional<Edtf>& date, Count& c) {
  const std::string found = date ? date->to_string() : "";
  const bool equal = wanted == found;
  ++c.events;
  c.dated += !wanted.empty();
  c.given += !found.empty();
  c.equal += equal && !wanted.empty();
  c.missed += found.empty() && !wanted.empty();
  if (equal || found.empty()) return equal;
  ++c.wrong;
  c.invented += wanted.empty();
  c.too_exact += date->more_exact_than(wanted.empty() ? Edtf() : Edtf::parse(wanted).value_or(Edtf()));
  return false;
}

void print_difference(const json& e, const Document& doc, std::uint32_t token, const std::optional<Edtf>& date,
                      const std::string& reason) {
  fmt::print("{} [{}]\n  {} | gold {} found {}  {}\n{}", e["sentence"].get<std::string>(),
             doc.article.published ? doc.article.published->to_string() : "", e["trigger"].get<std::string>(),
             date_of(e), date ? date->to_string() : "", reason, tree(doc, token));
}

void measure_triggers(const json& gold, const Document& doc, bool verbose, Count& c) {
  for (const auto& e : gold["events"]) {
    const std::string sentence = e["sentence"], trigger = e["trigger"];
    const auto at = doc.text().find(sentence);
    const auto in = at == std::string::npos ? std::string::npos : doc.text().find(trigger, at);
    if (in == std::string::npos) continue;
    const auto begin = static_cast<std::uint32_t>(in);
    const auto token = token_of(doc, {begin, begin + static_cast<std::uint32_t>(trigger.size())});
    if (token == kNone) continue;
    const auto dating = time::date_of(doc, token, {.ahead = e["aux"] == "future"});
    if (!count(date_of(e), dating.date, c) && verbose) {
      fmt::print("trigger: ");
      print_difference(e, doc, token, dating.date, dating.reason);
    }
  }
}

void measure_found(const json& gold, const Document& doc, bool verbose, Count& c) {
  std::vector<bool> taken(doc.events.size());
  for (const auto& e : gold["events"]) {
    for (std::size_t i = 0; i < doc.events.size(); ++i) {
      const Event& said = doc.events[i];
      if (taken[i] || to_string(said.type) != e["type"].get<std::string>() || said.sentence == kNone) continue;
      if (!measure::same_sentence(e["sentence"].get<std::string>(), doc.words(doc.sentences[said.sentence].span)))
        continue;
      taken[i] = true;
      if (!count(date_of(e), said.date, c) && verbose) {
        fmt::print("found: ");
        print_difference(e, doc, said.trigger_token, said.date, said.date_reason);
      }
      break;
    }
  }
}

void print(const char* language, const char* what, const Count& c) {
  fmt::print(
      "{} {}: {}, {} with a gold date: {} equal ({:.1f} %), {} missed; {} dates given, {} other than gold, {} more "
      "exact than gold ({:.1f} %), {} where gold has none\n",
      language, what, c.events, c.dated, c.equal, 100.0 * c.equal / std::max(c.dated, 1), c.missed, c.given, c.wrong,
      c.too_exact, 100.0 * c.too_exact / std::max(c.events, 1), c.invented);
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const bool verbose = !args.empty() && args[0] == "-v";
  if (verbose) args.erase(args.begin());
  if (args.size() != 2) return std::cerr << "usage: kronika-event-dates [-v] DATA FOLDER\n", 2;
  const std::filesystem::path data = args[0], folder = args[1];
  auto pipeline = Pipeline::open(data);
  if (!pipeline) return std::cerr << pipeline.error().to_string() << "\n", 2;
  Counts all;
  for (const char* language : {"pl", "en"}) {
    Counts counts;
    ingest::list_files(folder / language, [&](Result<std::filesystem::path> file) {
      if (!file || file->extension() != ".json") return;
      std::ifstream in(*file);
      const json gold = json::parse(in, nullptr, false);
      auto text = *file;
      text.replace_extension(".txt");
      auto reader = ingest::Reader::open(data, {});
      if (!reader) {
        std::cerr << reader.error().to_string() << "\n";
        return;
      }
      reader->read_file(text, [&](Result<Article> article) {
        if (!article) return true;
        auto doc = pipeline->run(std::move(*article));
        if (!doc) return true;
        measure_triggers(gold, *doc, verbose, counts.triggers);
        measure_found(gold, *doc, verbose, counts.found);
        return true;
      });
    });
    print(language, "gold triggers", counts.triggers);
    print(language, "found events", counts.found);
    all.triggers += counts.triggers;
    all.found += counts.found;
  }
  print("all", "gold triggers", all.triggers);
  print("all", "found events", all.found);
  return 0;
}
