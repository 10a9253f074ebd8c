// What keys do on the board. The canvas has the focus like any other control; Tab goes through the notes in
// reading order and leaves after the last one.

import { readingOrder } from '../../tools/placement';
import type { BoardStage } from './board_stage';
import { takePen } from './draw_slot';

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Board units; with shift the longer way. */
const nudge = 10;
const nudgeFar = 50;
/** Pan, CSS pixels. */
const pan = 80;

/** What a button, a link or another control does by keys of its own. */
const controlKeys: ReadonlySet<string> = new Set([' ', 'Enter', 'Tab']);

/** Whether a key that is pressed at `target` is the board's: not behind a dialog, nor where one writes. */
export function isForBoard(
  key: string,
  target: Pick<Element, 'closest'> | null,
  page: Pick<ParentNode, 'querySelector'>,
): boolean {
  if (
    page.querySelector('dialog[open]') ||
    target?.closest('dialog, input, textarea, select, [contenteditable]')
  )
    return false;
  return !controlKeys.has(key) || !target?.closest('button, a, summary, [role="slider"]');
}

/** True when the key was ours. */
export function onKey(stage: BoardStage, event: KeyboardEvent): boolean {
  // The browser's (back, forward), or a letter that a layout has only with it: AltGr says control and alt at once.
  if (event.altKey || event.isComposing) return false;
  const command = event.ctrlKey || event.metaKey;
  if (command) return onCommand(stage, event);
  // The letter goes on to the field that it has opened.
  if ([...event.key].length === 1 && event.key !== ' ' && stage.tools.tool.typed?.()) return false;
  if (!stage.signs && event.key.length === 1) return false;
  const step = steps[event.key];
  if (step) return arrow(stage, step, event.shiftKey);
  if (event.key === 'Tab') return tab(stage, event.shiftKey ? -1 : 1);
  return onPlain(stage, event.key);
}

function onCommand(stage: BoardStage, event: KeyboardEvent): boolean {
  const { acts } = stage;
  const editable = stage.editable;
  switch (event.key.toLowerCase()) {
    case 'a':
      acts.selectAll();
      return true;
    case 'z':
      if (editable) event.shiftKey ? stage.redo() : stage.undo();
      return editable;
    case 'y':
      if (editable) stage.redo();
      return editable;
    case 'd':
      if (editable) acts.duplicate();
      return editable;
    case 'g':
      if (editable) event.shiftKey ? acts.ungroup() : acts.group();
      return editable;
    default: {
      const act = stage.keys.get(`^${event.key.toLowerCase()}`);
      act?.();
      return act !== undefined;
    }
  }
}

function onPlain(stage: BoardStage, key: string): boolean {
  switch (key) {
    case '+':
    case '=':
      stage.sight.zoomBy(1.3);
      return true;
    case '-':
      stage.sight.zoomBy(1 / 1.3);
      return true;
    case '0':
      stage.sight.fitAll();
      return true;
    case 'Escape':
      if (!stage.tools.putDown()) stage.selection.clear();
      return true;
    default:
      return stage.editable && onEdit(stage, key);
  }
}

function onEdit(stage: BoardStage, key: string): boolean {
  const { acts, selection } = stage;
  switch (key) {
    case 'n':
    case 'N':
      acts.newNote();
      return true;
    case 'd':
    case 'D':
      void takePen(stage);
      return true;
    case 'Delete':
    case 'Backspace':
      acts.remove();
      return true;
    case 'Enter':
    case 'F2':
      if (selection.only) stage.openEditor(selection.only);
      return true;
    default: {
      const act = stage.keys.get(key.toLowerCase());
      act?.();
      return act !== undefined;
    }
  }
}

function arrow(stage: BoardStage, [dx, dy]: readonly [number, number], far: boolean): boolean {
  const by = far ? nudgeFar : nudge;
  if (stage.selection.size > 0 && stage.editable) stage.acts.nudge(dx * by, dy * by);
  else stage.sight.panBy(-dx * pan, -dy * pan);
  return true;
}

function tab(stage: BoardStage, direction: 1 | -1): boolean {
  const { layers, selection } = stage;
  const all = new Map(layers.items().map((found) => [found.item, found]));
  const order = readingOrder([...all.keys()]);
  const [selected] = selection.found;
  const at = selected ? order.indexOf(selected.item) : -1;
  const next = order[at < 0 ? (direction > 0 ? 0 : order.length - 1) : at + direction];
  const found = next && all.get(next);
  if (!found) {
    selection.clear();
    return false;
  }
  selection.set([layers.nameOf(found)]);
  stage.sight.lookAt(found.item);
  return true;
}
