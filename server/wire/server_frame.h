// Server frames. A ServerFrame is a concatenation of its fields, and repeated fields may be concatenated
// without encoding again; so there is no encoder of a whole frame. Each append_* writes one complete field
// of a ServerFrame, and any sequence of such fields is a frame. That is what lets a room encode an entry
// once and send it to everybody as slices of shared memory.
#pragma once

#include <expected>

#include "base/bytes.h"
#include "wire/client_frame.h"
#include "wire/frames.h"

namespace tablee::wire {

/// Bytes that write_entry will write for `entry`.
[[nodiscard]] std::size_t entry_bytes(const Entry& entry);
/// Writes `entry` as a field of ServerFrame to `to`, which has room for entry_bytes(entry); returns the end.
char* write_entry(const Entry& entry, char* to);
void append_entry(base::Bytes& out, const Entry& entry);

/// Writes the beginning of a Welcome. The caller continues with `welcome.keyframe.size()` bytes of the
/// keyframe and then `people_bytes` bytes made by append_welcome_person; both may be shared by all who come.
void append_welcome_head(base::Bytes& out, const Welcome& welcome, std::size_t people_bytes);
/// One of Welcome.people, for use behind append_welcome_head.
void append_welcome_person(base::Bytes& out, const Person& person);

void append_presence(base::Bytes& out, const Presence& presence);
void append_notice(base::Bytes& out, const Notice& notice);
void append_pong(base::Bytes& out, const Pong& pong);
void append_person(base::Bytes& out, const Person& person);
void append_witness(base::Bytes& out, const Witness& witness);

/// Decodes `bytes` into `frame`, whose views live as long as `bytes`. Unknown fields are skipped.
[[nodiscard]] std::expected<void, Error> decode_server_frame(base::BytesView bytes,
                                                             ServerFrame& frame);

}  // namespace tablee::wire
