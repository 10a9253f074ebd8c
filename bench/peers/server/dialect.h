// How to speak to the servers of others: what to say first, how an update is wrapped, and who wrote one that comes in.
// Yjs updates are written here by hand (format 1, one struct each), so that the load generator needs no Yjs and is as cheap
// as it is against our own server.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace tablee::peers {

enum class Peer { relay, y_websocket, hocuspocus };

[[nodiscard]] std::optional<Peer> find_peer(std::string_view name);

/// One client's updates: the whiteboard's mix, each of one struct, so that its clock counts them.
class Author {
 public:
  explicit Author(std::uint32_t client) : client_(client), random_(client) {}

  /// Its clock is clock() before the call.
  [[nodiscard]] std::string next();
  [[nodiscard]] std::uint32_t clock() const { return clock_; }

 private:
  [[nodiscard]] std::string note_key(std::size_t note) const;
  [[nodiscard]] std::string set(std::string_view root, const std::string& key,
                                std::vector<std::optional<std::uint32_t>>& last, std::size_t at,
                                const std::string& value);
  [[nodiscard]] std::string type_letter();
  [[nodiscard]] std::string place();

  std::uint32_t client_;
  std::uint32_t clock_ = 0;
  base::Random random_;
  std::vector<std::optional<std::uint32_t>> places_;
  std::vector<std::optional<std::uint32_t>> colours_;
  std::optional<std::uint32_t> letter_;
};

struct Origin {
  std::uint32_t client = 0;
  std::uint32_t clock = 0;
};

enum class Heard { nothing, ready, update };

/// Messages of one connection to `board`.
class Dialect {
 public:
  Dialect(Peer peer, std::string board) : peer_(peer), board_(std::move(board)) {}

  /// To be sent when the connection is there.
  [[nodiscard]] std::vector<std::string> greetings() const;
  [[nodiscard]] std::string wrap(std::string_view update) const;
  /// `ready`: what the board held is here. `origin` is set with `update`.
  [[nodiscard]] Heard hear(std::string_view message, Origin& origin) const;

 private:
  Peer peer_;
  std::string board_;
};

}  // namespace tablee::peers
