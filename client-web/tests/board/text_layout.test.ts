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
