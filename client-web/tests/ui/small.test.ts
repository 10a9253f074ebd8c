import { describe, expect, it } from 'vitest';
import { clock, day, dayIsOver } from '../../src/i18n/language';
import { pick } from '../../src/i18n/language_choice';
import { liesLow } from '../../src/ui/board/bar_place';
import { dayOf, moment, offsetAt, zoneOf } from '../../src/i18n/zoned_time';
import { edgeSpeed } from '../../src/ui/board/edge_pan';
import type { BoardStage } from '../../src/ui/board/board_stage';
import { isForBoard, onKey } from '../../src/ui/board/shortcuts';
import { codeSigns, showCode, strangeSigns } from '../../src/ui/join/code';
import { initials } from '../../src/ui/parts/avatar';
import { barHeights, shareOf, ticks, timeAt } from '../../src/ui/replay/bars';
import { isLocal, joinLink, observerLink, shortAddress } from '../../src/ui/watch/links';
import { qrPath } from '../../src/ui/watch/qr';

describe('The code', () => {
  it('is read however it is typed', () => {
    for (const typed of ['abc-def', 'ABC DEF', ' abcdef ', 'a.b.c/d e f', 'ABC-DEFG']) {
      expect(codeSigns(typed)).toBe('ABCDEF');
    }
    expect(showCode('abcd')).toBe('ABC-D');
    expect(showCode('abc')).toBe('ABC');
  });

  it('is read in wide letters, with signs that are not seen', () => {
    for (const typed of ['ＡＢＣ－ＤＥＦ', 'abc–def', 'A\u200bBC\u00a0DEF', '«ABC-DEF».']) {
      expect(codeSigns(typed)).toBe('ABCDEF');
    }
  });

  it('is found in what was copied with it', () => {
    for (const typed of [
      'Code\u00a0: ABC-DEF',
      'Join code   ABC-DEF',
      'Le code de l’atelier est abc-def, à demain',
      'code ABC DEF',
      'Code ＡＢＣ–ＤＥＦ.',
      'code:abcdef',
      'Barcamp Futurs Publics ABC-DEF',
    ]) {
      expect(codeSigns(typed), typed).toBe('ABCDEF');
      expect(strangeSigns(typed), typed).toEqual([]);
    }
    expect(strangeSigns('code ABO-DEF')).toContain('O');
  });

  it('tells letters that no code has', () => {
    expect(strangeSigns('ABC-DEF')).toEqual([]);
    expect(strangeSigns('aoc-0e1')).toEqual(['O', '0', '1']);
    expect(strangeSigns('АBC-OOL')).toEqual(['А', 'O', 'L']);
    expect(strangeSigns('abc def . !')).toEqual([]);
  });
});

describe('The language', () => {
  it('is the first that is known, else French', () => {
    expect(pick(['de-DE', 'en-GB', 'fr'])).toBe('en');
    expect(pick(['fr-CA'])).toBe('fr');
    expect(pick(['de', 'it'])).toBe('fr');
  });
});

describe('Times', () => {
  const noon = Date.UTC(2016, 10, 17, 12, 0, 5);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

  it('are those of the event, wherever the device is', () => {
    expect(clock(noon, { timeZone: 'Europe/Paris' })).toBe('13:00');
    expect(clock(noon, { timeZone: 'Pacific/Auckland', seconds: true })).toBe('01:00:05');
    expect(clock(noon, { timeZone: 'Mars/Olympus' })).toBe(clock(noon));
    expect(clock(noon, { timeZone: '' })).toBe(clock(noon));
  });

  it('name their day where it is not today', () => {
    const hour = 3_600_000;
    expect(moment(noon, here, noon + 9 * hour)).toBe(clock(noon));
    expect(moment(noon, 'Europe/Paris', noon + 12 * hour)).toMatch(/17 Nov|Nov 17|17 nov/);
  });

  it('name their zone where this device has another time', () => {
    expect(moment(noon, here, noon)).toBe(clock(noon));
    expect(moment(noon, 'Pacific/Auckland', noon)).toBe('01:00 (Auckland)');
    expect(moment(noon, 'America/Argentina/Buenos_Aires', noon)).toBe('09:00 (Buenos Aires)');
  });

  it('name a day, not a moment', () => {
    expect(day('2016-11-17')).toMatch(/^17 (novembre|November) 2016$/);
    expect(day('soon')).toBe('soon');
  });

  it('are told with their day and their zone', () => {
    const late = Date.UTC(2016, 10, 17, 23, 30);
    expect(dayOf(late, 'Europe/Paris')).toMatch(/18.*2016/);
    expect(dayOf(late, 'America/Montreal')).toMatch(/17.*2016/);
    expect(zoneOf(late, 'America/Argentina/Buenos_Aires').town).toBe('Buenos Aires');
    expect(zoneOf(late, 'Europe/Paris').offset).toMatch(/\+1$/);
    expect(zoneOf(late, 'Mars/Olympus').town).toBe('');
    expect(offsetAt(late, 'Asia/Kolkata')).toBe(5.5 * 3_600_000);
    expect(offsetAt(late, 'America/Montreal')).toBe(-5 * 3_600_000);
  });

  it('know when the day is over there', () => {
    const evening = Date.UTC(2016, 10, 17, 22, 59);
    expect(dayIsOver('2016-11-17', 'Europe/Paris', evening)).toBe(false);
    expect(dayIsOver('2016-11-17', 'Europe/Paris', evening + 120_000)).toBe(true);
    expect(dayIsOver('2016-11-17', 'America/Montreal', evening + 120_000)).toBe(false);
    expect(dayIsOver('', 'Europe/Paris', evening)).toBe(false);
  });
});

