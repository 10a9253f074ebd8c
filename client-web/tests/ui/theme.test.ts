// Colours stand in one place, for the sheets and for the canvas, and can be read in the light and in the dark; what one has
// chosen on this device holds.
// @vitest-environment happy-dom
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { inkOf as penOf } from '../../src/scene/ink_colours';
import { inkOf } from '../../src/scene/kinds/inks';
import {
  chalk,
  darken,
  inkColour,
  mutedInk,
  onShades,
  palette,
  personColour,
  shades,
} from '../../src/scene/palette';

const src = resolve(import.meta.dirname, '../../src');
const read = (path: string): string => readFileSync(join(src, path), 'utf8').replace(/\/\*[^]*?\*\//g, '');

function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.replace(/[^#]/g, '$&$&') : colour;
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2, 1.4.3. */
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const values = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([\w-]+): (#\w+);/g)].map(([, name = '', value = '']) => [name, value]));
const tokens = read('ui/styles/tokens.css');
const [, lightBlock = ''] = /^\[data-theme\] \{([^}]*)\}/m.exec(tokens) ?? [];
const [, darkBlock = ''] = /\[data-theme='dark'\] \{([^}]*)\}/.exec(tokens) ?? [];
const looks = { light: values(lightBlock), dark: values(darkBlock) };

afterEach(() => {
  darken(false);
  localStorage.clear();
  vi.resetModules();
});

describe('The colours of the sheets', () => {
  it('stand in one sheet', () => {
    const others = readdirSync(join(src, 'ui/styles')).filter((name) => name !== 'tokens.css');
    const found = others.flatMap((name) =>
      [...read(`ui/styles/${name}`).matchAll(/#[\da-f]{3,8}\b(?=[ ;,])|\b(?:rgba?|hsla?)\(/gi)].map(
        ([what]) => `${name}: ${what}`,
      ),
    );
    expect(others.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });

  it('stand in no component', () => {
    const found = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter(
        (path) => /\.tsx?$/.test(path) && !/wire.gen|scene.(palette|ink_colours|kinds.inks)|brand/.test(path),
      )
      .flatMap((path) =>
        [...read(path).matchAll(/['"`]#(?:[\da-f]{3}){1,2}['"`]|['"`]rgba?\(/gi)].map(
          ([what]) => `${relative('.', path)}: ${what}`,
        ),
      );
    // The shadow under notes is as dark in the dark; a picture without a ground gets white paper.
    expect(found.sort()).toEqual(["app/pictures/prepare.ts: '#ffffff'", "render/shadow.ts: 'rgba("]);
  });

  it.each(['light', 'dark'] as const)('are read on their grounds (%s)', (look) => {
    const all = looks[look];
    const value = (name: string): string => all.get(name) ?? expect.fail(`no --${name}`);
    const texts = ['ink', 'muted', 'accent', 'accent-strong', 'ok', 'kept', 'warn'];
    const pairs = texts.flatMap((text) => [`${text} paper`, `${text} ground`]);
    pairs.push('ink accent-soft', 'muted accent-soft', 'accent accent-soft', 'accent-strong accent-soft');
    pairs.push('ink kept-soft', 'kept kept-soft', 'ink warn-soft', 'warn warn-soft', 'muted warn-soft');
    const weak = pairs.filter((pair) => {
      const [one = '', other = ''] = pair.split(' ');
      return contrast(value(one), value(other)) < 4.5;
    });
    expect(weak).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('bound a field with three to one (WCAG 1.4.11, %s)', (look) => {
    for (const ground of ['paper', 'ground']) {
      expect(contrast(looks[look].get('edge')!, looks[look].get(ground)!)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('The colours of the canvas', () => {
  it.each([false, true])('are read on their grounds (dark: %s)', (dark) => {
    darken(dark);
    for (const one of [shades.ink, shades.muted, shades.accent]) {
      expect(contrast(one, shades.board)).toBeGreaterThanOrEqual(4.5);
    }
    palette.forEach(({ paper, name }, i) => {
      expect(contrast(inkColour, paper), name).toBeGreaterThanOrEqual(4.5);
      expect(contrast(mutedInk, paper), name).toBeGreaterThanOrEqual(4.5);
      expect(contrast(inkOf(i), shades.board), name).toBeGreaterThanOrEqual(4.5);
    });
    for (let i = 0; i < 10; i++) expect(contrast(chalk, personColour(i))).toBeGreaterThanOrEqual(4.5);
  });

  it('show lines that are drawn in the dark on the ground and on paper', () => {
    darken(true);
    palette.forEach(({ name, paper }, i) => {
      expect(contrast(penOf(i, false), shades.board), name).toBeGreaterThanOrEqual(2.8);
      expect(contrast(penOf(i, false), palette[(i + 1) % 7]!.paper), `${name} on ${paper}`).toBeGreaterThan(
        2,
      );
    });
  });

  it('are the ground of the sheets', () => {
    for (const look of ['light', 'dark'] as const) {
      darken(look === 'dark');
      expect(shades.board).toBe(looks[look].get('ground'));
    }
  });
});

describe('Light or dark', () => {
  const device = { matches: false, change: (): void => undefined };
  const start = async () => {
    vi.stubGlobal('matchMedia', () => ({
      get matches() {
        return device.matches;
      },
      addEventListener: (_: string, told: () => void) => (device.change = told),
    }));
    const theme = await import('../../src/ui/parts/theme');
    theme.followTheme();
    return { ...theme, shown: () => document.documentElement.dataset.theme };
  };

  it('is as the device is, also when that changes', async () => {
    device.matches = true;
    const { shown } = await start();
    expect(shown()).toBe('dark');
    device.matches = false;
    device.change();
    expect(shown()).toBe('light');
  });

  it('is what was chosen on this device, and as the device again when that is chosen', async () => {
    device.matches = false;
    localStorage.setItem('tablee.theme', 'dark');
    const { shown, chooseTheme } = await start();
    expect(shown()).toBe('dark');
    chooseTheme('device');
    expect(shown()).toBe('light');
    expect(localStorage.getItem('tablee.theme')).toBe('device');
  });

  it('tells pictures to be painted again', () => {
    const told = vi.fn();
    const stop = onShades(told);
    darken(true);
    stop();
    darken(false);
    expect(told).toHaveBeenCalledTimes(1);
  });
});
