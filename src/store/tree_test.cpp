#include "store/tree.hpp"

#include <gtest/gtest.h>

#include "store/test_document.hpp"

namespace kronika {
namespace {

// "form/lemma/UPOS/head/relation" for each word.
std::string shown(std::string_view tree, std::string_view sentence) {
  std::string all;
  for (const TreeWord& w : decode_tree(tree, sentence)) {
    if (!all.empty()) all += " ";
    all += w.form + "/" + w.lemma + "/" + w.upos + "/" + std::to_string(w.head) + "/" + w.deprel;
  }
  return all;
}

class Tree : public ::testing::Test {
 protected:
  Tree() {
    test::DocumentBuilder b;
    b.sentence("Przed.").sentence("Żółw złożył wizytę.");
    doc_ = b.done();
    Token& turtle = doc_.tokens[1];
    turtle.upos = Upos::NOUN;
    turtle.lemma = "żółw";
    turtle.head = 2;
    turtle.deprel = Symbol("nsubj");
    Token& verb = doc_.tokens[2];
    verb.upos = Upos::VERB;
    verb.lemma = "złożyć";
    verb.head = kNone;
    verb.deprel = Symbol("root");
    // "wizytę" and the mark, which has no space before it.
    Token& visit = doc_.tokens[3];
    visit.upos = Upos::NOUN;
    visit.lemma = "wizyta";
    visit.head = 2;
    visit.deprel = Symbol("obj:unheard");
    Token mark = visit;
    visit.span.end -= 1;
    mark.span.begin = visit.span.end;
    mark.lemma = ".";
    mark.upos = Upos::PUNCT;
    mark.deprel = Symbol("punct");
    doc_.tokens.push_back(mark);
    doc_.sentences[1].end += 1;
    sentence_ = std::string(doc_.words(doc_.sentences[1].span));
    tree_ = encode_tree(doc_, doc_.sentences[1], render::CodePoints(doc_.text()));
  }

  Document doc_;
  std::string sentence_, tree_;
};

TEST_F(Tree, ComesBackAsItWas) {
  EXPECT_EQ(shown(tree_, sentence_),
            "Żółw/żółw/NOUN/2/nsubj złożył/złożyć/VERB/0/root wizytę/wizyta/NOUN/2/obj:unheard ././PUNCT/2/punct");
  EXPECT_EQ(search_lemmas(tree_, sentence_), "zolw zlozyc wizyta .");
  auto words = decode_tree(tree_, sentence_);
  EXPECT_EQ(words[3].begin, 18u);
  EXPECT_EQ(words[3].length, 1u);
}

TEST_F(Tree, DamageEndsIt) {
  for (std::size_t cut = 0; cut < tree_.size(); ++cut) {
    auto words = decode_tree(std::string_view(tree_).substr(0, cut), sentence_);
    EXPECT_LT(words.size(), 4u);
  }
  for (std::size_t at = 0; at < tree_.size(); ++at) {
    for (int bits = 0; bits < 256; ++bits) {
      std::string damaged = tree_;
      damaged[at] = static_cast<char>(bits);
      for (const TreeWord& w : decode_tree(damaged, sentence_)) ASSERT_LE(w.begin + w.length, 19u);
    }
  }
  EXPECT_TRUE(decode_tree(tree_, "").empty());
}

}  // namespace
}  // namespace kronika
