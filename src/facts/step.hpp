// The step of the pipeline that reads events from trees, entities and times.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "facts/engine.hpp"
#include "kronika/error.hpp"
#include "kronika/morphology.hpp"
#include "kronika/pipeline.hpp"
#include "kronika/world.hpp"

namespace kronika::facts {

class EventStep : public Step {
 public:
  // As run(), and notes in `trace`, unless it is nullptr, which rules were tried and what failed.
  virtual void read(Document& doc, Trace* trace) const = 0;
};

// Loads data/packs/LANGUAGE/facts/*.rules. `world` may be nullptr: then a state that an article does not name
// stays unknown. `morphology` gives groups their names. Quotes, where an earlier step has added them, tell who
// speaks; they are not needed.
Result<std::unique_ptr<EventStep>> make_event_step(const std::filesystem::path& data, std::string_view language,
                                                   std::shared_ptr<const World> world,
                                                   std::shared_ptr<const Morphology> morphology);

}  // namespace kronika::facts
