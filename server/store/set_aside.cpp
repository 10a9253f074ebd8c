#include "store/set_aside.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string>
#include <system_error>

#include "base/clock.h"
#include "store/durable.h"
#include "store/watermark.h"

namespace tablee::store {
namespace {

namespace fs = std::filesystem;

constexpr auto own_name = "set-aside";
constexpr auto words_name = "WHY.txt";

std::string name_of_now() {
  const std::time_t now = std::chrono::system_clock::to_time_t(base::SystemClock{}.wall());
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 32> text{};
  return {text.data(), std::strftime(text.data(), text.size(), "%Y-%m-%dT%H-%M-%SZ", &parts)};
}

// Tables and blob files are never written again under their names.
bool never_changes(const fs::path& file) {
  return file.extension() == ".sst" || file.extension() == ".blob";
}

std::error_code keep(const fs::path& from, const fs::path& to) {
  std::error_code error;
  if (never_changes(from)) {
    fs::create_hard_link(from, to, error);
    if (!error) return error;
  }
  fs::copy_file(from, to, error);
  if (!error && sync_file(to) != 0) error = std::make_error_code(std::errc::io_error);
  return error;
}

std::error_code keep_all(const fs::path& from, const fs::path& to) {
  std::error_code error;
  fs::create_directories(to, error);
  for (const auto& file : fs::directory_iterator(from, error)) {
    if (error) return error;
    if (!file.is_regular_file(error)) continue;
    if ((error = keep(file.path(), to / file.path().filename()))) return error;
  }
  return error;
}

std::error_code fill(const fs::path& folder, const fs::path& aside) {
  std::error_code error = keep_all(folder / "db", aside / "db");
  for (const char* const name : {"FORMAT", watermark_name}) {
    std::error_code ignored;  // what is not there is not kept
    if (!error && fs::exists(folder / name, ignored)) error = keep(folder / name, aside / name);
  }
  if (error) return error;
  int failed = 0;
  for (const fs::path& written : {aside / "db", aside, aside.parent_path(), folder}) {
    if (failed == 0) failed = sync_folder(written);
  }
  return {failed, std::generic_category()};
}

}  // namespace

Result<fs::path> put_aside(const fs::path& folder) {
  const fs::path aside = folder / own_name / name_of_now();
  std::error_code error;
  fs::create_directories(aside, error);
  if (!error) fs::permissions(aside.parent_path(), fs::perms::owner_all, error);
  if (!error) error = fill(folder, aside);
  if (!error) return aside;
  return std::unexpected(Error{ErrorCode::io, "The damaged store could not be set aside in " +
                                                  aside.string() + ": " + error.message() +
                                                  ". Nothing was changed."});
}

int leave_words(const fs::path& aside, const std::string& words) {
  const int failed = write_synced(aside / words_name, words + "\n", 0600);
  return failed != 0 ? failed : sync_folder(aside);
}

std::vector<fs::path> set_aside(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const auto& one : fs::directory_iterator(folder / own_name, error)) {
    if (one.is_directory(error)) found.push_back(one.path());
  }
  std::ranges::sort(found);
  return found;
}

}  // namespace tablee::store
