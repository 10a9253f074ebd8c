#include "torture/oracle.h"

#include "base/limits.h"
#include "wire/records.h"

namespace tablee::torture {
namespace {

constexpr std::size_t page_entries = 1'000;

std::string describe(const std::tuple<base::BoardId, base::ReplicaId, base::Seq>& key) {
  const auto& [board, replica, seq] = key;
  return "board " + base::to_hex(board.value) + ", replica " + std::to_string(replica.value) +
         ", batch " + std::to_string(seq.value);
}

}  // namespace

void Oracle::acknowledged(base::BoardId board, base::ReplicaId replica, base::Seq seq,
                          const base::Bytes& batch, core::Refusal refused) {
  const auto [at, fresh] = promised_.try_emplace({board, replica, seq}, Promise{batch, refused});
  if (!fresh && (at->second.batch != batch || at->second.refused != refused)) {
    contradictions_.push_back(describe({board, replica, seq}) +
                              " was acknowledged twice, differently");
  }
}

std::vector<std::string> Oracle::broken(const store::Store& store) const {
  std::vector<std::string> found = contradictions_;
  const auto boards = store.boards();
  if (!boards) return {"the boards can not be read"};
  Counts kept;
  for (const base::BoardId board : *boards) look_through(store, board, kept, found);
  for (const auto& [key, promise] : promised_) {
    if (!kept.contains(key)) found.push_back(describe(key) + " is missing");
  }
  return found;
}

void Oracle::look_through(const store::Store& store, base::BoardId board, Counts& kept,
                          std::vector<std::string>& found) const {
  base::Offset after{};
  while (true) {
    const auto entries = store.read_log(board, after, page_entries, limits::gather_bytes_max);
    if (!entries) {
      found.push_back("the log of board " + base::to_hex(board.value) + " can not be read");
      return;
    }
    if (entries->empty()) return;
    for (const store::LogRead& entry : *entries) {
      if (entry.offset.value != after.value + 1)
        found.push_back("a gap behind offset " + std::to_string(after.value));
      after = entry.offset;
      compare(board, entry, kept, found);
    }
  }
}

void Oracle::compare(base::BoardId board, const store::LogRead& entry, Counts& kept,
                     std::vector<std::string>& found) const {
  const auto record = wire::decode_log_record(entry.bytes);
  if (!record) {
    found.push_back("offset " + std::to_string(entry.offset.value) + " can not be read");
    return;
  }
  const Key key{board, record->replica, record->seq};
  if (++kept[key] > 1) found.push_back(describe(key) + " is there twice");
  const auto promise = promised_.find(key);
  if (promise == promised_.end()) return;
  const bool effect = record->refused == core::Refusal::none;
  if (record->refused != promise->second.refused)
    found.push_back(describe(key) + " was told otherwise");
  if (effect && record->batch != promise->second.batch)
    found.push_back(describe(key) + " has other bytes");
}

}  // namespace tablee::torture
