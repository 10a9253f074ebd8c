#include "event/board_notes.h"

#include "base/ids.h"
#include "core/editor.h"
#include "event/layout.h"

namespace tablee::event {
namespace {

/// Writes as replica 1 into a document that is thrown away: what counts are the batches.
class Writer {
 public:
  [[nodiscard]] std::vector<base::Bytes> take() { return std::move(batches_); }

  /// handle_none when the board does not take it whole.
  core::Handle put(const core::NewObject& object, const std::string& text) {
    const auto handle = editor_.create(object);
    if (handle == core::handle_none || !editor_.insert_text(handle, 0, text)) {
      return core::handle_none;
    }
    // A long text is cut into several batches.
    for (auto batch = editor_.commit(nullptr); !batch.empty(); batch = editor_.commit(nullptr)) {
      batches_.push_back(std::move(batch));
    }
    return handle;
  }

 private:
  core::Document document_;
  core::Editor editor_{document_, base::replica_server.value};
  std::vector<base::Bytes> batches_;
};

std::string refused(const TableSpec& table, const std::string& title, std::size_t note) {
  return "The board of table " + std::to_string(table.number) + " does not take " +
         (note == 0 ? "the frame" : "note " + std::to_string(note) + " of the frame") + " \"" +
         title + "\": make it shorter, or share it out to several tables.";
}

}  // namespace

std::expected<std::vector<base::Bytes>, std::string> write_notes(const TableSpec& table) {
  Writer writer;
  const auto places = layout_of(table);
  for (std::size_t c = 0; c < table.clusters.size(); ++c) {
    const auto& cluster = table.clusters[c];
    const auto& place = places[c];
    const auto frame = writer.put({.kind = core::ObjectKind::frame,
                                   .x = place.x,
                                   .y = place.y,
                                   .w = place.w,
                                   .h = place.h,
                                   .colour = 7},
                                  cluster.title);
    if (frame == core::handle_none) return std::unexpected(refused(table, cluster.title, 0));
    for (std::size_t n = 0; n < cluster.notes.size(); ++n) {
      const auto note = writer.put({.kind = core::ObjectKind::note,
                                    .parent = frame,
                                    .x = place.notes[n].x,
                                    .y = place.notes[n].y,
                                    .w = note_size,
                                    .h = note_size,
                                    .colour = static_cast<std::uint32_t>(c % 7)},
                                   cluster.notes[n]);
      if (note == core::handle_none) return std::unexpected(refused(table, cluster.title, n + 1));
    }
  }
  return writer.take();
}

}  // namespace tablee::event
