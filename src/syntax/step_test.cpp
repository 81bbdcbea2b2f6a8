#include "syntax/step.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

namespace kronika::syntax {
namespace {

const std::filesystem::path kData = KRONIKA_SOURCE_DIR;

// Tokens by hand, so that these tests say nothing about the tokenizer: words between spaces, sentences by "\n".
Document document(const std::string& text) {
  Document doc;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    Sentence s;
    s.begin = static_cast<std::uint32_t>(doc.tokens.size());
    std::istringstream words(line);
    for (std::string w; words >> w;) doc.tokens.emplace_back().form = w;
    s.end = static_cast<std::uint32_t>(doc.tokens.size());
    doc.sentences.push_back(s);
  }
  return doc;
}

const Step& polish() {
  static const auto step = make_syntax_step(kData, "pl");
  if (!step) ADD_FAILURE() << step.error().to_string();
  return **step;
}

Document parsed(const std::string& text) {
  Document doc = document(text);
  EXPECT_TRUE(polish().run(doc));
  return doc;
}

std::string in_columns(const Document& doc) {
  std::ostringstream out;
  for (const Token& t : doc.tokens)
    out << t.form << ' ' << t.lemma << ' ' << to_string(t.upos) << ' ' << t.xpos.view() << ' ' << t.feats.view() << ' '
        << static_cast<std::int64_t>(t.head) << ' ' << t.deprel.view() << '\n';
  return out.str();
}

void expect_trees(const Document& doc) {
  for (const Sentence& s : doc.sentences) {
    std::size_t roots = 0;
    for (auto t = s.begin; t < s.end; ++t) {
      std::uint32_t v = t;
      std::size_t steps = 0;
      while (v != kNone && steps <= s.end - s.begin) {
        ASSERT_GE(v, s.begin);
        ASSERT_LT(v, s.end);
        v = doc.tokens[v].head;
        ++steps;
      }
      ASSERT_EQ(v, kNone) << "a cycle";
      roots += doc.tokens[t].head == kNone;
      EXPECT_EQ(doc.tokens[t].head == kNone, doc.tokens[t].deprel == Symbol("root"));
      EXPECT_FALSE(doc.tokens[t].lemma.empty());
    }
    EXPECT_EQ(roots, s.begin < s.end ? 1u : 0u);
  }
}

TEST(SyntaxStep, ReadsASimpleSentence) {
  const Document doc = parsed("Nowy prezydent odwiedził w sobotę stolicę Niemiec .");
  EXPECT_EQ(doc.tokens[0].lemma, "nowy");
  EXPECT_EQ(doc.tokens[1].upos, Upos::NOUN);
  EXPECT_EQ(doc.tokens[1].feats, Symbol("Animacy=Hum|Case=Nom|Gender=Masc|Number=Sing"));
  EXPECT_EQ(doc.tokens[2].lemma, "odwiedzić");
  EXPECT_EQ(doc.tokens[2].head, kNone);
  EXPECT_EQ(doc.tokens[1].head, 2u);
  EXPECT_EQ(doc.tokens[1].deprel, Symbol("nsubj"));
  EXPECT_EQ(doc.tokens[5].head, 2u);
  EXPECT_EQ(doc.tokens[5].deprel, Symbol("obj"));
  EXPECT_EQ(doc.tokens[6].head, 5u);
  EXPECT_EQ(doc.tokens[6].lemma, "Niemcy");
}

TEST(SyntaxStep, MakesATreeOfAnyTokens) {
  std::string noise;
  for (int i = 0; i < 900; ++i) noise += i % 7 == 0 ? ") " : i % 5 == 0 ? "\xff\xfe " : "prezydent ";
  std::string giant(5000, 'x');
  const Document doc = parsed(noise + "\n\n.\n" + giant + " " + giant + "\n" +
                              std::string("\xd0\x9f\xd1\x83\xd1\x82\xd0\xb8\xd0\xbd ?"));
  expect_trees(doc);
}

TEST(SyntaxStep, DoesNotDependOnWhatWasReadBefore) {
  const std::string text = "Prezydent mówi .\nMinister przyjechał wczoraj do Warszawy .";
  const std::string alone = in_columns(parsed(text));
  parsed("Zupełnie inne zdanie o czymś innym .");
  EXPECT_EQ(in_columns(parsed(text)), alone);
  const Document longer = parsed("Ala ma kota .\n" + text);
  Document tail;
  tail.tokens.assign(longer.tokens.begin() + 4, longer.tokens.end());
  for (Token& t : tail.tokens)
    if (t.head != kNone) t.head -= 4;
  EXPECT_EQ(in_columns(tail), alone);
}

TEST(SyntaxStep, GivesTheSameInManyThreads) {
  const std::string text = "Prezydent Kazachstanu spotkał się z ministrem .\nRozmawiali o gospodarce .";
  const std::string alone = in_columns(parsed(text));
  std::vector<std::string> results(4);
  std::vector<std::thread> threads;
  for (auto& r : results)
    threads.emplace_back([&r, &text] {
      Document doc = document(text);
      for (int i = 0; i < 20; ++i) (void)polish().run(doc);
      r = in_columns(doc);
    });
  for (auto& t : threads) t.join();
  for (const auto& r : results) EXPECT_EQ(r, alone);
}

TEST(SyntaxStep, SaysWhichModelIsMissing) {
  const auto step = make_syntax_step(kData, "xx");
  ASSERT_FALSE(step);
  EXPECT_NE(step.error().file.find("xx.kmodel"), std::string::npos);
}

}  // namespace
}  // namespace kronika::syntax
