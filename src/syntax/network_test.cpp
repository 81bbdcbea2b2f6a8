// tiny.kmodel is trained by train/train.py on a few made-up sentences; tiny.scores is what the training code
// computes with it (train/export.py --check). The program must come to the same scores.
#include "syntax/network.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "syntax/model_test_file.hpp"

namespace kronika::syntax {
namespace {

struct Expected {
  std::string form;
  std::size_t tag = 0, script = 0, head = 0, relation = 0;
  float tag_score = 0, script_score = 0, head_score = 0, relation_score = 0;
};

std::vector<std::vector<Expected>> read_expected(const std::string& path) {
  std::vector<std::vector<Expected>> sentences(1);
  std::istringstream in(read_test_file(path));
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      sentences.emplace_back();
      continue;
    }
    Expected e;
    std::istringstream(line) >> e.form >> e.tag >> e.tag_score >> e.script >> e.script_score >> e.head >>
        e.head_score >> e.relation >> e.relation_score;
    sentences.back().push_back(e);
  }
  std::erase_if(sentences, [](const auto& s) { return s.empty(); });
  return sentences;
}

// What decides about a sentence: its best tags, scripts, heads and relations with their scores.
std::vector<Expected> run(const Network& network, const std::vector<std::vector<Expected>>& sentences) {
  const ModelFile& file = network.file();
  std::vector<float> words;
  std::vector<std::uint32_t> lengths;
  WordFeatures features;
  for (const auto& s : sentences) {
    lengths.push_back(static_cast<std::uint32_t>(s.size()));
    for (const auto& w : s) {
      extract_features(w.form, {}, features);
      words.resize(words.size() + network.word_width());
      network.embed(features, words.data() + words.size() - network.word_width());
    }
  }
  Encoding e;
  std::vector<const float*> vectors;
  for (std::size_t at = 0; at < words.size(); at += network.word_width()) vectors.push_back(words.data() + at);
  network.encode(vectors, lengths, e);
  std::vector<Expected> out;
  std::vector<float> scripts, arcs, relations;
  std::vector<std::uint32_t> heads;
  std::size_t first = 0;
  for (const auto& s : sentences) {
    network.score_arcs(e, first, s.size(), arcs);
    for (std::size_t i = 0; i < s.size(); ++i) {
      Expected r;
      r.form = s[i].form;
      r.tag_score = -1e9f;
      for (std::size_t t = 0; t < file.tags.size(); ++t) {
        float score = file.tag_bias[t];
        for (auto a = file.tag_begins[t]; a < file.tag_begins[t + 1]; ++a)
          score += e.attributes[(first + i) * file.tag.padded + file.tag_items[a]];
        if (score > r.tag_score) {
          r.tag_score = score;
          r.tag = t;
        }
      }
      const auto word = static_cast<std::uint32_t>(first + i);
      network.score_scripts(e, std::span(&word, 1), scripts);
      r.script = static_cast<std::size_t>(std::max_element(scripts.begin(), scripts.begin() + file.script.outputs) -
                                          scripts.begin());
      r.script_score = scripts[r.script];
      const auto row = arcs.begin() + static_cast<std::ptrdiff_t>(i * (s.size() + 1));
      r.head = static_cast<std::size_t>(std::max_element(row, row + static_cast<std::ptrdiff_t>(s.size()) + 1) - row);
      r.head_score = row[static_cast<std::ptrdiff_t>(r.head)];
      heads.push_back(r.head == 0 ? Network::kRoot : static_cast<std::uint32_t>(first + r.head - 1));
      out.push_back(r);
    }
    first += s.size();
  }
  network.score_relations(e, heads, relations);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto row = relations.begin() + static_cast<std::ptrdiff_t>(i * file.rel.padded);
    const auto best = std::max_element(row, row + file.rel.outputs);
    out[i].relation = static_cast<std::size_t>(best - row);
    out[i].relation_score = *best;
  }
  return out;
}

class NetworkTest : public testing::Test {
 protected:
  const std::string folder = KRONIKA_TEST_DATA;
  AlignedBytes bytes{read_test_file(folder + "/tiny.kmodel")};
  Result<ModelFile> file = ModelFile::check(bytes.bytes(), "tiny.kmodel");
  std::vector<std::vector<Expected>> sentences = read_expected(folder + "/tiny.scores");
  void SetUp() override { ASSERT_TRUE(file) << file.error().to_string(); }
};

TEST_F(NetworkTest, AgreesWithTheTrainingCode) {
  const auto got = run(Network(*file), sentences);
  std::size_t i = 0;
  for (const auto& s : sentences) {
    for (const auto& want : s) {
      EXPECT_EQ(got[i].tag, want.tag) << want.form;
      EXPECT_NEAR(got[i].tag_score, want.tag_score, 1e-3) << want.form;
      EXPECT_EQ(got[i].script, want.script) << want.form;
      EXPECT_NEAR(got[i].script_score, want.script_score, 1e-3) << want.form;
      EXPECT_EQ(got[i].head, want.head) << want.form;
      EXPECT_NEAR(got[i].head_score, want.head_score, 1e-3) << want.form;
      EXPECT_EQ(got[i].relation, want.relation) << want.form;
      EXPECT_NEAR(got[i].relation_score, want.relation_score, 1e-3) << want.form;
      ++i;
    }
  }
  EXPECT_GT(i, 10u);
}

TEST_F(NetworkTest, GivesTheSameBitsWithAllKernels) {
  const auto reference = run(Network(*file, *usable_kernels().back()), sentences);
  for (const Kernels* kernels : usable_kernels()) {
    const auto got = run(Network(*file, *kernels), sentences);
    for (std::size_t i = 0; i < got.size(); ++i) {
      EXPECT_EQ(got[i].tag_score, reference[i].tag_score) << kernels->name;
      EXPECT_EQ(got[i].script_score, reference[i].script_score) << kernels->name;
      EXPECT_EQ(got[i].head_score, reference[i].head_score) << kernels->name;
      EXPECT_EQ(got[i].relation_score, reference[i].relation_score) << kernels->name;
    }
  }
}

TEST_F(NetworkTest, TreatsEachSentenceAlone) {
  const Network network(*file);
  const auto together = run(network, sentences);
  std::size_t i = 0;
  for (const auto& s : sentences)
    for (const auto& alone : run(network, {s})) {
      EXPECT_EQ(alone.head_score, together[i].head_score);
      EXPECT_EQ(alone.relation_score, together[i].relation_score);
      EXPECT_EQ(alone.tag_score, together[i].tag_score);
      ++i;
    }
}

}  // namespace
}  // namespace kronika::syntax
