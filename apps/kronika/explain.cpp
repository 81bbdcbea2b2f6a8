// kronika explain: everything behind one fact.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "answer.hpp"
#include "base/utf8.hpp"
#include "render/offsets.hpp"
#include "render/safe.hpp"

namespace kronika::cli {
namespace {

struct Options {
  std::string db = "chronicle.db", id;
  bool json = false;
};

// The sentence with the words that the fact rests on marked: in colour, or between brackets.
std::string marked(const Explanation& x, bool color) {
  const std::string& sentence = x.witness.sentence;
  if (sentence.empty() || x.begin < x.sentence_begin) return render::safe(sentence);
  auto byte = [&](std::size_t point) {
    return render::byte_of_code_point(sentence, static_cast<std::uint32_t>(point - x.sentence_begin));
  };
  const std::uint32_t begin = byte(x.begin), end = std::max(begin, byte(x.end));
  std::string_view text(sentence);
  return render::safe(text.substr(0, begin)) + (color ? "\x1b[1;33m" : "[") +
         render::safe(text.substr(begin, end - begin)) + (color ? "\x1b[0m" : "]") + render::safe(text.substr(end));
}

// The tree as an outline: each word below and to the right of the one it hangs on, in the order of the sentence.
class Outline {
 public:
  Outline(const std::vector<TreeLine>& tree, bool color) : tree_(tree), color_(color) {}

  std::string text() {
    for (const TreeLine& word : tree_) {
      if (word.head == 0) show(word, 0);
    }
    return std::move(out_);
  }

 private:
  void show(const TreeLine& word, std::size_t depth) {
    constexpr std::size_t kDeepest = 60;  // a stored tree may be damaged, and run in circles
    if (depth > kDeepest) return;
    out_ += std::string(4 + 2 * depth, ' ');
    out_ += color_ && word.evidence ? "\x1b[1;33m" + render::safe(word.form) + "\x1b[0m" : render::safe(word.form);
    if (!color_ && word.evidence) out_ += " *";
    out_ += fmt::format("  {} {} {}\n", render::safe(word.lemma), word.upos, word.deprel);
    for (const TreeLine& other : tree_) {
      if (other.head == word.number && ++shown_ <= tree_.size()) show(other, depth + 1);
    }
  }

  const std::vector<TreeLine>& tree_;
  bool color_;
  std::string out_;
  std::size_t shown_ = 0;
};

void print_explanation(const Explanation& x, const Context& context) {
  const bool color = context.use_color();
  const Witness& w = x.witness;
  std::string out = fmt::format("{}{}{}  {}\n\n  {}\n\n", color ? "\x1b[1m" : "", x.id, color ? "\x1b[0m" : "",
                                render::safe(x.summary), marked(x, color));
  out +=
      fmt::format("  document    {}{}{}\n", render::safe(w.title.empty() ? w.path : w.title),
                  w.source.empty() ? "" : ", " + render::safe(w.source), w.published.empty() ? "" : ", " + w.published);
  out += fmt::format("              {}  {}\n", render::safe(w.path), w.document.substr(0, 19));
  out += fmt::format("  rule        {}  (confidence {:.2f})\n", render::safe(w.rule), w.confidence);
  if (!w.attribution.empty()) out += fmt::format("  according to {}\n", render::safe(w.attribution));
  if (x.kind == "event" || x.kind == "office") {
    out += fmt::format("  date        {}\n", x.date.empty() ? "none is told" : x.date);
    if (!x.date_reason.empty()) out += fmt::format("              {}\n", render::safe(x.date_reason));
  }
  if (x.set_apart) out += "  set apart   by hand; kronika separate --rejoin undoes it\n";
  if (x.event && x.event->tellings > 1) {
    out += fmt::format("  joined      {} tellings of event {}, dated {}\n", x.event->tellings, x.event->id,
                       x.event->date.empty() ? "-" : x.event->date);
    if (!x.event->reason.empty()) out += fmt::format("              {}\n", render::safe(x.event->reason));
    for (const Witness& other : x.event->witnesses) {
      if (other.fact == x.id) continue;
      out += fmt::format("    {}  {} {}\n      {}\n", other.fact, other.published, render::safe(other.path),
                         render::safe(other.sentence));
    }
  }
  if (!x.tree.empty()) out += "  tree\n" + Outline(x.tree, color).text();
  print(out);
}

int run(const Options& options, const Context& context) {
  auto store = Store::open(options.db, OpenMode::read);
  if (!store) return failed(store.error());
  auto found = explain(*store, options.id);
  if (!found) return failed(found.error());
  if (!*found) {
    complain("no fact \"" + options.id + "\" in this chronicle; ids look like v-3f2ak0dm81qz");
    return kNothing;
  }
  if (options.json)
    print(to_json(**found) + "\n");
  else
    print_explanation(**found, context);
  return kFound;
}

}  // namespace

void add_explain(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("explain", "Show the words, the tree, the rule and the date behind a fact");
  command->add_option("FACT-ID", options->id, "As events, quotes and who print it, or its beginning")->required();
  add_db_option(*command, options->db);
  command->add_flag("--json", options->json, "As a JSON object");
  command->footer("Examples:\n  kronika explain v-3f2ak0dm81qz\n  kronika explain v-3f2a --json");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
