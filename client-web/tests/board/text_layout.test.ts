import { describe, expect, it } from 'vitest';
import { lineHeight } from '../../src/scene/measures';
import { layoutAt, layoutToFit } from '../../src/scene/text_layout';

/** Each letter is half as wide as it is high. */
const segmenter = new Intl.Segmenter();
const measure = (text: string): number => Array.from(segmenter.segment(text)).length * 0.5;
const linesOf = (text: string, width: number, size = 10): string[] =>
  layoutAt(text, width, size, measure).lines.map((line) => line.text);

describe('Lines', () => {
  it('break between words', () => {
    expect(linesOf('prévenir à chaque étape', 60)).toEqual(['prévenir à', 'chaque étape']);
  });

  it('keep what people broke, empty lines too', () => {
    expect(linesOf('un\n\ndeux\n', 100)).toEqual(['un', '', 'deux', '']);
  });

  it('never begin with a high sign of French typography', () => {
    expect(linesOf('quelle relation ?', 75)).toEqual(['quelle', 'relation ?']);
    expect(linesOf('des « vis ma vie » entre', 55)).toEqual(['des « vis', 'ma vie »', 'entre']);
  });

  it('cut a word that is wider than the line, never inside a letter', () => {
    expect(linesOf('aaaaaaaa👩‍👩‍👧b', 20)).toEqual(['aaaa', 'aaaa', '👩‍👩‍👧b']);
  });

  it('know where they begin in the text', () => {
    const { lines } = layoutAt('un deux\ntrois', 25, 10, measure);
    expect(lines.map((line) => line.start)).toEqual([0, 3, 8]);
  });

  it('are written from the side that the first letter of their paragraph asks for', () => {
    const { lines } = layoutAt('1. abc\n٢ مرحبا abc\nשלום\n123', 1000, 10, measure);
    expect(lines.map((line) => line.rtl)).toEqual([false, true, true, false]);
  });

  it('of nothing are none', () => {
    expect(linesOf('', 100)).toEqual([]);
    expect(layoutToFit('', 100, 100, 20, measure).height).toBe(0);
  });
});

describe('Fitting', () => {
  it('takes the greatest size when there is room', () => {
    expect(layoutToFit('court', 200, 200, 27, measure).size).toBe(27);
  });

  it('shrinks until everything is inside, and hides nothing', () => {
    const text = 'Un incubateur : administration et usagers y construisent à plusieurs, sur la durée '
      .repeat(20)
      .trim();
    const layout = layoutToFit(text, 168, 150, 27, measure);
    expect(layout.height).toBeLessThanOrEqual(150);
    expect(layout.lines.every((line) => line.width <= 168.01)).toBe(true);
    expect(
      layout.lines
        .map((line) => line.text)
        .join(' ')
        .replace(/\s+/g, ' '),
    ).toBe(text);
    expect(layout.lines.length * layout.size * lineHeight).toBeCloseTo(layout.height);
  });

  it('shrinks one long word before it cuts it', () => {
    const layout = layoutToFit('Anticonstitutionnellement', 168, 150, 27, measure);
    expect(layout.lines.length).toBe(1);
    expect(layout.size).toBeGreaterThan(12);
  });

  it('cuts a link rather than making everything tiny', () => {
    const layout = layoutToFit(`voir https://example.org/${'x'.repeat(120)}`, 168, 150, 27, measure);
    expect(layout.size).toBeGreaterThan(8);
  });

  it('leaves out what has no room at the least size, and says so: nothing is painted outside', () => {
    for (const text of ['mot '.repeat(60_000), 'x'.repeat(200_000), 'l\n'.repeat(5_000)]) {
      const layout = layoutToFit(text, 168, 150, 27, measure);
      expect(layout.cut).toBe(true);
      expect(layout.height).toBeLessThanOrEqual(150);
      expect(layout.lines.every((line) => line.width <= 168.01)).toBe(true);
      expect(layout.lines.at(-1)!.text.endsWith('…')).toBe(true);
    }
    const given = layoutAt('mot '.repeat(500), 168, 20, measure, 150);
    expect(given.cut).toBe(true);
    expect(given.height).toBeLessThanOrEqual(150);
  });

  it('measures a letter more when one is typed, not the text: ten thousand letters without a blank', () => {
    const alphabet = 'abcdefghijklmnopqrstuvwxyz';
    const word = alphabet.repeat(400).slice(0, 10_000);
    let runs = 0;
    let letters = 0;
    const known = new Map<string, number>();
    // As the canvas's: what was measured is remembered.
    const remembering = (text: string): number => {
      const width = known.get(text);
      if (width !== undefined) return width;
      runs++;
      letters += text.length;
      known.set(text, measure(text));
      return known.get(text)!;
    };
    layoutToFit(word, 168, 150, 27, remembering);
    expect(letters).toBeLessThanOrEqual(alphabet.length + 1);
    runs = 0;
    layoutToFit(`${word}é`, 168, 150, 27, remembering);
    expect(runs).toBeLessThanOrEqual(1);
  });

  it('measures each word a few times, so that a thousand notes are laid out at once', () => {
    const text = 'Y pratiquer groupes de discussion, méthodes agiles et appel à la foule';
    let letters = 0;
    const counted = (part: string): number => {
      letters += part.length;
      return measure(part);
    };
    layoutToFit(text, 168, 150, 27, counted);
    expect(letters).toBeGreaterThan(0);
    expect(letters).toBeLessThanOrEqual(text.length * 4);
  });
});
