#include "entities/quotation.hpp"

#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

// The words that somebody says, joined by spaces.
std::string said(Document doc) {
  const std::filesystem::path data = KRONIKA_SOURCE_DIR;
  const auto world = World::load(data);
  const auto lexicon = Lexicon::load(data / "packs" / doc.language / "entities", doc.language);
  EXPECT_TRUE(world) << world.error().to_string();
  EXPECT_TRUE(lexicon) << lexicon.error().to_string();
  const Resources resources{*world, *lexicon};
  const Reading reading(doc, resources);
  const auto quoted = quoted_words(reading);
  std::string out;
  for (std::size_t t = 0; t < quoted.size(); ++t)
    if (quoted[t]) out += (out.empty() ? "" : " ") + doc.tokens[t].form;
  return out;
}

TEST(Quotation, MarksOpenAndClose) {
  EXPECT_EQ(said(test_document(R"(Ona on PRON _ 2 nsubj
mówi mówić VERB VerbForm=Fin 0 root
„ „ PUNCT _ 4 punct
nie nie PART _ 2 obj
” ” PUNCT _ 4 punct
i i CCONJ _ 7 cc
idzie iść VERB VerbForm=Fin 2 conj
)",
                               "pl")),
            "„ nie");
}

TEST(Quotation, AMarkThatIsNotClosedEndsWithItsSentence) {
  EXPECT_EQ(said(test_document(R"(" " PUNCT _ 2 punct
Never never ADV _ 0 root

She she PRON _ 2 nsubj
left leave VERB VerbForm=Fin 0 root
)",
                               "en")),
            "\" Never");
}

TEST(Quotation, ASpeechGoesOnOverSentences) {
  EXPECT_EQ(said(test_document(R"(" " PUNCT _ 2 punct
Never never ADV _ 0 root

Go go VERB VerbForm=Fin 0 root
" " PUNCT _ 1 punct
she she PRON _ 4 nsubj
said say VERB VerbForm=Fin 1 parataxis
)",
                               "en")),
            "\" Never Go");
}

TEST(Quotation, ADialogueGoesOnBehindTheVerbOfSaying) {
  EXPECT_EQ(said(test_document(R"(– – PUNCT _ 2 punct
Czekamy czekać VERB VerbForm=Fin 4 ccomp
– – PUNCT _ 2 punct
mówi mówić VERB VerbForm=Fin 0 root
minister minister NOUN Case=Nom 4 nsubj
– – PUNCT _ 7 punct
spokojnie spokojnie ADV _ 4 parataxis
)",
                               "pl")),
            "– Czekamy – spokojnie");
}

TEST(Quotation, ADashWithinASentenceOpensNoDialogue) {
  EXPECT_EQ(said(test_document(R"(Minister minister NOUN Case=Nom 5 nsubj
– – PUNCT _ 3 punct
lekarz lekarz NOUN Case=Nom 1 appos
– – PUNCT _ 3 punct
mówi mówić VERB VerbForm=Fin 0 root
)",
                               "pl")),
            "");
}

// Speech that is closed later in its paragraph goes on over sentences, and ends with its sentence where it is not.
TEST(Quotation, GoesOnToTheMarkThatClosesIt) {
  EXPECT_EQ(said(test_document(R"(“ “ PUNCT _ 2 punct
Never never ADV _ 0 root

Not not PART _ 2 obj
now now ADV _ 0 root

No no INTJ _ 0 root
” ” PUNCT _ 1 punct
she she PRON _ 4 nsubj
said say VERB VerbForm=Fin 1 parataxis

“ “ PUNCT _ 2 punct
Open open ADJ _ 0 root

She she PRON _ 2 nsubj
left leave VERB VerbForm=Fin 0 root
)",
                               "en")),
            "“ Never Not now No “ Open");
}

}  // namespace
}  // namespace kronika::entities
