#include "ingest/dump_item.hpp"

namespace kronika::ingest {

bool hand_on(FieldValues values, const std::string& name, std::size_t line, const DumpOptions& options,
             Receiver& receiver) {
  auto value = [&](Field f) -> std::string& { return values[static_cast<std::size_t>(f)]; };
  Item item;
  item.name = name + "#" + std::to_string(line);
  item.form = value(Field::text).empty() ? Form::page : Form::text;
  item.bytes = std::move(value(item.form == Form::page ? Field::html : Field::text));
  if (item.bytes.empty()) return receiver.fault({"has no text", name, line});
  Article& known = item.known;
  known.title = std::move(value(Field::title));
  known.url = std::move(value(Field::url));
  known.source = std::move(value(Field::source));
  known.author = std::move(value(Field::author));
  known.language = std::move(value(Field::language));
  if (const auto& written = value(Field::published); !written.empty()) {
    known.published = options.dates.parse(written, html::date_order(known.language));
    if (!known.published) return receiver.fault({"the date \"" + written.substr(0, 40) + "\" is no date", name, line});
    known.published_from = "field";
  }
  return receiver.item(std::move(item));
}

}  // namespace kronika::ingest
