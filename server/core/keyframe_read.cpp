#include <array>
#include <limits>

#include "base/limits.h"
#include "core/bounded.h"
#include "core/keyframe.h"
#include "core/op_decode.h"
#include "core/stroke.h"
#include "core/z_key.h"

namespace tablee::core {
namespace {

constexpr std::uint32_t bit(Present present, std::size_t step = 0) {
  return static_cast<std::uint32_t>(present) << step;
}

class KeyframeReader {
 public:
  KeyframeReader(base::BytesView bytes, Document::State& state) : in_(bytes), state_(state) {}

  const char* read() {
    base::BytesView magic;
    if (!in_.bytes(2, magic) || magic != "TK" || !in_.varint32(version_))
      return "this is not a keyframe";
    if (version_ > keyframe_version) return "this keyframe was made by a newer version";
    if (version_ == 0) return "this is not a keyframe";
    if (!counter(state_.counter) || !in_.varint(state_.floor)) return "the header is damaged";
    if (state_.floor > state_.counter || (version_ < 3 && (state_.floor == 0) != (version_ == 1)))
      return "the header is damaged";
    if (!replicas()) return "the table of replicas is damaged";
    if (!objects() || bare_ != (version_ == 3)) return "the objects are damaged";
    state_.objects.find_cycles();
    if (!each_row(&KeyframeReader::vote)) return "the votes are damaged";
    if (!each_row(&KeyframeReader::kept_register))
      return "the registers of newer versions are damaged";
    if (!each_row(&KeyframeReader::kept_piece)) return "the ops of newer versions are damaged";
    return texts() ? find_contradiction(state_) : "the texts are damaged";
  }

 private:
  bool counter(std::uint64_t& value) { return in_.varint(value) && value <= board_counter_max; }

  bool replicas() {
    std::uint32_t count = 0;
    if (!in_.varint32(count) || count > in_.left() / 3) return false;
    std::uint64_t number = 0;
    for (std::uint32_t row = 0; row < count; ++row) {
      std::uint64_t step = 0;
      // 0 is who has no number yet: nobody else could refer to what it made.
      if (!in_.varint(step) || step == 0) return false;
      if (step >= limits::replicas_per_board_max) return false;
      number += step;
      if (number >= limits::replicas_per_board_max) return false;
      ReplicaRow& replica = state_.need_replica(static_cast<std::uint32_t>(number));
      if (!in_.varint32(replica.participant) || !counter(replica.last_counter)) return false;
      if (replica.last_counter > state_.counter) return false;
      if (replica.participant == 0 && replica.last_counter == 0) return false;
      number_of_.push_back(static_cast<std::uint32_t>(number));
    }
    return true;
  }

  bool replica(Reader& in, std::uint32_t& number) const {
    std::uint32_t row = 0;
    if (!in.varint32(row) || row >= number_of_.size()) return false;
    number = number_of_[row];
    return true;
  }

  // An id or a stamp exists only if its replica has used that counter.
  bool used(OpId id) const {
    return id.counter >= 1 && id.counter <= state_.replicas[id.replica].last_counter;
  }

  bool stamp(Reader& in, OpId object, Stamp& stamp) const {
    std::int64_t step = 0;
    constexpr auto max = static_cast<std::int64_t>(board_counter_max);
    if (!read_within(in, -max, max, step) || !replica(in, stamp.replica)) return false;
    stamp.counter = object.counter + static_cast<std::uint64_t>(step);
    return used(stamp);
  }

  // --- Objects -------------------------------------------------------------------------------------

  bool objects() {
    std::uint32_t count = 0;
    constexpr std::uint32_t bytes_each_min = 6;  // counter, replica, mask, kind, x, y
    if (!in_.varint32(count) || count > in_.left() / bytes_each_min) return false;
    for (Reader& column : columns_) {
      base::BytesView block;
      if (!in_.block(block)) return false;
      column = Reader(block);
    }
    base::BytesView payloads;
    if (!in_.block(payloads)) return false;
    payloads_ = Reader(payloads);
    if (!object_ids(count)) return false;
    state_.objects.reserve(count);
    for (std::uint32_t row = 0; row < count; ++row) {
      if (!object(ids_[row])) return false;
    }
    for (const Reader& column : columns_) {
      if (!column.done()) return false;
    }
    return payloads_.done();
  }

