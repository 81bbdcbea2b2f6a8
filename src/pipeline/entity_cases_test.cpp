// Runs packs/LANG/entities/*.cases through the road up to the entities.
#include <gtest/gtest.h>

#include <sstream>

#include "entities/lookup.hpp"
#include "kronika/pipeline.hpp"
#include "packs/blocks.hpp"

namespace kronika {
namespace {

// What a model finds may change when it is trained anew: so many of a file's lines must hold.
constexpr double kMustHold = 0.9;

const Entity* find(const Document& doc, std::string_view kind, std::string_view name) {
  for (const auto& e : doc.entities)
    if (to_string(e.kind) == kind && e.name == name) return &e;
  return nullptr;
}

std::string trimmed(std::string text) {
  auto first = text.find_first_not_of(' ');
  auto last = text.find_last_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, last - first + 1);
}

bool has_role(const Document& doc, const std::string& wanted) {
  std::istringstream in(wanted);
  std::string office, of, person;
  std::getline(in, office, '|');
  std::getline(in, of, '|');
  std::getline(in, person);
  office = trimmed(office), of = trimmed(of), person = trimmed(person);
  for (const auto& role : doc.roles) {
    std::string holder = role.person == kNone ? "-" : doc.entities[role.person].name;
    if (role.office == office && role.of == of && holder == person) return true;
  }
  return false;
}

bool refers(const Document& doc, const std::string& wanted) {
  auto sign = wanted.find(" = ");
  auto word = wanted.substr(0, sign), name = wanted.substr(sign + 3);
  for (const auto& e : doc.entities) {
    if (e.name != name) continue;
    for (const auto& m : e.mentions)
      if (doc.words(m.span) == word || (m.head < doc.tokens.size() && doc.tokens[m.head].form == word)) return true;
  }
  return false;
}

bool holds(const Document& doc, const packs::Field& field) {
  std::istringstream in(field.value);
  std::string kind, code, name;
  if (field.key == "entity") {
    in >> kind >> code;
    std::getline(in, name);
    const auto* entity = find(doc, kind, trimmed(name));
    return entity != nullptr && entity->country == code;
  }
  if (field.key == "no") {
    in >> kind;
    std::getline(in, name);
    return find(doc, kind, trimmed(name)) == nullptr;
  }
  if (field.key == "role") return has_role(doc, field.value);
  if (field.key == "no-role")
    return std::none_of(doc.roles.begin(), doc.roles.end(), [&](const Role& r) { return r.office == field.value; });
  if (field.key == "same") return refers(doc, field.value);
  ADD_FAILURE() << "line " << field.line << ": no such check: " << field.key;
  return false;
}

TEST(EntityCases, Hold) {
  std::filesystem::path data = KRONIKA_SOURCE_DIR;
  auto pipeline = Pipeline::open(data);
  ASSERT_TRUE(pipeline) << pipeline.error().to_string();
  for (const auto& language : pipeline->languages())
    for (const auto& file : packs::files_in(data / "packs" / language / "entities", ".cases")) {
      auto cases = packs::load_blocks(file);
      ASSERT_TRUE(cases) << cases.error().to_string();
      int right = 0, all = 0;
      std::string wrong;
      for (const auto& block : cases->blocks) {
        Article article;
        article.text = block.name;
        article.language = language;
        article.published =
            *Edtf::parse(block.find("published") != nullptr ? block.find("published")->value : "2018-06-01");
        article.blocks.push_back({{0, static_cast<std::uint32_t>(article.text.size())}, BlockKind::paragraph});
        auto doc = pipeline->run_until(std::move(article), Layer::entities);
        ASSERT_TRUE(doc) << doc.error().to_string();
        for (const auto& field : block.fields) {
          if (field.key == "published") continue;
          ++all;
          if (holds(*doc, field))
            ++right;
          else
            wrong += file.filename().string() + ":" + std::to_string(field.line) + ": " + field.key + " " +
                     field.value + "\n";
        }
      }
      RecordProperty(language + file.stem().string(), std::to_string(right) + " of " + std::to_string(all));
      std::printf("%s: %d of %d hold\n%s", file.c_str(), right, all, wrong.c_str());
      EXPECT_GE(right, kMustHold * all);
    }
}

}  // namespace
}  // namespace kronika
