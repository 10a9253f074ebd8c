#include "store/wal_file.h"

#include <algorithm>
#include <boost/crc.hpp>
#include <charconv>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <utility>

namespace tablee::store::rocks {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t block_bytes = 32 * 1024;
constexpr std::size_t head_bytes = 7;
constexpr std::size_t write_head_bytes = 12;

enum class Part : std::uint8_t { whole = 1, first = 2, middle = 3, last = 4 };

template <typename Integer>
Integer little_endian(std::string_view bytes, std::size_t at) {
  Integer value = 0;
  for (std::size_t i = sizeof(Integer); i-- > 0;) {
    value = static_cast<Integer>(value << 8 | static_cast<unsigned char>(bytes[at + i]));
  }
  return value;
}

std::uint32_t masked_crc(std::string_view bytes) {
  boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> crc;
  crc.process_bytes(bytes.data(), bytes.size());
  const std::uint32_t plain = crc.checksum();
  return (plain >> 15 | plain << 17) + 0xA282EAD8U;
}

struct Record {
  Part part = Part::whole;
  std::string_view payload;
  std::size_t end = 0;
};

/// Walks over the records of a file, and over what is none.
class Walk {
 public:
  /// `least`: bytes of a record. Below write_head_bytes no writes are kept.
  Walk(std::string_view bytes, std::size_t least) : bytes_(bytes), least_(least) {}

  WalFile all() {
    while (at_ < bytes_.size()) {
      const std::size_t left = block_bytes - at_ % block_bytes;
      if (left < head_bytes) {
        at_ += left;  // filled up with zeros
        continue;
      }
      if (const auto record = record_at(at_)) {
        take(*record);
        at_ = record->end;
      } else {
        miss();
      }
    }
    if (parts_open_) file_.bad = std::min(file_.bad.value_or(write_at_), write_at_);
    return std::move(file_);
  }

 private:
  std::optional<Record> record_at(std::size_t at) const {
    const std::size_t room = std::min(block_bytes - at % block_bytes, bytes_.size() - at);
    if (room < head_bytes) return std::nullopt;
    const auto type = static_cast<unsigned char>(bytes_[at + 6]);
    const std::size_t length = little_endian<std::uint16_t>(bytes_, at + 4);
    if (type < 1 || type > 4 || head_bytes + length > room) return std::nullopt;
    const auto checked = bytes_.substr(at + 6, 1 + length);
    if (masked_crc(checked) != little_endian<std::uint32_t>(bytes_, at)) return std::nullopt;
    return Record{static_cast<Part>(type), checked.substr(1), at + head_bytes + length};
  }

  void take(const Record& record) {
    const bool begins = record.part == Part::whole || record.part == Part::first;
    const bool ends = record.part == Part::whole || record.part == Part::last;
    if (begins == parts_open_) {  // a part without its first, or a first before the last
      lose(parts_open_ ? write_at_ : at_);
      if (!begins) return;
    }
    if (begins) {
      write_.clear();
      write_at_ = at_;
    }
    write_.append(record.payload);
    parts_open_ = !ends;
    if (ends) keep();
  }

  void keep() {
    if (write_.size() < least_) return lose(write_at_);
    if (least_ < write_head_bytes) return write_.clear();  // only looked whether it can be read
    file_.writes.push_back({little_endian<std::uint64_t>(write_, 0),
                            little_endian<std::uint32_t>(write_, 8), std::exchange(lost_, false),
                            std::exchange(write_, {})});
  }

  void lose(std::size_t at) {
    if (!file_.bad) file_.bad = at;
    lost_ = true;
    parts_open_ = false;
  }

  // The next record may begin anywhere: the length of this one is not to be believed.
  void miss() {
    lose(parts_open_ ? write_at_ : at_);
    const std::size_t block_end = std::min(bytes_.size(), (at_ / block_bytes + 1) * block_bytes);
    do ++at_;
    while (at_ < block_end && !record_at(at_));
  }

  std::string_view bytes_;
  std::size_t least_;
  std::size_t at_ = 0;
  WalFile file_;
  std::string write_;  // its parts so far
  std::size_t write_at_ = 0;
  bool parts_open_ = false;
  bool lost_ = false;
};

Result<std::string> read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.is_open() && !in.bad()) return bytes;
  return std::unexpected(
      Error{ErrorCode::io, "Could not read " + path.string() + ": check the disk."});
}

}  // namespace

Result<WalFile> read_wal_file(const fs::path& path) {
  const auto bytes = read(path);
  if (!bytes) return std::unexpected(bytes.error());
  WalFile file = Walk(*bytes, write_head_bytes).all();
  file.name = path.filename().string();
  return file;
}

Result<std::uint64_t> readable_bytes(const fs::path& path) {
  const auto bytes = read(path);
  if (!bytes) return std::unexpected(bytes.error());
  return Walk(*bytes, 1).all().bad.value_or(bytes->size());
}

std::uint64_t wal_number(const fs::path& path) {
  const std::string stem = path.stem().string();
  std::uint64_t number = 0;
  // What is no number is 0, as no log has.
  std::from_chars(stem.data(), stem.data() + stem.size(), number);
  return number;
}

std::uint64_t manifest_number(const std::vector<std::string>& names) {
  constexpr std::string_view word = "MANIFEST-";
  for (const auto& name : names) {
    const auto at = name.find(word);
    if (at != name.npos) return wal_number(name.substr(at + word.size()));
  }
  return 0;
}

Result<std::vector<fs::path>> wal_files(const fs::path& database) {
  std::vector<fs::path> files;
  std::error_code error;
  for (const auto& file : fs::directory_iterator(database, error)) {
    if (file.path().extension() == ".log" && wal_number(file.path()) > 0) {
      files.push_back(file.path());
    }
  }
  if (error) {  // none at all is another thing than none that can be seen
    return std::unexpected(Error{
        ErrorCode::io, "Could not look into " + database.string() + ": " + error.message() + "."});
  }
  std::ranges::sort(files, {}, wal_number);
  return files;
}

}  // namespace tablee::store::rocks
