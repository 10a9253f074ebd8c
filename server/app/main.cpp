#include <csignal>
#include <cstdio>
#include <exception>

#include "app/command_line.h"

int main(int argc, char** argv) {
  std::signal(
      SIGPIPE,
      SIG_IGN);  // A reader of our output, or a peer, may be gone: that is no reason to die.
  // A file that may not grow any more is a write that fails, not an end.
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    const auto outcome = tablee::app::run(argc, argv);
    const bool good = outcome.code == tablee::app::ExitCode::ok;
    if (!good && outcome.text.empty())
      return static_cast<int>(outcome.code);  // It was said already.
    const bool ended = outcome.text.empty() || outcome.text.ends_with('\n');
    std::fprintf(good ? stdout : stderr, "%s%s%s", good ? "" : "tablee: ", outcome.text.c_str(),
                 ended ? "" : "\n");
    return static_cast<int>(outcome.code);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "tablee: unexpected: %s\n", error.what());
    return static_cast<int>(tablee::app::ExitCode::failed);
  }
}
