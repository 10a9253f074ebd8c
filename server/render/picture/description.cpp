#include "render/picture/description.h"

#include <map>
#include <vector>

#include "core/utf8.h"
#include "render/outcome_words.h"
#include "render/readable_text.h"

namespace tablee::render::picture {
namespace {

using core::Handle;
using core::ObjectKind;

/// Titles beyond these are counted.
constexpr std::size_t titles_told = 12;
constexpr std::size_t longest_title = 120;

struct Plural {
  std::string_view one;
  std::string_view many;
};
struct Words {
  bool one_at_0;
  std::string_view begin;
  std::string_view empty;
  std::string_view open;  ///< A quotation.
  std::string_view close;
  std::string_view colon;
  Plural notes, texts, frames, strokes, shapes, arrows, images;
};
constexpr Words french{true,
                       "Le tableau de la table",
                       "rien n’y est écrit",
                       "«\u00A0",
                       "\u00A0»",
                       "\u00A0: ",
                       {"note", "notes"},
                       {"texte", "textes"},
                       {"groupe", "groupes"},
                       {"trait", "traits"},
                       {"forme", "formes"},
                       {"flèche", "flèches"},
                       {"image", "images"}};
constexpr Words english{false,
                        "The table’s board",
                        "nothing is written on it",
                        "“",
                        "”",
                        ": ",
                        {"note", "notes"},
                        {"text", "texts"},
                        {"group", "groups"},
                        {"drawn line", "drawn lines"},
                        {"shape", "shapes"},
                        {"arrow", "arrows"},
                        {"picture", "pictures"}};

struct Frame {
  std::string title;
  std::size_t notes = 0;
};

class Counting {
 public:
  Counting(const core::Document& board, const Words& words) : board_(board), words_(words) {
    for (const Handle handle : board.paint_order()) count(handle);
  }

  [[nodiscard]] std::string sentence() const {
    std::string all;
    const auto add = [&](ObjectKind kind, const Plural& plural) {
      const auto found = counts_.find(kind);
      if (found == counts_.end()) return;
      all += (all.empty() ? "" : ", ") + counted(found->second, plural);
      if (kind == ObjectKind::frame) all += titles();
    };
    add(ObjectKind::note, words_.notes);
    add(ObjectKind::text, words_.texts);
    add(ObjectKind::shape, words_.shapes);
    add(ObjectKind::connector, words_.arrows);
    add(ObjectKind::stroke, words_.strokes);
    add(ObjectKind::image, words_.images);
    add(ObjectKind::frame, words_.frames);
    if (all.empty()) all = words_.empty;
    return std::string{words_.begin} + std::string{words_.colon} + all + ".";
  }

 private:
  void count(Handle handle) {
    const auto kind = board_.object(handle).kind;
    const bool note = kind == ObjectKind::topic || kind == ObjectKind::proposition;
    ++counts_[note ? ObjectKind::note : kind];
    if (kind == ObjectKind::frame) {
      std::string text;
      board_.text(handle, text);
      if (!blank(text)) frames_[handle].title = one_line(readable(text));
    } else if (note || kind == ObjectKind::note) {
      const auto found = frames_.find(board_.seat(handle).frame);
      if (found != frames_.end()) ++found->second.notes;
    }
  }
  [[nodiscard]] std::string counted(std::size_t count, const Plural& plural) const {
    const bool single = count == 1 || (count == 0 && words_.one_at_0);
    return std::to_string(count) + "\u00A0" + std::string{single ? plural.one : plural.many};
  }
  [[nodiscard]] std::string titles() const {
    if (frames_.empty()) return {};
    std::string all = " (";
    std::size_t told = 0;
    for (const auto& [handle, frame] : frames_) {
      if (told == titles_told) {
        all += ", …";
        break;
      }
      auto title = frame.title;
      if (title.size() > longest_title) {
        auto end = longest_title;
        while (end > 0 && !core::starts_code_point(title[end])) --end;
        title = title.substr(0, end) + "…";
      }
      all += (told++ == 0 ? "" : ", ") + std::string{words_.open} + title +
             std::string{words_.close} + std::string{words_.colon} +
             counted(frame.notes, words_.notes);
    }
    return all + ")";
  }

  const core::Document& board_;
  const Words& words_;
  std::map<ObjectKind, std::size_t> counts_;
  std::map<Handle, Frame> frames_;
};

}  // namespace

std::string describe(const core::Document& board, std::string_view language) {
  return Counting(board, is_french(language) ? french : english).sentence();
}

}  // namespace tablee::render::picture
