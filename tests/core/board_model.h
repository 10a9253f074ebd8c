// The oracle for a whole board: all ops sorted by stamp and folded, texts as they were told, nothing clever. It reads batches with
// Protobuf's generated code and shares none with the core; texts are TextModel's.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "batch.pb.h"
#include "core/board_peers.h"
#include "core/text_model.h"

namespace tablee::tests {

class BoardModel {
 public:
  using Id = std::pair<std::uint64_t, std::uint32_t>;  // counter, replica: ascending is by stamp
  /// What one op says of one register.
  struct Write {
    Id object;
    std::string slot;
    std::string value;
  };
  struct Register {
    Id stamp;
    std::string value;
  };

  /// In any order that keeps causes before effects, and a purge where the log has it.
  void add(const base::Bytes& batch, std::uint32_t replica);
  /// As visible() of a document that has the same batches.
  [[nodiscard]] std::string visible();

  /// One op of a batch.
  void say(Id id, const v1::Op& op) {
    ops_[id] = op;
    if (writes_text(op)) told_texts_.push_back(id);
    folded_ = false;
  }
  /// Null when it was never written.
  [[nodiscard]] const Register* read(Id object, const std::string& slot);
  /// A code point and the text that it is in; null when there is none.
  [[nodiscard]] const TextModel::Item* code_point(Id id);
  [[nodiscard]] std::vector<Write> writes(Id id, const v1::Op& op);
  [[nodiscard]] static std::vector<Id> erased(Id id, const v1::Op& op);
  [[nodiscard]] static Id ref(Id op, std::int64_t back, std::int64_t replica);
  /// Calls with each op of a batch and its id.
  static void each(const base::Bytes& batch, std::uint32_t replica,
                   const std::function<void(Id, const v1::Op&)>& act);

 private:
  struct Object {
    Shown shown;
    Id parent;
    Id moved;               // stamp of the place
    std::int64_t life = 1;  // 0: deleted, and hides what lies in it; 2: deleted
    std::map<std::uint32_t, std::int64_t> votes;
    std::map<std::int64_t, std::int64_t> seldom;  // numbers that few have, by field
    std::string rank;
  };

  void fold();
  void fold(Id id, const v1::Op& op);
  void purge(Id id, const v1::Op& op);
  [[nodiscard]] bool hidden(Id id) const;
  [[nodiscard]] std::set<Id> going(const std::function<bool(Id)>& named) const;
  [[nodiscard]] Id target_of(Id id, const v1::Op& op) const;
  void create(Id id, const v1::Create& create);
  void write_text(Id id, const v1::Op& op);
  [[nodiscard]] core::OpId right_of(core::Handle text, core::OpId id);
  [[nodiscard]] bool honest(const tools::TextOp& op);
  void place(Object& object, Id id, const std::int64_t* numbers, int count);
  [[nodiscard]] Id parent_of(Id id) const;
  void paint(Id parent, std::string& lines);
  [[nodiscard]] static std::string seldom_of(const Object& object);

  [[nodiscard]] static bool writes_text(const v1::Op& op) {
    return !op.insert().empty() || op.erase_size() > 0;
  }

  std::map<Id, v1::Op> ops_;
  std::vector<Id>
      told_texts_;  // those of ops_ that write text: whose counters need not follow what they name
  std::map<std::pair<Id, std::string>, Register> registers_;
  bool folded_ = false;  ///< All that follows is what the ops say.
  std::map<Id, std::vector<TextModel::Item>>
      told_;  ///< Texts by object, as the last purge left them.
  std::map<Id, Object> objects_;
  std::map<std::uint32_t, std::uint32_t> participants_;
  TextModel texts_;
  std::map<Id, core::Handle> text_of_;  // by code point
  std::map<Id, core::Handle> handle_;   // by object, as TextModel wants one
};

}  // namespace tablee::tests
