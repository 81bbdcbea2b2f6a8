// Measures the dating of events on annotated articles:
//
//   kronika-event-dates [-v] DATA FOLDER     DATA holds packs/ and models/, FOLDER/LANG/*.json the annotation
//
// Every gold event is taken as found: its trigger is looked up in the text and dated. Counted are, of the events
// with a gold date, those dated alike; of all events dated here, those dated more exactly than gold.
#include <fmt/format.h>

#include <ctime>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "ingest/reader.hpp"
#include "syntax/step.hpp"
#include "text/boilerplate.hpp"
#include "text/step.hpp"
#include "time/event_date.hpp"
#include "time/step.hpp"

namespace {

using nlohmann::json;
using namespace kronika;

struct Count {
  int events = 0, placed = 0, dated = 0, equal = 0, missed = 0, given = 0, wrong = 0, too_exact = 0, invented = 0;
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

void measure(const json& gold, const Document& doc, bool verbose, Count& count) {
  for (const auto& e : gold["events"]) {
    ++count.events;
    const std::string sentence = e["sentence"], trigger = e["trigger"];
    const auto at = doc.text().find(sentence);
    const auto in = at == std::string::npos ? std::string::npos : doc.text().find(trigger, at);
    if (in == std::string::npos) continue;
    const auto begin = static_cast<std::uint32_t>(in);
    const auto token = token_of(doc, {begin, begin + static_cast<std::uint32_t>(trigger.size())});
    if (token == kNone) continue;
    ++count.placed;
    const auto dating = time::date_of(doc, token);
    const std::string wanted = e["date"].is_string() ? e["date"].get<std::string>() : "";
    const std::string found = dating.date ? dating.date->to_string() : "";
    count.dated += !wanted.empty();
    count.given += !found.empty();
    const bool equal = wanted == found;
    count.equal += equal && !wanted.empty();
    count.missed += found.empty() && !wanted.empty();
    count.wrong += !equal && !found.empty();
    if (!equal && !found.empty()) {
      const Edtf truth = wanted.empty() ? Edtf() : Edtf::parse(wanted).value_or(Edtf());
      count.invented += wanted.empty();
      count.too_exact += dating.date->more_exact_than(truth);
    }
    if (verbose && !equal)
      fmt::print("{} [{}]\n  {} | gold {} found {}  {}\n{}", sentence, gold["published"].dump(), trigger, wanted, found,
                 dating.reason, tree(doc, token));
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<std::string> args(argv + 1, argv + argc);
  const bool verbose = !args.empty() && args[0] == "-v";
  if (verbose) args.erase(args.begin());
  if (args.size() != 2) return std::cerr << "usage: kronika-event-dates [-v] DATA FOLDER\n", 2;
  const std::filesystem::path data = args[0], folder = args[1];
  for (const char* language : {"pl", "en"}) {
    auto pack = data / "packs" / language;
    auto loaded = Morphology::load(pack / "morph");
    if (!loaded) return std::cerr << loaded.error().to_string() << "\n", 2;
    auto morphology = std::make_shared<const Morphology>(std::move(*loaded));
    Steps steps;
    auto add = [&](auto step) {
      if (step)
        steps.push_back(std::move(*step));
      else
        std::cerr << step.error().to_string() << "\n";
    };
    add(text::make_text_step(pack, morphology));
    add(syntax::make_syntax_step(data, language));
    add(time::make_time_step(pack, morphology));
    Count count;
    std::size_t bytes = 0;
    double spent = 0;
    ingest::list_files(folder / language, [&](Result<std::filesystem::path> file) {
      if (!file || file->extension() != ".json") return;
      std::ifstream in(*file);
      const json gold = json::parse(in, nullptr, false);
      auto text = *file;
      text.replace_extension(".txt");
      ingest::ReadOptions options;
      options.published = *Edtf::parse(gold["published"].get<std::string>());
      auto reader = ingest::Reader::open(data, options);
      if (!reader) {
        std::cerr << reader.error().to_string() << "\n";
        return;
      }
      reader->read_file(text, [&](Result<Article> article) {
        if (!article) return true;
        Document doc;
        doc.article = std::move(*article);
        for (const auto& step : steps) {
          const auto start = std::clock();
          (void)step->run(doc);
          if (&step == &steps.back())
            spent += static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, bytes += doc.text().size();
        }
        measure(gold, doc, verbose, count);
        return true;
      });
    });
    fmt::print(
        "{}: {} gold events, {} placed, {} with a date: {} equal ({:.1f} %), {} missed; {} dates given, {} other than "
        "gold, {} more exact than gold ({:.1f} %), {} where gold has none; {:.2f} MB/s for times\n",
        language, count.events, count.placed, count.dated, count.equal, 100.0 * count.equal / std::max(count.dated, 1),
        count.missed, count.given, count.wrong, count.too_exact, 100.0 * count.too_exact / std::max(count.placed, 1),
        count.invented, static_cast<double>(bytes) / 1e6 / spent);
  }
  return 0;
}
