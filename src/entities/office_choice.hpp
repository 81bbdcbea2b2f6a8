// Which office a phrase of the tables means beside its complement: "minister" of a state, "secretary general" of a
// body, "leader" of a party.
#pragma once

#include <set>
#include <string>

#include "entities/complement.hpp"

namespace kronika::entities {

class OfficeChooser {
 public:
  explicit OfficeChooser(const Reading& reading);

  // Fills office, sector, country and `of` of the phrase. Its end goes behind the host of an envoy where a name comes
  // after that; else it is left as it is. False where the phrase means no office with this complement.
  // `told`: words before the phrase tell of what it is, as a body would ("canal administrator").
  bool choose(RolePhrase& role, const world::Match& match, const Completion& completion, bool told) const;

 private:
  // The same of a complement that is taken for one of this kind.
  bool choose(RolePhrase& role, const world::Match& match, const Completion& completion, bool told,
              world::Complement kind) const;
  void name_body_within(RolePhrase& role, const std::string& country) const;
  bool may_be_of(const world::Match& match, world::Complement complement) const;
  bool is_private(const RolePhrase& role, const Completion& c) const;
  bool works_at_body(const RolePhrase& role) const;
  bool leads_opposition(const RolePhrase& role, const Completion& c) const;
  bool is_house(const Name& name) const;
  std::string called_here(std::string_view body) const;
  bool names_same_body(std::string_view a, std::string_view b) const;
  void send(RolePhrase& role, const Completion& c) const;

  const Reading& reading_;
  const World& world_;
  const std::string& language_;
  std::set<std::string> named_countries_;  // of the document
};

}  // namespace kronika::entities
