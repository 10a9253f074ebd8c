#include "core/touched.h"

#include "core/state.h"

namespace tablee::core {

const Under& under_erasures(const Document& document) {
  return document.state().under;
}

bool vote_counts(const Document& document, Handle handle, std::uint32_t participant, OpId stamp) {
  const Votes::Row* row = document.state().votes.find(handle, participant);
  return row == nullptr || row->stamp < stamp;
}

Handle object_count(const Document& document) {
  return document.state().objects.count();
}

}  // namespace tablee::core
