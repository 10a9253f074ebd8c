// Assertions that stay on in release: a broken invariant must not be written to disk or sent to
// others.
#pragma once

#ifdef __wasm__
#define TABLEE_CHECK(condition)    \
  do {                             \
    if (!(condition)) [[unlikely]] \
      __builtin_trap();            \
  } while (false)
#else
#include <cstdio>
#include <cstdlib>
/// Ends the process with the place and the condition. For bugs of ours only, never for bad input.
#define TABLEE_CHECK(condition)                                                          \
  do {                                                                                   \
    if (!(condition)) [[unlikely]] {                                                     \
      std::fprintf(stderr, "%s:%d: check failed: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                      \
    }                                                                                    \
  } while (false)
#endif
