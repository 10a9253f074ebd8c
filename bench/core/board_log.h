// A board as a workshop leaves it, only more: 10,000 notes made, then 200,000 moves, 20,000 text edits and
// 7,000 others by 40 authors, one op a batch. The same log in every run.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/random.h"
#include "core/document.h"
#include "core/editor.h"

namespace tablee::bench {

inline constexpr core::Handle notes = 10'000;
inline constexpr int moves = 200'000;
inline constexpr int text_edits = 20'000;
inline constexpr int others = 7'000;
inline constexpr std::uint32_t authors = 40;

struct Entry {
  std::uint32_t replica = 0;
  base::Bytes batch;
};

// All authors write on one document, in turn: that is a log.
class Log {
 public:
  Log() {
    core::Editor server(document, 1);
    for (std::uint32_t i = 0; i < authors; ++i) server.introduce(2 + i, 1 + i);
    entries.push_back({1, server.commit(nullptr)});
    for (std::uint32_t i = 0; i < authors; ++i) {
      editors.push_back(std::make_unique<core::Editor>(document, 2 + i));
    }
    for (core::Handle i = 0; i < notes; ++i) {
      core::Editor& editor = somebody();
      const core::Handle note = editor.create(
          {core::ObjectKind::note, core::handle_none, coordinate(), coordinate(), 220, 160, 3});
      editor.insert_text(note, 0, "What keeps us from it, and who knows?");
      commit(editor);
    }
    std::vector<char> kinds(moves, 'm');
    kinds.insert(kinds.end(), text_edits, 't');
    kinds.insert(kinds.end(), others, 'o');
    for (std::size_t i = kinds.size(); i > 1; --i) std::swap(kinds[i - 1], kinds[random.below(i)]);
    for (const char kind : kinds) act(kind);
  }

  std::vector<Entry> entries;
  core::Document document;
  std::size_t move_bytes_max = 0;
  std::size_t move_bytes_all = 0;

 private:
  core::Editor& somebody() {
    author = static_cast<std::uint32_t>(random.below(authors));
    return *editors[author];
  }
  std::int32_t coordinate() { return static_cast<std::int32_t>(random.between(-8'000, 8'000)); }

  void commit(core::Editor& editor) {
    base::Bytes batch = editor.commit(nullptr, true);
    if (!batch.empty()) entries.push_back({2 + author, std::move(batch)});
  }

  void act(char kind) {
    core::Editor& editor = somebody();
    const auto note = static_cast<core::Handle>(random.below(notes));
    if (kind == 'm') {
      editor.move(note, core::handle_none, coordinate(), coordinate());
    } else if (kind == 't') {
      const std::uint32_t length = document.text_length(note);
      const auto position = static_cast<std::uint32_t>(random.below(length + 1));
      if (random.chance(0.3)) {
        editor.erase_text(note, position, 3);
      } else {
        editor.insert_text(note, position, "word ");
      }
    } else {
      switch (random.below(4)) {
        case 0:
          editor.set_number(note, core::NumberField::colour,
                            static_cast<std::int64_t>(random.below(12)));
          break;
        case 1:
          editor.resize(note, 100 + coordinate() / 100, 100);
          break;
        case 2:
          editor.vote(note, 1 + static_cast<std::uint32_t>(random.below(3)));
          break;
        default:
          editor.raise(note);
      }
    }
    commit(editor);
    if (kind == 'm') {
      move_bytes_max = std::max(move_bytes_max, entries.back().batch.size());
      move_bytes_all += entries.back().batch.size();
    }
  }

  base::Random random{20161117};
  std::vector<std::unique_ptr<core::Editor>> editors;
  std::uint32_t author = 0;
};

inline const Log& board_log() {
  static const Log made;
  return made;
}

}  // namespace tablee::bench
