// How a language writes words, out of its pack's folder text/:
//
//   tokens.rules       block "tokens": abbreviation-dot joined|separate, initials joined|separate,
//                      capitals names|titles (whether headings write only names with capitals, or all words),
//                      hyphen known-words|prefixes, digit-hyphen joined|separate, runs CHARACTERS,
//                      joining-prefix WORDS…, joined-compound WORDS…, plural-possessive LETTER,
//                      opening-title LEMMAS… (titles that have a capital only where a sentence begins)
//   abbreviations.tsv  form (without its last full stop), end: never, sometimes (before a capital), function-word
//                      (before a capitalised function word), number (never before a digit, else sometimes),
//                      after-comma (as function-word; before any capital where a comma stands before it)
//   endings.tsv        ending, parts, host: a word that ends so is several words, if what is left is a host:
//                      "*" (anything), "=word", or the beginning of an XPOS that an analysis of it must have
//   splits.tsv         form, parts: single forms that are several words
//   whole.list         forms that are never split, though endings.tsv would
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "kronika/error.hpp"

namespace kronika::text {

enum class AbbreviationEnd { never, sometimes, function_word, number, after_comma };

struct EndingRule {
  std::string ending;              // lower case, with the plain apostrophe
  std::vector<std::size_t> parts;  // code points of each part, the ending's; the host comes before
  bool any_host = false;
  std::unordered_set<std::string> host_words;
  std::vector<std::string> host_tags;  // beginnings of XPOS
};

struct Rules {
  bool joined_dot = false;                           // "Dr." is one token
  bool joined_initials = false;                      // "U.S." is one token
  bool plain_headings = false;                       // only names and first words have capitals, in headings too
  bool split_known_words = false;                    // "polsko-niemiecki" is three tokens, as both parts are words
  bool joined_digit_hyphen = false;                  // "14-letni" is one token
  std::u32string runs;                               // characters that repeated make one token: "..."
  std::unordered_set<std::string> joining_prefixes;  // "e" of "e-mail", where hyphens split otherwise
  std::unordered_set<std::string> joined_compounds;  // first parts that never split off: "hot" of "hot-dog"
  std::string plural_possessive;                     // "s": the apostrophe of "parents'"
  std::unordered_set<std::string> opening_titles;    // lemmas of titles: "Premier" begins a sentence
  std::unordered_map<std::string, AbbreviationEnd> abbreviations;
  std::vector<EndingRule> endings;                                   // the longest first
  std::unordered_map<std::string, std::vector<std::size_t>> splits;  // code points of each part
  std::unordered_set<std::string> whole;

  static Result<Rules> load(const std::filesystem::path& folder);
};

}  // namespace kronika::text
