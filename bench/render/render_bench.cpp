// The largest cases of what is drawn and written: a board of 10,000 notes, and a restitution of 64 tables with 200 propositions each and
// their boards. Time, bytes, and the most memory that the process ever had; one case a run, so that memory is its own.
#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>

#include "core/editor.h"
#include "render/outcome.h"
#include "render/page.h"
#include "render/pdf/booklet.h"
#include "render/picture/board_picture.h"
#include "render/picture/description.h"

namespace {

using namespace tablee;

constexpr const char* usage =
    "usage: render_bench board-svg|board-png|board-pdf|day-html|day-pdf [NOTES|TABLES]\n";

constexpr const char* sentence =
    "Un guichet unique, ouvert le samedi, où l’on n’attend pas : c’est ce que demandent les "
    "usagers";

/// Notes in groups of twenty, as a workshop has them.
core::Document board_of(int notes, int words) {
  core::Document board;
  core::Editor editor(board, 1);
  core::Handle frame = core::handle_none;
  for (int i = 0; i < notes; ++i) {
    if (i % 20 == 0) {
      const int at = i / 20;
      frame = editor.create({.kind = core::ObjectKind::frame,
                             .x = at % 25 * 1'240,
                             .y = at / 25 * 1'040,
                             .w = 1'200,
                             .h = 1'000});
      if (!editor.insert_text(frame, 0, "Groupe " + std::to_string(at))) std::abort();
    }
    const auto note = editor.create({.parent = frame,
                                     .x = 28 + i % 20 % 5 * 224,
                                     .y = 60 + i % 20 / 5 * 224,
                                     .w = 200,
                                     .h = 200,
                                     .colour = static_cast<std::uint32_t>(i % 8)});
    const std::string text =
        std::to_string(i) + " " + std::string{sentence}.substr(0, static_cast<std::size_t>(words));
    if (!editor.insert_text(note, 0, text)) std::abort();
    if (i % 100 == 99) {
      while (!editor.commit(nullptr).empty()) {
      }
    }
  }
  while (!editor.commit(nullptr).empty()) {
  }
  return board;
}

render::Outcome day_of(int tables) {
  render::Outcome outcome;
  outcome.title = "La plus grande journée";
  outcome.language = "fr";
  for (int t = 1; t <= tables; ++t) {
    const auto board = board_of(200, 90);
    render::TableOutcome table{.number = static_cast<std::uint32_t>(t), .question = sentence};
    render::Group group{.id = "1.1", .title = "Propositions"};
    for (int p = 0; p < 200; ++p) {
      group.propositions.push_back(
          {.id = "2.2",
           .text = sentence,
           .dots = 3,
           .sources = {{.id = "3.3", .text = std::string{sentence} + ".", .author = "Léa"}}});
    }
    table.groups.push_back(std::move(group));
    table.picture_words = render::picture::describe(board, "fr");
    auto kept = render::picture::record(board, {}, {});
    if (!kept) std::abort();
    table.picture = std::move(*kept);
    outcome.tables.push_back(std::move(table));
  }
  return outcome;
}

std::size_t made(const std::string& what, int count) {
  const auto size = [](const auto& bytes) { return bytes ? bytes->size() : 0; };
  if (what == "day-html") return render::page(day_of(count)).size();
  if (what == "day-pdf") return size(render::pdf::booklet(day_of(count)));
  const auto board = board_of(count, 90);
  if (what == "board-svg") return size(render::picture::svg(board, {}, {}, {}));
  if (what == "board-png") return size(render::picture::png(board, {}, {.width = 4'000}));
  if (what != "board-pdf") return 0;
  const auto kept = render::picture::record(board, {}, {});
  return kept ? size(render::pdf::sheet(**kept, {.title = "Table 1"})) : 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs(usage, stderr);
    return 2;
  }
  const std::string what = argv[1];
  const int count = argc > 2 ? std::atoi(argv[2]) : what.starts_with("day") ? 64 : 10'000;
  const auto begin = std::chrono::steady_clock::now();
  const auto bytes = made(what, count);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
  rusage usage_of{};
  getrusage(RUSAGE_SELF, &usage_of);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  std::printf("%s %d: %.1f s (%.1f s of a core), %.1f MB, at most %.0f MiB of memory\n",
              what.c_str(), count, took.count(),
              seconds(usage_of.ru_utime) + seconds(usage_of.ru_stime),
              static_cast<double>(bytes) / 1e6, static_cast<double>(usage_of.ru_maxrss) / 1024);
  return bytes > 0 ? 0 : 1;
}
