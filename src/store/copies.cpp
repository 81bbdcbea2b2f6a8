#include "store/copies.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "base/sketch.hpp"

namespace kronika {
namespace {

// Of shingles shared: what agencies' copies have though each has a title, a lead and cuts of its own.
constexpr double kCopy = 0.6;

// The lower byte of each slot. Slots that differ have the same byte once in 256 times (Li and König 2010, b-bit minwise
// hashing): a likeness of 0.6 may be taken for 0.602.
std::string bytes_of(const Sketch& sketch) {
  std::string out;
  for (auto slot : sketch.slots()) out += static_cast<char>(slot & 0xff);
  return out;
}

Sketch sketch_of(std::string_view bytes) {
  std::array<std::uint16_t, Sketch::kSlots> slots{};
  for (std::size_t i = 0; i < std::min(slots.size(), bytes.size()); ++i)
    slots[i] = static_cast<unsigned char>(bytes[i]);
  return Sketch::from(slots);
}

// The four bytes of a band. What they find by chance is compared in full anyway.
std::int64_t stored_band(const Sketch& sketch, std::size_t i) {
  constexpr std::size_t kRows = Sketch::kSlots / Sketch::kBands;
  static_assert(kRows == 4);
  std::uint32_t band = 0;
  for (std::size_t r = 0; r < kRows; ++r) band = band << 8 | (sketch.slots()[i * kRows + r] & 0xff);
  return static_cast<std::int32_t>(band);
}

// A sketch as it is once it has been stored, so that two are compared alike.
std::optional<Sketch> stored(const std::optional<Sketch>& sketch) {
  return sketch ? std::optional(sketch_of(bytes_of(*sketch))) : std::nullopt;
}

// Documents that are copies of a given one, whatever else they are copies of.
class Copies {
 public:
  explicit Copies(sqlite::Database& db)
      : same_(
            db,
            "SELECT o.id FROM document d JOIN document o ON o.digest = d.digest JOIN text_copy c ON c.document_id = o.id "
            "WHERE d.id = ?1 AND o.id <> ?1"),
        near_(db, "SELECT document_id FROM copy_band WHERE hash = ? AND document_id <> ?"),
        sketch_(db, "SELECT sketch FROM text_copy WHERE document_id = ? AND sketch IS NOT NULL") {}

  std::set<std::int64_t> of(std::int64_t document, const std::optional<Sketch>& sketch) {
    std::set<std::int64_t> copies, near;
    same_.rewind();
    same_.with(document);
    while (same_.next()) copies.insert(same_.integer(0));
    for (std::size_t i = 0; sketch && i < Sketch::kBands; ++i) {
      near_.rewind();
      near_.with(stored_band(*sketch, i), document);
      while (near_.next()) near.insert(near_.integer(0));
    }
    for (std::int64_t id : near) {
      if (copies.contains(id)) continue;
      auto other = sketch_of_document(id);
      if (other && sketch->likeness(*other) >= kCopy) copies.insert(id);
    }
    return copies;
  }

  std::optional<Sketch> sketch_of_document(std::int64_t id) {
    sketch_.rewind();
    if (!sketch_.with(id).next()) return {};
    return sketch_of(sketch_.bytes(0));
  }

