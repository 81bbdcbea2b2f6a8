// The people of a document: which names are one person, by surname and given names, and what each is called.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "entities/base_form.hpp"
#include "entities/reading.hpp"

namespace kronika::entities {

// The words of a name.
std::vector<std::string_view> words_of(std::string_view name);

// How often a document calls an entity what.
using Spellings = std::map<std::uint32_t, std::map<std::string, int>>;

// What it is made from must outlive it.
class People {
 public:
  People(Reading& reading, const BaseForms& bases, Spellings& spellings)
      : reading_(reading), bases_(bases), spellings_(spellings) {}

  // A lone word with the surname of somebody whom the document names in full is that person again, whatever the
  // model took it for, and where it found nothing.
  void mark_surnames();
  // Gives every name of a person its entity: full names first, then those of one word.
  void gather();

 private:
  struct Person {
    std::uint32_t entity;
    std::vector<std::string> given;  // folded, in order
    std::string surname;             // folded
    world::Gender gender;
    bool gender_sure;
    std::uint32_t last_token;  // of the latest mention
    int named = 1;             // times in full
    bool acts = false;         // some clause says in full that the person does something
    bool alone = false;        // a lone word has meant the person before
  };

  std::uint32_t add(const Name& name);
  bool ends_in_role(std::uint32_t begin, std::uint32_t end) const;
  std::vector<std::string> last_word_bases(const Name& name) const;
  bool acts(const Name& name) const;
  bool other_gender(const Name& name, const Person& person) const;
  bool named_just_before(const Name& name, const Person& person) const;
  Person* of_given_name(const Name& name, const std::vector<std::string>& bases);
  void full_person(Name& name);
  void lone_person(Name& name);
  bool means_office_holder(const Name& name, const Person& person) const;
  bool titled(const std::string& word, bool short_too) const;
  void join(Name& name, Person& person);

  Reading& reading_;
  const BaseForms& bases_;
  Spellings& spellings_;
  std::vector<Person> people_;
};

}  // namespace kronika::entities
