// How fast the network of tags and trees is by itself, on one core, with each of the kernels that this processor runs:
//
//   network_speed MODEL     a file of models/, *.kmodel
//
// Made-up words in sentences of 5 to 40 go through it in batches, as articles do. Printed are words a second.
#include <fmt/format.h>

#include <ctime>
#include <iostream>
#include <random>

#include "base/mapped_file.hpp"
#include "syntax/parser.hpp"

namespace {

using namespace kronika;

constexpr double kSeconds = 1;
constexpr std::size_t kWords = 256;

double now() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return std::cerr << "usage: network_speed MODEL\n", 2;
  auto mapped = MappedFile::open(argv[1]);
  if (!mapped) return std::cerr << mapped.error().to_string() << "\n", 2;
  auto file = syntax::ModelFile::check(mapped->bytes(), argv[1]);
  if (!file) return std::cerr << file.error().to_string() << "\n", 2;

  std::mt19937 random(1);
  std::vector<std::uint32_t> lengths;
  std::size_t words = 0;
  while (words < kWords) words += lengths.emplace_back(static_cast<std::uint32_t>(5 + random() % 36));
  std::normal_distribution<float> normal;
  std::vector<float> numbers(words * 2 * file->row);
  for (auto& v : numbers) v = normal(random);
  std::vector<const float*> vectors;
  for (std::size_t i = 0; i < words; ++i) vectors.push_back(numbers.data() + i * 2 * file->row);

  for (const syntax::Kernels* kernels : syntax::usable_kernels()) {
    const syntax::Network network(*file, *kernels);
    const syntax::Parser parser(network);
    syntax::Encoding encoding;
    syntax::Trees trees;
    std::size_t done = 0;
    double spent = 0, in_encoder = 0;
    for (const double start = now(); spent < kSeconds; spent = now() - start) {
      const double before = now();
      network.encode(vectors, lengths, encoding);
      in_encoder += now() - before;
      parser.parse(encoding, lengths, trees);
      done += words;
    }
    fmt::print("{:12} {:9.0f} words a second, {:.0f} in the encoder alone\n", kernels->name,
               static_cast<double>(done) / spent, static_cast<double>(done) / in_encoder);
  }
  return 0;
}
