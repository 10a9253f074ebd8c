#include "render/board_json.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/frame_role.h"
#include "core/varint.h"
#include "render/rank.h"

namespace tablee::render {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 10> kind_names{"unknown", "note",       "text",      "frame",
                                                      "stroke",  "shape",      "connector", "image",
                                                      "topic",   "proposition"};
constexpr std::array<std::string_view, 4> shape_names{"rectangle", "ellipse", "diamond", "line"};

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

template <typename Number>
void set_if_not_zero(json::object& object, std::string_view name, Number value) {
  if (value != 0) object[name] = value;
}

json::object end_json(const core::Document& document, const core::ConnectorEnd& end,
                      const BoardParts& parts) {
  json::object result{{"x", end.x}, {"y", end.y}};
  const auto target = end.target.none() ? std::nullopt : document.find(end.target);
  if (target && (parts.deleted || document.shown(*target))) {
    result["target"] = object_id(document.object(*target), parts);
    result["anchor"] = json::array{end.anchor_x, end.anchor_y};
  }
  return result;
}

// How many gave each, not who.
json::object reactions_json(const core::Document& document, core::Handle handle) {
  constexpr std::array names{"heart", "smile", "question", "important"};
  std::array<int, names.size()> counts{};
  for (const core::Reaction& one : document.reactions(handle)) {
    for (std::size_t bit = 0; bit < names.size(); ++bit)
      counts.at(bit) += static_cast<int>(one.set >> bit & 1U);
  }
  json::object result;
  for (std::size_t bit = 0; bit < names.size(); ++bit)
    set_if_not_zero(result, names.at(bit), counts.at(bit));
  return result;
}

void add_author(json::object& object, const core::ObjectView& view, const BoardParts& parts) {
  if (!parts.authors) return;
  object["author"] = view.author;
  if (const auto name = parts.name_of(view.author); !name.empty()) object["author_name"] = name;
}

// Both hold the id of the op that wrote them.
void add_order(json::object& object, const core::ObjectView& view, const BoardParts& parts) {
  if (!parts.authors) return;
  object["z"] = json::string_view{view.z.data(), view.z.size()};
  if (!view.rank.empty()) object["rank"] = json::string_view{view.rank.data(), view.rank.size()};
}

void add_marks(json::object& object, const core::Document& document, const core::ObjectView& view,
               const BoardParts& parts) {
  if (!parts.dots) return;
  set_if_not_zero(object, "votes", view.votes);
  if (!document.reacted(view.handle)) return;
  if (auto counts = reactions_json(document, view.handle); !counts.empty())
    object["reactions"] = std::move(counts);
}

// Whole numbers, three a point.
json::array points_json(std::string_view packed) {
  json::array numbers;
  core::Reader reader(packed);
  std::int64_t number = 0;
  while (!reader.done() && reader.number(number)) numbers.emplace_back(number);
  return numbers;
}

// What is deleted is not there for another server: things lie where they are seen.
void add_place(json::object& object, const core::Document& document, const core::ObjectView& view,
               const BoardParts& parts) {
  core::Seat seat{view.parent, view.place.x, view.place.y};
  if (parts.whole && document.shown(view.handle)) seat = document.seat(view.handle);
  if (seat.frame != core::handle_none) {
    object["parent"] = object_id(document.object(seat.frame), parts);
  }
  object["x"] = seat.x;
  object["y"] = seat.y;
}

void add_points(json::object& object, const core::ObjectView& view, const BoardParts& parts) {
  if (view.points.empty()) return;
  if (parts.whole) {
    object["points"] = points_json(view.points);
  } else {
    object["point_bytes"] = view.points.size();
  }
}

void add_shape(json::object& object, const core::ObjectView& view, const BoardParts& parts) {
  if (view.kind == core::ObjectKind::shape && view.shape < shape_names.size()) {
    object["shape"] = shape_names.at(view.shape);
  } else if (parts.whole) {
    set_if_not_zero(object, "shape", std::min(view.shape, 255U));
  }
}

json::object object_json(const core::Document& document, const core::ObjectView& view,
                         const BoardParts& parts) {
  json::object object{{"id", object_id(view, parts)},
                      {"kind", kind_names.at(static_cast<std::size_t>(view.kind))}};
  add_author(object, view, parts);
  add_place(object, document, view, parts);
  object["width"] = view.size.w;
  object["height"] = view.size.h;
  object["colour"] = view.colour;
  add_order(object, view, parts);
  set_if_not_zero(object, "rotation", view.rotation);
  set_if_not_zero(object, "line_width", view.width);
  set_if_not_zero(object, "text_size", view.text_size);
  set_if_not_zero(object, "role", view.role);
  if (view.collapsed) object["collapsed"] = true;
  if (view.grid) object["grid"] = true;
  add_marks(object, document, view, parts);
  if (view.locked) object["locked"] = true;
  if (!document.shown(view.handle)) object["alive"] = false;
  std::string text;
  document.text(view.handle, text);
  if (!text.empty()) object["text"] = text;
  add_shape(object, view, parts);
  if (view.kind == core::ObjectKind::connector) {
    object["ends"] = json::array{end_json(document, view.ends[0], parts),
                                 end_json(document, view.ends[1], parts)};
  }
  if (!view.blob.empty()) object["blob"] = hex(view.blob);
  add_points(object, view, parts);
  if (parts.whole) {
    set_if_not_zero(object, "created", parts.made_of(view.id).time_since_epoch().count());
  }
  return object;
}

// The place of each proposition and heading among all of the board.
std::unordered_map<core::Handle, std::size_t> outcome_order(
    const std::vector<core::ObjectView>& views) {
  std::vector<core::ObjectView> outcomes;
  for (const auto& view : views) {
    if (view.kind == core::ObjectKind::frame && core::is_outcome(view.role)) {
      outcomes.push_back(view);
    }
  }
  std::ranges::sort(outcomes, {}, rank_key);
  std::unordered_map<core::Handle, std::size_t> order;
  for (const auto& view : outcomes) order.emplace(view.handle, order.size());
  return order;
}

// Shown objects in paint order, then the others. Of a whole board with frames below what they hold, as they are painted: that is the
// same order on every server.
std::vector<core::ObjectView> in_order(const core::Document& document, const BoardParts& parts) {
  std::vector<core::ObjectView> shown;
  std::vector<core::ObjectView> hidden;
  for (core::Handle handle = 0; handle < document.size(); ++handle) {
    const core::ObjectView view = document.object(handle);
    if (!view.id.none()) (document.shown(handle) ? shown : hidden).push_back(view);
  }
  if (parts.whole) {
    shown.clear();
    for (const core::Handle handle : document.paint_order()) {
      shown.push_back(document.object(handle));
    }
  } else {
    std::ranges::sort(
        shown, [](const auto& a, const auto& b) { return a.z != b.z ? a.z < b.z : a.id < b.id; });
  }
  if (parts.deleted) shown.insert(shown.end(), hidden.begin(), hidden.end());
  return shown;
}

}  // namespace

