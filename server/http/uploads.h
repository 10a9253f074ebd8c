// Who is sending a picture at the moment: its bytes lie in our memory before they are looked at, so their number is bounded,
// in all and for each person.
//
// Control thread.
#pragma once

#include <map>

#include "base/ids.h"
#include "base/limits.h"
#include "http/message.h"

namespace tablee::http {

class Uploads {
 public:
  struct Person {
    base::EventId event;
    base::ParticipantId participant;
    auto operator<=>(const Person&) const = default;
  };

  /// Whether there is a place, which is then taken.
  [[nodiscard]] bool take(const Person& who) {
    const auto found = people_.find(who);
    const std::size_t theirs = found == people_.end() ? 0 : found->second;
    if (all_ >= limits::uploads_max || theirs >= limits::uploads_per_person_max) return false;
    people_[who] = theirs + 1;
    ++all_;
    return true;
  }
  void give_back(const Person& who) {
    const auto found = people_.find(who);
    if (found == people_.end()) return;
    --all_;
    if (--found->second == 0) people_.erase(found);
  }

 private:
  std::map<Person, std::size_t> people_;
  std::size_t all_ = 0;
};

/// POST /api/v1/boards/{id}/blobs
[[nodiscard]] inline bool is_upload(const Request& head) {
  return head.method == Method::post && head.path.starts_with("/api/v1/boards/") &&
         head.path.ends_with("/blobs");
}

}  // namespace tablee::http
