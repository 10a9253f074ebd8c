// core_golden FOLDER VERSION: writes the golden files of the formats as they are now. Once for each version.
#include <cstdio>

#include "core/golden.h"

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: core_golden FOLDER VERSION\n");
    return 2;
  }
  tablee::tests::write_golden(argv[1], argv[2], tablee::tests::make_golden());
  return 0;
}
