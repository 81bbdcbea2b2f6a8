#include "render/summary.hpp"

#include <fmt/format.h>

#include "render/safe.hpp"

namespace kronika::render {
namespace {

constexpr std::size_t kQuoteColumns = 150;
constexpr std::string_view kUnknownBody = "---";

class Writer {
 public:
  Writer(const Document& doc, const SummaryStyle& style) : doc_(doc), style_(style) {}

  std::string write() {
    heading();
    events();
    quotes();
    offices();
    relations();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  std::string paint(std::string_view code, std::string_view text) const {
    return style_.color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
  }
  std::string bold(std::string_view s) const { return paint("1", s); }
  std::string dim(std::string_view s) const { return paint("2", s); }
  std::string who(std::string_view s) const { return paint("36", s); }
  std::string when(std::string_view s) const { return paint("33", s); }

  std::string name(std::uint32_t entity) const {
    return entity < doc_.entities.size() ? who(safe(doc_.entities[entity].name)) : dim("?");
  }
  std::string names(const std::vector<std::uint32_t>& entities) const {
    std::string out;
    for (auto e : entities) out += (out.empty() ? "" : ", ") + name(e);
    return out.empty() ? dim("–") : out;
  }
  std::string date(const std::optional<Edtf>& d) const { return d ? when(d->to_string()) : dim("undated"); }
  bool shown(double confidence) const { return confidence >= style_.min_confidence; }

  void section(std::string_view title) { out_ += "  " + bold(title) + "\n"; }

  void heading() {
    const auto& a = doc_.article;
    out_ += bold(safe(a.title.empty() ? a.path : a.title)) + "\n  ";
    out_ += a.published ? when(a.published->to_string()) : dim("undated");
    out_ += dim(fmt::format(" · {} · {}\n", doc_.language, safe(a.source.empty() ? a.path : a.source)));
  }

  void events() {
    if (doc_.events.empty()) return;
    section("Events");
    for (const auto& e : doc_.events) {
      if (!shown(e.confidence)) continue;
      std::string type(to_string(e.type));
      if (!e.mode.empty()) type += "/" + e.mode;
      if (e.aux != Aux::none) type += fmt::format(" ({})", to_string(e.aux));
      out_ += fmt::format("    {} {} {} → {}", date(e.date), paint("35", type), names(e.sources), names(e.targets));
      if (e.place != kNone) out_ += " in " + name(e.place);
      if (e.attribution != kNone) out_ += " according to " + name(e.attribution);
      out_ += dim(fmt::format("  “{}” {} {:.2f}\n", safe(doc_.words(e.trigger)), e.rule, e.confidence));
    }
  }

  void quotes() {
    if (doc_.quotes.empty()) return;
    section("Quotes");
    for (const auto& q : doc_.quotes) {
      if (!shown(q.confidence)) continue;
      auto words = safe_cut(doc_.words(q.span), kQuoteColumns);
      out_ += fmt::format("    {}: {}\n", name(q.speaker),
                          q.kind == QuoteKind::direct ? "“" + words + "”" : paint("3", words));
    }
  }

  void offices() {
    if (doc_.offices.empty()) return;
    section("Offices");
    for (const auto& o : doc_.offices) {
      if (!shown(o.confidence)) continue;
      out_ += fmt::format("    {} {} {}", name(o.person), paint("32", to_string(o.status)), safe(o.office));
      if (o.of != kUnknownBody) out_ += " of " + safe(o.of);
      if (o.date) out_ += " " + when(o.date->to_string());
      if (o.after != kNone) out_ += " after " + name(o.after);
      if (!o.remit.empty()) out_ += " (" + safe(o.remit) + ")";
      out_ += '\n';
    }
  }

  void relations() {
    if (doc_.relations.empty()) return;
    section("Relations");
    for (const auto& r : doc_.relations) {
      if (!shown(r.confidence)) continue;
      out_ += fmt::format("    {}: {}", paint("34", r.kind), names(r.between));
      if (r.agent != kNone) out_ += " prepared by " + name(r.agent);
      if (r.attribution != kNone) out_ += " according to " + name(r.attribution);
      out_ += '\n';
    }
  }

  const Document& doc_;
  const SummaryStyle& style_;
  std::string out_;
};

}  // namespace

std::string summary(const Document& doc, const SummaryStyle& style) { return Writer(doc, style).write(); }

}  // namespace kronika::render
