#include "store/ledger.h"

#include "store/rocks_store.h"

namespace tablee::store {
namespace {

Found missing(std::string& what, std::string text) {
  what = std::move(text);
  return Found::silent;
}

Found said(std::string& what, const Error& error) {
  what = error.message;
  return what.empty() ? Found::silent : Found::said;
}

}  // namespace

Result<void> Ledger::write(Store& store, const Append& append) {
  auto written = store.write(append);
  if (!written) return written;
  auto& board = boards_[append.board];
  for (const auto& entry : append.log) board.log[entry.offset.value] = entry.bytes;
  for (const auto& replica : append.replicas) board.replicas[replica.replica] = replica.bytes;
  if (append.keyframe) board.keyframes[append.keyframe->offset.value] = append.keyframe->bytes;
  return written;
}

Result<void> Ledger::write_record(Store& store, const std::string& key, const std::string& value) {
  auto written = store.write_records(std::vector<RecordWrite>{{key, value}});
  if (written) records_[key] = value;
  return written;
}

Result<void> Ledger::put_blob(Store& store, const BlobKey& key, const std::string& bytes) {
  auto written = store.put_blob(key, bytes);
  if (written) blobs_[key] = bytes;
  return written;
}

Found Ledger::look_at(const Store& store, base::BoardId id, const Board& board,
                      std::string& what) const {
  const std::string name = "board " + base::to_hex(id.value);
  const auto log = store.read_log(id, base::Offset{0}, all, std::size_t{1} << 30);
  if (!log) return said(what, log.error());
  for (const auto& [offset, bytes] : board.log) {
    if (offset > log->size() || (*log)[offset - 1].bytes != bytes) {
      return missing(what, name + ": entry " + std::to_string(offset));
    }
  }
  const auto replicas = store.replicas(id);
  if (!replicas) return said(what, replicas.error());
  std::map<std::uint32_t, std::string> known;
  for (const auto& [number, bytes] : *replicas) known[number] = bytes;
  for (const auto& [number, bytes] : board.replicas) {
    if (known[number] < bytes) return missing(what, name + ": replica " + std::to_string(number));
  }
  for (const auto& [offset, bytes] : board.keyframes) {
    const auto keyframe = store.keyframe(id, base::Offset{offset});
    if (!keyframe) return said(what, keyframe.error());
    if (!*keyframe || (*keyframe)->bytes != bytes) {
      return missing(what, name + ": keyframe " + std::to_string(offset));
    }
  }
  return Found::whole;
}

Found Ledger::look(const Store& store, std::string& what) const {
  for (const auto& [id, board] : boards_) {
    if (const Found found = look_at(store, id, board, what); found != Found::whole) return found;
  }
  for (const auto& [key, value] : records_) {
    const auto record = store.record(key);
    if (!record) return said(what, record.error());
    if (*record != value) return missing(what, "record " + key);
  }
  for (const auto& [key, bytes] : blobs_) {
    const auto blob = store.blob(key);
    if (!blob) return said(what, blob.error());
    if (*blob != bytes) return missing(what, "a blob");
  }
  return Found::whole;
}

Found Ledger::look(const std::filesystem::path& folder, std::string& what) const {
  const auto store = open_rocks_store({.folder = folder, .faults = nullptr});
  return store ? look(**store, what) : said(what, store.error());
}

std::uint64_t Ledger::entries(base::BoardId board) const {
  const auto found = boards_.find(board);
  return found == boards_.end() ? 0 : found->second.log.size();
}

}  // namespace tablee::store
