// The OpenAPI 3.1 document, written from the table of routes, so that it cannot say anything else than they do.
#pragma once

#include <string>

namespace kronika::web {

std::string openapi_document();

// JSON Schemas of the answers (2020-12), by name.
const char* answer_schemas();

}  // namespace kronika::web
