#include "store/rocks_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdarg>
#include <cstdio>
#include <ctime>
#include <system_error>

#include "base/clock.h"

namespace tablee::store::rocks {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes = std::uintmax_t{1} << 20;
constexpr std::size_t line_bytes = 2'048;

class Words final : public rocksdb::Logger {
 public:
  explicit Words(int file) : Logger(rocksdb::InfoLogLevel::WARN_LEVEL), file_(file) {}
  ~Words() override {
    if (file_ >= 0) ::close(file_);
  }

  using Logger::Logv;
  void Logv(const char* format, std::va_list arguments) override {
    if (file_ < 0) return;
    std::array<char, line_bytes> line{};
    const std::time_t now = std::chrono::system_clock::to_time_t(base::SystemClock{}.wall());
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    const std::size_t stamp = std::strftime(line.data(), line.size(), "%FT%TZ ", &parts);
    const std::size_t room = line.size() - stamp - 1;
    const int wrote = std::vsnprintf(line.data() + stamp, room, format, arguments);
    std::size_t end = stamp + std::min(room - 1, static_cast<std::size_t>(std::max(wrote, 0)));
    line.at(end++) = '\n';
    // One call, so that lines of several threads do not mix. What the disk does not take is lost.
    static_cast<void>(::write(file_, line.data(), end) < 0);
  }
  void LogHeader(const char*, std::va_list) override {}  // all options, at each opening

 private:
  int file_;
};

}  // namespace

std::shared_ptr<rocksdb::Logger> open_log(const fs::path& database) {
  std::error_code ignored;  // without the folder or the file there are no words
  fs::create_directories(database, ignored);
  const fs::path path = database / "LOG";
  const auto size = fs::file_size(path, ignored);
  if (!ignored && size > file_bytes) fs::rename(path, database / "LOG.old", ignored);
  return std::make_shared<Words>(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, S_IRUSR | S_IWUSR));
}

std::shared_ptr<rocksdb::Logger> no_log() {
  return std::make_shared<Words>(-1);
}

}  // namespace tablee::store::rocks
