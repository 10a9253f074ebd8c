// The names of an event's people: each looks like nobody else's, and whoever comes with one that looks like one that is taken gets
// it with the least number that is free ("Léa 2").
//
// What is compared is how names look (spelling.h). Those that end in a number are kept as runs of numbers behind what stands
// before, so that the free one is found in O(log n) however many have the name, and whatever names somebody chose to be in the
// way. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace tablee::event {

class Names {
 public:
  /// `wanted` (a name: tidy_name) when nobody has one that looks like it, else with a number.
  [[nodiscard]] std::string free_name(const std::string& wanted) const;
  /// Whether `name` is what somebody may have got who wanted `wanted`.
  [[nodiscard]] static bool may_be_of(std::string_view name, const std::string& wanted);

  void take(const std::string& name);
  void release(const std::string& name);

  /// How often a table was looked into: what a name costs, for tests.
  [[nodiscard]] std::uint64_t looks() const { return looks_; }

 private:
  /// Numbers that are taken, as runs: first to last.
  using Runs = std::map<std::uint32_t, std::uint32_t>;

  [[nodiscard]] std::uint32_t first_free(const std::string& stem, std::uint32_t from) const;

  // By appearance. More than one have one look only in stores of before it was looked at.
  std::unordered_map<std::string, std::uint32_t> taken_;
  std::unordered_map<std::string, Runs>
      numbered_;  // by the appearance of what stands before the number
  mutable std::uint64_t looks_ = 0;
};

}  // namespace tablee::event
