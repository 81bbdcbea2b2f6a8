// Applies the rules of offices and relations to one document.
#pragma once

#include <vector>

#include "facts/arguments.hpp"
#include "facts/modality.hpp"
#include "facts/reading.hpp"
#include "kronika/document.hpp"
#include "kronika/world.hpp"
#include "offices/rules.hpp"

namespace kronika::offices {

struct Findings {
  std::vector<Office> offices;
  std::vector<Relation> relations;
  std::vector<std::uint32_t> over;  // people who hold no office any more
};

class Finder {
 public:
  // All must outlive the finder; `reading` is of the document that is read.
  Finder(const facts::Reading& reading, const Rules& rules, const World& world);

  // Offices and relations, as told, each as often as it is told.
  Findings find();

 private:
  struct Subject {
    std::uint32_t entity = kNone;
    std::uint32_t token = kNone;
  };

  struct Post {
    const Role* role = nullptr;   // nullptr: none is told
    std::uint32_t token = kNone;  // where it is told
  };

  void apply(const Rule& rule, const facts::Occurrence& at);
  void office(const Rule& rule, const facts::Occurrence& at);
  bool comes_about(const Rule& rule, const facts::Occurrence& at) const;
  Post named_post(const Rule& rule, const facts::Occurrence& at) const;
  Post own_post(const Rule& rule, const facts::Occurrence& at, std::uint32_t person) const;
  void spend(const Role& role);
  void add(const Rule& rule, const facts::Occurrence& at, std::uint32_t person, const Post& post);
  void relation(const Rule& rule, const facts::Occurrence& at);
  void standing_roles();

  // The tokens of the first alternative of the slot that leads anywhere.
  facts::Tokens tokens(const facts::Slot& slot, const facts::Occurrence& at) const;
  std::vector<Subject> people(const facts::Slot& slot, const facts::Occurrence& at) const;
  std::vector<std::uint32_t> entities(const facts::Slot& slot, const facts::Occurrence& at) const;
  bool inside_another(std::uint32_t role) const;
  const Role* role_at(std::uint32_t token) const;
  // The role that the person is said to have beside the name, nearest to the token.
  std::string of_appointer(const facts::Occurrence& at) const;
  const Timex* term_behind(const Role& role) const;
  bool is_to_come(const std::optional<Edtf>& date) const;
  bool served_under_former(const Role& role) const;
  bool prospect(std::uint32_t t) const;
  bool brought_about(std::uint32_t infinitive) const;
  bool nameless(std::uint32_t person) const;
  bool named_at(const Subject& person) const;
  bool serves_private(const Role& role) const;
  const Role& in_full(const Role& role, std::uint32_t person) const;
  bool told_of(const Rule& rule) const;
  void run(const Rule& rule, const facts::Occurrence& at, std::uint32_t person);
  bool other_post(const Rule& rule, const facts::Occurrence& at) const;
  const Role* own_role(std::uint32_t person, std::uint32_t near) const;
  std::string of(const Role& role, std::uint32_t person) const;
  Span evidence(std::uint32_t a, std::uint32_t b) const;
  std::uint32_t speaker_at(std::uint32_t token) const;
  bool byline(const Role& role) const;
  OfficeStatus predicated(std::uint32_t token) const;
  std::vector<std::uint32_t> predicated_of(std::uint32_t token) const;
  std::uint32_t subject_of(std::uint32_t token) const;
  bool negated_predicate(std::uint32_t token) const;
  bool ended_predicate(std::uint32_t token) const;
  bool lasting(std::uint32_t token) const;
  const Timex* timex_near(std::uint32_t token, bool stretch) const;
  void date(Office& office, const Rule& rule, std::uint32_t trigger) const;

  const facts::Reading& r_;
  const Document& doc_;
  const Rules& rules_;
  const World& world_;
  facts::Arguments arguments_;
  facts::Modality modality_;
  std::vector<std::uint32_t> role_of_;  // by token: the narrowest role phrase that holds it
  std::vector<char> spent_;             // by role: a change of office speaks of it
  std::vector<std::vector<std::uint32_t>> roles_of_person_;
  Findings found_;
};

}  // namespace kronika::offices
