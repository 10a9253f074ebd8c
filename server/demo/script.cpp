#include "demo/script.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "demo/names.h"
#include "demo/table_day.h"

namespace tablee::demo {
namespace {

/// Who sits at table `place` of `tables`: everybody in turn, and nobody's table is empty.
std::vector<std::uint32_t> seats(std::uint32_t place, std::uint32_t tables, std::uint32_t people) {
  std::vector<std::uint32_t> seated;
  for (auto person = place; person < people; person += tables) seated.push_back(person);
  if (seated.empty()) seated.push_back(place % people);
  return seated;
}

/// In order of time, with `after` counting in that order.
std::vector<Act> sorted(std::vector<Act> acts) {
  std::vector<ActIndex> order(acts.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](ActIndex i) { return std::pair(acts[i].at, i); });
  std::vector<ActIndex> moved_to(acts.size());
  for (ActIndex i = 0; i < order.size(); ++i) moved_to[order[i]] = i;
  std::vector<Act> result;
  result.reserve(acts.size());
  for (const auto i : order) {
    for (auto& before : acts[i].after) before = moved_to[before];
    result.push_back(std::move(acts[i]));
  }
  return result;
}

}  // namespace

Script write_script(const event::EventSpec& spec, const ScriptOptions& options) {
  Script script;
  const auto people = std::max(options.people, 1U);
  for (std::uint32_t i = 0; i < people; ++i) {
    script.people.emplace_back(first_names[i % first_names.size()]);
  }
  base::Random seeds(options.seed);
  std::vector<Act> acts;
  const auto tables = static_cast<std::uint32_t>(spec.tables.size());
  for (std::uint32_t place = 0; place < tables; ++place) {
    TableDay day(spec.tables[place], place, seats(place, tables, people), options.length,
                 script.cards, seeds.next());
    const auto begin = static_cast<ActIndex>(acts.size());
    for (auto& act : day.write()) {
      for (auto& before : act.after) before += begin;
      acts.push_back(std::move(act));
    }
    script.cards = day.cards_end();
  }
  script.acts = sorted(std::move(acts));
  return script;
}

}  // namespace tablee::demo
