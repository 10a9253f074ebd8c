// The objects of one board. Ids are texts that mean something inside of the file alone.
#include <algorithm>
#include <boost/json/array.hpp>

#include "base/limits.h"
#include "core/object.h"
#include "core/stroke.h"
#include "core/varint.h"
#include "event/secrets.h"
#include "event/whole/reading.h"

namespace tablee::event::whole {
namespace {

namespace json = boost::json;

constexpr TextRule id_rule{64};
constexpr std::int64_t far = limits::coordinate_max;

constexpr std::array<std::string_view, 10> kinds{"unknown", "note",       "text",      "frame",
                                                 "stroke",  "shape",      "connector", "image",
                                                 "topic",   "proposition"};
constexpr std::array<std::string_view, 4> shapes{"rectangle", "ellipse", "diamond", "line"};

class BoardReader {
 public:
  BoardReader(Reading& reading, Ids& ids) : reading_(reading), reader_(reading.json), ids_(ids) {}

  std::vector<Object> read(const json::array& list, const std::string& at) {
    find_ids(list, at);
    std::vector<Object> objects;
    for (std::size_t i = 0; i < list.size() && !reader_.error(); ++i) {
      const json::object& value = list[i].get_object();
      if (is_deleted(value)) continue;
      objects.push_back(read_object(value, at + "/" + std::to_string(i)));
    }
    if (!reader_.error()) check_nesting(objects, at);
    return objects;
  }

 private:
  static bool is_deleted(const json::object& value) {
    const auto* const alive = value.if_contains("alive");
    return alive != nullptr && alive->is_bool() && !alive->get_bool();
  }

  void find_ids(const json::array& list, const std::string& at) {
    std::size_t place = 0;
    for (std::size_t i = 0; i < list.size() && !reader_.error(); ++i) {
      const auto object_at = at + "/" + std::to_string(i);
      const auto& value = reader_.object(
          list[i], object_at,
          {"id",       "kind",       "author",    "author_name", "parent",    "x",
           "y",        "width",      "height",    "colour",      "z",         "rank",
           "rotation", "line_width", "text_size", "role",        "collapsed", "grid",
           "votes",    "reactions",  "locked",    "alive",       "text",      "shape",
           "ends",     "blob",       "points",    "order",       "created"});
      const auto id = reader_.required_text(value, object_at, "id", id_rule);
      if (is_deleted(value)) {
        ++reading_.deleted;
        continue;
      }
      if (place == limits::objects_per_board_max) {
        reader_.fail(object_at,
                     "is one too many: a board holds at most " +
                         std::to_string(limits::objects_per_board_max) + ".",
                     Fault::too_many);
      }
      if (!ids_.emplace(id, place++).second) {
        reader_.fail(object_at + "/id", "is the id of another object too.", Fault::doubled);
      }
    }
  }

  std::optional<std::size_t> find(const json::object& parent, const std::string& at,
                                  std::string_view key) {
    const auto id = reader_.optional_text(parent, at, key, id_rule);
    if (id.empty()) return std::nullopt;
    const auto found = ids_.find(id);
    if (found != ids_.end()) return found->second;
    reader_.fail(at + "/" + std::string(key), "is the id of no object of this board.");
    return std::nullopt;
  }

  template <std::size_t Count>
  std::size_t named(const json::object& value, const std::string& at, std::string_view key,
                    const std::array<std::string_view, Count>& names) {
    const auto name = reader_.required_text(value, at, key, id_rule);
    const auto found = std::ranges::find(names, name);
    if (found == names.end() && !reader_.error()) {
      std::string allowed;
      for (const auto one : names) allowed += (allowed.empty() ? "" : ", ") + std::string(one);
      reader_.fail(at + "/" + std::string(key), "is none of: " + allowed + ".");
    }
    return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
  }

  std::int32_t small(const json::object& value, const std::string& at, std::string_view key,
                     std::int64_t min, std::int64_t max) {
    return static_cast<std::int32_t>(reading_.integer(value, at, key, min, max));
  }

