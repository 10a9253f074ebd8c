#include "core/text_leaf.h"

#include <cstdlib>
#include <cstring>

#include "base/check.h"
#include "core/utf8.h"

namespace tablee::core::text {
namespace {

// Next step of geometric growth from `room` that holds `wanted`, at most `most`.
std::uint32_t grown(std::uint32_t room, std::uint32_t wanted, std::uint32_t least,
                    std::uint32_t most) {
  TABLEE_CHECK(wanted <= most);
  if (room < least) room = least;
  while (room < wanted) room *= 2;
  return room < most ? room : most;
}

// Of a code point, by its first byte, in valid UTF-8.
std::uint32_t sequence_bytes(unsigned char lead) {
  return lead < 0x80 ? 1U : lead < 0xE0 ? 2U : lead < 0xF0 ? 3U : 4U;
}

}  // namespace

Span Span::tail(std::uint32_t offset) const {
  Span rest = *this;
  rest.counter += offset;
  rest.set_left(id(offset - 1));
  rest.size -= offset;
  return rest;
}

std::string_view Leaf::code_point(std::uint32_t position) const {
  const std::uint32_t at = byte_of(position);
  const char* const place = text + (at < gap ? at : at + (text_room - bytes));
  return {place, sequence_bytes(static_cast<unsigned char>(*place))};
}

void Leaf::reserve_spans(std::uint32_t wanted) {
  if (wanted <= room) return;
  // The first span comes alone: most texts of a board never get a second one.
  const std::uint32_t to = wanted == 1 ? 1 : grown(room, wanted, 2, spans_max);
  spans = static_cast<Span*>(std::realloc(static_cast<void*>(spans), to * sizeof(Span)));
  TABLEE_CHECK(spans != nullptr);
  room = static_cast<std::uint8_t>(to);
}

void Leaf::expect(std::uint32_t span_count) {
  spans = static_cast<Span*>(std::malloc(span_count * sizeof(Span)));
  TABLEE_CHECK(spans != nullptr);
  room = static_cast<std::uint8_t>(span_count);
}

void Leaf::reserve_text(std::uint32_t wanted) {
  if (wanted <= text_room) return;
  const std::uint32_t to = grown(text_room, wanted, 24, leaf_bytes_max);
  (void)whole();
  text = static_cast<char*>(std::realloc(text, to));
  TABLEE_CHECK(text != nullptr);
  text_room = static_cast<std::uint16_t>(to);
}

void Leaf::free() {
  std::free(static_cast<void*>(spans));
  std::free(text);
}

void Leaf::open(std::uint32_t index, std::uint32_t by) {
  reserve_spans(count + by);
  std::memmove(static_cast<void*>(spans + index + by), spans + index,
               (count - index) * sizeof(Span));
  count = static_cast<std::uint8_t>(count + by);
}

void Leaf::close(std::uint32_t index, std::uint32_t by) {
  count = static_cast<std::uint8_t>(count - by);
  std::memmove(static_cast<void*>(spans + index), spans + index + by,
               (count - index) * sizeof(Span));
}

void Leaf::move_gap_far(std::uint32_t to) {
  char* const behind =
      text + (text_room - bytes);  // what stands behind the gap, by its place in the text
  if (to < gap) {
    std::memmove(behind + to, text + to, gap - to);
  } else {
    std::memmove(text + gap, behind + gap, to - gap);
  }
  gap = static_cast<std::uint16_t>(to);
}

void Leaf::insert_text(std::uint32_t position, std::string_view utf8, std::uint32_t code_points) {
  const auto size = static_cast<std::uint32_t>(utf8.size());
  const std::uint32_t at = byte_of(position);
  if (bytes + size > text_room) reserve_text(bytes + size);
  move_gap(at);
  if (size == 1) {
    text[at] = utf8[0];
  } else {
    std::memcpy(text + at, utf8.data(), size);
    if (size != code_points) astral += count_astral(utf8);
  }
  gap = static_cast<std::uint16_t>(at + size);
  bytes = static_cast<std::uint16_t>(bytes + size);
  visible += code_points;
}

void Leaf::erase_text(std::uint32_t position, std::uint32_t code_points) {
  const std::uint32_t from = byte_of(position);
  const std::uint32_t to = byte_of(position + code_points);
  if (from != gap || astral != 0) {  // else they are the first behind the gap
    move_gap(to);
    if (astral != 0) astral -= count_astral({text + from, to - from});
    gap = static_cast<std::uint16_t>(from);
  }
  bytes = static_cast<std::uint16_t>(bytes - (to - from));
  visible -= code_points;
}

void Leaf::move_tail(std::uint32_t index, std::uint32_t position, Leaf& to) {
  const std::uint32_t from = byte_of(position);
  const std::uint32_t moved = visible - position;
  if (moved != 0) {
    to.reserve_text(leaf_bytes_max);
    to.insert_text(0, whole().substr(from), moved);
    gap = bytes = static_cast<std::uint16_t>(from);
    visible = position;
    astral -= to.astral;
  }
  if (index < count) {
    to.reserve_spans(spans_max);
    to.open(0, count - index);
    std::memcpy(static_cast<void*>(to.spans), spans + index, (count - index) * sizeof(Span));
    count = static_cast<std::uint8_t>(index);
  }
}

std::uint32_t Leaf::scan(std::uint32_t position) const {
  if (position == visible) return bytes;
  std::uint32_t at = 0;
  const std::uint32_t hole = text_room - bytes;
  for (; position != 0; --position) {
    const auto lead = static_cast<unsigned char>(text[at < gap ? at : at + hole]);
    at += sequence_bytes(lead);
  }
  return at;
}

std::size_t utf8_prefix(std::string_view utf8, std::uint32_t code_points) {
  std::size_t at = 0;
  for (; code_points != 0; --code_points) {
    at += sequence_bytes(static_cast<unsigned char>(utf8[at]));
  }
  return at;
}

std::uint32_t count_astral(std::string_view utf8) {
  std::uint32_t count = 0;
  for (const char byte : utf8) count += static_cast<unsigned char>(byte) >= 0xF0 ? 1U : 0U;
  return count;
}

}  // namespace tablee::core::text
