// DESIGN, invariant 2: what was acknowledged survives kill -9. A child writes and reports each acknowledged
// entry through a pipe; it is killed in the middle; the parent opens the same folder and looks.
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/random.h"
#include "store/appends.h"
#include "store/commit_writer.h"
#include "store/rocks_store.h"
#include "store/temporary_folder.h"

namespace tablee::store {
namespace {

std::string entry_text(base::BoardId board, std::uint64_t offset) {
  return base::to_hex(board.value) + "/" + std::to_string(offset);
}

struct Acknowledged {
  std::uint64_t board;
  std::uint64_t offset;
};

/// Writes to both boards until it is killed; every acknowledgement goes into `report`.
[[noreturn]] void write_until_killed(const std::filesystem::path& folder, int report) {
  auto store = open_rocks_store({.folder = folder});
  if (!store) ::_exit(3);
  CommitWriter writer(**store);
  std::array<std::uint64_t, 2> next{(*store)->head(red)->value + 1,
                                    (*store)->head(blue)->value + 1};
  for (;;) {
    for (const auto board : {red, blue}) {
      if (writer.counters().pending > 64) ::usleep(100);
      auto& offset = next[board == red ? 0 : 1];
      auto append = log_of(board, offset, {entry_text(board, offset)});
      append.replicas = {{2, std::to_string(offset)}};
      writer.submit(std::move(append), [=, acknowledged = Acknowledged{board.value, offset}](
                                           const Result<void>& result) {
        if (!result) ::_exit(4);
        if (::write(report, &acknowledged, sizeof acknowledged) < 0) ::_exit(5);
      });
      ++offset;
    }
  }
}

TEST(Crash, AcknowledgedEntriesSurviveKillMinusNine) {
  const std::uint64_t seed = 20161117;
  RecordProperty("seed", std::to_string(seed));
  base::Random random(seed);
  TemporaryFolder temporary;
  const auto folder = temporary.path() / "data";
  for (int round = 0; round < 5; ++round) {
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      ::close(pipe[0]);
      write_until_killed(folder, pipe[1]);
    }
    ::close(pipe[1]);
    const auto kill_after = 20 + random.below(200);
    std::array<std::uint64_t, 2> last{};
    Acknowledged acknowledged{};
    std::uint64_t count = 0;
    while (::read(pipe[0], &acknowledged, sizeof acknowledged) == sizeof acknowledged) {
      last[acknowledged.board == red.value ? 0 : 1] = acknowledged.offset;
      if (++count == kill_after) ::kill(child, SIGKILL);
    }
    ::close(pipe[0]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);

    auto store = open_rocks_store({.folder = folder, .mode = OpenMode::existing});
    ASSERT_TRUE(store) << store.error().message;
    for (const auto board : {red, blue}) {
      const auto head = head_of(**store, board);
      EXPECT_GE(head, last[board == red ? 0 : 1]) << "round " << round << ", seed " << seed;
      const auto log = log_in(**store, board);
      ASSERT_EQ(log.size(), head);
      for (std::uint64_t i = 0; i < head; ++i) EXPECT_EQ(log[i], entry_text(board, i + 1));
      // Invariant 3: the replica's last changed in the same write.
      EXPECT_EQ((*store)->replicas(board)->front().bytes, std::to_string(head));
    }
  }
}

}  // namespace
}  // namespace tablee::store
