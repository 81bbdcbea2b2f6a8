#include "entities/roles.hpp"

#include <gtest/gtest.h>

#include "entities/test_step.hpp"

namespace kronika::entities {
namespace {

TEST(Roles, RolesSayOfWhat) {
  auto doc = read(kPresidents, "pl");
  ASSERT_FALSE(doc.roles.empty());
  EXPECT_EQ(doc.roles[0].office, "president");
  EXPECT_EQ(doc.roles[0].of, "KAZ");
  EXPECT_EQ(doc.entities[doc.roles[0].person].name, "Kasym-Żomart Tokajew");
  EXPECT_FALSE(doc.roles[0].former);
}

}  // namespace
}  // namespace kronika::entities
