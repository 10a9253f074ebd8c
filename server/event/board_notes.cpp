#include "event/board_notes.h"

#include "base/ids.h"
#include "core/editor.h"
#include "event/layout.h"

namespace tablee::event {

std::vector<base::Bytes> write_notes(const TableSpec& table) {
  core::Document document;
  core::Editor editor(document, base::replica_server.value);
  std::vector<base::Bytes> batches;
  const auto places = layout_of(table);
  for (std::size_t c = 0; c < table.clusters.size(); ++c) {
    const auto& cluster = table.clusters[c];
    const auto& place = places[c];
    const auto frame = editor.create({.kind = core::ObjectKind::frame,
                                      .x = place.x,
                                      .y = place.y,
                                      .w = place.w,
                                      .h = place.h,
                                      .colour = 7});
    editor.insert_text(frame, 0, cluster.title);
    batches.push_back(editor.commit(nullptr));
    for (std::size_t n = 0; n < cluster.notes.size(); ++n) {
      const auto note = editor.create({.kind = core::ObjectKind::note,
                                       .parent = frame,
                                       .x = place.notes[n].x,
                                       .y = place.notes[n].y,
                                       .w = note_size,
                                       .h = note_size,
                                       .colour = static_cast<std::uint32_t>(c % 7)});
      editor.insert_text(note, 0, cluster.notes[n]);
      batches.push_back(editor.commit(nullptr));
    }
  }
  return batches;
}

}  // namespace tablee::event
