// How the text field looks like the thing it lies over, so that nothing jumps when it opens or closes. Board units. Pure.

import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { frameTitleHeight, frameTitleSize, lineHeight } from '../../scene/measures';
import { layoutAt } from '../../scene/text_layout';
import type { Layout, Measure } from '../../scene/text_layout';

/** CSS pixels of a letter's size that can be written in. */
export const writable = 12;
/** Under this the field sets its text larger than the picture does, and scrolls. */
const readable = 8.5;

export interface Face {
  readonly fontSize: number;
  readonly height: number;
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
  /** The text is larger than its field. */
  readonly scrolls: boolean;
  readonly layout: Layout | null;
}

/** `zoom`: CSS pixels per board unit, where the camera comes to rest. */
export function faceOf(item: Item, text: string, zoom: number, measure: Measure): Face {
  const rules = rulesOf(item).text;
  const box = rules.box(item.w, item.h);
  if (rules.title) {
    const height = frameTitleHeight + 8;
    return {
      fontSize: frameTitleSize,
      height,
      top: 14,
      side: box.x,
      bottom: 0,
      scrolls: false,
      layout: null,
    };
  }
  const layout = layoutOf(item, text, measure);
  if (!layout.cut && layout.size * zoom >= readable) {
    const top = box.y + Math.max(0, (box.h - layout.height) / 2);
    return { fontSize: layout.size, height: item.h, top, side: box.x, bottom: 0, scrolls: false, layout };
  }
  const fontSize = writable / zoom;
  const large = layoutAt(text, box.w, fontSize, measure);
  const bottom = item.h - box.y - box.h;
  return { fontSize, height: item.h, top: box.y, side: box.x, bottom, scrolls: true, layout: large };
}

/** As the canvas sets it; an empty field has the caret where the first letter will stand. */
export function layoutOf(item: Item, text: string, measure: Measure): Layout {
  const size = 'textSize' in item ? item.textSize : 0;
  return rulesOf(item).text.layout(text === '' ? 'x' : text, item.w, item.h, size, measure);
}

/** The line in which the caret stands: from where to where below the thing's upper edge. */
export function caretLine(
  face: Face,
  caret: number,
  scrolled: number,
): { readonly y: number; readonly h: number } {
  if (!face.layout) return { y: 0, h: face.height };
  const h = face.fontSize * lineHeight;
  const after = face.layout.lines.findIndex((line) => line.start > caret);
  const line = Math.max(0, (after < 0 ? face.layout.lines.length : after) - 1);
  const y = face.top + line * h - scrolled;
  return { y: Math.min(Math.max(0, y), Math.max(0, face.height - h)), h };
}
