// When the events of a document took place: what the time component says of their words, of the words that they
// share their time with, and of their speakers.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>

#include "facts/actors.hpp"
#include "facts/arguments.hpp"
#include "facts/content.hpp"
#include "facts/reading.hpp"
#include "kronika/document.hpp"

namespace kronika::facts {

// When an act took place: each of the first two fills Event::date and Event::date_reason. The time component provides
// them; all are set, or none.
struct Dater {
  std::function<void(const Document&, Event&)> act;     // named by its trigger
  std::function<void(const Document&, Event&)> beside;  // by a noun beside its trigger: "during the visit he said"
  // May the act of a trigger be of the day on which its doer speaks?
  std::function<bool(const Document&, std::uint32_t, const Edtf&)> of_the_telling;
  explicit operator bool() const { return static_cast<bool>(act); }
};

// What it is made from must outlive it.
class Timing {
 public:
  Timing(const Reading& reading, const Arguments& arguments, const Content& content, Actors& actors,
         const Dater& dater);

  // Fills the date of an event and the reason for it, and what the date says of whether it took place.
  void settle(Event& event);

 private:
  std::map<std::uint32_t, std::optional<Edtf>> days_of_speech();
  void date_as(const std::function<void(const Document&, Event&)>& how, std::uint32_t token, Event& event) const;
  std::uint32_t phase(std::uint32_t t) const;
  std::uint32_t expressing(const Event& event) const;
  std::uint32_t occasion(const Event& event) const;
  std::uint32_t saying(const Event& event);
  std::uint32_t noun_of_speech(std::uint32_t t) const;
  bool told_as_past(std::uint32_t t) const;

  const Reading& reading_;
  const Tree& tree_;
  const Arguments& arguments_;
  const Content& content_;
  Actors& actors_;
  const Dater& dater_;
  std::map<std::uint32_t, std::optional<Edtf>> days_;  // on which each spoke; none where the text tells several
};

}  // namespace kronika::facts
