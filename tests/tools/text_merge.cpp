// text_merge FILE: replays every editing history of a file and compares what the core merges it to with
// the content that the file states. Formats: text_history.h.
#include <cstdio>
#include <string>

#include "tools/text_replay.h"

namespace {

using tablee::tools::History;

void show(const char* what, const std::string& text) {
  constexpr std::size_t most = 2'000;
  std::printf("  %s: \"%s\"%s\n", what, text.substr(0, most).c_str(),
              text.size() > most ? " (the beginning)" : "");
}

int run(const std::vector<History>& histories) {
  std::size_t failed = 0;
  for (std::size_t i = 0; i < histories.size(); ++i) {
    tablee::tools::Replay<tablee::tools::TextsReplica> replay(histories[i]);
    const std::string got = replay.run();
    if (replay.impossible()) {
      std::fprintf(stderr,
                   "text_merge: case %zu (the first is 0) changes text beyond the end of what its "
                   "author saw\n",
                   i);
      return 2;
    }
    if (got == histories[i].end_content) continue;
    if (failed++ == 0) {
      std::printf("case %zu (the first is 0) differs\n", i);
      show("expected", histories[i].end_content);
      show("got", got);
    }
  }
  std::printf("%zu passed, %zu failed\n", histories.size() - failed, failed);
  return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: text_merge FILE   (JSON, gzip or plain)\n");
    return 2;
  }
  const auto histories = tablee::tools::read_histories(argv[1]);
  if (!histories) {
    std::fprintf(stderr, "text_merge: %s\n", histories.error().c_str());
    return 2;
  }
  return run(*histories);
}
