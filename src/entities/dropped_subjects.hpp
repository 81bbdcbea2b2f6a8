// Who acts where a verb has no subject of its own, in languages that leave it out: "Zadeklarował współpracę."
#pragma once

#include <map>

#include "entities/discourse.hpp"

namespace kronika::entities {

class DroppedSubjects {
 public:
  explicit DroppedSubjects(Discourse& story) : story_(story), reading_(story.reading), doc_(story.doc) {}

  // Adds the verb to the mentions of its subject, if it has none and it is clear who is meant.
  void resolve(std::uint32_t t, std::uint32_t s);

 private:
  bool body_goes_on(std::uint32_t t, std::uint32_t s);
  std::uint32_t subject_above(std::uint32_t relative) const;
  std::uint32_t named_before(std::uint32_t t) const;
  std::uint32_t named_behind(std::uint32_t t, std::uint32_t s) const;
  bool has_adposition(std::uint32_t t) const;
  void several_dropped(std::uint32_t t, std::uint32_t s);
  std::uint32_t finite_part(std::uint32_t t) const;
  bool may_drop(std::uint32_t t) const;
  bool is_passive(std::uint32_t t) const;
  bool thing_spoken_of(std::uint32_t s, world::Gender gender) const;
  world::Gender verb_gender(std::uint32_t t) const;
  bool has_subject(std::uint32_t t) const;
  std::uint32_t subject_of(std::uint32_t t) const;
  std::uint32_t previous_subject(std::uint32_t s, world::Gender gender, bool subject_only) const;
  bool all_quoted(std::uint32_t s) const;
  bool somebody_unknown_acts(std::uint32_t s) const;
  void unnamed_goes_on(std::uint32_t t, std::uint32_t s);

  Discourse& story_;
  Reading& reading_;
  Document& doc_;
  std::map<std::uint32_t, std::uint32_t> subject_;  // by verb
  std::map<std::uint32_t, std::uint32_t> gone_on_;  // the phrase whose body a sentence goes on with
  std::map<std::uint32_t, std::uint32_t> unnamed_;  // the phrase of somebody unnamed whom a sentence goes on with
};

}  // namespace kronika::entities
