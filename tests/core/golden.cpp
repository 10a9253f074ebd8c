#include "core/golden.h"

#include <fstream>
#include <iterator>

#include "core/board_peers.h"
#include "core/garbage.h"

namespace tablee::tests {
namespace {

// A number that only a newer version knows, as a field of its own.
constexpr std::string_view unknown_field = "\xA0\x06\x2A";

void put(std::uint32_t value, base::Bytes& out) {
  for (unsigned shift = 0; shift < 32; shift += 8) out += static_cast<char>(value >> shift);
}

std::uint32_t take(base::BytesView& in) {
  std::uint32_t value = 0;
  for (unsigned i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(in[i])) << (8 * i);
  }
  in.remove_prefix(4);
  return value;
}

void write(const std::filesystem::path& path, base::BytesView bytes) {
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

base::Bytes read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

Golden make_golden() {
  BoardPeers peers(4, 20161117);
  peers.hides = true;
  for (int i = 0; i < 600; ++i) peers.step();
  for (std::size_t i = 0; i < peers.peers.size(); ++i) peers.commit(i);
  peers.settle();
  Golden golden;
  for (const Sent* sent : peers.peers[0]->order) {
    golden.log.push_back({static_cast<std::uint32_t>(sent->author + 1), sent->bytes});
  }
  core::Document& document = peers.peers[0]->document;
  // What was deleted when half of it had been said is purged.
  core::Document then;
  for (std::size_t i = 0; i < golden.log.size() / 2; ++i)
    (void)then.apply_bytes(golden.log[i].bytes, golden.log[i].replica, nullptr,
                           core::Admission::accepted);
  for (const base::Bytes& purge : core::garbage(document, then)) {
    golden.log.push_back({1, purge});
    (void)document.apply_bytes(purge, 1, nullptr);
  }
  // A batch of replica 2 with an unknown field beside a known op, an unknown op, and an unknown field of its own.
  core::Document copy;
  (void)copy.load(document.keyframe());
  core::Editor editor(copy, 2);
  editor.create({core::ObjectKind::note, core::handle_none, 1, 2, 3, 4});
  base::Bytes batch = editor.commit(nullptr);
  batch += "\x12\x03";
  batch += unknown_field;
  batch += unknown_field;
  golden.log.push_back({2, batch});
  (void)document.apply_bytes(batch, 2, nullptr);
  golden.keyframe = document.keyframe();
  golden.visible = visible(document);
  return golden;
}

void write_golden(const std::filesystem::path& folder, const std::string& version,
                  const Golden& golden) {
  base::Bytes log;
  for (const LoggedBatch& batch : golden.log) {
    put(batch.replica, log);
    put(static_cast<std::uint32_t>(batch.bytes.size()), log);
    log += batch.bytes;
  }
  write(folder / ("log-" + version), log);
  write(folder / ("keyframe-" + version), golden.keyframe);
  write(folder / ("visible-" + version), golden.visible);
}

Golden read_golden(const std::filesystem::path& folder, const std::string& version) {
  Golden golden;
  const base::Bytes log = read(folder / ("log-" + version));
  for (base::BytesView rest = log; rest.size() >= 8;) {
    const std::uint32_t replica = take(rest);
    const std::uint32_t size = take(rest);
    golden.log.push_back({replica, base::Bytes(rest.substr(0, size))});
    rest.remove_prefix(std::min<std::size_t>(size, rest.size()));
  }
  golden.keyframe = read(folder / ("keyframe-" + version));
  golden.visible = read(folder / ("visible-" + version));
  return golden;
}

}  // namespace tablee::tests
