// Sentences for tests of the repair of trees: one word a line, "form UPOS feats head deprel", heads counted from 1, 0 for
// the root. Behind ">" stands what the repairs make of the word: its head, its relation, and its tag or features if they
// change. A word without it stays as it is.
#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "syntax/agreement.hpp"
#include "syntax/tree_repairs.hpp"

namespace kronika::syntax {

struct RepairCase {
  Document parsed, repaired;
};

// Reads a head and a relation.
inline void set_place(Token& token, std::istream& in) {
  std::uint32_t head = 0;
  std::string deprel;
  in >> head >> deprel;
  token.head = head == 0 ? kNone : head - 1;
  token.deprel = Symbol(deprel);
}

inline RepairCase repair_case(const std::string& lines) {
  RepairCase made;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    std::istringstream words(line);
    std::string form, upos, feats, arrow;
    words >> form >> upos >> feats;
    Token token;
    token.form = form;
    const auto tag = parse_upos(upos);
    EXPECT_TRUE(tag) << line;
    token.upos = tag.value_or(Upos::X);
    token.feats = Symbol(feats == "_" ? "" : feats);
    set_place(token, words);
    made.parsed.tokens.push_back(token);
    if (words >> arrow) {
      EXPECT_EQ(arrow, ">") << line;
      set_place(token, words);
      for (std::string change; words >> change;)
        if (const auto other = parse_upos(change))
          token.upos = *other;
        else
          token.feats = Symbol(change);
    }
    made.repaired.tokens.push_back(token);
  }
  return made;
}

inline std::string as_lines(const Document& doc) {
  std::ostringstream out;
  for (const auto& t : doc.tokens)
    out << t.form << ' ' << to_string(t.upos) << ' ' << t.feats.view() << ' ' << (t.head == kNone ? 0 : t.head + 1)
        << ' ' << t.deprel.view() << '\n';
  return out.str();
}

inline void expect_repair(RepairCase sentence) {
  repair_agreement(sentence.parsed, 0, static_cast<std::uint32_t>(sentence.parsed.tokens.size()));
  EXPECT_EQ(as_lines(sentence.parsed), as_lines(sentence.repaired));
}

inline void expect_repair(const std::string& lines) { expect_repair(repair_case(lines)); }

}  // namespace kronika::syntax
