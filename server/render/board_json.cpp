#include "render/board_json.h"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <string_view>
#include <utility>
#include <vector>

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

json::object end_json(const core::ConnectorEnd& end) {
  json::object result{{"x", end.x}, {"y", end.y}};
  if (!end.target.none()) {
    result["target"] = id_text(end.target);
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

json::object object_json(const core::Document& document, const core::ObjectView& view,
                         const NameOf& name_of) {
  json::object object{{"id", id_text(view.id)},
                      {"kind", kind_names.at(static_cast<std::size_t>(view.kind))},
                      {"author", view.author}};
  if (const std::string name = name_of(view.author); !name.empty()) object["author_name"] = name;
  if (view.parent != core::handle_none) object["parent"] = id_text(document.object(view.parent).id);
  object["x"] = view.place.x;
  object["y"] = view.place.y;
  object["width"] = view.size.w;
  object["height"] = view.size.h;
  object["colour"] = view.colour;
  object["z"] = json::string_view{view.z.data(), view.z.size()};
  set_if_not_zero(object, "rotation", view.rotation);
  set_if_not_zero(object, "line_width", view.width);
  set_if_not_zero(object, "text_size", view.text_size);
  set_if_not_zero(object, "votes", view.votes);
  set_if_not_zero(object, "role", view.role);
  if (view.collapsed) object["collapsed"] = true;
  if (view.grid) object["grid"] = true;
  if (!view.rank.empty()) object["rank"] = json::string_view{view.rank.data(), view.rank.size()};
  if (document.reacted(view.handle)) {
    if (auto counts = reactions_json(document, view.handle); !counts.empty())
      object["reactions"] = std::move(counts);
  }
  if (view.locked) object["locked"] = true;
  if (!document.shown(view.handle)) object["alive"] = false;
  std::string text;
  document.text(view.handle, text);
  if (!text.empty()) object["text"] = text;
  if (view.kind == core::ObjectKind::shape && view.shape < shape_names.size()) {
    object["shape"] = shape_names.at(view.shape);
  }
  if (view.kind == core::ObjectKind::connector) {
    object["ends"] = json::array{end_json(view.ends[0]), end_json(view.ends[1])};
  }
  if (!view.blob.empty()) object["blob"] = hex(view.blob);
  if (!view.points.empty()) object["point_bytes"] = view.points.size();
  return object;
}

// Shown objects in paint order, then the others.
std::vector<core::ObjectView> in_order(const core::Document& document) {
  std::vector<core::ObjectView> shown;
  std::vector<core::ObjectView> hidden;
  for (core::Handle handle = 0; handle < document.size(); ++handle) {
    const core::ObjectView view = document.object(handle);
    if (!view.id.none()) (document.shown(handle) ? shown : hidden).push_back(view);
  }
  std::ranges::sort(
      shown, [](const auto& a, const auto& b) { return a.z != b.z ? a.z < b.z : a.id < b.id; });
  shown.insert(shown.end(), hidden.begin(), hidden.end());
  return shown;
}

}  // namespace

std::string id_text(core::OpId id) {
  return std::to_string(id.counter) + "." + std::to_string(id.replica);
}

json::object board_json(const core::Document& document, const NameOf& name_of) {
  json::array objects;
  for (const auto& view : in_order(document)) {
    objects.push_back(object_json(document, view, name_of));
  }
  return {{"counter", document.counter()}, {"objects", std::move(objects)}};
}

void append_board_json(base::Bytes& out, const core::Document& document, const json::object& before,
                       const NameOf& name_of, const std::stop_token& stop) {
  out += '{';
  for (const auto& [name, value] : before) {
    out += json::serialize(json::value(name)) + ':' + json::serialize(value) + ',';
  }
  out += "\"counter\":" + std::to_string(document.counter()) + ",\"objects\":[";
  bool first = true;
  for (const auto& view : in_order(document)) {
    if (stop.stop_requested()) return;
    if (!std::exchange(first, false)) out += ',';
    out += json::serialize(object_json(document, view, name_of));
  }
  out += "]}";
}

}  // namespace tablee::render