  Reader& column(Column column) { return columns_[static_cast<std::size_t>(column)]; }

  bool object_ids(std::uint32_t count) {
    ids_.reserve(count);
    OpId before;
    for (std::uint32_t row = 0; row < count; ++row) {
      OpId id;
      if (!read_up_to(column(Column::counters), board_counter_max, id.counter)) return false;
      id.counter += before.counter;
      if (!replica(column(Column::replicas), id.replica) || !used(id) || id <= before) return false;
      ids_.push_back(id);
      before = id;
    }
    return true;
  }

  bool object(OpId id) {
    Object object;
    std::uint32_t mask = 0;
    object.id = id;
    if (!column(Column::masks).varint32(mask) || mask >= bit(Present::end)) return false;
    if (!column(Column::kinds).varint32(object.raw_kind)) return false;
    if (!place(mask, object) || !size_and_z(mask, object) || !numbers(mask, object)) return false;
    if (!life(mask, object)) return false;
    if (!written(mask, bit(Present::life_written), id, object.life.stamp)) return false;
    if ((mask & bit(Present::shape)) != 0 && !column(Column::shapes).varint32(object.shape))
      return false;
    if ((mask & bit(Present::author)) != 0 && !column(Column::authors).varint32(object.author))
      return false;
    const Handle handle = state_.objects.add(std::move(object));
    return (mask & bit(Present::payload)) == 0 || payload(id, state_.objects.need_payload(handle));
  }

  bool life(std::uint32_t mask, Object& object) {
    const bool deleted = (mask & bit(Present::deleted)) != 0;
    const bool bare = (mask & bit(Present::bare)) != 0;
    bare_ |= bare;
    const Life dead = bare ? Life::deleted : Life::hides;
    object.life.value = static_cast<int>(deleted ? dead : Life::alive);
    return deleted || !bare;
  }

  bool written(std::uint32_t mask, std::uint32_t present, OpId id, Stamp& value) {
    value = id;
    return (mask & present) == 0 || stamp(column(Column::other_stamps), id, value);
  }

  bool place(std::uint32_t mask, Object& object) {
    constexpr auto max = limits::coordinate_max;
    PlaceRegister& place = object.place;
    Reader& places = column(Column::places);
    if (!read_within(places, -max, max, place.x) || !read_within(places, -max, max, place.y))
      return false;
    if ((mask & bit(Present::parent)) != 0) {
      if (!column(Column::parents).varint32(place.parent) || place.parent >= ids_.size())
        return false;
    }
    place.stamp = object.id;
    return (mask & bit(Present::place_written)) == 0 ||
           stamp(column(Column::place_stamps), object.id, place.stamp);
  }

  bool size_and_z(std::uint32_t mask, Object& object) {
    constexpr auto max = static_cast<std::uint64_t>(limits::coordinate_max);
    if ((mask & bit(Present::size)) != 0) {
      Reader& sizes = column(Column::sizes);
      if (!read_up_to(sizes, max, object.size.size.w) ||
          !read_up_to(sizes, max, object.size.size.h))
        return false;
    }
    if (!written(mask, bit(Present::size_written), object.id, object.size.stamp)) return false;
    if ((mask & bit(Present::z)) != 0) {
      std::size_t length = 0;
      base::BytesView digits;
      if (!read_up_to(column(Column::z_lengths), limits::z_key_bytes_max, length)) return false;
      if (!column(Column::z_digits).bytes(length, digits) || !valid_z_key(digits)) return false;
      object.z.value = digits;
    }
    return written(mask, bit(Present::z_written), object.id, object.z.stamp);
  }

  bool numbers(std::uint32_t mask, Object& object) {
    for (std::size_t i = 0; i < number_fields; ++i) {
      NumberRegister& number = object.numbers[i];
      if ((mask & bit(Present::first_value, i)) != 0) {
        if (!read_up_to(column(Column::values), 0xFFFF, number.value)) return false;
        if (!number_in_range(static_cast<std::uint32_t>(i + 1), number.value)) return false;
      }
      if (!written(mask, bit(Present::first_number_written, i), object.id, number.stamp))
        return false;
    }
    return true;
  }

