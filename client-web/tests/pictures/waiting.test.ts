// A picture waits on the device until its board has it: offline, through a reload, and never twice.
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { PictureShelf } from '../../src/app/pictures/shelf';
import type { StoredPicture } from '../../src/app/pictures/shelf';
import { claimMs, WaitingPictures } from '../../src/app/pictures/waiting';
import type { Placed } from '../../src/app/pictures/waiting';
import type { NotSent, Uploaded } from '../../src/app/pictures/upload';

const picture = { bytes: Uint8Array.of(1, 2, 3), type: 'image/webp', width: 400, height: 300 };
const at = { x: 10, y: 20, w: 480, h: 360 };
const hash = 'ab'.repeat(32);

let factory: IDBFactory;
/** What the board has, by place. */
let placed: StoredPicture[];

beforeEach(() => {
  factory = new IDBFactory();
  placed = [];
});

/** One page of the device. */
function page(name = 'page') {
  const given: {
    online: boolean;
    answer: Uploaded | NotSent;
    takes: Placed;
    sent: number;
    now: number;
    later: (() => void)[];
  } = { online: true, answer: { blob: hash }, takes: 'placed', sent: 0, now: 1000, later: [] };
  const shelf = new PictureShelf(factory);
  const pictures = new WaitingPictures({
    event: 'e',
    board: 'b',
    page: name,
    shelf,
    send: async ({ progress }) => {
      given.sent++;
      progress(0.5);
      return given.answer;
    },
    online: () => given.online,
    place: (one) => {
      if (given.takes !== 'placed') return given.takes;
      if (!placed.some(({ x, y, blob }) => x === one.x && y === one.y && blob === one.blob)) placed.push(one);
      return 'placed';
    },
    notStored: (error) => expect.fail(String(error)),
    now: () => given.now,
    later: (act) => given.later.push(act),
    newId: () => `${name}${Math.random()}`,
  });
  const settle = () => vi.waitFor(() => expect(pictures.all.value).toEqual([]));
  const state = (wanted: string) =>
    vi.waitFor(() => expect(pictures.all.value.map((one) => one.state)).toEqual([wanted]));
  const stored = () => shelf.waiting('e', 'b');
  return { given, pictures, settle, state, stored };
}

test('a picture is shown at once, sent, and then on the board', async () => {
  const { pictures, settle, stored, given } = page();
  const added = pictures.add(picture, at);
  expect(pictures.all.value).toHaveLength(1);
  await added;
  await settle();
  expect(placed).toHaveLength(1);
  expect(placed[0]).toMatchObject({ ...at, blob: hash });
  expect(given.sent).toBe(1);
  await vi.waitFor(async () => expect(await stored()).toEqual([]));
});

test('offline it waits, outlives the page, and goes out when the network is back', async () => {
  const before = page();
  before.given.online = false;
  await before.pictures.add(picture, at);
  expect(placed).toEqual([]);
  before.pictures.close();

  const after = page();
  after.given.online = false;
  await after.pictures.open();
  await after.state('waiting');
  expect(after.pictures.all.value[0]?.stored.bytes).toEqual(picture.bytes);
  after.given.online = true;
  after.pictures.look();
  await after.settle();
  expect(placed).toHaveLength(1);
});

test('a page that ends between the server and the board puts it there once', async () => {
  const before = page();
  before.given.takes = 'later';
  await before.pictures.add(picture, at);
  await vi.waitFor(async () => expect((await before.stored())[0]?.blob).toBe(hash));
  before.pictures.close();

  for (const _ of [1, 2]) {
    const after = page();
    await after.pictures.open();
    await after.settle();
    expect(after.given.sent).toBe(0);
  }
  expect(placed).toHaveLength(1);
});

test('a picture that the phase does not take says so, and goes to the board in one that does', async () => {
  const { pictures, given, settle, stored } = page();
  given.takes = 'notThisPhase';
  await pictures.add(picture, at);
  await vi.waitFor(() =>
    expect(pictures.all.value[0]).toMatchObject({ state: 'waiting', code: 'not_this_phase' }),
  );
  expect(await stored()).toHaveLength(1);
  given.takes = 'placed';
  await vi.waitFor(() => expect(given.later).toHaveLength(1));
  given.later[0]!();
  await settle();
  expect(placed).toHaveLength(1);
});

test('what fails says why, and is tried again when its person wants', async () => {
  const { pictures, given, state, settle } = page();
  given.answer = { code: 'event_full', again: null };
  await pictures.add(picture, at);
  await state('failed');
  expect(pictures.all.value[0]?.code).toBe('event_full');
  given.answer = { blob: hash };
  pictures.retry(pictures.all.value[0]!.stored.id);
  await settle();
  expect(placed).toHaveLength(1);
});

test('what passes by itself is tried again by itself', async () => {
  const { pictures, given, settle } = page();
  given.answer = { code: 'slow_down', again: 2000 };
  await pictures.add(picture, at);
  await vi.waitFor(() => expect(given.later).toHaveLength(1));
  given.answer = { blob: hash };
  given.later.pop()?.();
  await settle();
  expect(given.sent).toBe(2);
});

test('a board that is full says so', async () => {
  const { pictures, given, state } = page();
  given.takes = 'full';
  await pictures.add(picture, at);
  await state('failed');
  expect(pictures.all.value[0]?.code).toBe('board_full');
});

test('of two pages one sends', async () => {
  const first = page('first');
  first.given.online = false;
  await first.pictures.add(picture, at);
  const second = page('second');
  await second.pictures.open();
  await second.state('held');
  expect(second.given.sent).toBe(0);
  // The first ends without a word.
  second.given.now += claimMs;
  for (const act of second.given.later) act();
  await second.settle();
  expect(placed).toHaveLength(1);
});

test('what its person takes away is gone', async () => {
  const { pictures, given, stored } = page();
  given.online = false;
  await pictures.add(picture, at);
  pictures.remove(pictures.all.value[0]!.stored.id);
  expect(pictures.all.value).toEqual([]);
  await vi.waitFor(async () => expect(await stored()).toEqual([]));
});

test('copies of what was seen stay within their bound, the newest of them', async () => {
  const shelf = new PictureShelf(factory, 100);
  const copy = { bytes: new Uint8Array(40), type: 'image/png' };
  await shelf.keep('old', copy, 1);
  await shelf.keep('used', copy, 2);
  await shelf.copy('old', 3);
  await shelf.keep('new', copy, 4);
  expect(await shelf.copy('used', 5)).toBe(undefined);
  expect((await shelf.copy('old', 5))?.bytes).toEqual(copy.bytes);
  expect((await shelf.copy('new', 5))?.type).toBe('image/png');
});
