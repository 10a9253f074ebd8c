// The people of the event, as the sessions of a board are told of them: encoded once for all.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "base/bytes.h"
#include "room/gather.h"
#include "wire/frames.h"

namespace tablee::room {

class People {
 public:
  /// All of them. True when something is new.
  bool set(std::vector<wire::Person> people);
  [[nodiscard]] bool has(std::uint32_t participant) const;
  /// Who else is on the device of this one, by number (P41).
  [[nodiscard]] std::span<const std::uint32_t> beside(std::uint32_t participant) const;
  /// Grows with each change.
  [[nodiscard]] std::uint64_t version() const { return version_; }
  /// Everybody, as the tail of a Welcome (wire::append_welcome_head).
  [[nodiscard]] const base::SharedBytes& welcome() const { return welcome_; }
  /// Adds those that are new or changed since version `seen`, or everybody when that was longer ago.
  void gather(std::uint64_t seen, Gather& out) const;

 private:
  std::vector<wire::Person> people_;                             // by participant
  std::map<std::uint32_t, std::vector<std::uint32_t>> tablets_;  // by whose they are
  std::uint64_t version_ = 0;
  base::SharedBytes welcome_ = std::make_shared<base::Bytes>();
  base::SharedBytes all_ = welcome_;
  base::SharedBytes changed_ = welcome_;  // between version_ - 1 and version_
};

}  // namespace tablee::room
