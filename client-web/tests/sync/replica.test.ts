import { describe, expect, test } from 'vitest';
import { Notice_Kind } from '../../src/wire/gen/sync';
import { nothingStored } from '../../src/sync/stored';
import { entry, notice, presence } from '../wire/messages';
import { seeded } from './random';
import { World } from './world';

function world(): World {
  return new World(seeded(1));
}

describe('opening', () => {
  test('P5: a late joiner gets keyframe and tail and then holds what the others hold', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    for (let i = 0; i < 20; ++i) ada.write(`w${i}`);
    w.pass(500);
    w.room.keyframes = true;
    const ben = w.tab('b', 2);
    w.pass(500);
    expect(ben.document.keyframe()).toEqual(ada.document.keyframe());
    expect(ben.replica.copy.keyframe.offset).toBe(20);
  });

  test('P7: a tab that began offline as replica 0 takes its number and keeps its words', () => {
    const w = world();
    const ada = w.tab('a', 1);
    ada.online = false;
    ada.write('first');
    ada.write('second', '1.0');
    w.pass(100);
    expect(ada.replica.replica).toBe(0);
    ada.online = true;
    w.pass(20_000);
    expect(ada.replica.replica).toBe(2);
    expect(w.room.document.texts).toEqual(['first', 'second']);
    expect(ada.renames).toEqual([{ from: 0, to: 2, since: 1 }]);
    expect(ada.toy.ids).toEqual(['1.2', '2.2']);
  });

  test('P11: with a new number nothing that the log already has is sent again', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('acknowledged');
    w.pass(500);
    // The server has it, the acknowledgement never arrives; then the number turns out to be lost.
    ada.delay = 400;
    ada.write('in the log');
    w.pass(450);
    ada.write('not yet', ada.toy.ids.at(-1));
    ada.disconnect();
    w.pass(50);
    // Another page sits on the number: a clone that has said something just now.
    const clone = w.tab('a', 1, ada.disk);
    clone.delay = 1;
    ada.delay = 20;
    w.pass(20_000);
    const { texts: all } = w.room.document;
    expect(all.filter((word) => word === 'acknowledged')).toHaveLength(1);
    expect(ada.words).toEqual(all);
    expect(clone.words).toEqual(all);
  });

  test('P3, P4: a token that is not good stops for good, and the outbox stays', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.disconnect();
    w.room.tokens.delete('a');
    ada.write('kept');
    w.pass(60_000);
    expect(ada.replica.link.state).toEqual({ name: 'stopped', reason: 'bad_token' });
    expect(ada.disk.outbox).toHaveLength(1);
  });
});

test('somebody who joins anew on the same tablet does not send twice what had arrived', () => {
  const w = world();
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.delay = 400;
  ada.write('arrived');
  w.pass(420);
  expect(w.room.log).toHaveLength(1);
  ada.disconnect();
  ada.write('not yet');
  w.pass(100);
  const again = w.tab('b', 2, ada.disk);
  w.pass(20_000);
  expect(w.room.document.texts.filter((word) => word === 'arrived')).toHaveLength(1);
  expect(again.words).toContain('not yet');
});

describe('what is stored', () => {
  test('a batch leaves only after the device has it', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.writeDelay = 1_000_000;
    ada.write('one');
    w.pass(2_000);
    expect(w.room.log).toHaveLength(0);
    expect(ada.replica.onDevice).toBe(false);
  });

  test('a device that can not store sends all the same', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.failWrites = true;
    ada.write('one');
    w.pass(500);
    expect(w.room.document.texts).toEqual(['one']);
  });

  test('a reload while offline brings board, words and number back, and they go out once', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('online');
    w.pass(500);
    ada.online = false;
    ada.disconnect();
    ada.write('offline');
    w.pass(100);
    ada.reload();
    expect(ada.words).toEqual(['offline', 'online']);
    expect(ada.replica.outbox.size).toBe(1);
    ada.write('after the reload');
    w.pass(100);
    ada.reload();
    ada.online = true;
    w.pass(20_000);
    expect(w.room.document.texts).toEqual(['after the reload', 'offline', 'online']);
    expect(ada.replica.replica).toBe(2);
  });

  test('what was written in the last moment before a reload is still there', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.writeDelay = 1_000;
    ada.write('last moment');
    ada.reload(true);
    expect(ada.words).toEqual(['last moment']);
    w.pass(5_000);
    ada.reload(true);
    expect(w.room.document.texts).toEqual(['last moment']);
  });

  test('much log becomes a keyframe once nothing is unconfirmed', () => {
    const w = world();
    const ada = w.tab('a', 1);
    const ben = w.tab('b', 2);
    w.pass(500);
    for (let i = 0; i < 600; ++i) ben.write(`w${i}`);
    w.pass(5_000);
    expect(ada.disk.entries.length).toBeLessThan(512);
    expect(ada.disk.keyframe.offset).toBeGreaterThan(0);
    ada.reload();
    expect(ada.document.keyframe()).toEqual(w.room.document.keyframe());
  });

  test('a copy that can not be read is fetched again, and what is unsent goes out', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('there');
    w.pass(500);
    ada.online = false;
    ada.disconnect();
    ada.write('unsent');
    w.pass(100);
    ada.disk = { ...ada.disk, keyframe: { bytes: Uint8Array.of(1, 2, 3), offset: 0 } };
    ada.reload();
    ada.online = true;
    w.pass(20_000);
    expect(ada.words).toEqual(['there', 'unsent']);
    expect(w.room.document.texts).toEqual(['there', 'unsent']);
  });
});

