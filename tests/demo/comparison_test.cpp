// A comparison that can not fail would prove nothing about the demo.
#include "demo/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/editor.h"

namespace tablee::demo {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Comparison : public testing::Test {
 protected:
  core::Handle add(core::ObjectKind kind, std::string_view text, core::Handle parent, int x,
                   int w) {
    const auto handle =
        editor_.create({.kind = kind, .parent = parent, .x = x, .y = 0, .w = w, .h = w});
    editor_.insert_text(handle, 0, text);
    static_cast<void>(editor_.commit(nullptr));
    return handle;
  }

  core::Document document_;
  core::Editor editor_{document_, 2};
  event::TableSpec table_{
      .number = 1, .question = "q", .clusters = {{"Ideas", {"one", "one", "two"}}}};
};

TEST_F(Comparison, FindsNothingWhereAllIsRight) {
  const auto frame = add(core::ObjectKind::frame, "Ideas", core::handle_none, 0, 500);
  for (const auto* text : {"one", "two", "one"}) add(core::ObjectKind::note, text, frame, 10, 100);
  EXPECT_THAT(differences(document_, table_), IsEmpty());
}

TEST_F(Comparison, NamesWhatIsMissingAndWhatIsTooMuch) {
  const auto frame = add(core::ObjectKind::frame, "Ideas", core::handle_none, 0, 500);
  add(core::ObjectKind::note, "one", frame, 10, 100);
  add(core::ObjectKind::note, "one", core::handle_none, 10, 100);
  const auto gone = add(core::ObjectKind::note, "two", frame, 10, 100);
  add(core::ObjectKind::note, "two", frame, 450, 100);
  editor_.set_alive(gone, false);
  EXPECT_THAT(differences(document_, table_),
              ElementsAre("missing: note \"one\" in \"Ideas\"",
                          "too much: note \"one\" outside of any frame",
                          "missing: note \"two\" in \"Ideas\"",
                          "too much: note \"two\" sticking out in \"Ideas\""));
}

}  // namespace
}  // namespace tablee::demo
