// One edit of a board, chosen at random among all that an editor can do but undo and redo.
#pragma once

#include "base/random.h"
#include "core/editor.h"

namespace tablee::tools {

/// `document` is the editor's. The same random numbers on documents with the same handles make the same edit.
void random_edit(core::Editor& editor, const core::Document& document, base::Random& random);

}  // namespace tablee::tools
