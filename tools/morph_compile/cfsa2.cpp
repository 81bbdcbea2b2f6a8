#include "cfsa2.hpp"

#include <array>

#include "base/mapped_file.hpp"

namespace kronika::morph {
namespace {

// An arc is a flag byte, a label byte unless the flag byte holds the label's number, and the address of the
// target node unless that node follows the last arc of this one.
constexpr unsigned kTargetNext = 0x80, kLastArc = 0x40, kFinalArc = 0x20, kLabelMask = 0x1f;
constexpr std::size_t kMaxKey = 4096;  // bytes: a bound on depth, so that a damaged file cannot exhaust the stack

class Cfsa2 {
 public:
  Cfsa2(std::span<const std::byte> arcs, const std::array<unsigned char, 32>& labels) : arcs_(arcs), labels_(labels) {}

  template <class Visit>
  Result<void> visit_keys(const Visit& visit) {
    return walk(target(0), visit);
  }

  bool damaged() const { return damaged_; }

 private:
  unsigned byte(std::size_t i) {
    if (i < arcs_.size()) return std::to_integer<unsigned>(arcs_[i]);
    damaged_ = true;
    return kLastArc | kTargetNext | 1;
  }

  std::size_t number(std::size_t& at) {
    std::size_t value = 0;
    for (unsigned shift = 0; shift < 35; shift += 7) {
      unsigned b = byte(at++);
      value |= static_cast<std::size_t>(b & 0x7f) << shift;
      if ((b & 0x80) == 0) break;
    }
    return value;
  }

  std::size_t after(std::size_t arc) {
    unsigned flags = byte(arc++);
    if ((flags & kLabelMask) == 0) ++arc;
    if ((flags & kTargetNext) == 0) number(arc);
    return arc;
  }

  std::size_t target(std::size_t arc) {
    unsigned flags = byte(arc);
    if ((flags & kTargetNext) != 0) {
      while ((byte(arc) & kLastArc) == 0 && !damaged_) arc = after(arc);
      return after(arc);
    }
    std::size_t at = arc + ((flags & kLabelMask) == 0 ? 2 : 1);
    return number(at);
  }

  template <class Visit>
  Result<void> walk(std::size_t node, const Visit& visit) {
    if (key_.size() > kMaxKey) damaged_ = true;
    for (std::size_t arc = node; !damaged_; arc = after(arc)) {
      unsigned flags = byte(arc);
      unsigned label = flags & kLabelMask;
      key_.push_back(static_cast<char>(label != 0 ? labels_[label] : byte(arc + 1)));
      if ((flags & kFinalArc) != 0)
        if (auto r = visit(std::string_view(key_)); !r) return r;
      if (std::size_t next = target(arc); next != 0 && !damaged_)
        if (auto r = walk(next, visit); !r) return r;
      key_.pop_back();
      if ((flags & kLastArc) != 0) break;
    }
    return {};
  }

  std::span<const std::byte> arcs_;
  std::array<unsigned char, 32> labels_;
  std::string key_;
  bool damaged_ = false;
};

}  // namespace

Result<void> read_morfologik(const std::filesystem::path& dict, const EntryVisitor& visit) {
  auto file = MappedFile::open(dict);
  if (!file) return tl::unexpected(file.error());
  auto bytes = file->bytes();
  auto at = [&](std::size_t i) { return std::to_integer<unsigned char>(bytes[i]); };
  if (bytes.size() < 8 || at(0) != '\\' || at(1) != 'f' || at(2) != 's' || at(3) != 'a' || at(4) != 0xC6)
    return fail("is not an automaton in the format CFSA2", dict.string());
  constexpr unsigned kNumbers = 0x0100;
  if (((at(5) << 8 | at(6)) & kNumbers) != 0)
    return fail("has numbers in its nodes, which no dictionary needs", dict.string());
  const std::size_t label_count = at(7);
  if (label_count > 32 || bytes.size() < 8 + label_count) return fail("is cut off", dict.string());
  std::array<unsigned char, 32> labels{};
  for (std::size_t i = 0; i < label_count; ++i) labels[i] = at(8 + i);

  Cfsa2 automaton(bytes.subspan(8 + label_count), labels);
  std::string lemma;
  auto result = automaton.visit_keys([&](std::string_view key) -> Result<void> {
    auto first = key.find(';');
    auto second = first == std::string_view::npos ? first : key.find(';', first + 1);
    if (second == std::string_view::npos || second < first + 3)
      return fail("has a key that is not \"form;base;tag\": " + std::string(key), dict.string());
    auto form = key.substr(0, first);
    auto code = key.substr(first + 1, second - first - 1);
    auto cut_front = static_cast<std::size_t>(static_cast<unsigned char>(code[0]) - 'A') & 0xff;
    auto cut_back = static_cast<std::size_t>(static_cast<unsigned char>(code[1]) - 'A') & 0xff;
    if (cut_front == 255 || cut_back == 255) {  // cut everything
      cut_front = form.size();
      cut_back = 0;
    }
    if (cut_front + cut_back > form.size())
      return fail("cuts more off \"" + std::string(form) + "\" than there is", dict.string());
    lemma.assign(form.substr(cut_front, form.size() - cut_front - cut_back));
    lemma += code.substr(2);
    return visit(form, lemma, key.substr(second + 1));
  });
  if (!result) return result;
  if (automaton.damaged()) return fail("is damaged: an arc leads outside the file", dict.string());
  return {};
}

}  // namespace kronika::morph
