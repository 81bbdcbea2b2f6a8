#include "quotes/candidate.hpp"

namespace kronika::quotes {

Found::Found(const Context& context)
    : context_(context), sealed_(context.size(), 0), by_sentence_(context.doc.sentences.size()) {}

void Found::add(Candidate candidate) {
  if (candidate.span.empty()) return;
  const auto first = context_.token_from(candidate.span.begin);
  if (candidate.sealed)
    for (auto t = first; t < context_.size() && context_.token(t).span.begin < candidate.span.end; ++t) sealed_[t] = 1;

  const auto place = static_cast<std::uint32_t>(list_.size());
  auto index = [&](std::uint32_t token) {
    if (token >= context_.size()) return;
    const auto s = context_.tree.sentence(token);
    if (s == kNone) return;
    auto& here = by_sentence_[s];
    if (here.empty() || here.back() != place) here.push_back(place);
  };
  index(first);
  if (!candidate.cue.empty()) index(context_.token_from(candidate.cue.begin));
  list_.push_back(std::move(candidate));
}

}  // namespace kronika::quotes
