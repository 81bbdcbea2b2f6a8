// kronika who: who held an office, or what is known of somebody.
#include <fmt/format.h>

#include <memory>

#include "answer.hpp"
#include "base/utf8.hpp"
#include "query/suggest.hpp"
#include "render/safe.hpp"

namespace kronika::cli {
namespace {

struct Options {
  AnswerOptions answer;
  std::vector<std::string> words;
  std::string on, reported_by;
};

std::string join_words(const std::vector<std::string>& words) {
  std::string all;
  for (const auto& w : words) all.append(all.empty() ? "" : " ").append(w);
  return all;
}

// The English key of an office that the user may have named in any language of the packs. Of several meanings the
// one that is completed by a state is meant: "prezydent" of Poland, not of a city.
std::string office_key(const Asked& asked, const std::string& words, const std::string& of) {
  const std::string lower = utf8::lower(words);
  if (!asked.world) return lower;
  std::string key;
  for (const std::string& language : asked.world->languages()) {
    for (const world::Sense& sense : asked.world->find(language, lower)) {
      if (sense.kind != world::SenseKind::office) continue;
      const world::Office& office = asked.world->offices(language)[sense.index];
      if (!office.only.empty() && office.only != of) continue;
      if (office.office == lower || office.only == of || office.of == world::Complement::state) return office.office;
      if (key.empty() || office.of == world::Complement::any) key = office.office;
    }
  }
  return key.empty() ? lower : key;
}

std::string span_of(const std::optional<Edtf>& start, const std::optional<Edtf>& end) {
  if (!start && !end) return {};
  return fmt::format(", {} – {}", start ? start->to_string() : "?", end ? end->to_string() : "?");
}

std::string of_body(const std::string& body) { return body == "---" ? "" : " of " + render::safe(body); }

void print_holder(const Holder& holder, const Context& context) {
  const Term& term = holder.term;
  const char* bold = context.use_color() ? "\x1b[1m" : "";
  const char* plain = context.use_color() ? "\x1b[0m" : "";
  std::string out =
      fmt::format("{}{}{}: {}{}{}{}\n", bold, render::safe(term.person.name), plain, render::safe(term.office),
                  of_body(term.of), span_of(term.start, term.end), holder.held == Tri::perhaps ? " (perhaps)" : "");
  if (!holder.reason.empty()) out += "  " + holder.reason + "\n";
  if (!term.start_reason.empty()) out += "  beginning: " + render::safe(term.start_reason) + "\n";
  if (!term.end_reason.empty()) out += "  end: " + render::safe(term.end_reason) + "\n";
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < term.evidence.size() && i < kShown; ++i) {
    const OfficeEvidence& e = term.evidence[i];
    const Witness& w = e.witness;
    out += fmt::format("  {}  {}{}{}: “{}”\n      {}{}{}, {}\n", w.fact, e.status, w.date.empty() ? "" : " " + w.date,
                       e.after.empty() ? "" : " after " + render::safe(e.after), render::safe(w.evidence),
                       render::safe(w.path), w.published.empty() ? "" : ", " + w.published,
                       w.source.empty() ? "" : ", " + render::safe(w.source), render::safe(w.rule));
  }
  const std::int64_t more = term.statements - static_cast<std::int64_t>(std::min(kShown, term.evidence.size()));
  if (more > 0) out += fmt::format("  … and {} more\n", more);
  print(out);
}

void print_holders(const std::vector<Holder>& holders, const AnswerOptions& options, const Context& context) {
  if (options.csv) {
    render::Table table({{"person"}, {"office"}, {"of"}, {"held"}, {"start"}, {"end"}, {"reason"}, {"evidence"}});
    for (const Holder& h : holders) {
      std::string facts;
      for (const auto& e : h.term.evidence) facts.append(facts.empty() ? "" : " ").append(e.witness.fact);
      table.add({h.term.person.name, h.term.office, h.term.of, std::string(to_string(h.held)),
                 h.term.start ? h.term.start->to_string() : "", h.term.end ? h.term.end->to_string() : "", h.reason,
                 facts});
    }
    print_table(table, options, context);
    return;
  }
  for (const Holder& h : holders) {
    if (options.json)
      print(to_json(h) + "\n");
    else
      print_holder(h, context);
  }
}

// What the tables of office-holders say, where no article is sure: never mixed with what was read.
bool print_tables(const Asked& asked, const OfficeQuery& query, const AnswerOptions& options) {
  if (!asked.world || !query.on || options.json || options.csv) return false;
  auto holders = asked.world->holders(query.office, query.of, *query.on);
  for (const world::Holding* h : holders) {
    print(fmt::format("{}: {} of {}{} – by the tables that come with Kronika ({}), not by an article\n",
                      asked.world->persons()[h->person].name, h->office, h->of, span_of(h->from, h->until), h->source));
  }
  return !holders.empty();
}

void suggest_office(const Asked& asked, const OfficeQuery& query) {
  std::string message = fmt::format("nobody is known as {} of {}", query.office, query.of);
  if (query.on) message += " then";
  auto known = known_offices(asked.store, query.of);
  if (known && !known->empty()) {
    query::Suggestions near(query.office);
    for (const auto& office : *known) near.offer(office, office);
    auto best = near.best(1);
    if (!best.empty() && best.front() != query.office) {
      message += "; did you mean \"" + best.front() + "\"?";
    } else {
      message += "; offices of " + query.of + " in this chronicle:";
      for (const auto& office : *known) message += (office == known->front() ? " " : ", ") + office;
    }
  }
  complain(message);
}

int who_held(const Asked& asked, const std::string& office, const std::string& of, const Options& options,
             const Context& context) {
  OfficeQuery query;
  auto choice = find_actor(asked.store, asked.world_or_null(), of);
  if (!choice) return failed(choice.error());
  query.of = !choice->country.empty() ? choice->country : choice->found() ? choice->actors.front().name : of;
  query.office = office_key(asked, office, query.of);
  bool good = true;
  query.reported_by = day_option("--as-reported-by", options.reported_by, Edge::last, good);
  if (!options.on.empty()) {
    day_option("--on", options.on, Edge::first, good);
    if (auto on = Edtf::parse(options.on)) query.on = *on;
  }
  if (!good) return kError;
  auto holders = find_holders(asked.store, asked.world_or_null(), query);
  if (!holders) return failed(holders.error());
  if (holders->empty()) {
    if (print_tables(asked, query, options.answer)) return kFound;
    if (!choice->found() && !choice->suggestions.empty()) {
      complain(fmt::format("no state or body called \"{}\"; did you mean \"{}\"?", of, choice->suggestions.front()));
    } else {
      suggest_office(asked, query);
    }
    return kNothing;
  }
  print_holders(*holders, options.answer, context);
  if (holders->front().held == Tri::perhaps) print_tables(asked, query, options.answer);
  return kFound;
}

void print_dossier(const Dossier& d, const Context& context) {
  const char* bold = context.use_color() ? "\x1b[1m" : "";
  const char* plain = context.use_color() ? "\x1b[0m" : "";
  std::string out = fmt::format("{}{}{}  {}{}{}  {}\n", bold, render::safe(d.actor.name), plain, d.actor.kind,
                                d.actor.country.empty() || d.actor.country == "---" ? "" : ", " + d.actor.country,
                                d.actor.sector.empty() ? "" : ", " + d.actor.sector, render::safe(d.actor.key));
  out += "  spelled";
  for (const Spelling& s : d.spellings) {
    out += fmt::format("{} {} ({})", &s == &d.spellings.front() ? "" : ",", render::safe(s.name), s.documents);
  }
  out += fmt::format("\n  in {} document{}, speaks {} time{}", d.documents, d.documents == 1 ? "" : "s", d.quotes,
                     d.quotes == 1 ? "" : "s");
  if (!d.first.empty()) out += fmt::format(", takes part in events from {} to {}", d.first, d.last);
  out += "\n";
  if (!d.events.empty()) {
    out += "  events:";
    for (const Count& c : d.events) out += fmt::format(" {} {}", c.values.front(), c.events);
    out += "\n";
  }
  if (!d.partners.empty()) {
    out += "  with:";
    for (const auto& [partner, times] : d.partners) {
      out += fmt::format("{} {} ({})", &partner == &d.partners.front().first ? "" : ",", render::safe(partner.name),
                         times);
    }
    out += "\n";
  }
  print(out);
  for (const Holder& h : d.offices) print_holder(h, context);
}

int who_is(const Asked& asked, const std::string& name, const Options& options, const Context& context) {
  bool good = true;
  const auto reported_by = day_option("--as-reported-by", options.reported_by, Edge::last, good);
  if (!good) return kError;
  if (!options.on.empty()) {
    complain("--on asks about an office: kronika who OFFICE of STATE --on DATE");
    return kError;
  }
  auto choice = choose_actor(asked, name);
  if (!choice) return kNothing;
  if (!choice->country.empty()) {
    // A state: the actor that is the state itself.
    auto state = find_actor(asked.store, nullptr, "state:" + choice->country);
    if (!state) return failed(state.error());
    if (state->ids.empty()) {
      complain("nothing about " + choice->country + " itself in this chronicle");
      return kNothing;
    }
    choice = std::move(*state);
  }
  render::Table csv(
      {{"key"}, {"name"}, {"kind"}, {"country"}, {"sector"}, {"documents"}, {"quotes"}, {"first"}, {"last"}});
  for (std::int64_t id : choice->ids) {
    auto dossier = find_dossier(asked.store, asked.world_or_null(), id, reported_by);
    if (!dossier) return failed(dossier.error());
    if (options.answer.json) {
      print(to_json(*dossier) + "\n");
    } else if (options.answer.csv) {
      const Actor& a = dossier->actor;
      csv.add({a.key, a.name, a.kind, a.country, a.sector, std::to_string(dossier->documents),
               std::to_string(dossier->quotes), dossier->first, dossier->last});
    } else {
      print_dossier(*dossier, context);
    }
  }
  if (options.answer.csv) print_table(csv, options.answer, context);
  return kFound;
}

int run(const Options& options, const Context& context) {
  auto asked = open_chronicle(options.answer.db, context);
  if (!asked) return kError;
  const std::string question = join_words(options.words);
  if (std::size_t of = question.rfind(" of "); of != question.npos && of > 0) {
    return who_held(*asked, question.substr(0, of), question.substr(of + 4), options, context);
  }
  return who_is(*asked, question, options, context);
}

}  // namespace

void add_who(CLI::App& app, Context& context) {
  auto options = std::make_shared<Options>();
  auto* command = app.add_subcommand("who", "Say who held an office, or what is known of somebody");
  command->add_option("QUESTION", options->words, "OFFICE of STATE, or NAME")->required();
  command->add_option("--on", options->on, "At this time: a day, month or year");
  command->add_option("--as-reported-by", options->reported_by, "As the chronicle stood on this day");
  add_answer_options(*command, options->answer);
  command->footer(
      "States are named by ISO code or by name in Polish or English.\n\n"
      "Examples:\n"
      "  kronika who president of KAZ --on 2019-02-01\n"
      "  kronika who \"foreign minister\" of Rosja\n"
      "  kronika who Tokajew");
  command->callback([options, &context] { context.exit_code = run(*options, context); });
}

}  // namespace kronika::cli
