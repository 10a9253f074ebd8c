// The one typeface of the canvas: the device's own, so that nothing is fetched and everything is at hand offline.

import type { Measure } from '../scene/text_layout';

export const fontStack =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';

/** Text is set at this size and scaled by the transform: one font for all sizes, and widths that scale evenly. */
export const baseSize = 40;

export const regularFont = `${baseSize}px ${fontStack}`;
export const boldFont = `600 ${baseSize}px ${fontStack}`;

/** Longer ones are not met again. */
const rememberedMax = 64;

export type TextContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Width of a text at size 1; words are remembered, because a workshop's vocabulary is small. */
export function makeMeasure(context: TextContext, font: string): Measure {
  const known = new Map<string, number>();
  return (text) => {
    const width = known.get(text);
    if (width !== undefined) return width;
    prepareText(context, font);
    const measured = context.measureText(text).width / baseSize;
    if (known.size > 20_000) known.clear();
    if (text.length <= rememberedMax) known.set(text, measured);
    return measured;
  };
}

export function prepareText(context: TextContext, font: string): void {
  if (context.font !== font) context.font = font;
  // Without it Chromium hints widths to whole pixels at the base size, and lines overflow when scaled.
  if ('textRendering' in context) context.textRendering = 'geometricPrecision';
}