describe('refusals', () => {
  test('P9: a refused batch goes to the tray, what needs it follows, the rest stands', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('forbidden!');
    ada.write('needs it', ada.toy.ids[0]);
    ada.write('independent');
    w.pass(1_000);
    expect(ada.words).toEqual(['independent']);
    expect(ada.refusals.map(({ reason }) => reason)).toEqual([7, 4]);
    expect(ada.disk.tray).toHaveLength(2);
    expect(ada.replica.outbox.size).toBe(0);
    expect(ada.document.keyframe()).toEqual(w.room.document.keyframe());
  });

  test('a refusal that a keyframe has swallowed is found', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('fine');
    w.pass(500);
    ada.delay = 400;
    ada.write('forbidden!');
    w.pass(420);
    expect(w.room.log).toHaveLength(2);
    ada.disconnect();
    ada.delay = 20;
    w.room.keyframes = true;
    w.pass(20_000);
    expect(ada.words).toEqual(['fine']);
    expect(ada.refusals.map(({ reason }) => reason)).toEqual([7]);
  });
});

describe('who may not write any more', () => {
  test('P9: sends nothing; what is left over goes to the tray, and numbers go on when the role comes back', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.write('before');
    w.pass(500);
    ada.online = false;
    ada.disconnect();
    ada.write('too late');
    ada.write('and this');
    w.room.observers.add(1);
    ada.online = true;
    w.pass(20_000);
    expect(ada.replica.caughtUp).toBe(true);
    expect(ada.replica.outbox.size).toBe(0);
    expect(ada.refusals.map(({ reason }) => reason)).toEqual([7, 7]);
    expect(ada.disk.outbox).toEqual([]);
    expect(ada.words).toEqual(['before']);
    expect(w.room.document.texts).toEqual(['before']);
    w.room.observers.delete(1);
    ada.disconnect();
    w.pass(20_000);
    ada.write('after');
    w.pass(1_000);
    expect(w.room.document.texts).toEqual(['after', 'before']);
    expect(ada.replica.outbox.size).toBe(0);
  });

  test('P9: a role that is lost while a batch is under way sticks nobody', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    w.room.observers.add(1);
    ada.write('under way');
    w.pass(20_000);
    expect(ada.replica.caughtUp).toBe(true);
    expect(ada.refusals).toHaveLength(1);
    expect(ada.replica.outbox.size).toBe(0);
  });
});

