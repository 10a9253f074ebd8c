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
  if (file == nullptr) throw std::runtime_error("can not be opened");
  std::string content;
  char part[65536];
  int got = 0;
  while ((got = gzread(file, part, sizeof part)) > 0) {
    content.append(part, static_cast<std::size_t>(got));
  }
  // What was cut off within a gzip stream shows only here.
  const int closed = gzclose(file);
  if (got < 0 || closed != Z_OK)
    throw std::runtime_error("can not be read, or is not a whole gzip file");
  return content;
}

json::value parsed(const std::string& text) {
  json::error_code wrong;
  json::value value = json::parse(text, wrong);
  if (wrong) throw std::runtime_error("this is not JSON: " + wrong.message());
  return value;
}

const json::value& member(const json::value& value, const char* name) {
  if (!value.is_object()) throw std::runtime_error("an object is expected where none is");
  const json::value* const found = value.as_object().if_contains(name);
  if (found == nullptr) throw std::runtime_error(std::string("\"") + name + "\" is missing");
  return *found;
}

const json::array& list(const json::value& value) {
  if (!value.is_array()) throw std::runtime_error("a list is expected where none is");
  return value.as_array();
}

std::string text_of(const json::value& value) {
  if (!value.is_string()) throw std::runtime_error("a string is expected where none is");
  return std::string(value.as_string());
}

std::uint32_t number(const json::value& value) {
  return value.to_number<std::uint32_t>();
}

Patch patch_of(const json::value& value) {
  const json::array& parts = list(value);
  if (parts.size() != 3) throw std::runtime_error("a patch is [position, erased, inserted]");
  return {number(parts[0]), number(parts[1]), text_of(parts[2])};
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
  for (const json::value& parent : list(value)) {
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

History conformance(const json::value& object) {
  const json::array& txns = list(member(object, "txns"));
  std::set<std::uint64_t> ends;  // single steps that somebody builds upon
  std::set<std::string> agents;
  for (const json::value& txn : txns) {
    for (const json::value& parent : list(member(txn, "parents"))) {
      ends.insert(parent.to_number<std::uint64_t>());
    }
    agents.insert(text_of(member(txn, "agent")));
  }
  History history;
  Units units;
  for (const json::value& txn : txns) {
    const auto agent = agents.find(text_of(member(txn, "agent")));
    const auto replica = static_cast<std::uint32_t>(1 + std::distance(agents.begin(), agent));
    const json::array& span = list(member(txn, "span"));
    if (span.size() != 2) throw std::runtime_error("a span is [begin, end]");
    std::uint64_t unit = number(span[0]);
    std::vector<Version> parents = parents_of(member(txn, "parents"), units);
    for (const json::value& op : list(member(txn, "ops"))) {
      for (Patch rest = patch_of(op); !rest.empty();) {
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
    if (unit != number(span[1])) throw std::runtime_error("a span is not as long as its ops");
  }
  history.end_content = text_of(member(object, "endContent"));
  return history;
}

History trace(const json::value& file) {
  const json::object& object = file.as_object();
  const json::value* const kind = object.if_contains("kind");
  const bool concurrent = kind != nullptr && text_of(*kind) == "concurrent";
  const json::value* const start = object.if_contains("startContent");
  if (start != nullptr && !text_of(*start).empty()) {
    throw std::runtime_error("startContent is not empty");
  }
  History history;
  Units units;
  std::vector<Version> before;
  std::uint64_t index = 0;
  for (const json::value& txn : list(member(file, "txns"))) {
    std::vector<Patch> patches;
    for (const json::value& one : list(member(txn, "patches"))) {
      if (Patch patch = patch_of(one); !patch.empty()) patches.push_back(std::move(patch));
    }
    std::vector<Version> parents = concurrent ? parents_of(member(txn, "parents"), units) : before;
    const std::uint32_t replica = concurrent ? 1 + number(member(txn, "agent")) : 1;
    before = {extend(history, replica, std::move(parents), std::move(patches))};
    units[index++] = before[0];
  }
  history.end_content = text_of(member(file, "endContent"));
  return history;
}

}  // namespace

std::expected<std::vector<History>, std::string> read_histories(const std::string& path) {
  // Boost.JSON and the checks above say by exceptions what is missing; they end here.
  std::string where;
  try {
    const json::value file = parsed(read_file(path));
    std::vector<History> histories;
    if (file.is_object()) {
      histories.push_back(trace(file));
    } else {
      for (const json::value& one : list(file)) {
        where = " (case " + std::to_string(histories.size()) + ", the first is 0)";
        histories.push_back(conformance(one));
      }
    }
    return histories;
  } catch (const std::exception& error) {
    return std::unexpected(path + where + ": " + error.what());
  }
}

}  // namespace tablee::tools
