// Layouts by item, made when first painted and kept while text and size stay the same: moving a note or
// panning the board lays out nothing.

import { isFrame } from '../scene/item';
import type { Item } from '../scene/item';
import { frameTitleSize, noteFoot, notePadding, noteTextSizeMax } from '../scene/measures';
import { layoutAt, layoutToFit } from '../scene/text_layout';
import type { Layout, Measure } from '../scene/text_layout';

interface Kept {
  readonly text: string;
  readonly w: number;
  readonly h: number;
  readonly textSize: number;
  readonly layout: Layout;
}

/** The part of a note that its text is centred in, relative to the note. */
export function textBox(w: number, h: number): { x: number; y: number; w: number; h: number } {
  const padding = Math.min(notePadding, w / 8);
  const foot = Math.min(noteFoot, h / 6);
  return { x: padding, y: padding, w: Math.max(1, w - 2 * padding), h: Math.max(1, h - padding - foot) };
}

/** The layout of a note's text: what the canvas paints and what the editor over it imitates. */
export function noteLayout(text: string, w: number, h: number, textSize: number, measure: Measure): Layout {
  const box = textBox(w, h);
  if (textSize > 0) return layoutAt(text, box.w, textSize, measure);
  return layoutToFit(text, box.w, box.h, noteTextSizeMax * Math.max(1, w / 240), measure);
}

export class TextCache {
  private readonly kept = new Map<number, Kept>();

  constructor(
    private readonly regular: Measure,
    private readonly bold: Measure,
  ) {}

  layout(item: Item): Layout {
    const old = this.kept.get(item.handle);
    if (
      old &&
      old.text === item.text &&
      old.w === item.w &&
      old.h === item.h &&
      old.textSize === item.textSize
    ) {
      return old.layout;
    }
    const { text, w, h, textSize } = item;
    const layout = isFrame(item)
      ? layoutToFit(text, Math.max(1, w - 40), frameTitleSize * 1.3, frameTitleSize, this.bold)
      : noteLayout(text, w, h, textSize, this.regular);
    this.kept.set(item.handle, { text, w, h, textSize, layout });
    return layout;
  }

  clear(): void {
    this.kept.clear();
  }
}
