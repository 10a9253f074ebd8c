// What comes from another board, and what goes there (D25).
#include <utility>

#include "base/limits.h"
#include "core/editor.h"
#include "core/touched.h"
#include "room/state.h"
#include "wire/day_records.h"

namespace tablee::room {
namespace {

constexpr auto parcel_kind = static_cast<std::uint32_t>(wire::day::Sealed::parcel);
constexpr std::size_t copy_bytes =
    160;  // of a keyframe, beside what it says; at most, or seldom more

std::size_t bytes_of(std::span<const Thing> things) {
  std::size_t bytes = 0;
  for (const Thing& thing : things) {
    bytes += copy_bytes + thing.text.size() + thing.points.size() + thing.blob.size();
  }
  return bytes;
}

class Copier {
 public:
  Copier(core::Document& document, Shift shift)
      : document_(document), editor_(document, base::replica_server.value), shift_(shift) {}

  /// Whether all of them are there.
  bool copy(std::span<const Thing> things) {
    for (const Thing& thing : things) {
      if (!make(thing)) return false;
    }
    for (std::size_t at = 0; at < things.size(); ++at) {
      if (!bind(things[at], made_[at])) return false;
    }
    return true;
  }

  /// Copies without their words would be worse than none.
  void take_back() {
    for (const core::Handle handle : made_) editor_.set_alive(handle, false);
  }

  [[nodiscard]] std::vector<wire::day::Copied> copied(std::span<const Thing> things) const {
    std::vector<wire::day::Copied> all;
    for (std::size_t at = 0; at < things.size(); ++at) {
      all.push_back({things[at].of, document_.object(made_[at]).id.counter});
    }
    return all;
  }

  void commit(std::vector<base::Bytes>& batches) {
    for (auto batch = editor_.commit(nullptr); !batch.empty(); batch = editor_.commit(nullptr)) {
      batches.push_back(std::move(batch));
    }
  }

 private:
  bool make(const Thing& thing) {
    const bool alone = !thing.within;
    const core::Handle handle = editor_.create({
        .kind = thing.kind,
        .parent = alone ? core::handle_none : made_[*thing.within],
        .x = static_cast<std::int32_t>(thing.x + (alone ? shift_.x : 0)),
        .y = static_cast<std::int32_t>(thing.y + (alone ? shift_.y : 0)),
        .w = thing.size.w,
        .h = thing.size.h,
        .colour = thing.colour,
        .shape = thing.shape,
        .points = thing.points,
        .blob = thing.blob,
        .author = thing.author,
    });
    if (handle == core::handle_none) return false;
    made_.push_back(handle);
    const auto number = [&](core::NumberField field, std::uint32_t value) {
      return value == 0 || editor_.set_number(handle, field, value);
    };
    return number(core::NumberField::rotation, thing.rotation) &&
           number(core::NumberField::width, thing.width) &&
           number(core::NumberField::text_size, thing.text_size) &&
           number(core::NumberField::role, thing.role) &&
           number(core::NumberField::collapsed, thing.collapsed ? 1 : 0) &&
           number(core::NumberField::grid, thing.grid ? 1 : 0) &&
           (thing.text.empty() || editor_.insert_text(handle, 0, thing.text));
  }

  bool bind(const Thing& thing, core::Handle handle) {
    for (std::size_t which = 0; which < thing.ends.size(); ++which) {
      core::ConnectorEnd end = thing.ends[which].end;
      const auto target = thing.ends[which].target;
      if (target) end.target = document_.object(made_[*target]).id;
      if (!editor_.set_end(handle, static_cast<int>(which), end)) return false;
    }
    return true;
  }

  core::Document& document_;
  core::Editor editor_;
  Shift shift_;
  std::vector<core::Handle> made_;
};

}  // namespace

std::vector<base::Bytes> Admission::deliver(std::span<const Thing> things,
                                            std::span<const std::uint64_t> earlier,
                                            const Policy& policy,
                                            std::vector<wire::day::Copied>& made) {
  std::vector<base::Bytes> batches;
  const std::size_t bytes = bytes_of(things);
  if (!has_room_for(things.size(), bytes, policy)) return batches;
  // As in reveal().
  if (document_.counter() < server_counter_) batches.push_back(introduce(base::replica_server, {}));
  Copier copier(document_, find_inbox(document_, things, earlier));
  if (copier.copy(things)) {
    made = copier.copied(things);
    fill_.grow(bytes);
  } else {
    copier.take_back();
  }
  copier.commit(batches);
  shares_.forget();
  checked_ = false;
  return batches;
}

void Room::know_delivered(base::Offset parcel, std::vector<wire::day::Copied> copied) {
  state_->delivered.try_emplace(parcel, std::move(copied), wire::day::ParcelEnd::none);
}

Packed Room::pack(std::span<const wire::day::Ref> things) const {
  return {room::pack(state_->admission.document(), things), state_->feed.tail()};
}

std::optional<Delivered> Room::deliver(base::Offset parcel, std::span<const Thing> things,
                                       std::span<const std::uint64_t> earlier, Now now) {
  State& s = *state_;
  if (s.phase != Phase::open) return std::nullopt;
  s.latest = now.mono;
  if (const auto before = s.delivered.find(parcel); before != s.delivered.end()) {
    return Delivered{before->second, s.feed.tail()};
  }
  Delivered out;
  if (things.empty()) {
    out.arrival.why = wire::day::ParcelEnd::nothing;
    out.upto = s.feed.tail();
    return out;
  }
  const LogTime time = s.log_time(now);
  for (const base::Bytes& batch :
       s.admission.deliver(things, earlier, s.policy, out.arrival.copied)) {
    s.log_own(batch, time);
  }
  if (out.arrival.copied.empty()) {
    out.arrival.why = wire::day::ParcelEnd::board_full;
  } else {
    s.delivered[parcel] = out.arrival;
    s.sealed_writes.push_back(
        {parcel_kind, parcel.value, wire::day::encode_arrived(parcel, out.arrival.copied)});
  }
  s.look_how_full();
  out.upto = s.feed.tail();
  return out;
}

}  // namespace tablee::room
