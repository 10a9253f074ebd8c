#include "sim/locked.h"

#include <sstream>

namespace tablee::sim {
namespace {

void write(std::ostream& out, const core::Document& document, const core::ObjectView& view) {
  out << view.id.counter << '/' << view.id.replica << ' ' << view.size.w << ' ' << view.size.h
      << ' ' << view.colour << ' ' << view.rotation << ' ' << view.width << ' ' << view.text_size
      << ' ' << view.alive << ' ' << view.z;
  for (const core::ConnectorEnd& end : view.ends) {
    out << ' ' << end.x << ' ' << end.y << ' ' << end.target.counter << ' ' << end.target.replica;
  }
  std::string text;
  document.text(view.handle, text);
  out << " \"" << text << '"';
  if (!view.alive) return;
  std::int64_t x = 0;
  std::int64_t y = 0;
  for (core::Handle at = view.handle; at != core::handle_none; at = document.object(at).parent) {
    x += document.object(at).place.x;
    y += document.object(at).place.y;
  }
  out << " at " << x << ' ' << y << ' ' << document.shown(view.handle);
}

}  // namespace

void Locked::applied(const core::Document& document, const core::Batch& batch) {
  for (const core::Op& op : batch.ops) {
    const bool lock = op.kind == core::OpKind::number &&
                      op.field == static_cast<std::uint32_t>(core::NumberField::lock);
    if (lock && document.find(op.target)) locked_.insert(op.target);
  }
}

std::string Locked::look(const core::Document& document) {
  std::ostringstream out;
  std::erase_if(locked_, [&](core::OpId id) {
    const auto handle = document.find(id);
    if (!handle || !document.object(*handle).locked) return true;
    write(out, document, document.object(*handle));
    out << '\n';
    return false;
  });
  return out.str();
}

}  // namespace tablee::sim
