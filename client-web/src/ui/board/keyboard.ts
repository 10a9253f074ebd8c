// What a tablet's keyboard leaves free of the page. A keyboard covers the page without resizing it; what is left is the
// visual viewport, which also shrinks and moves when the page itself is enlarged by two fingers, rotated or resized.

import { signal } from '@preact/signals';

export interface Cover {
  /** CSS pixels of the page that are out of sight at its top and at its bottom. */
  readonly top: number;
  readonly bottom: number;
  readonly keyboard: boolean;
}

export const nothingCovered: Cover = { top: 0, bottom: 0, keyboard: false };

interface Visual {
  readonly offsetTop: number;
  readonly height: number;
  readonly scale: number;
}

/** Less is rounding on an enlarged page. The strip that a tablet shows for a real keyboard is more, and covers the bars too. */
const keyboardMin = 32;

/** `pageHeight`: of the layout viewport. Pure. */
export function coverOf(pageHeight: number, { offsetTop, height, scale }: Visual): Cover {
  // An enlarged page shows less of itself without anything lying over it: heights are compared at the same scale.
  const keyboard = pageHeight - height * scale >= keyboardMin;
  // Without a keyboard the person has chosen what they look at; bars stay where the page has them.
  if (!keyboard) return nothingCovered;
  const top = Math.max(0, Math.round(offsetTop));
  return { top, bottom: Math.max(0, Math.round(pageHeight - offsetTop - height)), keyboard };
}

/** How high the keyboard was when it was last there, by the way the device was held. */
const known = new Map<'wide' | 'high', number>();

function way(): 'wide' | 'high' {
  return window.innerWidth > window.innerHeight ? 'wide' : 'high';
}

/** What the keyboard will cover when it comes; `guess` when none was seen yet. */
export function expectedKeyboard(guess: number): number {
  return known.get(way()) ?? guess;
}

/** Somebody writes, and no keyboard lies over the page: there is a real one. */
export function noKeyboardCame(): void {
  if (!cover.peek().keyboard) known.set(way(), 0);
}

export const cover = signal<Cover>(nothingCovered);

/** Follows the keyboard until the answer is called. */
export function followKeyboard(): () => void {
  const visual = window.visualViewport;
  if (!visual) return () => undefined;
  const root = document.documentElement;
  const follow = (): void => {
    const before = cover.peek();
    const next = coverOf(root.clientHeight, visual);
    if (next.keyboard) known.set(way(), next.top + next.bottom);
    if (next.top === before.top && next.bottom === before.bottom && next.keyboard === before.keyboard) return;
    root.style.setProperty('--keyboard', `${next.bottom}px`);
    cover.value = next;
  };
  follow();
  const stop = new AbortController();
  const options = { signal: stop.signal };
  visual.addEventListener('resize', follow, options);
  visual.addEventListener('scroll', follow, options);
  window.addEventListener('resize', follow, options);
  return () => {
    stop.abort();
    root.style.setProperty('--keyboard', '0px');
    cover.value = nothingCovered;
  };
}
