// Private to `wire`: the values of a day to generated messages and back. Includes generated code: never included from outside.
#pragma once

#include "day.pb.h"
#include "wire/day_command.h"
#include "wire/day_frames.h"

namespace tablee::wire::day {

namespace pb = tablee::day::v1;

[[nodiscard]] std::uint64_t number(base::WallTime time);
/// Whatever is said: a time that can be told in signed milliseconds.
[[nodiscard]] base::WallTime wall(std::uint64_t since_epoch);

[[nodiscard]] std::uint64_t number(milliseconds time);
/// Whatever is said: what can be added to a time.
[[nodiscard]] milliseconds span(std::uint64_t value);

/// Values of a newer version become `other`.
template <typename Enum>
[[nodiscard]] Enum known(int value, Enum last, Enum other = Enum{}) {
  return value >= 0 && value <= static_cast<int>(last) ? static_cast<Enum>(value) : other;
}

void to(const SetUp& in, pb::SetUp& out);
void to(const Phase& in, pb::Phase& out);
void to(const Agenda& in, pb::Agenda& out);
void to(const Run& in, pb::Run& out);
void to(const Timer& in, pb::Timer& out);
void to(const Freeze& in, pb::Freeze& out);
void to(const Ref& in, pb::Ref& out);
void to(const Table& in, pb::Table& out);
void to(const Person& in, pb::Person& out);
void to(const Seat& in, pb::Seat& out);
void to(const Mark& in, pb::Mark& out);
void to(const Call& in, pb::Call& out);
void to(const Vote& in, pb::Vote& out);
void to(const Tally& in, pb::Tally& out);
void to(const Turnout& in, pb::Turnout& out);
void to(const Ballot& in, pb::Ballot& out);
void to(const Draft& in, pb::Draft& out);
void to(const Drafts& in, pb::Drafts& out);
void to(const Reveal& in, pb::Reveal& out);
void to(const Parcel& in, pb::Parcel& out);
void to(const Entry& in, pb::Entry& out);
void to(const Snapshot& in, pb::Snapshot& out);
void to(const Command& in, pb::Command& out);

[[nodiscard]] SetUp from(const pb::SetUp& in);
[[nodiscard]] Phase from(const pb::Phase& in);
[[nodiscard]] Agenda from(const pb::Agenda& in);
[[nodiscard]] Run from(const pb::Run& in);
[[nodiscard]] Timer from(const pb::Timer& in);
[[nodiscard]] Freeze from(const pb::Freeze& in);
[[nodiscard]] Ref from(const pb::Ref& in);
[[nodiscard]] Table from(const pb::Table& in);
[[nodiscard]] Person from(const pb::Person& in);
[[nodiscard]] Seat from(const pb::Seat& in);
[[nodiscard]] Mark from(const pb::Mark& in);
[[nodiscard]] Call from(const pb::Call& in);
[[nodiscard]] Vote from(const pb::Vote& in);
[[nodiscard]] Tally from(const pb::Tally& in);
[[nodiscard]] Turnout from(const pb::Turnout& in);
[[nodiscard]] Ballot from(const pb::Ballot& in);
[[nodiscard]] Draft from(const pb::Draft& in);
[[nodiscard]] Drafts from(const pb::Drafts& in);
[[nodiscard]] Reveal from(const pb::Reveal& in);
[[nodiscard]] Parcel from(const pb::Parcel& in);
[[nodiscard]] Entry from(const pb::Entry& in);
[[nodiscard]] Snapshot from(const pb::Snapshot& in);
[[nodiscard]] Command from(const pb::Command& in);

}  // namespace tablee::wire::day
