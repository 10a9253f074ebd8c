// Images: the picture in the size that is seen, or its place while it has not come.

import type { ImageItem } from '../../scene/item';
import { footTextSize } from '../../scene/measures';
import { shades } from '../../scene/palette';
import type { Rect } from '../../scene/rect';
import { bitmaps } from '../bitmaps';
import type { PictureState } from '../bitmaps';
import { roundRect } from '../brush';
import type { Brush, Painter } from '../brush';
import { paintBadge } from './badge';
import { legible } from './words';

const radius = 4;
/** Device pixels under which an empty place needs no sign. */
const signMin = 40;

function hex(hash: Uint8Array): string {
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Of items that are painted again and again: an item is replaced when it changes. */
const names = new WeakMap<ImageItem, string>();

function nameOf(item: ImageItem): string {
  let name = names.get(item);
  if (name === undefined) names.set(item, (name = item.blob ? hex(item.blob) : ''));
  return name;
}

export const imagePainter: Painter<ImageItem> = {
  paint(brush, item, at) {
    const { context, scale } = brush;
    const name = nameOf(item);
    const bitmap = name === '' ? null : bitmaps.get(name, Math.max(at.w, at.h) * scale, brush.again);
    if (bitmap) {
      context.imageSmoothingQuality = 'high';
      context.drawImage(bitmap, at.x, at.y, at.w, at.h);
    } else {
      paintPlace(brush, at, name === '' ? 'missing' : bitmaps.stateOf(name));
    }
    const told = item.votes > 0 && footTextSize * scale >= legible;
    if (told) paintBadge(brush, item.votes, { x: at.x + at.w - 22, y: at.y + at.h - 20 }, 14);
  },
};

/** Its size is known before its bytes are there: nothing jumps when they come. */
function paintPlace(brush: Brush, at: Rect, state: PictureState): void {
  const { context, scale } = brush;
  roundRect(context, at, radius, scale);
  context.globalAlpha = 0.12;
  context.fillStyle = shades.muted;
  context.fill();
  context.globalAlpha = 0.5;
  context.strokeStyle = shades.muted;
  context.lineWidth = 1.5 / Math.max(0.5, Math.min(2, scale));
  context.stroke();
  if (Math.min(at.w, at.h) * scale >= signMin) paintSign(context, at, state);
  context.globalAlpha = 1;
}

/** Hills and a sun; crossed out for what will not come. */
function paintSign(context: CanvasRenderingContext2D, at: Rect, state: PictureState): void {
  const side = Math.min(at.w, at.h) * 0.36;
  const [x, y] = [at.x + (at.w - side) / 2, at.y + (at.h - side) / 2];
  context.lineWidth = side / 16;
  context.lineJoin = 'round';
  context.beginPath();
  context.rect(x, y + side * 0.1, side, side * 0.8);
  context.moveTo(x, y + side * 0.78);
  context.lineTo(x + side * 0.32, y + side * 0.45);
  context.lineTo(x + side * 0.55, y + side * 0.7);
  context.lineTo(x + side * 0.72, y + side * 0.55);
  context.lineTo(x + side, y + side * 0.8);
  if (state === 'missing') {
    context.moveTo(x, y);
    context.lineTo(x + side, y + side);
  }
  context.stroke();
  context.beginPath();
  context.arc(x + side * 0.7, y + side * 0.32, side * 0.08, 0, 2 * Math.PI);
  context.fill();
}