std::string id_text(core::OpId id) {
  return std::to_string(id.counter) + "." + std::to_string(id.replica);
}

std::string opaque_id(core::Handle handle) {
  return "o" + std::to_string(handle + 1);
}

std::string object_id(const core::ObjectView& view, const BoardParts& parts) {
  return parts.authors ? id_text(view.id) : opaque_id(view.handle);
}

json::object board_json(const core::Document& document, const NameOf& name_of) {
  const BoardParts all{.name_of = name_of};
  json::array objects;
  for (const auto& view : in_order(document, all)) {
    objects.push_back(object_json(document, view, all));
  }
  return {{"counter", document.counter()}, {"objects", std::move(objects)}};
}

void append_board_json(base::Bytes& out, const core::Document& document, const json::object& before,
                       const BoardParts& parts, const std::stop_token& stop) {
  out += '{';
  for (const auto& [name, value] : before) {
    out += json::serialize(json::value(name)) + ':' + json::serialize(value) + ',';
  }
  out += "\"counter\":" + std::to_string(document.counter()) + ",\"objects\":[";
  bool first = true;
  const auto views = in_order(document, parts);
  const auto order = parts.whole ? outcome_order(views) : decltype(outcome_order(views)){};
  for (const auto& view : views) {
    if (stop.stop_requested()) return;
    if (!std::exchange(first, false)) out += ',';
    auto object = object_json(document, view, parts);
    if (const auto found = order.find(view.handle); found != order.end()) {
      object["order"] = found->second;
    }
    out += json::serialize(object);
  }
  out += "]}";
}

}  // namespace tablee::render
