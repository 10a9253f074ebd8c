import { describe, expect, it } from 'vitest';
import { listingEn } from '../../src/i18n/listing_en';
import { Kind, Role } from '../../src/core/view';
import { moveInto, moveOut } from '../../src/tools/into_edits';
import { addNote } from '../../src/tools/list_edits';
import type { Frame } from '../../src/scene/item';
import { News, quietMs } from '../../src/ui/board/list/news';
import type { Scene } from '../../src/scene/scene';
import { ReadingIndex } from '../../src/ui/board/list/reading_index';
import { around, shownMax } from '../../src/ui/board/list/use_window';
import { Table } from '../board/table';

const size = { w: 200, h: 200 };

function note(table: Table, text: string, x: number, y: number, parent = -1): number {
  let made = -1;
  table.layer.edit((d) => {
    made = d.create({ kind: Kind.note, x, y, ...size, ...(parent < 0 ? {} : { parent }) });
    d.insertText(made, 0, text);
  });
  return made;
}

function frame(table: Table, text: string, x: number, role: number = Role.zone, parent = -1): number {
  let made = -1;
  table.layer.edit((d) => {
    made = d.create({ kind: Kind.frame, x, y: 0, w: 720, h: 520, role, ...(parent < 0 ? {} : { parent }) });
    d.insertText(made, 0, text);
  });
  return made;
}

function read(index: ReadingIndex, scene: Scene): string[] {
  return index.lines().map((line) => {
    if (line.is === 'entry') return scene.get(line.handle)?.text ?? 'gone';
    return `${'#'.repeat(line.depth + 1)} ${line.frame?.text ?? 'outside'} (${line.count})`;
  });
}

describe('ReadingIndex', () => {
  it('reads zones, the clusters in them, then what lies outside', () => {
    const table = new Table();
    note(table, 'alone', 3000, 0);
    const right = frame(table, 'right', 1000);
    const left = frame(table, 'left', 0);
    const cluster = frame(table, 'cluster', 300, Role.cluster, left);
    note(table, 'b', 300, 60, left);
    note(table, 'a', 20, 60, left);
    note(table, 'inner', 20, 60, cluster);
    note(table, 'r', 20, 60, right);
    expect(read(new ReadingIndex(table.scene), table.scene)).toEqual([
      '# left (2)',
      'a',
      'b',
      '## cluster (1)',
      'inner',
      '# right (1)',
      'r',
      '# outside (1)',
      'alone',
    ]);
  });

  it('looks at what changed alone, however much there is', () => {
    const table = new Table();
    const zone = frame(table, 'zone', -2000);
    const all = Array.from({ length: 2000 }, (_, i) =>
      note(table, `n${i}`, (i % 50) * 220, Math.floor(i / 50) * 220),
    );
    const index = new ReadingIndex(table.scene);
    const before = index.looked;
    const last = all.at(-1)!;
    table.layer.edit((d) => d.move(last, zone, 20, 60));
    index.update([last]);
    table.layer.edit((d) => d.setAlive(all[0]!, false));
    index.update([all[0]!]);
    expect(index.looked - before).toBe(2);
    expect(read(index, table.scene).slice(0, 4)).toEqual(['# zone (1)', 'n1999', '# outside (1998)', 'n1']);
    expect(read(index, table.scene)).toEqual(read(new ReadingIndex(table.scene), table.scene));
  });

  it('is after any changes what it would be when read anew', () => {
    const table = new Table();
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
    const frames = [frame(table, 'one', 0), frame(table, 'two', 900), frame(table, 'three', 1800)];
    const notes = Array.from({ length: 40 }, (_, i) => note(table, `n${i}`, random(2000), random(2000)));
    const index = new ReadingIndex(table.scene);
    for (let i = 0; i < 300; i++) {
      const [one, into] = [notes[random(40)]!, random(4)];
      const act = random(4);
      const moved = act === 3 ? frames[random(3)]! : one;
      table.layer.edit((d) => {
        if (act === 0) d.setAlive(one, random(2) === 0);
        else if (act === 3) d.move(moved, -1, random(4000), random(4000));
        else d.move(one, into === 3 ? -1 : frames[into]!, random(700), random(500));
      });
      index.update([moved]);
    }
    expect(read(index, table.scene)).toEqual(read(new ReadingIndex(table.scene), table.scene));
  });
});