  bool payload(OpId id, Payload& payload) {
    base::BytesView points;
    base::BytesView blob;
    base::BytesView unknown;
    if (!payloads_.block(points) || !payloads_.block(blob) || !payloads_.block(unknown))
      return false;
    if (points.size() > limits::batch_bytes_max || blob.size() > limits::batch_bytes_max)
      return false;
    if (!valid_points(points)) return false;
    payload.points = points;
    payload.blob = blob;
    state_.objects.keep(payload, unknown);
    return end(id, payload.ends[0]) && end(id, payload.ends[1]);
  }

  bool end(OpId id, EndRegister& end) {
    constexpr auto max = limits::coordinate_max;
    std::uint32_t present = 0;
    std::uint32_t target = 0;
    if (!read_up_to(payloads_, 1, present)) return false;
    if (present == 0) return true;
    if (!stamp(payloads_, id, end.stamp)) return false;
    if (!read_within(payloads_, -max, max, end.end.x) ||
        !read_within(payloads_, -max, max, end.end.y))
      return false;
    if (!read_up_to(payloads_, ids_.size(), target)) return false;
    if (target == 0) return true;
    end.end.target = ids_[target - 1];
    return read_up_to(payloads_, 1000, end.end.anchor_x) &&
           read_up_to(payloads_, 1000, end.end.anchor_y);
  }

  // --- Rows ----------------------------------------------------------------------------------------

  bool each_row(bool (KeyframeReader::*row)(Reader&)) {
    base::BytesView block;
    if (!in_.block(block)) return false;
    Reader rows(block);
    vote_row_ = 0;
    while (!rows.done()) {
      if (!(this->*row)(rows)) return false;
    }
    return true;
  }

  bool vote(Reader& in) {
    Votes::Row row;
    std::uint32_t step = 0;
    if (!read_up_to(in, ids_.size(), step)) return false;
    vote_row_ += step;
    if (vote_row_ >= ids_.size()) return false;
    row.handle = vote_row_;
    if (!in.varint32(row.participant) || row.participant == 0) return false;
    if (!read_up_to(in, 99, row.count)) return false;
    if (!stamp(in, ids_[row.handle], row.stamp)) return false;
    if (state_.votes.find(row.handle, row.participant) != nullptr) return false;
    state_.objects.at(row.handle).votes += static_cast<std::uint32_t>(state_.votes.write(row));
    return true;
  }

  bool kept_register(Reader& in) {
    Kept::RegisterKey key;
    Kept::Register value;
    base::BytesView bytes;
    if (!in.varint32(key.handle) || key.handle >= ids_.size()) return false;
    if (!read_up_to(in, 1, key.bytes) || !in.varint32(key.field)) return false;
    if (!stamp(in, ids_[key.handle], value.stamp)) return false;
    if (key.bytes ? !in.block(bytes) : !in.number(value.number)) return false;
    value.bytes = bytes;
    return state_.kept.write(key, std::move(value));
  }

  bool kept_piece(Reader& in) {
    Kept::PieceKey key;
    base::BytesView bytes;
    constexpr auto last = static_cast<std::uint64_t>(Kept::Piece::batch_fields);
    if (!in.varint(key.id.counter) || !replica(in, key.id.replica) || !used(key.id)) return false;
    if (!read_up_to(in, last, key.piece) || !in.block(bytes)) return false;
    return state_.kept.add(key, bytes);
  }

  bool texts() {
    base::BytesView rest;
    return in_.bytes(in_.left(), rest) && state_.texts.load(rest, ids_);
  }

  Reader in_;
  Document::State& state_;
  std::uint32_t version_ = 0;
  bool bare_ = false;                     // some object is Present::bare
  std::vector<std::uint32_t> number_of_;  // of a replica, by row
  std::vector<OpId> ids_;                 // of objects, by row, which is their handle
  std::array<Reader, static_cast<std::size_t>(Column::count)> columns_;
  Reader payloads_;
  std::uint32_t vote_row_ = 0;
};

}  // namespace

const char* read_keyframe(base::BytesView bytes, Document::State& state) {
  return KeyframeReader(bytes, state).read();
}

}  // namespace tablee::core
