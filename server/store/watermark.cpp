#include "store/watermark.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "base/limits.h"

namespace tablee::store {
namespace {

// Two lines of five numbers, the last being a check of the others: 16 hexadecimal digits each.
constexpr std::size_t digits = 16;
constexpr std::size_t line_bytes = 5 * (digits + 1);

std::string line_of(const Acknowledged& now) {
  const std::string numbers = base::to_hex(now.sequence) + ' ' + base::to_hex(now.log) + ' ' +
                              base::to_hex(now.manifest) + ' ' + base::to_hex(now.listed);
  return numbers + ' ' + base::to_hex(base::fnv1a(numbers)) + '\n';
}

std::optional<Acknowledged> parse(std::string_view line) {
  std::array<std::uint64_t, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const auto number = base::from_hex(line.substr(i * (digits + 1), digits));
    if (!number) return std::nullopt;
    numbers.at(i) = *number;
  }
  const Acknowledged said{numbers[0], numbers[1], numbers[2], numbers[3]};
  return line == line_of(said) ? std::optional(said) : std::nullopt;
}

/// In order of what they say: numbers of files only grow, and what is in them.
auto age(const Acknowledged& said) {
  return std::tuple(said.log, said.sequence, said.manifest, said.listed);
}

}  // namespace

std::optional<Acknowledged> Watermark::read(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  std::array<char, 2 * line_bytes> bytes{};
  const auto count = ::pread(file, bytes.data(), bytes.size(), 0);
  ::close(file);
  std::optional<Acknowledged> newest;
  for (std::size_t at = 0; count > 0 && at + line_bytes <= static_cast<std::size_t>(count);
       at += line_bytes) {
    const auto said = parse({bytes.data() + at, line_bytes});
    if (said && (!newest || age(*said) > age(*newest))) newest = said;
  }
  return newest;
}

Result<Watermark> Watermark::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) return Watermark(file);
  return std::unexpected(
      Error{ErrorCode::io, "Could not open " + path.string() + ": " + std::strerror(errno) + "."});
}

Watermark::Watermark(Watermark&& other) noexcept
    : file_(std::exchange(other.file_, -1)),
      slot_(other.slot_),
      changed_(std::exchange(other.changed_, false)),
      synced_(other.synced_) {}

Watermark& Watermark::operator=(Watermark&& other) noexcept {
  std::swap(file_, other.file_);
  std::swap(slot_, other.slot_);
  std::swap(changed_, other.changed_);
  std::swap(synced_, other.synced_);
  return *this;
}

Watermark::~Watermark() {
  if (file_ < 0) return;
  sync();
  ::close(file_);
}

// A number that could not be written costs nothing but what it is for: a log that is cut between it and the next may not be noticed.
void Watermark::note(const Acknowledged& now) {
  const std::string line = line_of(now);
  const auto at = static_cast<off_t>(line_bytes) * slot_;
  changed_ = ::pwrite(file_, line.data(), line.size(), at) == std::ssize(line) || changed_;
  slot_ = 1 - slot_;
}

bool Watermark::due() const {
  return base::SystemClock().mono() - synced_ >= limits::watermark_interval;
}

void Watermark::sync() {
  if (changed_) changed_ = ::fdatasync(file_) != 0;
  synced_ = base::SystemClock().mono();
}

}  // namespace tablee::store
