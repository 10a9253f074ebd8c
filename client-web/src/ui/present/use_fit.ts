// Text as large as its place takes: it is read from the other end of a room.

import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect } from 'preact/hooks';

/** Of the picture's shorter side. */
const largest = 0.065;
const smallest = 0.022;
/** Smaller than that nobody reads it: the place scrolls then. */
const pixelsMin = 18;
/** Halvings: the size is right to a hundredth of the way. */
const tries = 7;

function overflows(place: HTMLElement): boolean {
  return place.scrollHeight > place.clientHeight || place.scrollWidth > place.clientWidth;
}

/** The place keeps its own size, whatever is written in it, and measures what is in it in `em`. */
function fit(place: HTMLElement): void {
  const short = Math.min(innerWidth, innerHeight);
  let low = Math.max(pixelsMin, short * smallest);
  let high = Math.max(low, short * largest);
  const set = (size: number): void => {
    place.style.fontSize = `${size}px`;
  };
  set(high);
  if (!overflows(place)) return;
  for (let i = 0; i < tries; i++) {
    const middle = (low + high) / 2;
    set(middle);
    if (overflows(place)) high = middle;
    else low = middle;
  }
  set(low);
}

export function useFit(ref: RefObject<HTMLElement>): void {
  // Whatever is written in it.
  useLayoutEffect(() => {
    if (ref.current) fit(ref.current);
  });
  useEffect(() => {
    const place = ref.current;
    if (!place) return;
    const observer = new ResizeObserver(() => fit(place));
    observer.observe(place);
    return () => observer.disconnect();
  }, []);
}
