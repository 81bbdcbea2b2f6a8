// One writer for each format. Each gets the events of the chronicle in order; state that spans events lives in
// the writer.
#pragma once

#include <memory>
#include <string>

#include "kronika/export.hpp"

namespace kronika::exports {

class EventWriter {
 public:
  virtual ~EventWriter() = default;
  virtual std::string begin() { return {}; }
  virtual std::string event(const EventRow& row) = 0;
  virtual std::string end() { return {}; }
};

std::unique_ptr<EventWriter> make_csv();
std::unique_ptr<EventWriter> make_graphml();
std::unique_ptr<EventWriter> make_gdelt();
std::unique_ptr<EventWriter> make_phoenix();
std::unique_ptr<EventWriter> make_nquads();
std::unique_ptr<EventWriter> make_html();

// "&", "<", ">" and quotation marks as XML and HTML want them; control characters, which they cannot hold, left out.
std::string xml_text(std::string_view text);

// The parts of a date that are sure: "2019", "04", "03"; empty where several are possible.
struct DateParts {
  std::string year, month, day;
};
DateParts sure_parts(const std::string& edtf);

}  // namespace kronika::exports
