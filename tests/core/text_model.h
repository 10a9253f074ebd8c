// The oracle: one list of characters, integrated by the rules of YjsMod as their paper's appendix states
// them, character by character, by index. Slow and plain on purpose; shares no code with the core's Texts.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "tools/text_op.h"

namespace tablee::tests {

class TextModel {
 public:
  tools::TextOp insert(core::OpId id, core::Handle text, std::uint32_t position,
                       const std::string& utf8);
  tools::TextOp erase(core::OpId id, core::Handle text, std::uint32_t position,
                      std::uint32_t length);
  void apply(const tools::TextOp& op);
  [[nodiscard]] std::string text(core::Handle text) const;
  [[nodiscard]] std::uint32_t length(core::Handle text) const;

  struct Item {
    core::OpId id;
    core::OpId left;
    core::OpId right;
    std::string character;
    bool erased = false;
  };
  /// All characters of a text in their order, erased ones too.
  [[nodiscard]] const std::vector<Item>& items(core::Handle text) { return texts_[text]; }
  void set(core::Handle text, std::vector<Item> items) { texts_[text] = std::move(items); }
  /// `items` without those for which `goes` says so; when there were any, the rest is told anew: chains (what one
  /// replica wrote on and on, all erased or none) in the order of their first ids, each between its neighbours.
  [[nodiscard]] static std::vector<Item> told_anew(const std::vector<Item>& items,
                                                   const std::function<bool(const Item&)>& goes);

 private:
  static void integrate(std::vector<Item>& items, Item item);

  std::map<core::Handle, std::vector<Item>> texts_;
};

}  // namespace tablee::tests