describe('The list', () => {
  it('makes a note in a zone behind the last one, and in a full one that grows', () => {
    const table = new Table();
    const zone = frame(table, 'zone', 0);
    for (let i = 0; i < 9; i++) {
      const into = table.scene.get(zone) as Frame;
      const wanted = { x: 0, y: 0, ...size };
      table.layer.edit((d) =>
        addNote(d, table.scene, table.layers, { text: `n${i}`, colour: 1, frame: into, wanted }),
      );
    }
    expect(read(new ReadingIndex(table.scene), table.scene)).toEqual([
      '# zone (9)',
      ...Array.from({ length: 9 }, (_, i) => `n${i}`),
    ]);
    const { x, y, w, h } = table.scene.get(zone)!;
    for (const one of table.scene.childrenOf(zone)) {
      expect(one.x >= x && one.y >= y && one.x + one.w <= x + w && one.y + one.h <= y + h, one.text).toBe(
        true,
      );
    }
  });

  it('moves into a cluster and out of it, covering nothing', () => {
    const table = new Table();
    const cluster = frame(table, 'cluster', 0, Role.cluster);
    const [a, b] = [note(table, 'a', 3000, 0), note(table, 'b', 3300, 0)];
    table.layer.edit((d) =>
      moveInto(d, table.scene, [table.scene.get(a)!, table.scene.get(b)!], table.scene.get(cluster) as Frame),
    );
    expect(read(new ReadingIndex(table.scene), table.scene)).toEqual(['# cluster (2)', 'a', 'b']);
    expect(table.scene.get(a)!.x).not.toBe(table.scene.get(b)!.x);
    table.layer.edit((d) => moveOut(d, table.scene, table.layers, [table.scene.get(a)!]));
    expect(read(new ReadingIndex(table.scene), table.scene)).toEqual([
      '# cluster (1)',
      'b',
      '# outside (1)',
      'a',
    ]);
    const { x, w } = table.scene.get(cluster)!;
    expect(table.scene.get(a)!.x).toBeGreaterThanOrEqual(x + w);
  });

  it('keeps as many lines in the page as it may, whatever is looked at', () => {
    expect(around(0, 10)).toEqual({ from: 0, to: 10 });
    expect(around(5000, 10_000)).toEqual({ from: 4970, to: 4970 + shownMax });
    expect(around(9999, 10_000)).toEqual({ from: 10_000 - shownMax, to: 10_000 });
  });
});

describe('News', () => {
  const deed = (what: 'new' | 'changed' | 'gone', key: string, text = key) => ({
    what,
    key,
    text,
    by: 'Léa',
  });

  it('says one thing by its words, and several by their number, at most every few seconds', () => {
    const news = new News();
    expect(news.due).toBe(null);
    news.hear(deed('new', 'a'));
    expect(news.take(0, listingEn)).toBe('New note by Léa: “a”.');
    news.hear(deed('new', 'b'));
    news.hear(deed('new', 'c'));
    expect(news.take(quietMs - 1, listingEn)).toBe('');
    expect(news.due).toBe(quietMs);
    expect(news.take(quietMs, listingEn)).toBe('2 new notes.');
    expect(news.take(2 * quietMs, listingEn)).toBe('');
  });

  it('says of a note that is being written what it says by then, once', () => {
    const news = new News();
    news.hear(deed('new', 'a', ''));
    news.hear(deed('changed', 'a', 'he'));
    news.hear(deed('changed', 'a', 'hello'));
    news.hear(deed('new', 'b'));
    news.hear(deed('gone', 'b'));
    expect(news.take(0, listingEn)).toBe('New note by Léa: “hello”.');
  });
});
