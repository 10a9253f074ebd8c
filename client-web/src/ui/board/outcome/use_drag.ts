// Ordering by dragging: a row follows the finger, a line shows where it would go, and letting go puts it there. Steps do the same.

import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import type { Name } from '../../../core/names';

export interface Drag {
  begin(event: PointerEvent, name: Name): void;
}

interface Target {
  readonly list: HTMLElement;
  /** Its place among the rows that stay. */
  readonly at: number;
}

/** `drop`: into which heading (null: none), and to which place among its other propositions. */
export function useDrag(
  root: RefObject<HTMLElement>,
  drop: (name: Name, heading: Name | null, to: number) => void,
): Drag {
  const dropped = useRef(drop);
  dropped.current = drop;
  return {
    begin: (event, name) => {
      const handle = event.currentTarget as HTMLElement;
      const row = handle.closest<HTMLElement>('.outcome__item');
      if (!row || !root.current) return;
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      row.classList.add('outcome__item--held');
      let target: Target | null = null;
      const move = (moved: PointerEvent): void => {
        target = targetAt(root.current, row, moved.clientY);
        mark(root.current, target, row);
      };
      const end = (ended: PointerEvent): void => {
        handle.removeEventListener('pointermove', move);
        row.classList.remove('outcome__item--held');
        mark(root.current, null, row);
        if (ended.type === 'pointerup' && target) {
          const heading = JSON.parse(target.list.dataset['heading'] ?? 'null') as Name | null;
          dropped.current(name, heading, target.at);
        }
      };
      handle.addEventListener('pointermove', move);
      handle.addEventListener('pointerup', end, { once: true });
      handle.addEventListener('pointercancel', end, { once: true });
    },
  };
}

function rowsOf(list: HTMLElement, held: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>('.outcome__item')].filter((row) => row !== held);
}

/** The list that is nearest, and how many of its rows lie above. */
function targetAt(root: HTMLElement | null, held: HTMLElement, y: number): Target | null {
  const lists = [...(root?.querySelectorAll<HTMLElement>('.outcome__items') ?? [])];
  const away = (list: HTMLElement): number => {
    const { top, bottom } = list.getBoundingClientRect();
    return Math.max(top - y, y - bottom, 0);
  };
  const [list] = lists.sort((a, b) => away(a) - away(b));
  if (!list) return null;
  const above = rowsOf(list, held).filter((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2 < y;
  });
  return { list, at: above.length };
}

function mark(root: HTMLElement | null, target: Target | null, held: HTMLElement): void {
  for (const one of root?.querySelectorAll('.outcome--before, .outcome--end') ?? []) {
    one.classList.remove('outcome--before', 'outcome--end');
  }
  if (!target) return;
  const row = rowsOf(target.list, held)[target.at];
  if (row) row.classList.add('outcome--before');
  else target.list.classList.add('outcome--end');
}
