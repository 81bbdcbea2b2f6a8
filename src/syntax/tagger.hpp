// From scores to a tag and a lemma.
#pragma once

#include <cstdint>
#include <deque>
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

// Tags that are allowed together, and a tree of their attributes by which those that begin with the same ones share
// sums.
struct TagSet {
  struct Node {
    std::uint16_t parent = 0, item = 0;  // its sum is that of its parent, which stands before it, and an attribute
  };
  std::vector<std::uint16_t> tags;
  std::vector<Node> nodes;          // the first is the root; none where it does not pay
  std::vector<std::uint16_t> last;  // the node of the last attribute of each tag
};

// What a word may be: sets of its tagger. They may have tags in common.
using AllowedTags = std::vector<const TagSet*>;

// Threads: immutable; all members may be called from many threads at once.
class Tagger {
 public:
  // The network must outlive the tagger. Fails if the model has a part of speech that UD lacks.
  static Result<Tagger> make(const Network& network, const std::string& name);

  // Not to be copied: it points to sets of its own.
  Tagger(Tagger&&) = default;
  Tagger& operator=(Tagger&&) = default;

  const Tag& tag(std::size_t i) const { return tags_[i]; }

  // Tags that one of the analyses allows: the same XPOS, or, where the model has no such XPOS, the same part of
  // speech. All tags when there are no analyses. Valid as long as the tagger.
  AllowedTags allowed(std::span<const Analysis> analyses) const;
  const AllowedTags& all() const { return all_; }

  // The allowed tag of the greatest score for word `word` of a batch, of equals the first. `scratch` and `rough` are
  // used again from call to call.
  std::size_t choose(const Encoding& e, std::size_t word, const AllowedTags& allowed, std::vector<float>& scratch,
                     std::vector<std::int32_t>& rough) const;

  // The lemmas of the analyses that fit the tag, each once; they point into `analyses`.
  void fitting_lemmas(const Tag& tag, std::span<const Analysis> analyses, std::vector<const std::string*>& out) const;

  // The lemma where not just one fits: of several the one whose script has the greatest score, of none one that is
  // made of the form. `scores` are of all lemma scripts (Network::score_scripts).
  std::string lemma(std::string_view form, std::span<const std::string* const> fitting, const float* scores) const;

 private:
  explicit Tagger(const Network& network) : network_(&network) {}
  void put_in_order();
  TagSet make_set(std::vector<std::uint16_t> tags) const;
  const std::uint16_t* items(std::size_t tag) const { return items_.data() + tag * items_of_tag_; }
  float score(const float* attributes, std::size_t tag) const;
  std::string made_lemma(std::string_view form, const float* scores) const;

  const Network* network_;
  std::vector<Tag> tags_;
  // The attributes of all tags, as many for each: filled up with one beyond the model's, whose score is 0.
  std::vector<std::uint16_t> items_;
  std::size_t items_of_tag_ = 0;
  float most_bias_ = 0;               // the size of the largest of any tag
  std::vector<std::uint8_t> length_;  // of each tag: how many attributes it has
  std::vector<std::uint16_t> place_;  // of each tag in the order of their attributes
  // All sets lie in the deque: it does not move them.
  std::deque<TagSet> sets_;
  std::unordered_map<Symbol, const TagSet*> by_xpos_;
  std::vector<const TagSet*> by_upos_;  // nullptr for a part of speech that the model lacks
  AllowedTags all_;
  std::unordered_map<std::string_view, std::uint32_t> scripts_;
};

}  // namespace kronika::syntax