 private:
  sqlite::Statement same_, near_, sketch_;
};

void make_findable(sqlite::Database& db, std::int64_t document, const Sketch& sketch) {
  // Two bands may be the same four bytes.
  sqlite::Statement band(db, "INSERT OR IGNORE INTO copy_band (hash, document_id) VALUES (?, ?)");
  for (std::size_t i = 0; i < Sketch::kBands && db.ok(); ++i) {
    band.rewind();
    band.with(stored_band(sketch, i), document).run();
  }
}

bool is_findable(sqlite::Database& db, std::int64_t document, const Sketch& sketch) {
  sqlite::Statement band(db, "SELECT 1 FROM copy_band WHERE hash = ? AND document_id = ?");
  return band.with(stored_band(sketch, 0), document).next();
}

// Of documents with the very same text one can be found by its bands: another, when that has gone.
void name_heirs(sqlite::Database& db, std::int64_t text) {
  struct Group {
    std::int64_t first = 0;
    Sketch sketch;
    bool findable = false;
  };
  std::map<std::string, Group> groups;  // by key of the document
  sqlite::Statement members(db, R"sql(
    SELECT d.key, d.id, c.sketch FROM text_copy c JOIN document d ON d.id = c.document_id
    WHERE c.text_id = ? AND c.sketch IS NOT NULL ORDER BY d.id)sql");
  members.with(text);
  while (members.next()) {
    auto [group, added] = groups.try_emplace(members.text(0));
    if (added) group->second = {members.integer(1), sketch_of(members.bytes(2)), false};
    if (!group->second.findable) group->second.findable = is_findable(db, members.integer(1), group->second.sketch);
  }
  for (const auto& [key, group] : groups) {
    if (!group.findable) make_findable(db, group.first, group.sketch);
  }
}

std::vector<std::int64_t> documents_of(sqlite::Database& db, std::int64_t text) {
  std::vector<std::int64_t> all;
  sqlite::Statement members(db, "SELECT document_id FROM text_copy WHERE text_id = ? ORDER BY document_id");
  members.with(text);
  while (members.next()) all.push_back(members.integer(0));
  return all;
}

}  // namespace

void find_all_copies(sqlite::Database& db) {
  db.script("DELETE FROM copy_band; DELETE FROM text_copy");
  sqlite::Statement each(db, "SELECT id FROM document ORDER BY id");
  while (each.next()) (void)note_copies(db, each.integer(0));
}

std::vector<std::int64_t> note_copies(sqlite::Database& db, std::int64_t document) {
  sqlite::Statement insert(db, "INSERT INTO text_copy (document_id, text_id, sketch) VALUES (?, ?, ?)");
  // What is the very same text needs no looking for: notices that a thousand sites show are found as fast as others.
  sqlite::Statement same(db, R"sql(
    SELECT c.text_id, c.sketch FROM document d JOIN document o ON o.digest = d.digest JOIN text_copy c ON c.document_id = o.id
    WHERE d.id = ?1 AND o.id <> ?1 LIMIT 1)sql");
  if (same.with(document).next()) {
    insert.with(document, same.integer(0)).bind_bytes(same.bytes(1)).run();
    return {};
  }
  sqlite::Statement text(db, "SELECT text FROM document WHERE id = ?");
  if (!text.with(document).next()) return {};
  auto sketch = stored(Sketch::of(text.text(0)));
  std::set<std::int64_t> groups;
  sqlite::Statement group(db, "SELECT text_id FROM text_copy WHERE document_id = ?");
  for (std::int64_t copy : Copies(db).of(document, sketch)) {
    group.rewind();
    if (group.with(copy).next()) groups.insert(group.integer(0));
  }
  // A text is numbered by the first of its documents, so that no other can come to have its number.
  const std::int64_t own = groups.empty() ? document : *groups.begin();
  std::vector<std::int64_t> changed;
  sqlite::Statement merge(db, "UPDATE text_copy SET text_id = ? WHERE text_id = ?");
  for (std::int64_t old : groups) {
    if (old == own) continue;
    for (std::int64_t id : documents_of(db, old)) changed.push_back(id);
    merge.rewind();
    merge.with(own, old).run();
  }
  insert.with(document, own).bind_bytes(sketch ? bytes_of(*sketch) : std::string()).run();
  if (sketch) make_findable(db, document, *sketch);
  return changed;
}

void take_wide_copies(sqlite::Database& db) {
  // Sketches had two bytes a slot, the higher first.
  std::map<std::int64_t, std::string> sketches;
  sqlite::Statement wide(db, "SELECT document_id, sketch FROM wide_text_copy WHERE sketch IS NOT NULL");
  while (wide.next()) {
    const std::string both = wide.bytes(1);
    std::string lower;
    for (std::size_t i = 1; i < both.size(); i += 2) lower += both[i];
    sketches[wide.integer(0)] = std::move(lower);
  }
  sqlite::Statement rows(db, "SELECT document_id, text_id FROM wide_text_copy ORDER BY document_id");
  sqlite::Statement insert(db, "INSERT INTO text_copy (document_id, text_id, sketch) VALUES (?, ?, ?)");
  while (rows.next()) {
    insert.rewind();
    insert.with(rows.integer(0), rows.integer(1)).bind_bytes(sketches[rows.integer(0)]).run();
  }
  sqlite::Statement findable(db, "SELECT DISTINCT document_id FROM wide_copy_band");
  while (findable.next()) make_findable(db, findable.integer(0), sketch_of(sketches[findable.integer(0)]));
}

void forget_copies(sqlite::Database& db, std::int64_t document) {
  if (auto sketch = Copies(db).sketch_of_document(document)) {
    sqlite::Statement band(db, "DELETE FROM copy_band WHERE hash = ? AND document_id = ?");
    for (std::size_t i = 0; i < Sketch::kBands && db.ok(); ++i) {
      band.rewind();
      band.with(stored_band(*sketch, i), document).run();
    }
  }
  sqlite::Statement remove(db, "DELETE FROM text_copy WHERE document_id = ?");
  remove.with(document).run();
}

std::vector<std::int64_t> part_copies(sqlite::Database& db, std::int64_t text) {
  name_heirs(db, text);
  const auto members = documents_of(db, text);
  std::set<std::int64_t> left(members.begin(), members.end());
  std::vector<std::int64_t> changed;
  sqlite::Statement move(db, "UPDATE text_copy SET text_id = ? WHERE document_id = ?");
  Copies copies(db);
  while (!left.empty() && db.ok()) {
    const std::int64_t first = *left.begin();
    std::vector<std::int64_t> together{first};
    left.erase(first);
    // Mostly all that are left are copies of the first.
    for (std::size_t i = 0; i < together.size() && !left.empty(); ++i)
      for (std::int64_t copy : copies.of(together[i], copies.sketch_of_document(together[i])))
        if (left.erase(copy) != 0) together.push_back(copy);
    if (first == text) continue;
    for (std::int64_t id : together) {
      move.rewind();
      move.with(first, id).run();
    }
    if (together.size() < members.size()) changed.insert(changed.end(), together.begin(), together.end());
  }
  return changed;
}

}  // namespace kronika
