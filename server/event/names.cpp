#include "event/names.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <utility>

#include "event/spelling.h"

namespace tablee::event {
namespace {

constexpr std::size_t longest_number = 9;

struct Numbered {
  std::string stem;
  std::uint32_t number = 0;
};

/// A name as stem and number, when it is made like ours: a space, and a number from 2 on.
std::optional<Numbered> parts_of(std::string_view name) {
  const auto space = name.rfind(' ');
  if (space == std::string_view::npos || space == 0) return std::nullopt;
  const auto digits = name.substr(space + 1);
  if (digits.empty() || digits.size() > longest_number || digits[0] == '0') return std::nullopt;
  std::uint32_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (failed != std::errc{} || end != digits.data() + digits.size() || number < 2) {
    return std::nullopt;
  }
  return Numbered{std::string(name.substr(0, space)), number};
}

/// The same of an appearance, in which 0 and 1 are the letters that they look like: so "Léa l2" stands where "Léa 12" does.
std::optional<Numbered> parts_of_appearance(std::string appearance) {
  const auto space = appearance.rfind(' ');
  if (space == std::string::npos) return std::nullopt;
  const std::span last(appearance.begin() + static_cast<std::ptrdiff_t>(space), appearance.end());
  std::ranges::replace(last, 'O', '0');
  std::ranges::replace(last, 'l', '1');
  return parts_of(appearance);
}

/// What is left of `wanted` in front of a number of so many digits.
std::string stem_of(const std::string& wanted, std::size_t digits) {
  auto stem = with_suffix(wanted, std::string(digits + 1, ' '));
  stem.resize(stem.size() - digits - 1);
  return stem;
}

}  // namespace

std::uint32_t Names::first_free(const std::string& stem, std::uint32_t from) const {
  ++looks_;
  const auto found = numbered_.find(stem);
  if (found == numbered_.end()) return from;
  ++looks_;
  const auto behind = found->second.upper_bound(from);
  if (behind == found->second.begin()) return from;
  const auto run = std::prev(behind);
  return run->second >= from ? run->second + 1 : from;
}

// A long name gives way to its number, so each length of number stands behind a stem of its own.
std::string Names::free_name(const std::string& wanted) const {
  ++looks_;
  if (!taken_.contains(appearance(wanted))) return wanted;
  std::uint32_t first = 2;
  std::uint32_t end = 10;
  for (std::size_t digits = 1;; ++digits, first = end, end *= 10) {
    const auto stem = stem_of(wanted, digits);
    const auto number = first_free(appearance(stem), first);
    if (number < end) return stem + " " + std::to_string(number);
  }
}

bool Names::may_be_of(std::string_view name, const std::string& wanted) {
  if (name == wanted) return true;
  const auto parts = parts_of(name);
  return parts && parts->stem == stem_of(wanted, std::to_string(parts->number).size());
}

void Names::take(const std::string& name) {
  auto look = appearance(name);
  if (++taken_[look] > 1) return;
  const auto parts = parts_of_appearance(std::move(look));
  if (!parts) return;
  Runs& runs = numbered_[parts->stem];
  auto [first, last] = std::pair(parts->number, parts->number);
  const auto behind = runs.upper_bound(first);
  if (behind != runs.end() && behind->first == last + 1) {
    last = behind->second;
    runs.erase(behind);
  }
  const auto next = runs.upper_bound(first);
  if (next != runs.begin() && std::prev(next)->second == first - 1) {
    std::prev(next)->second = last;
  } else {
    runs.emplace(first, last);
  }
}

void Names::release(const std::string& name) {
  auto look = appearance(name);
  const auto held = taken_.find(look);
  if (held == taken_.end() || --held->second > 0) return;
  taken_.erase(held);
  const auto parts = parts_of_appearance(std::move(look));
  if (!parts) return;
  const auto stem = numbered_.find(parts->stem);
  Runs& runs = stem->second;
  const auto run = std::prev(runs.upper_bound(parts->number));
  const auto [first, last] = *run;
  runs.erase(run);
  if (first < parts->number) runs.emplace(first, parts->number - 1);
  if (parts->number < last) runs.emplace(parts->number + 1, last);
  if (runs.empty()) numbered_.erase(stem);
}

}  // namespace tablee::event