describe('the connection', () => {
  test('P33: how full the board is comes with Welcome and with a notice', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    expect(ada.replica.fullness).toBe(0);
    w.room.say({ notice: notice({ kind: Notice_Kind.FULLNESS, fullness: 83 }) });
    w.pass(100);
    expect(ada.replica.fullness).toBe(83);
  });

  test('P26: a closing for much that was refused is told until the rest is through', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    ada.online = false;
    ada.drop();
    ada.run((now) => ada.replica.closed(4007, now));
    ada.write('waits');
    expect(ada.replica.muchRefused).toBe(true);
    expect(ada.replica.link.state.name).toBe('waiting');
    ada.online = true;
    w.pass(30_000);
    expect(ada.replica.muchRefused).toBe(false);
  });

  test('P12: a gap closes and says Hello again', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    w.room.say({ entries: [entry({ offset: 5n, replica: 9, batch: Uint8Array.of(8, 1) })] });
    w.pass(100);
    expect(ada.replica.link.state.name).toBe('waiting');
    w.pass(2_000);
    expect(ada.replica.caughtUp).toBe(true);
  });

  test('P16: a dead network is noticed within 10 s', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(12_345);
    expect(ada.replica.link.state.name).toBe('live');
    ada.online = false;
    w.pass(10_200);
    expect(ada.replica.link.state.name).not.toBe('live');
    expect(ada.replica.link.downSince).not.toBeNull();
  });

  test('P16: the browser saying so shortens that to 3 s', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(12_345);
    ada.online = false;
    ada.run((now) => ada.replica.network(false, now));
    w.pass(3_200);
    expect(ada.replica.link.state.name).not.toBe('live');
  });

  test('P18: while the server can not write, nothing is sent and nothing is lost', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    w.room.say({ notice: notice({ kind: Notice_Kind.READ_ONLY }) });
    w.pass(100);
    ada.write('waits');
    w.pass(5_000);
    expect(ada.replica.serverReadOnly).toBe(true);
    expect(w.room.log).toHaveLength(0);
    w.room.say({ notice: notice({ kind: Notice_Kind.WRITABLE }) });
    w.pass(500);
    expect(w.room.document.texts).toEqual(['waits']);
  });

  test('P18: who was closed because the store fails knows why, until it is back', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    w.room.readOnly = true;
    ada.write('waits');
    w.pass(150);
    expect(ada.replica.link.state.name).not.toBe('live');
    expect(ada.replica.serverReadOnly).toBe(true);
    w.room.readOnly = false;
    w.pass(5_000);
    expect(ada.replica.serverReadOnly).toBe(false);
    expect(w.room.document.texts).toEqual(['waits']);
  });

  test('P19: after a shutdown notice the client comes back when it was asked to', () => {
    const w = world();
    const ada = w.tab('a', 1);
    w.pass(500);
    w.room.say({ notice: notice({ kind: Notice_Kind.SHUTDOWN, inMs: 3_000 }) });
    w.room.restart();
    w.pass(2_500);
    expect(ada.replica.link.state.name).toBe('waiting');
    w.pass(3_000);
    expect(ada.replica.link.state.name).toBe('live');
  });

  test('pauses between attempts grow, differ, and stay below 16 s', () => {
    const w = world();
    const ada = w.tab('a', 1);
    ada.online = false;
    const pauses: number[] = [];
    for (let i = 0; i < 400; ++i) {
      w.pass(250);
      const { state } = ada.replica.link;
      const last = pauses.at(-1);
      if (state.name === 'waiting' && state.until !== last) pauses.push(state.until);
    }
    const gaps = pauses.slice(1).map((until, i) => until - pauses[i]!);
    expect(gaps[0]!).toBeLessThan(2_000);
    expect(gaps.at(-1)!).toBeGreaterThan(7_000);
    expect(Math.max(...gaps)).toBeLessThan(16_000);
  });

  test('P8: at most 256 batches are under way, however long the outbox', () => {
    const w = world();
    const ada = w.tab('a', 1);
    ada.online = false;
    for (let i = 0; i < 1_000; ++i) ada.write(`w${i}`);
    w.pass(100);
    ada.online = true;
    ada.delay = 1;
    w.pass(20_000);
    expect(w.room.document.texts).toHaveLength(1_000);
  });
});

describe('presence', () => {
  test('P17: at most 20 a second, the newest wins, gone ends it', () => {
    const w = world();
    const ada = w.tab('a', 1);
    const ben = w.tab('b', 2);
    w.pass(500);
    const before = ada.sent;
    for (let i = 0; i < 100; ++i) {
      ada.run((now) => ada.replica.setPresence({ pointer: { x: i, y: -i } }, now));
      w.pass(10);
    }
    expect(ada.sent - before).toBeLessThanOrEqual(22);
    w.pass(200);
    const [seen] = ben.replica.others.values();
    expect(seen?.pointer).toEqual({ x: 99, y: -99 });
    expect(seen?.participant).toBe(1);
    w.room.say({ presence: [presence({ replica: ada.replica.replica, gone: true })] });
    w.pass(100);
    expect(ben.replica.others.size).toBe(0);
  });

  // Three people who look at a list of tables are at no table.
  test('P17: a watcher is nobody: it has no presence and sends no batch, and sees who is there', () => {
    const w = world();
    const ada = w.tab('a', 1);
    const list = w.tab('b', 2, nothingStored, true);
    w.pass(500);
    const before = list.sent;
    list.run((now) => list.replica.setPresence({ pointer: { x: 1, y: 1 } }, now));
    w.pass(500);
    expect(list.sent).toBe(before);
    expect(ada.replica.others.size).toBe(0);
    expect([...list.replica.others.values()].map(({ participant }) => participant)).toEqual([1]);
  });
});

test('P8, P11: what was acknowledged and never stored is not sent again, and what was not is, after the page has ended', () => {
  const w = world();
  const ada = w.tab('a', 1);
  w.pass(500);
  ada.write('stored');
  w.pass(500);
  ada.failWrites = true;
  ada.write('acknowledged');
  w.pass(12_000);
  expect(w.room.document.texts).toEqual(['acknowledged', 'stored']);
  ada.online = false;
  ada.disconnect();
  ada.write('unsent');
  ada.write('more', ada.toy.ids.at(-1));
  ada.failWrites = false;
  ada.reload(true);
  ada.online = true;
  w.settle();
  expect(w.room.document.texts).toEqual(['acknowledged', 'more', 'stored', 'unsent']);
  expect(ada.words).toEqual(w.room.document.texts);
  expect(ada.replica.replica).toBe(2);
});
