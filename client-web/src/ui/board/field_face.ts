// How the text field looks like the thing it lies over, so that nothing jumps when it opens or closes. Board units. Pure.

import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { frameTitleHeight, frameTitleSize, lineHeight } from '../../scene/measures';
import type { Rect } from '../../scene/rect';
import { isRightToLeft } from '../../scene/text_layout';
import type { Layout, Measure } from '../../scene/text_layout';

/** CSS pixels of a letter's size that can be written in. */
export const writable = 12;
/** Under this the field sets its text larger than the picture does, and scrolls. */
const readable = 8.5;
/** Lines that such a field shows at least. */
const linesMin = 3;

export interface Face {
  readonly fontSize: number;
  readonly height: number;
  readonly top: number;
  readonly side: number;
  readonly bottom: number;
  /** The text is larger than its field, and the browser keeps the caret in it. */
  readonly scrolls: boolean;
  /** Null where lines need not be known. */
  readonly layout: Layout | null;
}

/** `zoom`: CSS pixels per board unit, where the camera comes to rest; `free`: CSS pixels of height to write in. */
export function faceOf(item: Item, text: string, zoom: number, free: number, measure: Measure): Face {
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
    return {
      fontSize: layout.size,
      height: rules.grows ? layout.height : item.h,
      top,
      side: box.x,
      bottom: 0,
      scrolls: false,
      layout,
    };
  }
  const fontSize = writable / zoom;
  // Not over the foot, which says who wrote it.
  const height = Math.min(box.y + box.h, Math.max(linesMin * fontSize * lineHeight + 2 * box.y, free / zoom));
  return { fontSize, height, top: box.y, side: box.x, bottom: box.y, scrolls: true, layout: null };
}

/** As the canvas sets it; an empty field has the caret where the first letter will stand. */
export function layoutOf(item: Item, text: string, measure: Measure): Layout {
  const size = 'textSize' in item ? item.textSize : 0;
  return rulesOf(item).text.layout(text === '' ? 'x' : text, item.w, item.h, size, measure);
}

/** Room that a caret in a long title has on both sides. */
const caretRoom = 40;

/**
 * The line in which the caret stands, or the whole field where it scrolls; of a title the part around the caret. From
 * the thing's upper left corner on.
 */
export function caretLine(face: Face, item: Item, text: string, caret: number, measure: Measure): Rect {
  if (face.scrolls) return { x: 0, y: 0, w: item.w, h: face.height };
  if (!face.layout) {
    const box = rulesOf(item).text.box(item.w, item.h);
    const along = Math.min(box.w, measure(text.slice(0, caret)) * face.fontSize);
    const x = isRightToLeft(text) ? box.x + box.w - along : box.x + along;
    return { x: x - caretRoom, y: 0, w: 2 * caretRoom, h: face.height };
  }
  const h = face.fontSize * lineHeight;
  const after = face.layout.lines.findIndex((line) => line.start > caret);
  const line = Math.max(0, (after < 0 ? face.layout.lines.length : after) - 1);
  return { x: 0, y: face.top + line * h, w: item.w, h };
}
