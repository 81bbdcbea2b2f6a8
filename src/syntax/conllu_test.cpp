#include "syntax/conllu.hpp"

#include <gtest/gtest.h>

#include "syntax/evaluation.hpp"

namespace kronika::syntax {
namespace {

constexpr std::string_view kGold =
    "# newdoc id = a\n"
    "# text = Zrobiłem to.\n"
    "1-2\tZrobiłem\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tZrobił\tzrobić\tVERB\tpraet:sg:m1:perf\tAspect=Perf|Voice=Act\t0\troot\t_\t_\n"
    "2\tem\tbyć\tAUX\taglt:sg:pri:imperf:wok\tVariant=Long\t1\taux:clitic\t_\t_\n"
    "3\tto\tto\tPRON\tsubst:sg:acc:n:ncol\tCase=Acc\t1\tobj\t_\tSpaceAfter=No\n"
    "4\t.\t.\tPUNCT\tinterp\tPunctType=Peri\t1\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tTak\ttak\tADV\tadv\t_\t0\troot\t_\t_\n"
    "1.1\tpusty\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "\n";

Document read(std::string_view content) {
  auto doc = read_conllu(content, "t.conllu");
  if (!doc) {
    ADD_FAILURE() << doc.error().to_string();
    return {};
  }
  return std::move(*doc);
}

double f1(const std::vector<Score>& scores, std::string_view name) {
  for (const auto& s : scores)
    if (s.name == name) return s.f1();
  ADD_FAILURE() << name;
  return -1;
}

TEST(Conllu, ReadsWordsAndText) {
  Document doc = read(kGold);
  EXPECT_EQ(doc.text(), "Zrobiłem to.\n\nTak");
  ASSERT_EQ(doc.tokens.size(), 5u);
  EXPECT_EQ(doc.tokens[0].multiword, 2);
  EXPECT_EQ(doc.words(doc.tokens[1].span), "em");
  EXPECT_EQ(doc.tokens[1].head, 0u);
  EXPECT_EQ(doc.tokens[0].head, kNone);
  EXPECT_FALSE(doc.tokens[2].space_after);
  EXPECT_EQ(doc.sentences[1].span, (Span{15, 18}));
}

TEST(Conllu, WritesWhatItReads) {
  std::string once, twice;
  write_conllu(read(kGold), once);
  write_conllu(read(once), twice);
  EXPECT_EQ(once, twice);
  EXPECT_NE(once.find("1-2\tZrobiłem\t_"), std::string::npos);
  EXPECT_NE(once.find("3\tto\tto\tPRON\tsubst:sg:acc:n:ncol\tCase=Acc\t1\tobj\t_\tSpaceAfter=No\n"), std::string::npos);
}

TEST(Conllu, FaultsNameTheLine) {
  auto error = [](std::string_view content) {
    auto doc = read_conllu(content, "t");
    return doc ? "" : doc.error().to_string();
  };
  EXPECT_EQ(error("1\ta\n"), "t:1: has 2 columns where CoNLL-U has 10");
  EXPECT_EQ(error("2\ta\ta\tX\t_\t_\t0\troot\t_\t_\n"), "t:1: has a wrong number: 2");
  EXPECT_EQ(error("1\ta\ta\tFOO\t_\t_\t0\troot\t_\t_\n"), "t:1: has an unknown part of speech: FOO");
  EXPECT_EQ(error("1\ta\ta\tX\t_\t_\t7\tdep\t_\t_\n\n"), "t:2: ends a sentence with a head outside it");
  EXPECT_NE(error("1-2\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n\n"), "");
}

TEST(Evaluation, PerfectAgreementIsOne) {
  Document gold = read(kGold);
  auto scores = evaluate(gold, gold);
  ASSERT_TRUE(scores);
  for (const auto& s : *scores) EXPECT_DOUBLE_EQ(s.f1(), 1.0) << s.name;
}

TEST(Evaluation, CountsAsTheSharedTaskDoes) {
  // The multiword token not split, the two sentences run together, one head and one subtype otherwise.
  Document system = read(
      "1\tZrobiłem\tzrobić\tVERB\tpraet:sg:m1:perf\tAspect=Perf|Voice=Act\t0\troot\t_\t_\n"
      "2\tto\tto\tPRON\tsubst:sg:acc:n:ncol\tCase=Acc|PrepCase=Npr\t1\tobj:x\t_\tSpaceAfter=No\n"
      "3\t.\t.\tPUNCT\tinterp\t_\t2\tpunct\t_\t_\n"
      "4\tTak\tTak\tADV\tadv\t_\t1\tadvmod\t_\t_\n\n");
  auto scores = evaluate(read(kGold), system);
  ASSERT_TRUE(scores);
  EXPECT_DOUBLE_EQ(f1(*scores, "Tokens"), 1.0);
  EXPECT_DOUBLE_EQ(f1(*scores, "Sentences"), 0.0);
  // Of 5 gold and 4 system words "to", "." and "Tak" align; "Zrobiłem" is neither of its words.
  EXPECT_DOUBLE_EQ(f1(*scores, "Words"), 2.0 * 3 / 9);
  EXPECT_DOUBLE_EQ(f1(*scores, "UPOS"), 2.0 * 3 / 9);
  EXPECT_DOUBLE_EQ(f1(*scores, "UFeats"), 2.0 * 3 / 9);  // PrepCase and PunctType are not universal
  EXPECT_DOUBLE_EQ(f1(*scores, "Lemmas"), 2.0 * 2 / 9);
  EXPECT_DOUBLE_EQ(f1(*scores, "UAS"), 0.0);  // "to" hangs on a word that is not aligned
}

TEST(Evaluation, OtherTextIsAnError) {
  EXPECT_FALSE(evaluate(read(kGold), read("1\tTak\ttak\tADV\tadv\t_\t0\troot\t_\t_\n\n")));
}

}  // namespace
}  // namespace kronika::syntax
