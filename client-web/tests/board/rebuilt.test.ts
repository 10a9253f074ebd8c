// What is held when a document is rebuilt: a keyframe came, a batch was refused, a number changed. Handles are other
// things' then.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ChangeFeed } from '../../src/app/change_feed';
import type { Changes } from '../../src/app/model';
import { Core, type Document } from '../../src/core/document';
import { Names } from '../../src/core/names';
import { textByName } from '../../src/tools/text_by_name';
import { TextSession } from '../../src/tools/text_session';
import { describe as describePicture } from '../../src/ui/board/images/describing';
import { batchCounter } from '../../src/wire/batch';
import { PaperDocument } from './paper_document';
import { Table } from './table';

const loaded = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

describe('A name', () => {
  it('is the same for the same thing, under new handles and new ids', () => {
    const paper = new PaperDocument();
    const [a, b] = [0, 1].map(() => paper.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 }));
    const names = new Names(paper, 'table');
    const name = names.of(b!);
    expect(names.of(a!)).not.toBe(name);
    paper.rebuild([1, 0], { from: 2, to: 7 });
    names.rebuilt({ from: 2, to: 7, since: 2 });
    expect(names.handle(name)).toBe(0);
    expect(name).toMatchObject({ board: 'table', counter: 2, replica: 7 });
    expect(names.of(0)).toBe(name);
  });

  it('of what is gone leads nowhere, and neither does one of another board', () => {
    const paper = new PaperDocument();
    for (let i = 0; i < 2; i++) paper.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    const names = new Names(paper, 'table');
    const name = names.of(0);
    expect(new Names(paper, 'drafts').handle(name)).toBe(-1);
    paper.rebuild([1]);
    names.rebuilt(undefined);
    expect(names.handle(name)).toBe(-1);
  });

  it('given before the number changed is not mistaken for what the next holder of the number makes', () => {
    const paper = new PaperDocument();
    paper.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    const names = new Names(paper, 'table');
    const mine = names.of(0);
    paper.rebuild([0], { from: 2, to: 7 });
    names.rebuilt({ from: 2, to: 7, since: 1 });
    paper.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    Object.assign(paper.sheets[1]!, { counter: 1, replica: 2 });
    expect(names.handle(names.of(1))).toBe(1);
    expect(names.handle(mine)).toBe(0);
  });
});

describe('Across a rebuild', () => {
  it('a drag moves what the hand took, whatever has its old handle', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0), t.note(600, 0)];
    t.carry(50, 50, 100, 0);
    t.rebuild([theirs, mine], { from: 2, to: 9 });
    t.do({ kind: 'drag', x: 250, y: 50, dx: 200, dy: 0 });
    expect(t.lifts.shown(t.scene.get(1)!)).toMatchObject({ x: 200 });
    expect(t.presence).toMatchObject({ dragged: [{ counter: 1, replica: 9 }] });
    t.do({ kind: 'drop' });
    expect([t.scene.get(0)?.x, t.scene.get(1)?.x]).toEqual([600, 200]);
  });

  it('a drag of what is not there any more ends, and moves nothing', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0), t.note(600, 0)];
    t.carry(50, 50, 100, 0);
    t.edits = 0;
    t.rebuild([theirs]);
    expect(mine).toBe(0);
    expect(t.tool.carrying).toBeNull();
    t.do({ kind: 'drag', x: 250, y: 50, dx: 200, dy: 0 }, { kind: 'drop' });
    expect(t.edits).toBe(0);
    expect(t.lifts.size).toBe(0);
    expect(t.scene.get(0)).toMatchObject({ x: 600 });
  });

  it.each(['moved away', 'covered by theirs', 'rebuilt under another handle'])(
    'a finger that came down on a note takes that one, also when it was %s before the finger moved',
    (how) => {
      const t = new Table();
      const [mine, theirs] = [t.note(0, 0), t.note(600, 0)];
      expect(t.tool.probe(50, 50, 'touch')).toBe('item');
      if (how === 'moved away') t.edit((d) => d.move(mine, -1, 0, 400));
      if (how === 'covered by theirs') t.edit((d) => (d.move(theirs, -1, 0, 0), d.raise(theirs)));
      if (how === 'rebuilt under another handle') t.rebuild([theirs, mine]);
      const name = [...t.scene.all()].find((item) => t.names.of(item.handle).counter === 1)!.handle;
      const before = t.scene.get(name)!;
      t.carry(50, 50, 100, 0);
      t.do({ kind: 'drop' });
      expect(t.scene.get(name)).toMatchObject({ x: before.x + 100, y: before.y });
      const other = [...t.scene.all()].find((item) => item.handle !== name)!;
      expect(other.x).toBe(how === 'covered by theirs' ? 0 : 600);
    },
  );

  it('words of a picture are written to the picture, and to nothing once it is gone', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0, 'mine'), t.note(600, 0, 'theirs')];
    const name = t.names.of(mine);
    t.rebuild([theirs, mine]);
    expect(describePicture(t, name, 'a tree')).toBe(true);
    expect([0, 1].map((handle) => t.paper.text(handle))).toEqual(['theirs', 'a tree']);
    t.rebuild([0]);
    expect(describePicture(t, name, 'a house')).toBe(false);
    expect(t.paper.text(0)).toBe('theirs');
    t.refuses = true;
    expect(describePicture(t, t.names.of(0), 'a house')).toBe(false);
  });

  it('a tap means what lay under the finger when it came down', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0), t.note(600, 0)];
    t.tool.probe(50, 50, 'touch');
    t.edit((d) => (d.move(theirs, -1, 0, 0), d.raise(theirs)));
    t.tap(50, 50);
    expect(t.picked).toEqual([mine]);
    t.tap(52, 50); // not where anything was looked for: what lies there
    expect(t.picked).toEqual([theirs]);
  });

  it('a corner resizes what it belongs to', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0), t.note(600, 0)];
    t.pick([mine]);
    t.carry(200, 200, 100, 50);
    t.rebuild([theirs, mine]);
    t.do({ kind: 'drop' });
    expect(t.scene.get(0)).toMatchObject({ w: 200, h: 200 });
    expect(t.scene.get(1)).toMatchObject({ w: 300, h: 250 });
  });

  it('the selection stays with its things, and lets go of what is gone', () => {
    const t = new Table();
    const notes = [t.note(0, 0), t.note(300, 0), t.note(600, 0)];
    t.pick([notes[1]!, notes[2]!]);
    t.rebuild([2, 0], { from: 2, to: 4 });
    expect(t.picked).toEqual([0]);
    expect([...t.selection.value]).toMatchObject([{ counter: 3, replica: 4 }]);
  });

  it('a text field writes where it was opened, and nowhere once that is gone', () => {
    const t = new Table();
    const [mine, theirs] = [t.note(0, 0, 'mien'), t.note(600, 0, 'leur')];
    const name = t.names.of(mine);
    Object.assign(t.paper, { mark: () => ({ counter: 0, replica: 0 }), behind: () => -1 });
    const write = (at: number, _removed: number, inserted: string): boolean => {
      const handle = t.names.handle(name);
      return handle >= 0 && t.edit((d) => d.insertText(handle, at, inserted));
    };
    const session = new TextSession(textByName(t.layers, name, write));
    t.rebuild([theirs, mine]);
    session.rebuilt({ value: 'mien', start: 4, end: 4 });
    session.input({ value: 'mienne', start: 6, end: 6 });
    expect([t.paper.text(0), t.paper.text(1)]).toEqual(['leur', 'mienne']);
    t.rebuild([0]);
    session.input({ value: 'mienne!', start: 7, end: 7 });
    expect(t.paper.text(0)).toBe('leur');
  });
});

