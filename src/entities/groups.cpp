#include "entities/groups.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "entities/lookup.hpp"

namespace kronika::entities {
namespace {

std::string_view relation_of(const Token& token) {
  const auto deprel = token.deprel.view();
  return deprel.substr(0, deprel.find(':'));
}

// Is the noun spoken of, and not said of somebody ("they are protesters")?
bool spoken_of(const Document& doc, const EntityLookup& lookup, std::uint32_t t) {
  static const std::set<std::string_view> kRelations = {"nsubj", "obj", "iobj", "obl", "nmod", "conj"};
  if (!kRelations.contains(relation_of(doc.tokens[t]))) return false;
  const auto children = lookup.children_of(t);
  return std::none_of(children.begin(), children.end(), [&](std::uint32_t child) {
    const auto relation = relation_of(doc.tokens[child]);
    return relation == "cop" || relation == "nsubj";
  });
}

// Is the role that of a known state or body, and nobody said to have it?
bool holder_unknown(const Document& doc, const Role* role) {
  if (role == nullptr || role->of == "---") return false;
  return std::none_of(doc.roles.begin(), doc.roles.end(), [&](const Role& other) {
    return other.person != kNone && other.office == role->office && other.of == role->of;
  });
}

class GroupStep : public Step {
 public:
  std::string_view name() const override { return "groups"; }
  Layers needs() const override { return {Layer::entities, Layer::events, Layer::quotes}; }
  Layers adds() const override { return {Layer::groups}; }

  Result<void> run(Document& doc) const override {
    const EntityLookup lookup(doc);
    std::set<std::uint32_t> taken;  // heads of mentions, also of those that facts have made
    for (const auto& entity : doc.entities)
      for (const auto& mention : entity.mentions) taken.insert(mention.head);
    std::size_t s = 0;
    for (const auto& generic : doc.generics) {
      while (s < doc.sentences.size() && doc.sentences[s].end <= generic.head) ++s;
      if (s == doc.sentences.size()) break;
      if (doc.sentences[s].excluded || generic.name.empty() || taken.contains(generic.head)) continue;
      if (generic.thing || (generic.kind != EntityKind::group && !holder_unknown(doc, lookup.role_at(generic.head))))
        continue;
      if (!spoken_of(doc, lookup, generic.head)) continue;
      Mention mention;
      mention.span = doc.tokens[generic.head].span;
      mention.sentence = static_cast<std::uint32_t>(s);
      mention.begin = mention.head = generic.head;
      mention.end = generic.head + 1;
      mention.form = MentionForm::office;
      add(doc, generic, mention);
    }
    return {};
  }

 private:
  static void add(Document& doc, const Generic& generic, const Mention& mention) {
    auto same = std::find_if(doc.entities.begin(), doc.entities.end(), [&](const Entity& e) {
      return e.kind == generic.kind && e.name == generic.name && e.country == generic.country;
    });
    if (same == doc.entities.end()) {
      Entity entity;
      entity.kind = generic.kind;
      entity.name = generic.name;
      entity.country = generic.country;
      entity.sector = generic.sector;
      same = doc.entities.insert(doc.entities.end(), std::move(entity));
    }
    auto& mentions = same->mentions;
    mentions.insert(std::upper_bound(mentions.begin(), mentions.end(), mention,
                                     [](const Mention& a, const Mention& b) { return a.begin < b.begin; }),
                    mention);
  }
};

}  // namespace

std::unique_ptr<Step> make_group_step() { return std::make_unique<GroupStep>(); }

}  // namespace kronika::entities
