import { describe, expect, it } from 'vitest';
import type { Status } from '../../src/app/model';
import { en } from '../../src/i18n/en';
import { fr } from '../../src/i18n/fr';
import { tie } from '../../src/i18n/typography';
import { trayEn } from '../../src/i18n/tray_en';
import { trayFr } from '../../src/i18n/tray_fr';
import { fullText, statusText } from '../../src/ui/board/status_text';
import { trayRow } from '../../src/ui/board/tray/rows';
import { Refusal } from '../../src/wire/gen/sync';

/** Every text of a catalogue with its path; functions are called with some number or name. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    return [0, 1, 2].map((n) => [`${path}(${n})`, String((node as (...a: unknown[]) => string)(n, n))]);
  }
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`));
}

describe('Catalogues', () => {
  it('hold the same keys', () => {
    const keys = (catalogue: object): string[] =>
      texts(catalogue)
        .map(([path]) => path)
        .sort();
    expect(keys(en)).toEqual(keys(fr));
  });

  it('leave nothing empty', () => {
    for (const catalogue of [fr, en]) {
      for (const [path, text] of texts(catalogue)) expect(text.trim(), path).not.toBe('');
    }
  });

  it('say each thing in their own words', () => {
    const french = new Map(texts(fr));
    // Words that are the same in both.
    const alike = /^\.(list\.(count|votes)|watch\.notes)\(/;
    const shared = new Set([
      '.app',
      '.selection.duplicate',
      '.tables.table(0)',
      '.tables.table(1)',
      '.tables.table(2)',
    ]);
    const same = texts(en).filter(([path, text]) => /\p{L}{4,}/u.test(text) && french.get(path) === text);
    const short = new Set([
      'Note',
      'Participants',
      'Participation',
      'Pause',
      'Orange',
      'Violet',
      'Turquoise',
      'Tables',
      'Code',
      'Tablée',
    ]);
    expect(
      same
        .filter(([path, text]) => !shared.has(path) && !alike.test(path) && !short.has(text))
        .map(([path]) => path),
    ).toEqual([]);
  });

  it('put a no-break space before high signs in French', () => {
    for (const [path, text] of texts(fr)) expect(/ [:;!?»]/.test(text), path).toBe(false);
  });
});

describe('Headings', () => {
  it('keep a question mark at its word', () => {
    expect(tie('quelle école ? « oui »')).toBe('quelle école\u00a0? «\u00a0oui\u00a0»');
  });
});

const online: Status = {
  connection: 'online',
  unsent: 0,
  waiting: 0,
  notNow: 'nothing',
  saved: true,
  onDevice: true,
  stores: true,
  offlineSince: null,
  retryAt: null,
  unwritten: false,
  serverReadOnly: false,
  leaseExpired: false,
  muchRefused: false,
  fullness: 0,
  readOnly: false,
  refused: 0,
  reload: false,
  stop: null,
};
const clock = (): string => '14:02';
const say = (part: Partial<Status>): string => statusText({ ...online, ...part }, fr.status, clock).text;

describe('The state in words', () => {
  it('says that everything is saved only when it is', () => {
    expect(say({})).toBe('Tout est enregistré');
    expect(say({ unsent: 3, saved: false })).toBe('3 modifications pas encore envoyées');
    expect(say({ unsent: 1, saved: false })).toBe('1 modification pas encore envoyée');
    expect(say({ refused: 1 })).toBe('Tout le reste est enregistré');
  });

  it('does not say that everything is saved or kept while words stand in a field that the board does not take', () => {
    for (const connection of ['online', 'offline', 'syncing'] as const)
      expect(say({ unwritten: true, saved: false, connection, offlineSince: 1 })).toContain('raccourcissez');
  });

  it('says since when there is no network, and what is kept', () => {
    const away = { connection: 'offline', offlineSince: 1, saved: false } as const;
    expect(say(away)).toBe('Hors ligne depuis 14:02\u00a0: tout est gardé sur cet appareil');
    expect(say({ ...away, unsent: 2 })).toContain('2 modifications gardées');
    expect(say({ ...away, unsent: 2, stores: false })).toContain('ne fermez pas');
  });

  it('says that one only watches, that the server can not write, and why it stopped', () => {
    expect(say({ readOnly: true })).toContain('lecture seule');
    expect(say({ serverReadOnly: true, unsent: 2 })).toContain('gardé sur cet appareil');
    expect(say({ serverReadOnly: true, connection: 'offline', offlineSince: 1 })).toBe(
      say({ serverReadOnly: true }),
    );
    expect(say({ stop: 'revoked', connection: 'stopped' })).toContain('retiré');
  });

  it('says what waits and why: no room on the server’s disk, or a moment in which nobody writes', () => {
    const waits = { waiting: 2, unsent: 2, saved: false, notNow: 'disk' } as const;
    expect(say(waits)).toContain('disque du serveur est presque plein\u00a0: 2 modifications attendent');
    expect(say({ ...waits, waiting: 1, unsent: 1 })).toContain('1 modification attend');
    expect(say({ notNow: 'disk' })).toContain('attend ici qu’il y ait de la place');
    expect(say({ ...waits, notNow: 'day' })).toContain('On n’écrit pas ici en ce moment\u00a0: 2 modif');
    expect(say({ notNow: 'day' })).not.toContain('disque');
    const english = (more: Partial<Status>): string =>
      statusText({ ...online, ...more }, en.status, clock).text;
    expect(english(waits)).toContain('disk is nearly full: 2 changes wait on this device');
    expect(english({ ...waits, notNow: 'day' })).toContain(
      'Nobody writes here at the moment: 2 changes wait',
    );
    // Everything is taken again: what waits is on its way.
    expect(english({ ...waits, notNow: 'nothing' })).toBe('2 changes not sent yet');
  });

  it('says how full a table is, from some fill on, to those who write', () => {
    expect(fullText({ ...online, fullness: 0 }, fr.status)).toBeNull();
    expect(fullText({ ...online, fullness: 83 }, fr.status)?.text).toBe('Table remplie à 83\u00a0%');
    expect(fullText({ ...online, fullness: 83 }, en.status)?.text).toBe('Table 83 % full');
    expect(fullText({ ...online, fullness: 100 }, fr.status)).toMatchObject({ tone: 'warn' });
    expect(fullText({ ...online, fullness: 100, readOnly: true }, fr.status)).toBeNull();
  });

  it('says that most of what was sent is refused, until the rest is through', () => {
    expect(say({ muchRefused: true, unsent: 2 })).toContain('voir la liste');
    expect(say({ muchRefused: true, unsent: 2, connection: 'offline', offlineSince: 1 })).toContain(
      '2 attendent',
    );
    expect(say({ muchRefused: true })).toBe('Tout est enregistré');
  });

  it('says that a device which was away for too long has begun anew', () => {
    expect(say({ leaseExpired: true })).toContain('longue absence');
    expect(say({ leaseExpired: true, unsent: 2 })).toBe('2 modifications pas encore envoyées');
  });
});

describe('The tray', () => {
  // P31
  it('keeps the words that were meant for what is gone, and says why they have no effect', () => {
    const one = { texts: ['ma vieille idée', 'et sa suite'], at: 1, reason: Refusal.TARGET_GONE };
    expect(trayRow(one, trayFr, clock)).toEqual({
      text: 'ma vieille idée · et sa suite',
      reason: '14:02 — L’objet modifié a été effacé il y a trop longtemps.',
    });
    expect(trayRow({ ...one, texts: [] }, trayEn, clock)).toEqual({
      text: 'Without text',
      reason: '14:02 — The changed object was deleted too long ago.',
    });
  });

  it('has words for every refusal of the protocol', () => {
    for (const reason of Object.values(Refusal).filter((value) => Number(value) > 0)) {
      expect(trayFr.reasons[Number(reason)], `${reason}`).toBeTruthy();
      expect(trayEn.reasons[Number(reason)], `${reason}`).toBeTruthy();
    }
  });
});
