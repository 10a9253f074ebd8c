import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BoardLog } from '../../src/app/past/log/board_log';
import { dayLines } from '../../src/app/past/log/day_lines';
import { linesUntil, filtered } from '../../src/app/past/log/day_log';
import { byTime, keyOf } from '../../src/app/past/log/line';
import type { Line } from '../../src/app/past/log/line';
import type { Frame } from '../../src/app/frame';
import { Core } from '../../src/core/document';
import type { Document } from '../../src/core/document';
import { Kind, Role } from '../../src/core/view';
import { logEn } from '../../src/i18n/log_en';
import { logFr } from '../../src/i18n/log_fr';
import { sentence } from '../../src/ui/replay/log_words';
import { propositionStories } from '../../src/ui/replay/story';
import { PersonState, TableState, type Entry } from '../../src/wire/day_frames';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));
const noon = 1_479_380_400_000;
const names = ['Somebody', 'Léa', 'Ben'];

/** A board that several write on; each act is an entry. */
class Table {
  readonly frames: Frame[] = [];
  private readonly writers: Document[];
  private time = noon;

  constructor() {
    this.writers = [1, 2].map((participant) => {
      const writer = core.open();
      writer.setLocalParticipant(participant);
      writer.setReplica(participant + 1);
      return writer;
    });
  }

  act(participant: number, change: (document: Document) => void, seconds = 1): void {
    const writer = this.writers[participant - 1]!;
    change(writer);
    this.time += 1000 * seconds;
    for (let batch = writer.commit(); batch; batch = writer.commit()) {
      this.frames.push({ time: this.time, replica: participant + 1, batch, ahead: 0 });
      for (const other of this.writers) if (other !== writer) other.apply(participant + 1, batch);
    }
  }

  get document(): Document {
    return this.writers[0]!;
  }

  lines(): Line[] {
    const document = core.open();
    // The server introduces replicas; here nobody does.
    document.participantOf = (replica) => replica - 1;
    const log = new BoardLog('b', document);
    log.add(this.frames);
    log.end();
    return log.lines.sort(byTime);
  }

  told(): string[] {
    return this.lines()
      .filter(({ act }) => act.kind !== 'moved')
      .map((line) => sentence(logEn, line, names[line.who] ?? '?'));
  }
}

const note = { kind: Kind.note, x: 0, y: 0, w: 200, h: 200 };
const zone = { kind: Kind.frame, x: 1000, y: 0, w: 800, h: 800 };

