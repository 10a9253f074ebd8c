// The oracle for a whole board: all ops sorted by stamp and folded, nothing clever. It reads batches with
// Protobuf's generated code and shares none with the core; texts are TextModel's.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch.pb.h"
#include "core/board_peers.h"
#include "core/text_model.h"

namespace tablee::tests {

class BoardModel {
 public:
  /// In any order.
  void add(const base::Bytes& batch, std::uint32_t replica);
  /// As visible() of a document that has the same batches.
  [[nodiscard]] std::string visible();

 private:
  using Id = std::pair<std::uint64_t, std::uint32_t>;  // counter, replica: ascending is by stamp
  struct Object {
    Shown shown;
    Id parent;
    Id moved;  // stamp of the place
    bool alive = true;
    std::map<std::uint32_t, std::int64_t> votes;
  };

  void fold();
  void fold(Id id, const v1::Op& op);
  void create(Id id, const v1::Create& create);
  void write_text(Id id, const v1::Op& op);
  void place(Object& object, Id id, const std::int64_t* numbers, int count);
  [[nodiscard]] Id parent_of(Id id) const;
  void paint(Id parent, std::string& lines);
  [[nodiscard]] static Id ref(Id op, std::int64_t back, std::int64_t replica);

  std::map<Id, v1::Op> ops_;
  std::map<Id, Object> objects_;
  std::map<std::uint32_t, std::uint32_t> participants_;
  TextModel texts_;
  std::map<Id, core::Handle> text_of_;  // by code point
  std::map<Id, core::Handle> handle_;   // by object, as TextModel wants one
};

}  // namespace tablee::tests
