// Who is taking an answer, and how many bytes these answers hold in memory, shared ones counted once. When they hold too much,
// whoever has taken nothing for longest goes: a reader who reads is never that one.
//
// Not here: what going means. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <unordered_map>

namespace tablee::net {

class Takers {
 public:
  using Id = std::uint64_t;

  /// `id` begins to take `bytes` that lie at `where`, for others too perhaps.
  void begin(Id id, const void* where, std::size_t bytes);
  /// It has taken some. Nothing when it takes none.
  void moved(Id id);
  /// It has all, or has gone. Nothing when it took none.
  void end(Id id);
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return takers_.size(); }
  /// Who has taken nothing for longest; nothing when there is nobody.
  [[nodiscard]] std::optional<Id> stalest() const;

 private:
  struct Answer {
    std::size_t bytes = 0;
    std::size_t takers = 0;
  };
  struct Taker {
    const void* where;
    std::list<Id>::iterator place;
  };

  std::list<Id> line_;  // the stalest in front
  std::unordered_map<Id, Taker> takers_;
  std::unordered_map<const void*, Answer> answers_;
  std::size_t bytes_ = 0;
};

}  // namespace tablee::net