describe('Initials', () => {
  it('are one or two letters', () => {
    expect(['Ana', 'Jean-Luc', 'Marie Curie Sklodowska', 'élodie', ''].map(initials)).toEqual([
      'A',
      'JL',
      'MC',
      'É',
      '',
    ]);
  });
});

describe('A timeline', () => {
  it('shows the quiet beside the busy', () => {
    const heights = barHeights(Uint32Array.of(0, 1, 400));
    expect(heights[0]).toBe(0);
    expect(heights[1]).toBeGreaterThan(0.05);
    expect(heights[2]).toBe(1);
  });

  it('finds the moment under a finger, within its ends', () => {
    expect(timeAt(0.5, 100, 200)).toBe(150);
    expect(timeAt(-1, 100, 200)).toBe(100);
    expect(shareOf(150, 100, 200)).toBe(0.5);
    expect(shareOf(0, 0, 0)).toBe(0);
  });

  it('names round times, not too many', () => {
    const hour = 3_600_000;
    const from = 10 * hour + 420_000;
    const got = ticks(from, from + 4 * hour, 8);
    expect(got.length).toBeLessThanOrEqual(8);
    expect(got.every((time) => time % (hour / 2) === 0)).toBe(true);
    expect(ticks(5, 5, 8)).toEqual([]);
    // Days begin at the zone's midnight, not at Greenwich's.
    const days = ticks(from, from + 8 * 24 * hour, 8, 5.5 * hour);
    expect(days.length).toBeGreaterThan(3);
    expect(days.every((time) => (time + 5.5 * hour) % (24 * hour) === 0)).toBe(true);
  });
});

describe('Links', () => {
  it('carry their secret behind the sign that servers never see', () => {
    expect(joinLink({ join: 'ABC-DEF' }, 'http://t.local:8080')).toBe('http://t.local:8080/#j=ABC-DEF');
    expect(observerLink({}, 'http://t')).toBeNull();
    expect(shortAddress('https://tablee.ville.fr')).toBe('tablee.ville.fr');
    expect([isLocal('127.0.0.1'), isLocal('localhost'), isLocal('192.168.1.4')]).toEqual([true, true, false]);
  });

  it('become one path of a QR code', () => {
    expect(qrPath([[true, true, false, true]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
  });
});

describe('Keys', () => {
  const page = { querySelector: () => null };
  /** An element inside of these. */
  const at = (...inside: string[]) => ({
    closest: (selector: string) =>
      (inside.some((tag) => selector.split(', ').includes(tag)) ? {} : null) as Element,
  });

  it('are the board’s wherever the focus is, also after a click on a bar’s button', () => {
    for (const target of [at(), at('button'), null]) {
      for (const key of ['n', 'Delete', 'z', 'ArrowLeft', 'Escape'])
        expect(isForBoard(key, target, page)).toBe(true);
    }
  });

  it('with alt, or AltGr that says control as well, are the browser’s and the layout’s', () => {
    const untouched = {} as BoardStage;
    for (const key of ['ArrowLeft', 'ArrowRight', 'n', 'Delete'])
      expect(onKey(untouched, { key, altKey: true } as KeyboardEvent)).toBe(false);
    for (const key of ['z', 'd', 'g', 'y'])
      expect(onKey(untouched, { key, altKey: true, ctrlKey: true } as KeyboardEvent)).toBe(false);
  });

  it('are letters of the text that is about to be written, where the text tool is in the hand', () => {
    let began = 0;
    const stage = { tools: { tool: { typed: () => ++began > 0 } } } as unknown as BoardStage;
    for (const key of ['n', 'd', 'é', '0', '+']) expect(onKey(stage, { key } as KeyboardEvent)).toBe(false);
    expect(began).toBe(5);
  });

  it('of a button stay the button’s', () => {
    for (const key of [' ', 'Enter', 'Tab']) {
      expect(isForBoard(key, at('button'), page)).toBe(false);
      expect(isForBoard(key, at(), page)).toBe(true);
    }
  });

  it('do nothing to the board behind a dialog, nor where one writes', () => {
    const open = { querySelector: () => ({}) as Element };
    expect(isForBoard('Delete', at(), open)).toBe(false);
    for (const tag of ['dialog', 'input', 'textarea'])
      expect(isForBoard('Delete', at(tag), page)).toBe(false);
  });
});

describe('The bars', () => {
  const viewport = { w: 1000, h: 800 };
  const insets = { top: 40, right: 80, bottom: 130, left: 40 };

  it('go to the top when the selection lies at the foot and leaves room there', () => {
    expect(liesLow([{ x: 0, y: 600, w: 200, h: 200 }], viewport, insets)).toBe(true);
    expect(liesLow([{ x: 0, y: 100, w: 200, h: 200 }], viewport, insets)).toBe(false);
    expect(liesLow([{ x: 0, y: 10, w: 900, h: 780 }], viewport, insets)).toBe(false);
    expect(liesLow([], viewport, insets)).toBe(false);
  });

  it('let the board move along when something is carried to its edge', () => {
    expect(edgeSpeed({ x: 500, y: 400 }, viewport)).toEqual({ x: 0, y: 0 });
    expect(edgeSpeed({ x: 2, y: 400 }, viewport).x).toBeGreaterThan(0);
    expect(edgeSpeed({ x: 500, y: 799 }, viewport).y).toBeLessThan(0);
  });
});
