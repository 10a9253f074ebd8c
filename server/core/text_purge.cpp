// Texts without what nobody can name any more. The state that is left is that of another history: one person
// has written all that stays, span by span in the order of their ids, each at the place where it stands. In
// such a history every origin is there and the order is the same, so whatever may be said of histories
// (convergence, above all) holds for what comes after, as long as that names nothing that is gone.
#include "base/check.h"
#include "core/text_keyframe.h"
#include "core/text_state.h"

namespace tablee::core {

namespace text {

void purge(Rows<Span>& spans, const IdRuns& purged) {
  Owned<Span> kept;
  bool lost = false;
  for (Span rest : spans) {
    while (rest.erased()) {
      const std::uint32_t step = purged.alike({rest.id(), rest.length()});
      const bool goes = purged.contains(rest.id());
      lost |= goes;
      if (step == rest.length()) {
        if (goes) rest.size = 0;
        break;
      }
      if (!goes) {
        Span piece = rest;
        piece.size = step | Span::erased_bit;
        kept.push_back(piece);
      }
      rest = rest.tail(step);
    }
    if (rest.length() != 0) kept.push_back(rest);
  }
  if (!lost) return;
  expect_origins({kept.begin(), kept.size()});
  spans.swap(kept);
}

}  // namespace text

void Texts::stretches(Handle text, std::vector<Stretch>& out) const {
  text::Owned<text::Span> spans;
  text::gather(state_->first_leaf(text), spans);
  for (const text::Span& span : spans) out.push_back({{span.id(), span.length()}, span.erased()});
}

void Texts::purge(std::span<const OpId> objects, std::span<const Handle> gone,
                  const IdRuns& erased) {
  for (const Handle handle : gone) {
    if (handle < state_->first.size()) state_->first[handle] = nullptr;
  }
  std::vector<Handle> handles(objects.size());
  for (Handle handle = 0; handle < handles.size(); ++handle) handles[handle] = handle;
  base::Bytes bytes;
  text::write_keyframe(state_->first, objects, handles, bytes, &erased);
  TABLEE_CHECK(load(bytes, objects));
}

}  // namespace tablee::core
