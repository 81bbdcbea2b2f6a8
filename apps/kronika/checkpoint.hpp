// How far a run of ingest came, beside its chronicle, so that the next one goes on there. It is written after
// every document, and names the inputs, so that it is never used for others.
#pragma once

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kronika/error.hpp"
#include "pipeline/batch.hpp"

namespace kronika::cli {

// Tells a list of files in their present state, with the options that matter, from any other.
std::string digest_of_inputs(const std::vector<std::filesystem::path>& files, const std::string& options);

class Checkpoint {
 public:
  // The file beside the chronicle: "news.db-ingest".
  explicit Checkpoint(const std::string& db) : file_(db + "-ingest") {}

  // Where a run over the same inputs stopped; nothing where none did.
  std::optional<BatchPosition> read(const std::string& inputs) const;

  Result<void> begin(const std::string& inputs);
  void at(BatchPosition position);  // that all before it is stored
  void finish();                    // nothing is left to do: removes the file

 private:
  struct Close {
    void operator()(std::FILE* f) const { std::fclose(f); }
  };
  std::filesystem::path file_;
  std::unique_ptr<std::FILE, Close> out_;
  long positions_ = 0;  // where in the file they begin
};

}  // namespace kronika::cli
