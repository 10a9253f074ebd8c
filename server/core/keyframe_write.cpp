#include <algorithm>
#include <array>
#include <map>
#include <numeric>

#include "core/keyframe.h"
#include "core/row_sort.h"
#include "core/varint.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t bit(Present present, std::size_t step = 0) {
  return static_cast<std::uint32_t>(present) << step;
}

class KeyframeWriter {
 public:
  explicit KeyframeWriter(const Document::State& state) : state_(state) {}

  base::Bytes write() {
    sort_objects();
    Writer out(out_);
    out.bytes("TK");
    out.varint(version());
    out.varint(state_.counter);
    out.varint(state_.floor);
    write_replicas(out);
    write_objects(out);
    out.block(payloads_);
    out.block(votes());
    out.block(kept_registers());
    out.block(kept_pieces());
    write_texts();
    return std::move(out_);
  }

 private:
  void sort_objects() {
    handles_.reserve(state_.objects.count());
    for (Handle handle = 0; handle < state_.objects.size(); ++handle) {
      if (!state_.objects[handle].gone) handles_.push_back(handle);
    }
    sort_rows(handles_,
              [&](Handle a, Handle b) { return state_.objects[a].id < state_.objects[b].id; });
    row_.resize(state_.objects.size());
    for (std::uint32_t row = 0; row < handles_.size(); ++row) row_[handles_[row]] = row;
  }

  // The oldest that can say it: a board that has nothing of a newer one is read by older programs too.
  std::uint32_t version() const {
    const bool bare = std::ranges::any_of(handles_, [&](Handle handle) {
      return !state_.objects[handle].alive() && !state_.objects[handle].hides();
    });
    if (bare) return keyframe_version;
    return state_.floor == 0 ? 1 : 2;
  }

  void write_replicas(Writer& out) {
    replica_row_.resize(state_.replicas.size());
    base::Bytes rows;
    Writer to(rows);
    std::uint32_t count = 0;
    std::uint32_t before = 0;
    for (std::uint32_t number = 0; number < state_.replicas.size(); ++number) {
      const ReplicaRow& replica = state_.replicas[number];
      if (replica.participant == 0 && replica.last_counter == 0) continue;
      replica_row_[number] = count++;
      to.varint(number - before);
      to.varint(replica.participant);
      to.varint(replica.last_counter);
      before = number;
    }
    out.varint(count);
    out.bytes(rows);
  }

  void stamp(Writer& to, Stamp stamp, OpId id) const {
    to.number(static_cast<std::int64_t>(stamp.counter - id.counter));
    to.varint(replica_row_[stamp.replica]);
  }

  void write_objects(Writer& out) {
    OpId before;
    for (const Handle handle : handles_) {
      object(state_.objects[handle], state_.objects.payload(handle), before);
      before = state_.objects[handle].id;
    }
    out.varint(handles_.size());
    for (const base::Bytes& column : columns_) out.block(column);
  }

  Writer column(Column column) { return Writer(columns_[static_cast<std::size_t>(column)]); }

  void object(const Object& object, const Payload* payload, OpId before) {
    std::uint32_t mask = 0;
    column(Column::counters).varint(object.id.counter - before.counter);
    column(Column::replicas).varint(replica_row_[object.id.replica]);
    column(Column::kinds).varint(object.raw_kind);
    place(object, mask);
    size_and_z(object, mask);
    numbers(object, mask);
    if (!object.alive()) mask |= bit(Present::deleted);
    if (!object.alive() && !object.hides()) mask |= bit(Present::bare);
    written(object, object.life.stamp, Present::life_written, 0, mask);
    if (object.shape != 0) {
      mask |= bit(Present::shape);
      column(Column::shapes).varint(object.shape);
    }
    if (object.author != 0) {
      mask |= bit(Present::author);
      column(Column::authors).varint(object.author);
    }
    if (payload != nullptr) {
      mask |= bit(Present::payload);
      write_payload(object, *payload);
    }
    column(Column::masks).varint(mask);
  }

  void place(const Object& object, std::uint32_t& mask) {
    const PlaceRegister& place = object.place;
    Writer places = column(Column::places);
    places.number(place.x);
    places.number(place.y);
    if (place.parent != handle_none) {
      mask |= bit(Present::parent);
      column(Column::parents).varint(row_[place.parent]);
    }
    if (place.stamp != object.id) {
      mask |= bit(Present::place_written);
      Writer stamps = column(Column::place_stamps);
      stamp(stamps, place.stamp, object.id);
    }
  }

