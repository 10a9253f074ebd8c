// An open board of the page, without a server and without a device: what its acts are, and what it says at its end.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { OpenBoard, type BoardHost } from '../../src/app/board';
import type { Guard } from '../../src/app/phase';
import type { Place } from '../../src/app/place';
import { Core } from '../../src/core/document';
import { nothingStored } from '../../src/sync/stored';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

const place = {
  core,
  local: null,
  store: null,
  notes: null,
  environment: () => ({
    token: 'token',
    instance: 1n,
    hash: (batch: Uint8Array) => core.hash(batch),
    restamp: () => [],
    random: () => 0.5,
    wall: () => 1000,
  }),
  surroundings: (_board: string, rest: object) => ({
    connect: () => ({ bufferedAmount: 0, send: () => undefined, close: () => undefined }),
    inflate: () => Promise.resolve(new Uint8Array()),
    now: () => 0,
    after: () => () => undefined,
    ...rest,
  }),
} as unknown as Place;

const silent = () => undefined;

async function opened(
  more: object = {},
  closed: () => void = silent,
  guard = signal<Guard | null>(null),
): Promise<OpenBoard> {
  const host: BoardHost = {
    place: { ...place, ...more } as Place,
    token: 'token',
    event: 'e',
    participant: 1,
    role: 'participant',
    ready: () => Promise.resolve(),
    chosen: silent,
    people: silent,
    stopped: silent,
    statusChanged: silent,
    connected: silent,
    closed,
    guard,
  };
  const board = new OpenBoard(host, '00000000000000aa', 'edit');
  await vi.waitFor(() => expect(board.status.value.readOnly).toBe(false));
  return board;
}

beforeAll(() => {
  const page = new EventTarget();
  vi.stubGlobal('document', Object.assign(page, { hidden: false }));
  vi.stubGlobal('addEventListener', silent);
  vi.stubGlobal('removeEventListener', silent);
  vi.stubGlobal('requestAnimationFrame', () => 0);
});
afterAll(() => vi.unstubAllGlobals());

const note = { kind: 1, x: 0, y: 0, w: 9, h: 9 };

describe('Undo', () => {
  it('takes back one act, and a series as one', async () => {
    const board = await opened();
    const d = board.document;
    board.edit((it) => void it.create(note));
    const arrows = {};
    for (let i = 1; i <= 3; i++) board.edit((it) => void it.move(0, -1, 10 * i, 0), { series: arrows });
    expect(board.acts.value).toBe(2);
    board.undo();
    expect(d.object(0)).toMatchObject({ x: 0, alive: true }); // not the creation before it
    board.undo();
    expect(d.object(0).alive).toBe(false);
    board.close();
  });

  it('a series ends when something else is done in between', async () => {
    const board = await opened();
    const d = board.document;
    const writing = {};
    board.edit((it) => void it.create(note), { series: writing });
    board.edit((it) => void it.insertText(0, 0, 'a'), { series: writing });
    board.edit((it) => void it.setNumber(0, 1, 4));
    board.edit((it) => void it.insertText(0, 1, 'b'), { series: writing });
    board.undo();
    expect(d.text(0)).toBe('a');
    board.redo();
    board.edit((it) => void it.insertText(0, 2, 'c'), { series: writing });
    board.undo();
    expect(d.text(0)).toBe('ab');
    board.close();
  });
});

