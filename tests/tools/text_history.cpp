#include "tools/text_history.h"

#include <zlib.h>

#include <algorithm>
#include <boost/json.hpp>
#include <map>
#include <set>

#include "tools/text_op.h"

namespace tablee::tools {
namespace {

namespace json = boost::json;

// Inflates where the file is gzip and copies where it is not.
std::string read_file(const std::string& path) {
  const gzFile file = gzopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("can not open " + path);
  std::string content;
  char part[65536];
  int got = 0;
  while ((got = gzread(file, part, sizeof part)) > 0) {
    content.append(part, static_cast<std::size_t>(got));
  }
  gzclose(file);
  if (got < 0) throw std::runtime_error(path + " is not a whole gzip file");
  return content;
}

std::uint32_t number(const json::value& value) {
  return value.to_number<std::uint32_t>();
}

Patch patch_of(const json::value& value) {
  const json::array& parts = value.as_array();
  return {number(parts.at(0)), number(parts.at(1)), std::string(parts.at(2).as_string())};
}

// The patch's first `units` single steps (erased, then inserted code points) and the others.
std::pair<Patch, Patch> cut(const Patch& patch, std::uint32_t units) {
  if (units <= patch.erased) {
    return {{patch.position, units, {}}, {patch.position, patch.erased - units, patch.inserted}};
  }
  const std::uint32_t inserted = units - patch.erased;
  std::size_t bytes = 0;
  for (std::uint32_t seen = 0; bytes < patch.inserted.size(); ++bytes) {
    const bool starts = (static_cast<unsigned char>(patch.inserted[bytes]) & 0xC0) != 0x80;
    if (starts && seen++ == inserted) break;
  }
  return {{patch.position, patch.erased, patch.inserted.substr(0, bytes)},
          {patch.position + inserted, 0, patch.inserted.substr(bytes)}};
}

// Which stretch and patch ends with the single step `unit` of the file.
using Units = std::map<std::uint64_t, Version>;

std::vector<Version> parents_of(const json::value& value, const Units& units) {
  std::vector<Version> parents;
  for (const json::value& parent : value.as_array()) {
    const auto found = units.find(parent.to_number<std::uint64_t>());
    if (found == units.end())
      throw std::runtime_error("a parent names nothing that stands before it");
    parents.push_back(found->second);
  }
  return parents;
}

// Adds `patches`, joined to the stretch before where it goes straight on; returns its last version.
Version extend(History& history, std::uint32_t replica, std::vector<Version> parents,
               std::vector<Patch> patches) {
  const bool goes_on = !history.stretches.empty() && parents.size() == 1 &&
                       history.stretches.back().replica == replica &&
                       parents[0].stretch + 1 == history.stretches.size() &&
                       parents[0].steps == history.stretches.back().patches.size();
  if (!goes_on) history.stretches.push_back({replica, std::move(parents), {}});
  auto& all = history.stretches.back().patches;
  all.insert(all.end(), std::make_move_iterator(patches.begin()),
             std::make_move_iterator(patches.end()));
  return {history.stretches.size() - 1, all.size()};
}

History conformance(const json::object& object) {
  const json::array& txns = object.at("txns").as_array();
  std::set<std::uint64_t> ends;  // single steps that somebody builds upon
  std::set<std::string> agents;
  for (const json::value& txn : txns) {
    for (const json::value& parent : txn.at("parents").as_array()) {
      ends.insert(parent.to_number<std::uint64_t>());
    }
    agents.emplace(txn.at("agent").as_string());
  }
  History history;
  Units units;
  for (const json::value& txn : txns) {
    const auto agent = agents.find(std::string(txn.at("agent").as_string()));
    const auto replica = static_cast<std::uint32_t>(1 + std::distance(agents.begin(), agent));
    std::uint64_t unit = txn.at("span").as_array().at(0).to_number<std::uint64_t>();
    std::vector<Version> parents = parents_of(txn.at("parents"), units);
    for (const json::value& op : txn.at("ops").as_array()) {
      for (Patch rest = patch_of(op);;) {
        const std::uint64_t last = unit + rest.erased + code_points_of(rest.inserted) - 1;
        const auto end = ends.lower_bound(unit);
        const bool whole = end == ends.end() || *end >= last;
        auto [patch, after] = whole ? std::pair{rest, Patch{}}
                                    : cut(rest, static_cast<std::uint32_t>(*end - unit + 1));
        unit = whole ? last + 1 : *end + 1;
        parents = {extend(history, replica, std::move(parents), {std::move(patch)})};
        units[unit - 1] = parents[0];
        if (whole) break;
        rest = std::move(after);
      }
    }
  }
  history.end_content = object.at("endContent").as_string();
  return history;
}

History trace(const json::object& object) {
  const json::value* const kind = object.if_contains("kind");
  const bool concurrent = kind != nullptr && kind->as_string() == "concurrent";
  const json::value* const start = object.if_contains("startContent");
  if (start != nullptr && !start->as_string().empty()) {
    throw std::runtime_error("startContent is not empty");
  }
  History history;
  Units units;
  std::vector<Version> before;
  std::uint64_t index = 0;
  for (const json::value& txn : object.at("txns").as_array()) {
    std::vector<Patch> patches;
    for (const json::value& patch : txn.at("patches").as_array())
      patches.push_back(patch_of(patch));
    std::vector<Version> parents = concurrent ? parents_of(txn.at("parents"), units) : before;
    const std::uint32_t replica = concurrent ? 1 + number(txn.at("agent")) : 1;
    before = {extend(history, replica, std::move(parents), std::move(patches))};
    units[index++] = before[0];
  }
  history.end_content = object.at("endContent").as_string();
  return history;
}

}  // namespace

std::expected<std::vector<History>, std::string> read_histories(const std::string& path) {
  // Boost.JSON and the checks above say by exceptions what is missing; they end here.
  std::size_t number = 0;
  try {
    const json::value file = json::parse(read_file(path));
    std::vector<History> histories;
    if (file.is_object()) {
      histories.push_back(trace(file.as_object()));
    } else {
      for (const json::value& one : file.as_array()) {
        ++number;
        histories.push_back(conformance(one.as_object()));
      }
    }
    return histories;
  } catch (const std::exception& error) {
    const std::string where = number == 0 ? "" : " (case " + std::to_string(number) + ")";
    return std::unexpected(path + where + ": " + error.what());
  }
}

}  // namespace tablee::tools
