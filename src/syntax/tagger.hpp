// From scores to a tag and a lemma.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/morphology.hpp"
#include "syntax/network.hpp"

namespace kronika::syntax {

struct Tag {
  Upos upos = Upos::X;
  Symbol xpos, feats;
};

// Some tags, in families whose first attributes are the same: what bounds the scores of a family from above tells of
// most families that none of their tags is the best.
struct TagSet {
  struct Family {
    std::uint32_t begin = 0, end = 0;               // of tags
    std::uint32_t first_place = 0, last_place = 0;  // of places
    float most_bias = 0;
  };
  std::vector<std::uint16_t> tags;  // by family, and in a family in order
  std::vector<Family> families;     // none where there are too few tags for them to pay
  // For each family the attributes that its tags have as their first, as their second and so on: where in `items`
  // each list begins.
  std::vector<std::uint32_t> places;
  std::vector<std::uint16_t> items;
};

// Threads: immutable; all members may be called from many threads at once.
class Tagger {
 public:
  // The network must outlive the tagger. Fails if the model has a part of speech that UD lacks.
  static Result<Tagger> make(const Network& network, const std::string& name);

  const Tag& tag(std::size_t i) const { return tags_[i]; }

  // Tags that one of the analyses allows: the same XPOS, or, where the model has no such XPOS, the same part of
  // speech. All tags when there are no analyses.
  TagSet allowed(std::span<const Analysis> analyses) const;
  const TagSet& all() const { return all_; }

  // The allowed tag of the greatest score for word `word` of a batch, of equals the first. `scratch` is used again
  // from call to call.
  std::size_t choose(const Encoding& e, std::size_t word, const TagSet& allowed, std::vector<float>& scratch) const;

  // The lemmas of the analyses that fit the tag, each once; they point into `analyses`.
  void fitting_lemmas(const Tag& tag, std::span<const Analysis> analyses, std::vector<const std::string*>& out) const;

  // The lemma where not just one fits: of several the one whose script has the greatest score, of none one that is
  // made of the form. `scores` are of all lemma scripts (Network::score_scripts).
  std::string lemma(std::string_view form, std::span<const std::string* const> fitting, const float* scores) const;

 private:
  explicit Tagger(const Network& network) : network_(&network) {}
  void number_families();
  TagSet make_set(std::vector<std::uint16_t> tags) const;
  float score(const float* attributes, std::size_t tag) const;
  std::string made_lemma(std::string_view form, const float* scores) const;

  const Network* network_;
  std::vector<Tag> tags_;
  // The attributes of all tags, as many for each: filled up with one beyond the model's, whose score is 0.
  std::vector<std::uint16_t> items_;
  std::size_t items_of_tag_ = 0;
  float most_bias_ = 0;                // the size of the largest of any tag
  std::vector<std::uint16_t> family_;  // of each tag
  TagSet all_;
  std::unordered_map<Symbol, std::vector<std::uint16_t>> by_xpos_;
  std::vector<std::vector<std::uint16_t>> by_upos_;
  std::unordered_map<std::string_view, std::uint32_t> scripts_;
};

}  // namespace kronika::syntax
