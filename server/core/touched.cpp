#include "core/touched.h"

#include "core/state.h"

namespace tablee::core {

void texts_under(const Document& document, IdRun run, std::vector<Handle>& out) {
  const Texts& texts = document.state().texts;
  while (run.length > 0) {
    const auto text = texts.text_of(run.first);
    if (!text) return;
    if (out.empty() || out.back() != *text) out.push_back(*text);
    const std::uint32_t alike = texts.alike(run);
    run.first.counter += alike;
    run.length -= alike;
  }
}

bool vote_counts(const Document& document, Handle handle, std::uint32_t participant, OpId stamp) {
  const Votes::Row* row = document.state().votes.find(handle, participant);
  return row == nullptr || row->stamp < stamp;
}

Handle object_count(const Document& document) {
  return document.state().objects.count();
}

}  // namespace tablee::core
