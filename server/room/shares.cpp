#include "room/shares.h"

namespace tablee::room {
namespace {

// Whatever of the board is theirs, it is no more than their share.
bool within_anyway(const Measure& measure) {
  return measure.has + measure.comes <= measure.share();
}

bool within(const Measure& measure, std::size_t held) {
  return measure.comes == 0 || held + measure.comes <= measure.share();
}

}  // namespace

void Shares::count(const core::Document& document) {
  held_.clear();
  for (const auto& [participant, holding] : core::holdings(document))
    held_[participant] = {holding.objects, holding.bytes, 0};
  counted_ = true;
}

std::expected<void, core::Refusal> Shares::examine(const core::Document& document,
                                                   std::uint32_t participant,
                                                   const Measure& objects, const Measure& bytes) {
  for (const Measure* measure : {&objects, &bytes}) {
    if (measure->comes > 0 && !measure->has_room())
      return std::unexpected(core::Refusal::board_full);
  }
  if (within_anyway(objects) && within_anyway(bytes)) return {};
  if (!counted_) count(document);
  if (!within(objects, held_[participant].objects))
    return std::unexpected(core::Refusal::share_full);
  if (within(bytes, held_[participant].bytes)) return {};
  // Refused by an estimate: counted anew when that may be wrong by more than a little.
  if (held_[participant].estimated <= bytes.share() / 32)
    return std::unexpected(core::Refusal::share_full);
  count(document);
  if (within(bytes, held_[participant].bytes)) return {};
  return std::unexpected(core::Refusal::share_full);
}

void Shares::grown(std::uint32_t participant, std::size_t objects, std::size_t bytes) {
  if (!counted_) return;
  Held& held = held_[participant];
  held.objects += objects;
  held.bytes += bytes;
  held.estimated += bytes;
}

}  // namespace tablee::room