  Object read_object(const json::object& value, const std::string& at) {
    Object object;
    object.kind = static_cast<core::ObjectKind>(named(value, at, "kind", kinds));
    object.author = reader_.number(value, at, "author", 0, 0xFFFF'FFFFU);
    if (object.author != 0 && !reading_.people.contains(object.author)) {
      object.author = 0;
      ++reading_.nameless;
    }
    object.parent = find(value, at, "parent");
    object.x = small(value, at, "x", -far, far);
    object.y = small(value, at, "y", -far, far);
    object.w = small(value, at, "width", 0, far);
    object.h = small(value, at, "height", 0, far);
    read_look(object, value, at);
    if (value.contains("text")) {
      if (!core::may_have_text(object.kind))
        reader_.fail(at + "/text", "has no place on a stroke.");
      object.text = reading_.free_text(value, at, "text");
    }
    object.created = reading_.time(value, at, "created");
    if (value.contains("order")) {
      object.order = reader_.number(value, at, "order", 0, limits::objects_per_board_max);
    }
    read_body(object, value, at);
    read_marks(object, value, at);
    return object;
  }

  void read_look(Object& object, const json::object& value, const std::string& at) {
    object.colour = reader_.number(value, at, "colour", 0, 255);
    object.rotation = reader_.number(value, at, "rotation", 0, 359);
    object.line_width = reader_.number(value, at, "line_width", 0, 1'000);
    object.text_size = reader_.number(value, at, "text_size", 0, 400);
    object.role = reader_.number(value, at, "role", 0, static_cast<std::uint32_t>(core::last_role));
    object.collapsed = reader_.flag(value, at, "collapsed");
    object.grid = reader_.flag(value, at, "grid");
    object.locked = reader_.flag(value, at, "locked");
    const auto* const shape = value.if_contains("shape");
    if (shape == nullptr) return;
    // Strokes have one too: whether they are a marker's.
    object.shape = shape->is_string()
                       ? static_cast<std::uint32_t>(named(value, at, "shape", shapes))
                       : reader_.number(value, at, "shape", 0, 255);
  }

  void read_body(Object& object, const json::object& value, const std::string& at) {
    if (value.contains("points")) {
      object.points = read_points(value, at);
      const bool good = core::may_have_points(object.kind) && core::valid_points(object.points);
      if (!good && !reader_.error()) {
        reader_.fail(at + "/points",
                     "is no line: three numbers each (across, down, pressure from 0 to 1000), of "
                     "strokes alone.");
      }
    }
    if (const auto blob = reader_.optional_text(value, at, "blob", id_rule); !blob.empty()) {
      const auto digest = digest_from_hex(blob);
      if (!digest || !core::may_have_blob(object.kind)) {
        reader_.fail(at + "/blob", "must be a SHA-256 in 64 hexadecimal digits, of an image.");
        return;
      }
      object.blob.assign(reinterpret_cast<const char*>(digest->data()), digest->size());
    }
    const auto& ends = reader_.list(value, at, "ends", false);
    if (ends.empty()) return;
    if (ends.size() != 2 || !core::may_have_ends(object.kind)) {
      reader_.fail(at + "/ends", "must be two, of a connector.");
      return;
    }
    for (std::size_t i = 0; i < 2; ++i) {
      object.ends.at(i) = read_end(ends[i], at + "/ends/" + std::to_string(i));
    }
  }

  base::Bytes read_points(const json::object& value, const std::string& at) {
    base::Bytes points;
    core::Writer writer(points);
    const auto& list = reader_.list(value, at, "points", false);
    if (list.size() > limits::stroke_numbers_max) {
      reader_.fail(at + "/points", "has more points than a stroke may.", Fault::too_many);
      return points;
    }
    for (const auto& one : list) {
      json::error_code failed;
      const auto number = one.is_number() ? one.to_number<std::int64_t>(failed) : 0;
      if (!one.is_number() || failed) {
        reader_.fail(at + "/points", "must hold whole numbers.", Fault::number);
        break;
      }
      writer.number(number);
    }
    return points;
  }

  End read_end(const json::value& value, const std::string& at) {
    End end;
    const auto& object = reader_.object(value, at, {"x", "y", "target", "anchor"});
    end.x = small(object, at, "x", -far, far);
    end.y = small(object, at, "y", -far, far);
    end.target = find(object, at, "target");
    const auto& anchor = reader_.list(object, at, "anchor", false);
    if (anchor.empty()) return end;
    json::error_code failed;
    const auto part = [&](std::size_t i) {
      const bool there = i < anchor.size() && anchor[i].is_number();
      const auto number = there ? anchor[i].to_number<std::int64_t>(failed) : -1;
      return failed || number < 0 || number > 1'000 ? std::int64_t{-1} : number;
    };
    if (anchor.size() != 2 || part(0) < 0 || part(1) < 0) {
      reader_.fail(at + "/anchor", "must be two numbers from 0 to 1000.", Fault::number);
      return end;
    }
    end.anchor_x = static_cast<std::int16_t>(part(0));
    end.anchor_y = static_cast<std::int16_t>(part(1));
    return end;
  }

  void read_marks(Object& object, const json::object& value, const std::string& at) {
    constexpr std::uint32_t people = limits::participants_per_event_max;
    object.votes = reader_.number(value, at, "votes", 0, people * limits::dots_per_person_max);
    reading_.marks += object.votes / limits::dots_per_person_max;
    if (const auto* const given = value.if_contains("reactions")) {
      const auto& counts =
          reader_.object(*given, at + "/reactions", {"heart", "smile", "question", "important"});
      for (std::size_t i = 0; i < reaction_names.size(); ++i) {
        object.reactions.at(i) =
            reader_.number(counts, at + "/reactions", reaction_names.at(i), 0, people);
        reading_.marks += object.reactions.at(i);
      }
    }
    // Each is somebody's, and is made one by one.
    if (reading_.marks > 4 * people && !reader_.error()) {
      reader_.fail(at, "has more votes and reactions than " + std::to_string(4 * people) +
                           " people give, together with what stands before it.");
    }
  }

  // Frames in frames, not too many, and none in itself.
  void check_nesting(const std::vector<Object>& objects, const std::string& at) {
    for (std::size_t i = 0; i < objects.size() && !reader_.error(); ++i) {
      std::size_t depth = 0;
      for (auto in = objects[i].parent; in; in = objects[*in].parent) {
        if (!core::may_hold(objects[*in].kind)) {
          reader_.fail(at, "has an object in something that is no frame.");
          return;
        }
        if (++depth > limits::frames_around_max) {
          reader_.fail(at, "has an object that lies in itself, or in more than " +
                               std::to_string(limits::frames_around_max) + " frames.");
          return;
        }
      }
    }
  }

  Reading& reading_;
  JsonReader& reader_;
  Ids& ids_;
};

}  // namespace

Board read_board(Reading& reading, const json::value& value, const std::string& at) {
  Board board;
  const auto& object = reading.json.object(value, at, {"board", "table", "counter", "objects"});
  board.table = reading.table(object, at, "table");
  const auto& list = reading.json.list(object, at, "objects", true);
  if (reading.json.error()) return board;
  if (reading.ids.contains(board.table)) {
    reading.json.fail(at + "/table", "has another board too.", Fault::doubled);
    return board;
  }
  board.objects = BoardReader(reading, reading.ids[board.table]).read(list, at + "/objects");
  return board;
}

}  // namespace tablee::event::whole
