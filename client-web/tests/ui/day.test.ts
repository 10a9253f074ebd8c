import { describe, expect, it } from 'vitest';
import { dayEn } from '../../src/i18n/day_en';
import { dayFr } from '../../src/i18n/day_fr';
import { privateEn } from '../../src/i18n/private_en';
import { privateFr } from '../../src/i18n/private_fr';
import { news, type Told } from '../../src/ui/day/announcer';
import { isLast, lengthOf, timeText, untilNext } from '../../src/ui/day/time_text';
import { Reason } from '../../src/wire/day_frames';

/** Every text of a catalogue with its path. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    return [0, 1, 2].map((n) => [`${path}(${n})`, (node as (...a: unknown[]) => string)(n, n)]);
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

describe('Words of the day', () => {
  it('hold the same keys in both languages, none of them empty', () => {
    const keys = (catalogue: object): string[] => texts(catalogue).map(([path]) => path);
    expect(keys(dayEn).sort()).toEqual(keys(dayFr).sort());
    for (const [path, text] of [...texts(dayFr), ...texts(dayEn)]) expect(text.trim(), path).not.toBe('');
  });

  it('have a sentence for every refusal', () => {
    for (const reason of [
      ...Object.values(Reason).filter((one) => one !== Reason.DONE),
      'offline' as const,
      'lost' as const,
    ]) {
      const sentences: readonly Readonly<Record<string, string>>[] = [
        { ...privateFr.reasons, ...dayFr.reasons },
        { ...privateEn.reasons, ...dayEn.reasons },
      ];
      for (const reasons of sentences) expect(reasons[String(reason)], String(reason)).toMatch(/\.$/);
    }
  });

  it('set French signs apart by spaces that do not break', () => {
    for (const [path, text] of texts(dayFr)) expect(text, path).not.toMatch(/ [:;!?»]|« |'/);
  });
});

describe('A clock', () => {
  it('shows its last second as such, and nothing only when it is over', () => {
    expect([600_000, 59_001, 999, 1, 0, -5, 3_661_000].map(timeText)).toEqual([
      '10:00',
      '01:00',
      '00:01',
      '00:01',
      '00:00',
      '00:00',
      '1:01:01',
    ]);
  });

  it('warns in the last minute, or in the last third of a short one', () => {
    expect([
      isLast(60_000, 600_000),
      isLast(60_001, 600_000),
      isLast(0, 600_000),
      isLast(30_000, 60_000),
    ]).toEqual([true, false, false, false]);
  });

  it('is shown anew when what it shows is another, on all devices at once', () => {
    for (const left of [4_300, 4_000, 3_999, 1, 0, -250]) {
      const before = timeText(left);
      const wait = untilNext(left);
      expect(wait).toBeLessThanOrEqual(1_020);
      if (left > 1_000) expect(timeText(left - wait)).not.toBe(before);
      if (left > 1_000) expect(timeText(left - wait + 21)).toBe(before);
    }
  });

  it('takes minutes as people type them', () => {
    expect(['7', ' 2,5 ', '1.5', '', '0', 'ten', '601'].map(lengthOf)).toEqual([
      420_000,
      150_000,
      90_000,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('What is told aloud', () => {
  const quiet: Told = { phase: 'Share', frozen: false, clocks: new Map([[4, 'running']]) };

  it('is a new phase, the last minute, the end, and that writing stops, each once', () => {
    const told = (after: Partial<Told>, before: Partial<Told> = {}): string[] =>
      news({ ...quiet, ...before }, { ...quiet, ...after }, dayEn);
    expect(told({})).toEqual([]);
    expect(told({ phase: 'Group' })).toEqual(['Now: Group']);
    expect(told({ phase: '' })).toEqual(['The phase is over']);
    expect(told({ clocks: new Map([[4, 'last']]) })).toEqual(['Last minute']);
    expect(told({ clocks: new Map([[4, 'over']]) })).toEqual(['The time is over']);
    expect(told({ frozen: true })).toEqual([dayEn.frozen]);
    expect(told({ frozen: false }, { frozen: true })).toEqual([dayEn.thawed]);
  });
});
