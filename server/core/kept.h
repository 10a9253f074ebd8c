// What a newer version wrote and this one only keeps, byte for byte: registers with unknown field numbers,
// ops of unknown kinds, unknown fields of known ops. It passes them on in keyframes, so that a newer reader
// finds them all. Registers that few objects have are kept the same way, by name: role, rank, reactions.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "core/changes.h"
#include "core/op_id.h"

namespace tablee::core {

class Kept {
 public:
  /// What the bytes of an op are. The numbers stand in keyframes.
  enum class Piece : std::uint8_t { op = 0, op_fields = 1, put_fields = 2, batch_fields = 3 };

  struct RegisterKey {
    Handle handle = handle_none;
    bool bytes = false;  ///< Of Put, else of Op.number.
    std::uint32_t field = 0;
    auto operator<=>(const RegisterKey&) const = default;
  };
  struct Register {
    Stamp stamp;
    std::int64_t number = 0;
    std::string bytes;
  };
  struct PieceKey {
    OpId id;
    Piece piece = Piece::op;
    auto operator<=>(const PieceKey&) const = default;
  };

  /// Says whether the stamp was the greater one.
  bool write(RegisterKey key, Register value);
  /// Says whether it is new.
  bool add(PieceKey key, std::string_view bytes);

  /// Forgets the registers of all objects for which `gone(handle)` holds.
  template <typename Gone>
  void drop(Gone gone) {
    if (registers_.empty()) return;
    Kept staying;
    for (const auto& [key, value] : registers_) {
      if (!gone(key.handle)) (void)staying.write(key, value);
    }
    for (const auto& [key, bytes] : pieces_) (void)staying.add(key, bytes);
    *this = std::move(staying);
  }

  [[nodiscard]] const Register* find(RegisterKey key) const;
  [[nodiscard]] const std::map<RegisterKey, Register>& registers() const { return registers_; }
  [[nodiscard]] const std::map<PieceKey, std::string>& pieces() const { return pieces_; }
  /// A measure of the memory that all of it takes, in bytes.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::map<RegisterKey, Register> registers_;
  std::map<PieceKey, std::string> pieces_;
  std::size_t size_ = 0;
};

}  // namespace tablee::core