describe('A board', () => {
  it('that closes can be written to before', async () => {
    const board = await opened();
    board.edit((it) => void it.create(note));
    let done = false;
    board.onClosing(() => (done = board.edit((it) => void it.setAlive(0, false))));
    board.close();
    expect(done).toBe(true);
    expect(board.edit((it) => void it.create(note))).toBe(false);
  });

  it('writes nothing that its phase does not take, and keeps words that stand in a field for a later one', async () => {
    const over: Guard['over'] = (document, refused) =>
      Object.assign(Object.create(document) as typeof document, { create: () => (refused(), -1) });
    const guard = signal<Guard | null>({ over, mayWriteIn: () => false, widens: () => true });
    const board = await opened({}, silent, guard);
    expect(board.edit((it) => void it.create(note))).toBe(false);
    expect([board.notThisPhase.value, board.status.value.unsent]).toEqual([1, 0]);
    expect([board.mayWriteIn({ kind: 1 }), board.notThisPhase.value]).toEqual([false, 2]);
    board.putAside('à garder');
    expect(board.tray.value).toMatchObject([{ reason: 7, texts: ['à garder'] }]);
    guard.value = null;
    expect(board.edit((it) => void it.create(note))).toBe(true);
    board.close();
  });

  it('is not saved while words stand in a field alone, and is again when they fit or are put aside', async () => {
    const board = await opened();
    expect(board.status.value).toMatchObject({ saved: true, unwritten: false });
    board.holdsWords(true);
    expect(board.status.value).toMatchObject({ saved: false, unwritten: true });
    board.holdsWords(false);
    expect(board.status.value.saved).toBe(true);
    board.close();
  });

  it('asks before it is left when what is unsent lives as long as the page, and not otherwise', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const board = await opened();
    expect(asks()).toBe(false);
    board.edit((it) => void it.create(note));
    expect(board.status.value.stores).toBe(false);
    expect(asks()).toBe(true);
    await board.end();
    expect(asks()).toBe(false);
    vi.stubGlobal('addEventListener', silent);
    vi.stubGlobal('removeEventListener', silent);
  });

  it('that lost its copy while it slept takes no word more, leaves nothing in it, and asks before words of its own go', async () => {
    let mine = true;
    const notes = new Map<string, string>();
    const lockless = {
      claim: (name: string) =>
        Promise.resolve(name.endsWith('.1') ? { holds: () => mine, release: silent } : null),
      claimUnused: () => Promise.resolve(null),
    };
    const store = {
      slots: () => Promise.resolve([]),
      take: () => Promise.resolve(nothingStored),
      trays: () => Promise.resolve(new Set()),
      write: () => Promise.resolve(),
    };
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    const paper = {
      getItem: (key: string) => notes.get(key) ?? null,
      setItem: (key: string, value: string) => void notes.set(key, value),
      removeItem: (key: string) => void notes.delete(key),
    };
    const board = await opened({
      store,
      notes: paper,
      local: { store, claims: lockless, notes: paper, tab: null },
    });
    expect(board.edit((it) => void it.create(note))).toBe(true);
    await vi.waitFor(() => expect(board.status.value.onDevice).toBe(true));
    mine = false;
    expect(board.edit((it) => void it.create(note))).toBe(false);
    expect(board.status.value.stop).toBeNull(); // a field hears first that its words were not taken
    await vi.waitFor(() => expect(board.status.value).toMatchObject({ stop: 'taken', readOnly: true }));
    expect(asks()).toBe(false); // what was written before is in the copy, and is the other page's to send
    board.putAside('écrit en se réveillant');
    expect(asks()).toBe(true);
    page.dispatchEvent(new Event('pagehide'));
    expect([...notes.keys()].filter((key) => key.startsWith('tablee.last'))).toEqual([]);
    await board.end();
    vi.stubGlobal('addEventListener', silent);
  });

  it('whose screen is left with words that are nowhere else stays until they are, and asks before the page goes', async () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    let closed = false;
    const board = await opened({}, () => (closed = true));
    board.edit((it) => void it.create(note));
    board.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect([closed, asks()]).toEqual([false, true]);
    expect(board.edit((it) => void it.create(note))).toBe(false);
    await board.end();
    expect(asks()).toBe(false);
    vi.stubGlobal('addEventListener', silent);
    vi.stubGlobal('removeEventListener', silent);
  });

  it('keeps words that could not be written in its tray', async () => {
    const board = await opened();
    board.putAside('des mots\nà garder');
    board.putAside('et d’autres');
    expect(board.tray.value.map(({ texts }) => texts.join())).toEqual(['des mots\nà garder', 'et d’autres']);
    expect(board.document.size).toBe(0);
    board.close();
  });
});
