// The server draws boards with the same lines (server/render/picture): both are held to the same cases.

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { layoutAt, layoutToFit } from '../../src/scene/text_layout';

interface Case {
  readonly text: string;
  readonly width: number;
  readonly height: number | null;
  readonly fit?: number;
  readonly at?: number;
  readonly size: number;
  readonly cut: boolean;
  readonly lines: readonly (readonly [string, number, number, boolean])[];
}

const cases = JSON.parse(
  readFileSync(new URL('../../../tests/render/cases/text_layout.json', import.meta.url), 'utf8'),
) as Case[];

/** Made up: as wide as the code of each unit says. */
function measure(text: string): number {
  let width = 0;
  for (let i = 0; i < text.length; i++) width += 0.25 + ((text.charCodeAt(i) * 7) % 11) / 25;
  return width;
}

describe('The layout', () => {
  it.each(cases)('of $text in $width × $height is that of the server', (one) => {
    const layout =
      one.fit === undefined
        ? layoutAt(one.text, one.width, one.at ?? 0, measure, one.height ?? Infinity)
        : layoutToFit(one.text, one.width, one.height ?? 0, one.fit, measure);
    expect(layout.size).toBeCloseTo(one.size, 6);
    expect(layout.cut).toBe(one.cut);
    expect(layout.lines.map(({ text, start, rtl }) => [text, start, rtl])).toEqual(
      one.lines.map(([text, , start, rtl]) => [text, start, rtl]),
    );
  });
});
