#include "kronika/world.hpp"

#include <gtest/gtest.h>

namespace kronika {
TEST(World, LoadsTheTablesOfTheProject) {
  auto w = World::load(KRONIKA_SOURCE_DIR);
  ASSERT_TRUE(w) << w.error().to_string();
}
}  // namespace kronika
