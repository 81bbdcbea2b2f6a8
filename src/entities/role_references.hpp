// Who is meant by an office or description beside which no name stands: "the prime minister", "rosyjski przywódca", "obaj
// prezydenci".
#pragma once

#include "entities/discourse.hpp"
#include "entities/knowledge.hpp"

namespace kronika::entities {

class RoleReferences {
 public:
  RoleReferences(Discourse& story, const KnownPeople& known)
      : story_(story), reading_(story.reading), doc_(story.doc), known_(known) {}

  // Sets RolePhrase::person, and adds the phrase to the mentions of whoever is meant, if that is clear.
  void resolve(RolePhrase& role);

 private:
  bool refers(const RolePhrase& role) const;
  bool names_post(const RolePhrase& role) const;
  bool somebody_new(const RolePhrase& role) const;
  std::string office_of(std::uint32_t entity, std::string_view office) const;
  std::uint32_t called_in_the_same_words(const RolePhrase& role) const;
  std::uint32_t holder(const RolePhrase& role) const;
  std::uint32_t last_seen(std::uint32_t a, std::uint32_t b, std::uint32_t t) const;
  std::uint32_t known_holder(const RolePhrase& role) const;
  bool faces(const RolePhrase& role, std::uint32_t person) const;
  std::string only_country_of(std::string_view office) const;
  std::uint32_t called_in_full(const RolePhrase& role) const;
  std::uint32_t head_of_state(const RolePhrase& role) const;
  bool served(std::uint32_t entity, std::string_view country) const;
  std::uint32_t whose(const RolePhrase& role) const;
  std::uint32_t holder_beside(const RolePhrase& role) const;
  void counterparts(RolePhrase& role, std::uint32_t person);
  std::uint32_t called_before(const RolePhrase& role, std::uint32_t master) const;
  std::uint32_t described(const RolePhrase& role) const;
  bool is_one_of(std::uint32_t person, const RolePhrase& role) const;
  void those_before(RolePhrase& role);
  bool introduced(const RolePhrase& role) const;
  void several(RolePhrase& role);

  Discourse& story_;
  Reading& reading_;
  Document& doc_;
  const KnownPeople& known_;
};

}  // namespace kronika::entities