  void size_and_z(const Object& object, std::uint32_t& mask) {
    if (object.size.size != Size{}) {
      mask |= bit(Present::size);
      Writer sizes = column(Column::sizes);
      sizes.varint(static_cast<std::uint32_t>(object.size.size.w));
      sizes.varint(static_cast<std::uint32_t>(object.size.size.h));
    }
    written(object, object.size.stamp, Present::size_written, 0, mask);
    if (!object.z.value.empty()) {
      mask |= bit(Present::z);
      column(Column::z_lengths).varint(object.z.value.size());
      column(Column::z_digits).bytes(object.z.value);
    }
    written(object, object.z.stamp, Present::z_written, 0, mask);
  }

  void numbers(const Object& object, std::uint32_t& mask) {
    for (std::size_t i = 0; i < number_fields; ++i) {
      if (object.numbers[i].value != 0) {
        mask |= bit(Present::first_value, i);
        column(Column::values).varint(static_cast<std::uint32_t>(object.numbers[i].value));
      }
      written(object, object.numbers[i].stamp, Present::first_number_written, i, mask);
    }
  }

  void written(const Object& object, Stamp value, Present present, std::size_t step,
               std::uint32_t& mask) {
    if (value == object.id) return;
    mask |= bit(present, step);
    Writer stamps = column(Column::other_stamps);
    stamp(stamps, value, object.id);
  }

  // points, blob, unknown fields; then for each end: 0, or 1, stamp, x, y, 0 or 1 + target's row and anchors.
  void write_payload(const Object& object, const Payload& payload) {
    Writer out(payloads_);
    out.block(payload.points);
    out.block(payload.blob);
    out.block(payload.unknown);
    for (const EndRegister& end : payload.ends) {
      out.varint(end.stamp.none() ? 0 : 1);
      if (end.stamp.none()) continue;
      stamp(out, end.stamp, object.id);
      out.number(end.end.x);
      out.number(end.end.y);
      out.varint(end.end.target.none() ? 0 : 1 + row_[state_.objects.find(end.end.target)]);
      if (end.end.target.none()) continue;
      out.varint(static_cast<std::uint64_t>(end.end.anchor_x));
      out.varint(static_cast<std::uint64_t>(end.end.anchor_y));
    }
  }

  // Object - object before, participant, count, stamp.
  base::Bytes votes() const {
    const std::vector<Votes::Row>& votes = state_.votes.rows();
    std::vector<std::uint32_t> rows(votes.size());
    std::iota(rows.begin(), rows.end(), 0U);
    sort_rows(rows, [&](std::uint32_t a, std::uint32_t b) {
      const std::uint32_t object_a = row_[votes[a].handle];
      const std::uint32_t object_b = row_[votes[b].handle];
      return object_a != object_b ? object_a < object_b
                                  : votes[a].participant < votes[b].participant;
    });
    base::Bytes bytes;
    Writer out(bytes);
    std::uint32_t before = 0;
    for (const std::uint32_t index : rows) {
      const Votes::Row& row = votes[index];
      out.varint(row_[row.handle] - before);
      out.varint(row.participant);
      out.varint(row.count);
      stamp(out, row.stamp, state_.objects[row.handle].id);
      before = row_[row.handle];
    }
    return bytes;
  }

  // Object, 1 for bytes or 0 for a number, field, stamp, value.
  base::Bytes kept_registers() const {
    std::map<Kept::RegisterKey, const Kept::Register*> rows;
    for (const auto& [key, value] : state_.kept.registers()) {
      rows[{row_[key.handle], key.bytes, key.field}] = &value;
    }
    base::Bytes bytes;
    Writer out(bytes);
    for (const auto& [key, value] : rows) {
      out.varint(key.handle);
      out.varint(key.bytes ? 1 : 0);
      out.varint(key.field);
      stamp(out, value->stamp, state_.objects[handles_[key.handle]].id);
      if (key.bytes) {
        out.block(value->bytes);
      } else {
        out.number(value->number);
      }
    }
    return bytes;
  }

  // Op's counter, replica, which piece, its bytes.
  base::Bytes kept_pieces() const {
    base::Bytes bytes;
    Writer out(bytes);
    for (const auto& [key, value] : state_.kept.pieces()) {
      out.varint(key.id.counter);
      out.varint(replica_row_[key.id.replica]);
      out.varint(static_cast<std::uint64_t>(key.piece));
      out.block(value);
    }
    return bytes;
  }

  void write_texts() {
    std::vector<OpId> ids;
    ids.reserve(handles_.size());
    for (const Handle handle : handles_) ids.push_back(state_.objects[handle].id);
    state_.texts.write(ids, handles_, out_);
  }

  const Document::State& state_;
  base::Bytes out_;
  std::vector<Handle> handles_;             // by row
  std::vector<std::uint32_t> row_;          // by handle
  std::vector<std::uint32_t> replica_row_;  // by number
  std::array<base::Bytes, static_cast<std::size_t>(Column::count)> columns_;
  base::Bytes payloads_;
};

}  // namespace

base::Bytes write_keyframe(const Document::State& state) {
  return KeyframeWriter(state).write();
}

}  // namespace tablee::core