describe('The log of a board', () => {
  test('tells what is typed in one go as one line, at the time at which it stood there', () => {
    const table = new Table();
    table.act(1, (document) => document.create(note));
    for (const [i, letter] of [...'guichet'].entries())
      table.act(1, (document) => document.spliceText(0, i, 0, letter));
    expect(table.told()).toEqual(['Léa wrote “guichet”']);
    expect(table.lines()[0]?.time).toBe(noon + 8000);
    expect(table.lines()[0]?.offset).toBe(8);
  });

  test('tells of two who write in one note in turn', () => {
    const table = new Table();
    table.act(1, (document) => document.create(note));
    table.act(1, (document) => document.spliceText(0, 0, 0, 'desk'));
    table.act(2, (document) => document.spliceText(0, 4, 0, 's'));
    expect(table.told()).toEqual(['Léa wrote “desk”', 'Ben rewrote the note: “desks”']);
  });

  test('tells what is put into a named frame, deleted and brought back', () => {
    const table = new Table();
    table.act(1, (document) => document.create(zone));
    table.act(1, (document) => document.spliceText(0, 0, 0, 'Ideas'));
    table.act(2, (document) => document.create(note));
    table.act(2, (document) => document.spliceText(1, 0, 0, 'bridge'));
    table.act(2, (document) => document.move(1, 0, 20, 20));
    table.act(1, (document) => document.setAlive(1, false));
    expect(table.told()).toEqual([
      'Léa named the zone “Ideas”',
      'Ben wrote “bridge”',
      'Ben put the note “bridge” into the zone “Ideas”',
      'Léa deleted the note “bridge”',
    ]);
  });

  test('tells what became a proposition, and keeps what it is about', () => {
    const table = new Table();
    table.act(1, (document) => document.create({ ...zone, role: Role.cluster }));
    table.act(1, (document) => document.spliceText(0, 0, 0, 'Less paper'));
    table.act(2, (document) => document.setNumber(0, 6, Role.proposition), 60);
    expect(table.told()).toEqual([
      'Léa named the group “Less paper”',
      'Ben made it a proposition: “Less paper”',
    ]);
    expect(new Set(table.lines().map(({ about }) => JSON.stringify(about))).size).toBe(1);
  });

  test('leads from a proposition to the notes in it and to when they were written', () => {
    const table = new Table();
    table.act(1, (document) => document.create({ ...zone, role: Role.proposition }));
    table.act(1, (document) => document.spliceText(0, 0, 0, 'Less paper'));
    for (const [i, text] of ['online', 'elsewhere'].entries()) {
      table.act(2, (document) => document.create(note), 60);
      table.act(2, (document) => document.spliceText(i + 1, 0, 0, text));
    }
    table.act(2, (document) => document.move(1, 0, 20, 20), 60);
    table.act(2, (document) => document.move(2, -1, 3000, 20), 60);
    const [story] = propositionStories('b', table.document);
    const told = filtered(table.lines(), { who: 0, board: '', text: '', about: story! });
    expect(told.map((line) => sentence(logEn, line, names[line.who]!))).toEqual([
      'Léa named the proposition “Less paper”',
      'Ben wrote “online”',
      'Ben put the note “online” into the proposition “Less paper”',
    ]);
    // Of one thing it is told, too, that it was only moved about.
    const elsewhere = table.lines().find(({ act }) => 'text' in act && act.text === 'elsewhere')!;
    const life = { title: '', keys: new Set([keyOf('b', elsewhere.about!)]) };
    const moves = filtered(table.lines(), { who: 0, board: '', text: '', about: life });
    expect(moves.map(({ act }) => act.kind)).toEqual(['wrote', 'moved']);
  });

  test('does not tell of what never said anything', () => {
    const table = new Table();
    table.act(1, (document) => document.create(note));
    table.act(1, (document) => document.setAlive(0, false));
    expect(table.told()).toEqual([]);
  });
});

describe('The log of the day', () => {
  const entry = (offset: number, $case: string, value: unknown): Entry =>
    ({
      offset,
      time: noon + offset,
      participant: 1,
      together: offset,
      what: { $case, value },
    }) as unknown as Entry;
  const run = { id: 3, phase: { title: 'Écrire', tables: [] }, began: noon, ended: 0 };
  const lines = dayLines([
    entry(1, 'person', { participant: 1, state: PersonState.IN }),
    entry(2, 'table', { number: 2, question: 'Why?', state: TableState.OPEN }),
    entry(3, 'run', run),
    entry(4, 'run', { ...run, ended: noon + 4 }),
    entry(5, 'seat', { participant: 1, table: 2, movedBy: 0 }),
    entry(6, 'seat', { participant: 1, table: 2, movedBy: 0 }),
    entry(7, 'agenda', { phases: [] }),
    entry(8, 'person', { participant: 1, state: PersonState.IN }),
  ]);

  test('tells what is new and nothing twice', () => {
    expect(lines.map((line) => sentence(logFr, line, 'Léa'))).toEqual([
      'Léa rejoint l’atelier',
      'La table 2 est ouverte\u00a0: «\u00a0Why?\u00a0»',
      'La phase «\u00a0Écrire\u00a0» commence',
      'La phase «\u00a0Écrire\u00a0» est terminée',
      'Léa a pris place à la table 2',
    ]);
  });

  test('is filtered by person, by place, and by a word without regard to accents', () => {
    const wrote: Line = {
      time: noon,
      offset: 1,
      board: 'b',
      who: 2,
      act: { kind: 'wrote', thing: 'note', text: 'École' },
      about: null,
    };
    const all = [wrote, ...lines];
    const none = { who: 0, board: '', text: '', about: null };
    expect(filtered(all, { ...none, who: 2 })).toEqual([wrote]);
    expect(filtered(all, { ...none, board: 'b' })).toEqual([wrote]);
    expect(filtered(all, { ...none, board: 'day' })).toEqual(lines);
    expect(filtered(all, { ...none, text: ' ecole' })).toEqual([wrote]);
    expect(filtered(all, { ...none, text: 'ecri' }).length).toBe(2);
    expect(linesUntil(lines, noon + 3)).toBe(3);
  });
});
