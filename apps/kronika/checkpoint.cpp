#include "checkpoint.hpp"

#include <fmt/format.h>

#include <fstream>

#include "base/sha256.hpp"

namespace kronika::cli {
namespace {

constexpr std::string_view kHead = "kronika-ingest 1";

}  // namespace

std::string digest_of_inputs(const std::vector<std::filesystem::path>& files, const std::string& options) {
  std::string all = options;
  for (const auto& file : files) {
    std::error_code ec;
    auto size = std::filesystem::file_size(file, ec);
    auto changed = std::filesystem::last_write_time(file, ec).time_since_epoch().count();
    all += fmt::format("\n{}\t{}\t{}", file.string(), ec ? 0 : size, ec ? 0 : changed);
  }
  return sha256_hex(all);
}

std::optional<BatchPosition> Checkpoint::read(const std::string& inputs) const {
  std::ifstream in(file_);
  std::string head, digest;
  BatchPosition position;
  if (!std::getline(in, head) || head != kHead || !std::getline(in, digest) || digest != inputs) return {};
  if (!(in >> position.file >> position.items)) return {};
  return position;
}

Result<void> Checkpoint::begin(const std::string& inputs) {
  out_.reset(std::fopen(file_.c_str(), "wb"));
  if (!out_) return fail("cannot be written", file_.string());
  auto head = fmt::format("{}\n{}\n", kHead, inputs);
  std::fwrite(head.data(), 1, head.size(), out_.get());
  positions_ = static_cast<long>(head.size());
  return {};
}

void Checkpoint::at(BatchPosition position) {
  // Always of the same length: each replaces the one before as a whole.
  auto line = fmt::format("{:20} {:20}\n", position.file, position.items);
  std::fseek(out_.get(), positions_, SEEK_SET);
  std::fwrite(line.data(), 1, line.size(), out_.get());
  std::fflush(out_.get());
}

void Checkpoint::finish() {
  out_.reset();
  std::error_code ec;
  std::filesystem::remove(file_, ec);
}

}  // namespace kronika::cli
