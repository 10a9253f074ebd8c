// What gestures mean beside what tools do with them: touches of two and three fingers, the menu under a finger that rests, a
// closer look by a double tap where nothing can be made.

import type { Gesture } from '../../../input/gesture';
import { zoomAt } from '../../../scene/camera';
import { words } from '../../../i18n/language';
import type { Toaster } from '../../parts/toast';
import type { BoardStage } from '../board_stage';
import { overWords } from './words';

/** How much nearer a double tap brings. */
const nearer = 2;

export function hear(stage: BoardStage, toaster: Toaster): (g: Gesture) => void {
  return (g) => {
    if (g.kind === 'press') stage.menu.value = { x: g.x, y: g.y };
    else if (g.kind !== 'hover') stage.menu.value = null;
    if (g.kind === 'fingers') turn(stage, toaster, g.count);
    if (g.kind === 'tap' && g.count === 2 && !stage.editable) {
      stage.sight.moveTo(zoomAt(stage.sight.camera, g, nearer));
    }
  };
}

/** Two fingers take back, three do again; what happened is said, since nothing on the screen was pressed. */
function turn(stage: BoardStage, toaster: Toaster, fingers: number): void {
  const t = overWords.peek();
  const b = words.peek().board;
  if (!t || !stage.editable || fingers > 3) return;
  const undoes = fingers === 2;
  if (!(undoes ? stage.undo() : stage.redo())) return;
  toaster.show({
    text: undoes ? t.undone : t.redone,
    action: undoes
      ? { label: b.redoShort, run: () => stage.redo() }
      : { label: b.undoShort, run: () => stage.undo() },
    once: true,
  });
}
