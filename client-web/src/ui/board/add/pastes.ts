// What is pasted onto the board, or into a note that is still empty: several lines are offered as so many notes, one line is a note.

import type { BoardStage } from '../board_stage';
import { isForBoard } from '../shortcuts';
import { linesOf } from '../../../tools/many';

export function takePastes(stage: BoardStage, offer: (text: string) => void): void {
  const onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const lines = linesOf(text);
    if (!stage.editable || lines.length === 0 || !isOurs(event.target as Element, lines.length)) return;
    event.preventDefault();
    event.stopPropagation();
    offer(text);
  };
  // Before the field, which would take it.
  document.addEventListener('paste', onPaste, { capture: true, signal: stage.leaving });
}

function isOurs(target: Element | null, lines: number): boolean {
  const field = target?.closest('textarea.note-editor:not(.note-editor--title)');
  if (field) return lines > 1 && (field as HTMLTextAreaElement).value === '';
  return isForBoard('v', target, document);
}
