#include "core/holdings.h"

#include <string>
#include <vector>

#include "core/state.h"

namespace tablee::core {
namespace {

// What each of these takes in a keyframe beside its bytes.
constexpr std::size_t object_bytes = 32;
constexpr std::size_t span_bytes = 8;
constexpr std::size_t register_bytes = 16;

class Count {
 public:
  explicit Count(const Document& document) : document_(document), state_(document.state()) {}

  std::unordered_map<std::uint32_t, Holding> take() {
    for (Handle handle = 0; handle < state_.objects.size(); ++handle) {
      if (state_.objects[handle].gone) continue;
      object(handle);
      text(handle);
    }
    for (const auto& [key, value] : state_.kept.registers())
      of(value.stamp.replica).bytes += register_bytes + value.bytes.size();
    for (const auto& [key, bytes] : state_.kept.pieces())
      of(key.id.replica).bytes += register_bytes + bytes.size();
    return std::move(counted_);
  }

 private:
  Holding& of(std::uint32_t replica) { return counted_[state_.participant_of(replica)]; }

  void object(Handle handle) {
    const ObjectView object = document_.object(handle);
    Holding& whose = of(object.id.replica);
    ++whose.objects;
    whose.bytes += object_bytes + object.points.size() + object.blob.size() + object.z.size();
  }

  // Each stretch is its writer's, with its part of the text's bytes; what is erased takes up its span.
  void text(Handle handle) {
    stretches_.clear();
    state_.texts.stretches(handle, stretches_);
    if (stretches_.empty()) return;
    words_.clear();
    state_.texts.read(handle, words_);
    const std::size_t visible = std::max<std::size_t>(1, state_.texts.length(handle));
    for (const auto& [ids, erased] : stretches_) {
      const std::size_t bytes = erased ? 0 : words_.size() * ids.length / visible;
      of(ids.first.replica).bytes += span_bytes + bytes;
    }
  }

  const Document& document_;
  const Document::State& state_;
  std::unordered_map<std::uint32_t, Holding> counted_;
  std::vector<Texts::Stretch> stretches_;
  std::string words_;
};

}  // namespace

std::unordered_map<std::uint32_t, Holding> holdings(const Document& document) {
  return Count(document).take();
}

}  // namespace tablee::core