describe('Under the real core', () => {
  const note = { kind: 1, x: 0, y: 0, w: 9, h: 9 };
  const commits = (d: Document): Uint8Array[] => {
    const batches: Uint8Array[] = [];
    for (let batch = d.commit(); batch; batch = d.commit()) batches.push(batch);
    return batches;
  };

  it('what was made offline is found under its new handle and its new number, and what was refused is not', () => {
    const others = loaded.open();
    others.setReplica(3);
    for (let i = 0; i < 3; i++) others.insertText(others.create(note), 0, 'leur');
    const log = commits(others);

    const mine = loaded.open();
    mine.setLocalParticipant(1);
    const names = new Names(mine, 'table');
    const empty = mine.keyframe();
    const made = ['un', 'deux', 'refusé'].map((text) => {
      mine.insertText(mine.create(note), 0, text);
      return commits(mine);
    });
    const [one, two, refused] = [0, 1, 2].map((handle) => names.of(handle));
    const since = batchCounter(made[0]![0]!);

    mine.load(empty);
    mine.setReplica(5);
    for (const batch of log) expect(mine.apply(3, batch)).toBe(0);
    const kept = made.slice(0, 2).flat();
    for (const batch of kept.flatMap((it) => loaded.restamp(it, 0, since)))
      expect(mine.apply(5, batch)).toBe(0);
    names.rebuilt({ from: 0, to: 5, since });

    expect([one, two].map((name) => mine.text(names.handle(name!)))).toEqual(['un', 'deux']);
    expect(names.handle(one!)).toBe(3);
    expect(names.handle(refused!)).toBe(-1);
    // Whatever is done to what is gone is done to nobody's.
    expect([mine.move(-1, -1, 50, 50), mine.insertText(names.handle(refused!), 0, 'x')]).toEqual([
      false,
      false,
    ]);
    expect(mine.commit()).toBeNull();
  });
});

describe('The feed of changes', () => {
  it('tells of a rebuild at once, each with its names, and of the rest once a frame', () => {
    const frames: (() => void)[] = [];
    vi.stubGlobal('requestAnimationFrame', (call: () => void) => frames.push(call));
    const paper = new PaperDocument();
    const feed = new ChangeFeed(paper.asDocument);
    const heard: Changes[] = [];
    feed.listen((changes) => heard.push(changes));
    paper.create({ kind: 1, x: 0, y: 0, w: 9, h: 9 });
    feed.touch();
    feed.rebuilt({ from: 0, to: 3, since: 1 });
    feed.rebuilt();
    expect(heard).toEqual([
      { all: true, list: [], renamed: { from: 0, to: 3, since: 1 } },
      { all: true, list: [] },
    ]);
    frames.forEach((call) => call());
    expect(heard).toHaveLength(2); // what it would tell was said of the handles before
    vi.unstubAllGlobals();
  });
});
