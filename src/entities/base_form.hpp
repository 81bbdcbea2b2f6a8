// The base form of a name: the nominative, as a dictionary of names would list it. The words that inflect with
// the head are put into it, complements stay: "Radzie Bezpieczeństwa ONZ" -> "Rada Bezpieczeństwa ONZ". A form that
// stands elsewhere in the document outweighs what the dictionary or the guesser would choose.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/reading.hpp"

namespace kronika::entities {

struct NameWordForm {
  std::string_view form;
  std::string_view lemma;  // the tagger's; may be empty
  Upos upos = Upos::X;
  Symbol feats;
};

class BaseForms {
 public:
  explicit BaseForms(const Resources& resources) : resources_(resources) {}

  // A capitalised form of the document.
  void add_seen(std::string_view form) { ++seen_[std::string(form)]; }

  // The base form of a person's name; `gender` as far as known.
  std::string person(const std::vector<NameWordForm>& words, world::Gender gender) const;
  // A person's gender by the given name; unknown where that does not tell.
  world::Gender told_gender(const std::vector<NameWordForm>& words) const;
  // The same, else by the tags of the words.
  world::Gender gender_of_person(const std::vector<NameWordForm>& words) const;
  // The base form of any other name, whose head is words[head].
  std::string phrase(const std::vector<NameWordForm>& words, std::size_t head) const;

  // The base form of an adjective made from a name ("Polskiej" -> "polski"), which keeps no capital.
  std::string adjective(const NameWordForm& word) const;

  // The base forms that a lone word of a person's name may have, the form itself among them.
  std::vector<std::string> candidates(std::string_view form) const;

 private:
  // A word of a name as one of the forms it may be.
  struct WordReading {
    std::string base;              // in the nominative
    std::string grammatical_case;  // "Gen"; empty: any, the word does not inflect
    world::Gender gender = world::Gender::unknown;
    GrammaticalNumber number = GrammaticalNumber::unknown;
    std::string animacy;
    Upos upos = Upos::X;
    float score = 0;
  };
  std::vector<WordReading> readings(const NameWordForm& word) const;
  std::vector<WordReading> person_readings(const NameWordForm& word, world::Gender gender) const;
  // Does the World know somebody called by these bases, or by them with one changed to another of its readings?
  // Then `bases` are the known name.
  bool known_person(const std::vector<std::vector<WordReading>>& readings, const std::vector<NameWordForm>& words,
                    std::string_view grammatical_case, std::vector<std::string>& bases) const;
  std::optional<std::string> nominative(const Analysis& analysis) const;
  std::optional<std::string> agree(const NameWordForm& word, const WordReading& head) const;

  const Resources& resources_;
  std::unordered_map<std::string, int> seen_;
};

// Sets Name::base and Name::gender of all names of the reading.
void find_base_forms(Reading& reading);

}  // namespace kronika::entities
