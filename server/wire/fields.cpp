#include "wire/fields.h"

#include <google/protobuf/stubs/logging.h>

#include "base/limits.h"

namespace tablee::wire {
namespace {

Point from_message(const v1::Point& in) {
  return {in.x(), in.y()};
}

void to_message(const Point& in, v1::Point& out) {
  out.set_x(in.x);
  out.set_y(in.y);
}

core::OpId from_message(const v1::ObjectRef& in) {
  return {in.counter(), in.replica()};
}

void to_message(const core::OpId& in, v1::ObjectRef& out) {
  out.set_counter(in.counter);
  out.set_replica(in.replica);
}

}  // namespace

bool Fields::next() {
  if (!ok_ || static_cast<std::size_t>(in_.CurrentPosition()) == bytes_.size()) return false;
  tag_ = in_.ReadTag();
  ok_ = number() != 0 && read_value();
  return ok_;
}

bool Fields::read_value() {
  using google::protobuf::internal::WireFormatLite;
  if (is_varint()) return in_.ReadVarint64(&varint_);
  if (!is_bytes()) return WireFormatLite::SkipField(&in_, tag_);
  std::uint32_t size = 0;
  if (!in_.ReadVarint32(&size)) return false;
  const auto at = static_cast<std::size_t>(in_.CurrentPosition());
  if (size > bytes_.size() - at) return false;
  value_ = bytes_.substr(at, size);
  return in_.Skip(static_cast<int>(size));
}

bool parse(google::protobuf::MessageLite& message, base::BytesView bytes) {
  static const bool silenced = [] {
    google::protobuf::SetLogHandler(nullptr);
    return true;
  }();
  return silenced && bytes.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()) &&
         message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()));
}

std::expected<Presence, Error> from_message(const v1::Presence& in) {
  if (in.selected_size() > limits::presence_refs_max ||
      in.dragged_size() > limits::presence_refs_max ||
      in.ink_size() > limits::presence_ink_numbers_max ||
      (in.view_size() != 0 && in.view_size() != 4) ||
      (in.ink_style_size() != 0 && in.ink_style_size() != 3)) {
    return std::unexpected(Error::too_many);
  }
  Presence out;
  out.replica = base::ReplicaId{in.replica()};
  out.participant = base::ParticipantId{in.participant()};
  if (in.has_pointer()) out.pointer = from_message(in.pointer());
  for (const auto& ref : in.selected()) out.selected.push_back(from_message(ref));
  for (const auto& ref : in.dragged()) out.dragged.push_back(from_message(ref));
  if (in.has_drag()) out.drag = from_message(in.drag());
  if (in.has_editing()) out.editing = from_message(in.editing());
  out.ink.assign(in.ink().begin(), in.ink().end());
  if (in.has_ink_start()) out.ink_start = from_message(in.ink_start());
  out.hand = in.hand();
  out.view.assign(in.view().begin(), in.view().end());
  out.ink_style.assign(in.ink_style().begin(), in.ink_style().end());
  out.gone = in.gone();
  return out;
}

void to_message(const Presence& in, v1::Presence& out) {
  out.set_replica(in.replica.value);
  out.set_participant(in.participant.value);
  if (in.pointer) to_message(*in.pointer, *out.mutable_pointer());
  for (const auto& ref : in.selected) to_message(ref, *out.add_selected());
  for (const auto& ref : in.dragged) to_message(ref, *out.add_dragged());
  if (in.drag) to_message(*in.drag, *out.mutable_drag());
  if (in.editing) to_message(*in.editing, *out.mutable_editing());
  out.mutable_ink()->Add(in.ink.begin(), in.ink.end());
  if (in.ink_start) to_message(*in.ink_start, *out.mutable_ink_start());
  out.set_hand(in.hand);
  out.mutable_view()->Add(in.view.begin(), in.view.end());
  out.mutable_ink_style()->Add(in.ink_style.begin(), in.ink_style.end());
  out.set_gone(in.gone);
}

}  // namespace tablee::wire
