#include "room/keyframes.h"

#include <algorithm>

#include "base/limits.h"
#include "wire/deflate.h"
#include "wire/server_frame.h"

namespace tablee::room {
namespace {

// Those who come are given at most this much log, or as much as costs what making a keyframe costs, on top of the keyframe.
constexpr std::size_t tail_bytes_min = 16 * 1024;

std::expected<core::Document, std::string> rebuild(const KeyframeJob& job) {
  core::Document document;
  if (job.previous.deflated) {
    const auto raw =
        wire::inflate(*job.previous.deflated, job.previous.bytes, limits::keyframe_bytes_max);
    if (!raw) return std::unexpected("the keyframe before it does not inflate");
    if (auto loaded = document.load(*raw); !loaded) return std::unexpected(loaded.error());
  }
  wire::ServerFrame frame;
  std::string wrong;
  job.entries.for_each([&](base::BytesView slice) {
    if (!wire::decode_server_frame(slice, frame)) wrong = "the feed does not decode";
    for (const wire::Entry& entry : frame.entries) {
      if (entry.refused != core::Refusal::none) continue;
      const auto applied = document.apply_bytes(entry.batch, entry.replica.value, nullptr,
                                                core::Admission::accepted);
      if (!applied) wrong = "entry " + std::to_string(entry.offset.value) + " does not apply";
    }
  });
  if (!wrong.empty()) return std::unexpected(wrong);
  return document;
}

}  // namespace

std::expected<Keyframe, std::string> KeyframeJob::make() const {
  const auto document = rebuild(*this);
  if (!document) return std::unexpected(document.error());
  if (document->keyframe() != raw) {
    return std::unexpected("keyframe " + std::to_string(offset.value) +
                           " is not what the log says");
  }
  return Keyframe{offset, time, std::make_shared<const base::Bytes>(wire::deflate(raw)), raw.size(),
                  running};
}

Keyframes::Keyframes(Keyframe opened, std::uint64_t entries, std::size_t bytes)
    : served_(opened),
      latest_(std::move(opened)),
      entries_(entries),
      bytes_(bytes),
      size_(latest_.bytes) {}

void Keyframes::written(std::size_t bytes) {
  ++entries_;
  bytes_ += bytes;
}

void Keyframes::joined(const Feed& feed) {
  // By what the board is, not by how well it deflates: equal letters are 64 MiB of work in 64 kB.
  const std::size_t dear = size_ / limits::keyframe_bytes_per_log_byte;
  wanted_ |= feed.bytes(latest_.offset, feed.tail()) > std::max(tail_bytes_min, dear);
}

bool Keyframes::store_is_due() const {
  const std::size_t entries =
      std::max<std::size_t>(limits::keyframe_entries, size_ / limits::keyframe_bytes_per_entry);
  const std::size_t bytes =
      std::max(limits::keyframe_log_bytes, size_ / limits::keyframe_bytes_per_log_byte);
  return entries_ >= entries || bytes_ >= bytes;
}

std::optional<KeyframeJob> Keyframes::due(const Feed& feed, const core::Document& document) {
  const bool store = store_is_due();
  if (under_way_ || !(store || wanted_) || feed.tail() == latest_.offset) return std::nullopt;
  KeyframeJob job;
  job.raw = document.keyframe();
  size_ = job.raw.size();
  wanted_ = false;
  if (store) {
    entries_ = 0;
    bytes_ = 0;
  }
  // A board that grew before there was a limit: nobody could read it, and the log goes on from the last one.
  if (size_ > limits::keyframe_bytes_max) return std::nullopt;
  job.offset = feed.tail();
  job.time = feed.time(job.offset);
  job.keep = store ? Keep::in_store : Keep::in_memory;
  job.previous = latest_;
  feed.share(latest_.offset, job.offset, job.entries);
  under_way_ = true;
  return job;
}

void Keyframes::made(Keyframe keyframe) {
  under_way_ = false;
  latest_ = std::move(keyframe);
}

void Keyframes::committed(base::Offset upto) {
  if (latest_.offset <= upto && latest_.offset > served_.offset) served_ = latest_;
}

}  // namespace tablee::room
