#include "text/step.hpp"

#include <gtest/gtest.h>

#include <random>

#include "base/utf8.hpp"
#include "packs/blocks.hpp"

namespace kronika::text {
namespace {

const std::filesystem::path kPacks = std::filesystem::path(KRONIKA_SOURCE_DIR) / "packs";

const Step& step(const std::string& language) {
  static std::map<std::string, std::unique_ptr<Step>> steps;
  auto& found = steps[language];
  if (!found) {
    auto made = make_text_step(kPacks / language);
    if (!made) throw std::runtime_error(made.error().to_string());
    found = std::move(*made);
  }
  return *found;
}

Document run(const std::string& language, std::string text) {
  Document doc;
  doc.article.text = std::move(text);
  EXPECT_TRUE(step(language).run(doc));
  return doc;
}

std::string sentence_words(const Document& doc, const Sentence& sentence) {
  std::string out;
  unsigned joined = 0;
  for (auto i = sentence.begin; i < sentence.end; ++i) {
    const Token& token = doc.tokens[i];
    if (i > sentence.begin) out += joined > 0 ? "+" : " ";
    if (joined > 0) --joined;
    if (token.multiword > 1) joined = token.multiword - 1u;
    out += token.form;
  }
  return out;
}

class Cases : public testing::TestWithParam<std::string> {};

TEST_P(Cases, OfThePackHold) {
  auto file = packs::load_blocks(kPacks / GetParam() / "text/sentences.cases");
  ASSERT_TRUE(file) << file.error().to_string();
  for (const auto& block : file->blocks) {
    ASSERT_EQ(block.kind, "case") << file->file << ":" << block.line;
    std::string text;
    for (std::string_view rest = block.name; !rest.empty();) {
      bool line_break = rest.starts_with("\\n");
      text += line_break ? '\n' : rest.front();
      rest.remove_prefix(line_break ? 2 : 1);
    }
    Document doc = run(GetParam(), text);
    std::vector<std::string> expected, found;
    for (const auto& field : block.fields) expected.push_back(field.value);
    for (const auto& sentence : doc.sentences) found.push_back(sentence_words(doc, sentence));
    EXPECT_EQ(found, expected) << file->file << ":" << block.line;
  }
}
INSTANTIATE_TEST_SUITE_P(Languages, Cases, testing::Values("pl", "en"));

// What holds of any text.
void check(const Document& doc) {
  const std::string& text = doc.text();
  std::uint32_t end = 0, next = 0;
  for (const auto& sentence : doc.sentences) {
    ASSERT_EQ(sentence.begin, next);
    ASSERT_LT(sentence.begin, sentence.end);
    ASSERT_GE(sentence.span.begin, end);
    ASSERT_EQ(sentence.span.begin, doc.tokens[sentence.begin].span.begin);
    ASSERT_EQ(sentence.span.end, doc.tokens[sentence.end - 1].span.end);
    next = sentence.end;
    for (auto i = sentence.begin; i < sentence.end; ++i) {
      const Token& token = doc.tokens[i];
      ASSERT_GE(token.span.begin, end);
      ASSERT_LT(token.span.begin, token.span.end);
      ASSERT_EQ(token.form, token.span.of(text));
      ASSERT_TRUE(utf8::is_valid(token.form));
      // Only white space and characters without a shape lie between tokens.
      if (i > 0 && !doc.tokens[i - 1].space_after) {
        ASSERT_EQ(token.span.begin, end);
      }
      end = token.span.end;
    }
  }
  ASSERT_EQ(next, doc.tokens.size());
}

TEST(TextStep, KeepsOffsetsOnAnyText) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"a",    "Ł",        ".",   " ",       "\n",     "-",      "'",      "’",
                                        "1",    ",",        "@",   "http://", "m.in.",  "\u00a0", "\u200b", "\x01",
                                        "👍🏽", "🇵",        "(",   ")",       "„",      "”",      "/",      "&",
                                        "é",    "zrobiłem", "n't", "s'",      "\u0301", "\ufeff", "www.",   "U.S."};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int n = 0; n < 40; ++n) text += pieces[random() % pieces.size()];
    for (const char* language : {"pl", "en"}) check(run(language, text));
  }
}

TEST(TextStep, KeepsToBlocks) {
  Document doc;
  doc.article.text = "Wizyta w Moskwie\nPrezydent wyjechał. Czytaj także: Inny tekst";
  doc.article.blocks = {
      {{0, 16}, BlockKind::heading}, {{17, 37}, BlockKind::paragraph}, {{38, 62}, BlockKind::related}};
  ASSERT_TRUE(step("pl").run(doc));
  ASSERT_EQ(doc.sentences.size(), 3u);
  EXPECT_EQ(doc.sentences[1].block, 1u);
  EXPECT_FALSE(doc.sentences[1].excluded);
  EXPECT_TRUE(doc.sentences[2].excluded);
  doc.article.blocks = {{{0, 1000}, BlockKind::paragraph}};
  EXPECT_FALSE(step("pl").run(doc));
}

TEST(TextStep, EmptyTextHasNoSentence) {
  EXPECT_TRUE(run("pl", "").sentences.empty());
  EXPECT_TRUE(run("pl", " \n\t\u00a0\u200b").tokens.empty());
}

TEST(TextStep, LongTextsWithoutSpacesAreNoProblem) {
  for (std::string piece : {"a", "a.", "A.", "a-", "1.", "a'", "a@b!", "(", "\"", "-", "http://", "A&", "ONZ-owski"}) {
    std::string text;
    while (text.size() < 100000) text += piece;
    check(run("pl", text));
    check(run("en", text));
  }
}

TEST(TextStep, MultiwordTokensCoverTheirSurface) {
  Document doc = run("pl", "Zrobiłbym.");
  ASSERT_EQ(doc.tokens.size(), 4u);
  EXPECT_EQ(doc.tokens[0].multiword, 3);
  EXPECT_EQ(doc.tokens[0].form, "Zrobił");
  EXPECT_EQ(doc.tokens[2].form, "m");
  EXPECT_FALSE(doc.tokens[0].space_after);
  EXPECT_FALSE(doc.tokens[2].space_after);
}

}  // namespace
}  // namespace kronika::text
