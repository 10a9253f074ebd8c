// Layouts by item, made when first painted and kept while text and size stay the same: moving a note or
// panning the board lays out nothing.

import type { Item } from '../scene/item';
import { rulesOf } from '../scene/kinds';
import type { Size } from '../scene/rect';
import type { Layout, Measure } from '../scene/text_layout';

interface Kept {
  readonly text: string;
  readonly w: number;
  readonly h: number;
  readonly textSize: number;
  readonly layout: Layout;
}

export class TextCache {
  private readonly kept = new Map<number, Kept>();

  constructor(
    private readonly regular: Measure,
    private readonly bold: Measure,
  ) {}

  /** `at`: the size that it is shown in; another than its own while it is being stretched. */
  layout(item: Item, at: Size = item): Layout {
    const old = this.kept.get(item.handle);
    const { text } = item;
    const { w, h } = at;
    const textSize = 'textSize' in item ? item.textSize : 0;
    if (old && old.text === text && old.w === w && old.h === h && old.textSize === textSize) {
      return old.layout;
    }
    const rules = rulesOf(item).text;
    const layout = rules.layout(text, w, h, textSize, rules.font === 'bold' ? this.bold : this.regular);
    this.kept.set(item.handle, { text, w, h, textSize, layout });
    return layout;
  }

  clear(): void {
    this.kept.clear();
  }
}
