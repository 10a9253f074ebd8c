// What chrome and keyboard leave free of the board. Pure.

import type { Insets } from '../../scene/camera';
import type { Cover } from './keyboard';

/** Narrower screens are phones, CSS pixels. */
export const phoneWidth = 700;
/** The bar that stands above the keyboard, and the air around it. */
const writingBar = 92;
/** A line that touches the head is hard to read. */
const air = 10;

/** Where the board lies on the page. */
interface Place {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

/** `writing`: the bar of writing stands in place of all others. Narrow screens have the status and the zoom at the top. */
export function freeInsets(place: Place, pageHeight: number, cover: Cover, writing: boolean): Insets {
  const phone = place.width < phoneWidth;
  const top = phone ? 48 : 40;
  const side = phone ? 16 : 40;
  const bar = writing ? writingBar : phone ? 110 : 130;
  const hiddenAbove = Math.max(0, cover.top - place.top);
  const hiddenBelow = Math.max(0, place.bottom - (pageHeight - cover.bottom));
  return {
    top: hiddenAbove + (writing && !phone ? air : top),
    right: phone || writing ? side : 84,
    bottom: hiddenBelow + bar,
    left: side,
  };
}
