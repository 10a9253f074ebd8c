#include "tools/random_edit.h"

namespace tablee::tools {
namespace {

using namespace tablee::core;

class Edit {
 public:
  Edit(Editor& editor, const Document& document, base::Random& random)
      : editor_(editor), document_(document), random_(random) {}

  void run() {
    const Handle handle = any();
    switch (random_.below(12)) {
      case 0:
        create(handle);
        break;
      case 1:
        move(handle);
        break;
      case 2:
        resize(handle);
        break;
      case 3: {
        const auto field = static_cast<NumberField>(1 + random_.below(8));
        editor_.set_number(handle, field, number());
        break;
      }
      case 4:
        editor_.set_alive(handle, random_.chance(0.5));
        break;
      case 5:
        random_.chance(0.5) ? editor_.raise(handle) : editor_.lower(handle);
        break;
      case 6:
        editor_.put_between(handle, handle_none, any());
        break;
      case 7:
        random_.chance(0.5) ? editor_.vote(handle, static_cast<std::uint32_t>(random_.below(4)))
                            : editor_.react(handle, static_cast<std::uint32_t>(random_.below(9)));
        break;
      case 8:
        connect(handle);
        break;
      default:
        write(handle);
    }
  }

 private:
  Handle any() {
    const Handle size = document_.size();
    return size == 0 ? handle_none : static_cast<Handle>(random_.below(size));
  }
  std::int32_t number() { return static_cast<std::int32_t>(random_.between(-500, 500)); }

  void create(Handle parent) {
    constexpr ObjectKind kinds[] = {ObjectKind::note, ObjectKind::frame, ObjectKind::connector};
    editor_.create({kinds[random_.below(3)], parent});
  }
  void move(Handle handle) {
    const Handle parent = random_.chance(0.4) ? handle_none : any();
    const std::int32_t x = number();
    editor_.move(handle, parent, x, number());
  }
  void resize(Handle handle) {
    const std::int32_t width = number();
    editor_.resize(handle, width, number());
  }
  void connect(Handle handle) {
    ConnectorEnd end;
    end.x = number();
    end.y = number();
    if (const Handle target = any(); target != handle_none)
      end.target = document_.object(target).id;
    editor_.set_end(handle, static_cast<int>(random_.below(2)), end);
  }
  void write(Handle handle) {
    if (handle == handle_none) return;
    const auto at = static_cast<std::uint32_t>(random_.below(document_.text_length(handle) + 1U));
    if (random_.chance(0.6)) {
      editor_.insert_text(handle, at, random_.chance(0.5) ? "x" : "word 😀");
    } else {
      editor_.erase_text(handle, at, 1 + static_cast<std::uint32_t>(random_.below(6)));
    }
  }

  Editor& editor_;
  const Document& document_;
  base::Random& random_;
};

}  // namespace

void random_edit(Editor& editor, const Document& document, base::Random& random) {
  Edit(editor, document, random).run();
}

}  // namespace tablee::tools
