// Which lines of a long list stand in the page: those around what is in sight. What is above and below takes the room that it would
// take, as far as one can tell without it.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Lines that stand in the page at once. */
export const shownMax = 90;
/** Of those, in front of what is in sight. */
const ahead = 30;
/** Before any was measured, CSS pixels. */
const guess = 52;
/** So far from the end of what stands there more is fetched, CSS pixels. */
const margin = 500;

export interface Shown {
  readonly from: number;
  readonly to: number;
  /** CSS pixels. */
  readonly above: number;
  readonly below: number;
  /** Brings a line into the page and into sight, and the focus to it if wanted. */
  show(at: number, options?: { focus?: boolean }): void;
}

/** The window that begins `ahead` of a line. */
export function around(at: number, count: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(at - ahead, count - shownMax));
  return { from, to: Math.min(count, from + shownMax) };
}

const lineAt = (list: HTMLElement, at: number): HTMLElement | null =>
  list.querySelector<HTMLElement>(`[data-at="${at}"]`);

export function useWindow(
  scroller: RefObject<HTMLElement>,
  list: RefObject<HTMLElement>,
  count: number,
): Shown {
  const [begin, setBegin] = useState(0);
  const height = useRef(guess);
  const wanted = useRef<{ at: number; focus: boolean } | null>(null);
  const { from, to } = around(begin + ahead, count);

  const look = useCallback((): void => {
    const place = scroller.current?.getBoundingClientRect();
    const lines = list.current?.querySelectorAll<HTMLElement>('[data-at]');
    const [first, last] = [lines?.[0], lines?.[(lines.length || 1) - 1]];
    if (!place || !list.current || !lines || !first || !last) return;
    const [top, bottom] = [first.getBoundingClientRect().top, last.getBoundingClientRect().bottom];
    if (lines.length > 1) height.current = (bottom - top) / lines.length;
    const shown = { from: Number(first.dataset['at']), to: Number(last.dataset['at']) + 1 };
    const enoughAbove = shown.from === 0 || top < place.top - margin;
    const enoughBelow = shown.to >= count || bottom > place.bottom + margin;
    if (enoughAbove && enoughBelow) return;
    const seen = [...lines].find((line) => line.getBoundingClientRect().bottom > place.top);
    const inSight = seen && top <= place.bottom && bottom >= place.top;
    const start = list.current.getBoundingClientRect().top;
    const at = inSight ? Number(seen.dataset['at']) : Math.floor((place.top - start) / height.current);
    setBegin(Math.max(0, at - ahead));
  }, [count]);

  useEffect(() => {
    const place = scroller.current;
    if (!place) return;
    let frame = 0;
    const heard = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    place.addEventListener('scroll', heard, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      place.removeEventListener('scroll', heard);
    };
  }, [look]);

  useLayoutEffect(() => {
    const { current } = wanted;
    const line = current && list.current && lineAt(list.current, current.at);
    if (!line) return;
    wanted.current = null;
    line.scrollIntoView({ block: 'nearest' });
    if (current.focus) line.querySelector<HTMLElement>('.list__note')?.focus({ preventScroll: true });
  });

  const show = (at: number, { focus = false }: { focus?: boolean } = {}): void => {
    wanted.current = { at, focus };
    // The same window again: the line is looked for all the same.
    setBegin((now) => (at >= now && at < now + shownMax ? now : around(at, count).from));
    const line = list.current && lineAt(list.current, at);
    if (!line) return;
    wanted.current = null;
    line.scrollIntoView({ block: 'nearest' });
    if (focus) line.querySelector<HTMLElement>('.list__note')?.focus({ preventScroll: true });
  };
  return { from, to, above: from * height.current, below: (count - to) * height.current, show };
}
