// The view in which a thing is written: near enough for its letters, within what keyboard and bars leave free, and its
// line always in sight. Pure.

import { fit, reveal, zoomMax } from '../../scene/camera';
import type { Camera, Insets, Viewport } from '../../scene/camera';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import type { Size } from '../../scene/rect';
import { isRightToLeft } from '../../scene/text_layout';
import type { Measure } from '../../scene/text_layout';
import { layoutOf, writable } from './field_face';
import { phoneWidth } from './free_room';

/** Smaller notes than this are brought closer before one writes, CSS pixels. */
const writableWidth = 130;
/** Where a note is brought to that was too small. */
const easyZoom = 1.2;

export function closeTo(item: Item, from: Camera, v: Viewport, room: Insets, measure: Measure): Camera {
  const box = partToWrite(item);
  const free = { w: v.w - room.left - room.right, h: v.h - room.top - room.bottom };
  const small = box.w * from.zoom < writableWidth;
  const side = Math.max(writableWidth, Math.min(v.w * 0.6, free.h));
  const near = small ? Math.min(easyZoom, side / box.w) : from.zoom;
  const zoom = legible(item, near, free, measure);
  // A phone shows little more than the note that is written: it comes to the middle, note after note.
  return v.w < phoneWidth ? fit(box, v, room, zoom) : reveal(from, box, v, room, zoom);
}

/** Of a large frame the beginning of its title. */
function partToWrite(item: Item): Item {
  if (!rulesOf(item).text.title) return item;
  const w = Math.min(item.w, 400);
  const x = isRightToLeft(item.text) ? item.x + item.w - w : item.x;
  return { ...item, x, h: Math.min(item.h, 120), w };
}

/** Nearer where letters would be too small, as far as the whole width stays in view. */
function legible(item: Item, zoom: number, free: Size, measure: Measure): number {
  if (rulesOf(item).text.title) return zoom;
  const { size } = layoutOf(item, item.text, measure);
  if (size * zoom >= writable * 0.8) return zoom;
  return Math.max(zoom, Math.min(writable / size, free.w / item.w, zoomMax));
}
