// The road from an article to facts, as a loop over steps. Each step says which layers of a Document it needs
// and which it adds; the pipeline checks, when it is built, that every need is met by an earlier step.
//
// Threads: a Pipeline is immutable once open; run() may be called from many threads at once, each with its
// own Article. Errors: a Result; nothing is thrown.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kronika/document.hpp"
#include "kronika/error.hpp"

namespace kronika {

enum class Layer : std::uint8_t {
  text,
  language,
  sentences,
  tokens,
  tags,
  trees,
  entities,
  times,
  events,
  quotes,
  offices,
  relations,
  groups  // entities that are no more than groups, which come last
};
std::string_view to_string(Layer);

// A set of layers.
class Layers {
 public:
  constexpr Layers() = default;
  constexpr Layers(std::initializer_list<Layer> list) {
    for (Layer l : list) bits_ |= bit(l);
  }
  constexpr bool has(Layer l) const { return (bits_ & bit(l)) != 0; }
  constexpr bool contains(Layers other) const { return (bits_ & other.bits_) == other.bits_; }
  constexpr Layers operator|(Layers other) const {
    Layers r;
    r.bits_ = bits_ | other.bits_;
    return r;
  }

 private:
  static constexpr std::uint32_t bit(Layer l) { return 1u << static_cast<unsigned>(l); }
  std::uint32_t bits_ = 0;
};

class Step {
 public:
  virtual ~Step() = default;
  virtual std::string_view name() const = 0;
  virtual Layers needs() const = 0;
  virtual Layers adds() const = 0;
  // Must be safe to call from many threads at once on different documents.
  virtual Result<void> run(Document& doc) const = 0;
};

using Steps = std::vector<std::unique_ptr<const Step>>;

class Pipeline {
 public:
  // Loads packs, world tables and models from `data`, the folder that holds packs/, world/ and models/.
  static Result<Pipeline> open(const std::filesystem::path& data);

  // Languages that have a pack, in ISO 639-1.
  std::vector<std::string> languages() const;

  // Runs all steps, or stops once the layer `until` has been added.
  Result<Document> run(Article article) const;
  Result<Document> run_until(Article article, Layer until) const;

  // The steps of a language, in order, for `--help`, docs and tests.
  const Steps& steps(std::string_view language) const;

  Pipeline(Pipeline&&) noexcept;
  Pipeline& operator=(Pipeline&&) noexcept;
  ~Pipeline();

 private:
  struct Parts;
  explicit Pipeline(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace kronika
