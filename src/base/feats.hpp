// Bundles of morphological features as Universal Dependencies writes them: "Case=Gen|Number=Sing".
#pragma once

#include <string_view>

#include "kronika/symbol.hpp"

namespace kronika {

// The value of a feature, "Gen" of "Case"; empty where the bundle lacks it. Valid for the life of the process.
std::string_view feature(Symbol feats, std::string_view name);

}  // namespace kronika
