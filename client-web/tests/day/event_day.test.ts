import { describe, expect, it } from 'vitest';
import {
  EventDay,
  type DaySurroundings,
  type EventSocketEvents,
  type Stranded,
} from '../../src/day/event_day';
import type { Waiting } from '../../src/day/event_link';
import { toldHere } from '../../src/app/here';
import type { Person } from '../../src/app/model';
import { MarkKind, NoticeKind, Reason } from '../../src/wire/day_frames';
import { bytesOf, entry, phase, run, sent, snapshot, welcome } from './kit';

function phaseOf(title: string) {
  return { ...phase(title), allowed: undefined, length: 0 };
}

/** A page with a day, and the server's end of its socket. */
class Room {
  clock = 0;
  /** For so long its monotonic clock stood still. */
  slept = 0;
  ids = 0n;
  sockets: EventSocketEvents[] = [];
  frames: Uint8Array[] = [];
  timer: (() => void) | null = null;
  stopped: string[] = [];
  signs: readonly Waiting[] = [];
  stranded: readonly Stranded[] = [];
  readonly day: EventDay;

  /** `kept`: what waited when the page was loaded before. */
  constructor(kept: readonly Waiting[] = []) {
    this.day = new EventDay(this.around(kept));
  }

  private around = (kept: readonly Waiting[]): DaySurroundings => ({
    kept: () => kept,
    keep: (signs) => (this.signs = signs),
    keptStranded: () => [],
    keepStranded: (stranded) => (this.stranded = stranded),
    token: 't',
    instance: 1n,
    watcher: false,
    random: () => 0.5,
    draw: () => ++this.ids,
    now: () => this.clock,
    wall: () => 50_000_000 + this.clock + this.slept,
    after: (_ms, call) => {
      this.timer = call;
      return () => (this.timer = null);
    },
    connect: (events) => {
      this.sockets.push(events);
      return { send: (bytes) => this.frames.push(bytes), close: () => undefined };
    },
    stopped: (reason) => this.stopped.push(reason),
  });

  tell(frame: Parameters<typeof bytesOf>[0]): void {
    this.sockets.at(-1)!.message(bytesOf(frame).slice().buffer as ArrayBuffer);
  }

  welcome(): void {
    this.sockets.at(-1)!.open();
    this.tell(welcome({ head: 1n, snapshot: snapshot(1, { runs: [run(1, 'Share')] }) }));
  }

  /** Until the next attempt. */
  wait(): void {
    this.clock += 60_000;
    this.timer?.();
  }

  get kinds(): string[] {
    return this.frames.map((bytes) => sent(bytes).$case);
  }
}

describe('The day on a page', () => {
  it('is absent, and asks nothing of anybody, where the server has none', async () => {
    const room = new Room();
    expect(room.day.link.value.state).toBe('connecting');
    room.sockets[0]!.close(1006);
    expect(room.day.link.value).toEqual({ state: 'absent', oldSince: null });
    room.wait();
    expect(room.day.link.value.state).toBe('absent');
    expect(room.day.day.value).toBeNull();
    expect(await room.day.ask({ kind: 'freeze', table: 0, on: true })).toBe('offline');
    expect(room.frames).toEqual([]);
  });

  it('keeps showing what it knew, and says since when it is old', () => {
    const room = new Room();
    room.welcome();
    expect(room.day.link.value).toEqual({ state: 'live', oldSince: null });
    room.clock = 7_000;
    room.sockets[0]!.close(1006);
    room.wait();
    expect(room.day.link.value).toEqual({ state: 'offline', oldSince: 50_000_000 });
    expect([...room.day.day.value!.runs.values()][0]?.phase?.title).toBe('Share');
    room.welcome();
    expect(room.day.link.value.state).toBe('live');
  });

  it('says since when it is old, also after a sleep that its clock has not noticed, and asks for the time again', () => {
    const room = new Room();
    room.welcome();
    const told = room.day.now();
    room.clock = 4_000;
    room.tell({ notice: undefined });
    room.slept = 3_600_000;
    room.clock = 5_000;
    room.day.network(true);
    expect(room.kinds.at(-1)).toBe('ping');
    room.tell({ pong: { nonce: 2n, head: 1n, now: 1_000_000n + 3_605_000n } });
    expect(room.day.now() - told).toBeGreaterThan(3_600_000);
    room.clock = 6_000;
    room.slept = 2 * 3_600_000;
    room.sockets[0]!.close(1006);
    expect(room.day.link.value.oldSince).toBe(50_005_000 + 3_600_000);
  });

  it('lets a sign wait for the network, and nothing else', async () => {
    const room = new Room();
    room.welcome();
    room.sockets[0]!.close(1006);
    const done = room.day.ask({ kind: 'mark', mark: MarkKind.DONE, on: true });
    expect(await room.day.ask({ kind: 'sit', table: 2 })).toBe('offline');
    // Asking has tried the network at once.
    room.welcome();
    expect(room.kinds.at(-1)).toBe('command');
    room.tell({ answers: [{ id: 1n, reason: Reason.DONE, offset: 2n }] });
    expect(await done).toBe(Reason.DONE);
  });

  it('gives a connection up that says what is no frame, and comes back', () => {
    const room = new Room();
    room.welcome();
    room.sockets[0]!.message(new Uint8Array([255, 255, 255]).buffer);
    expect(room.day.link.value.state).toBe('offline');
    room.wait();
    expect(room.sockets).toHaveLength(2);
  });

  it('says that nothing can be saved until the server says that it can', () => {
    const room = new Room();
    room.welcome();
    room.tell({ notice: { kind: NoticeKind.READ_ONLY, inMs: 0 } });
    expect(room.day.readOnly.value).toBe(true);
    room.tell({ notice: { kind: NoticeKind.WRITABLE, inMs: 0 } });
    expect(room.day.readOnly.value).toBe(false);
  });

  it('sends words that were pasted with tabs as words that can be saved', () => {
    const room = new Room();
    room.welcome();
    const agenda = {
      phases: [{ ...phaseOf('One\ttwo\r\nthree'), instruction: 'a\tb\r\nc\u0007' }],
      revision: 0,
    };
    void room.day.ask({ kind: 'agenda', agenda });
    expect(sent(room.frames.at(-1)!)).toMatchObject({
      value: {
        what: { value: { agenda: { phases: [{ title: 'One two three', instruction: 'a b\nc ' }] } } },
      },
    });
    void room.day.ask({ kind: 'open_table', question: 'Why\u000bnot\u2028now?' });
    expect(sent(room.frames.at(-1)!)).toMatchObject({
      value: { what: { value: { question: 'Why not now?' } } },
    });
  });

  it('says once that the access has ended', () => {
    const room = new Room();
    room.welcome();
    room.sockets[0]!.close(4103);
    expect(room.stopped).toEqual(['revoked']);
    expect(room.day.link.value.state).toBe('stopped');
  });

  it('knows who looks at a board, without those who only watch the event, and nothing while it is old', () => {
    const room = new Room();
    room.welcome();
    const here = (participant: number) => ({ participant, here: true, board: 5n, unsent: false, since: 0n });
    room.tell({ here: [here(4), here(2), here(9)] });
    const people = new Map<number, Person>([[9, { participant: 9, name: 'Wall', role: 'observer' }]]);
    expect(toldHere(room.day, '0000000000000005', people)).toEqual([2, 4]);
    expect(toldHere(room.day, '0000000000000006', people)).toEqual([]);
    room.sockets[0]!.close(1006);
    expect(toldHere(room.day, '0000000000000005', people)).toBeNull();
  });

  it('keeps a sign that waits across a reload, and sends it under the same id', () => {
    const room = new Room();
    room.welcome();
    room.sockets[0]!.close(1006);
    void room.day.ask({ kind: 'mark', mark: MarkKind.DONE, on: true, run: 1 });
    void room.day.ask({ kind: 'freeze', table: 0, on: true });
    expect(room.signs.map(({ wish }) => wish.kind)).toEqual(['mark']);

    const again = new Room(room.signs);
    again.welcome();
    const commands = again.frames.map(sent).filter(({ $case }) => $case === 'command');
    expect(commands).toMatchObject([{ value: { id: room.signs[0]!.id, what: { $case: 'mark' } } }]);
    again.tell({ answers: [{ id: room.signs[0]!.id, reason: Reason.DONE, offset: 2n }] });
    expect(again.signs).toEqual([]);
  });

  it('is done with no other phase than the one that it was said of', async () => {
    const room = new Room();
    room.welcome();
    room.sockets[0]!.close(1006);
    const answer = room.day.ask({ kind: 'mark', mark: MarkKind.DONE, on: true, run: 1 });
    room.wait();
    room.sockets.at(-1)!.open();
    // What happened meanwhile comes behind Welcome: nothing goes out before it is known.
    room.tell(welcome({ head: 3n }));
    const before = room.kinds.filter((kind) => kind === 'command').length;
    room.tell({
      entries: [
        entry(2, { $case: 'run', value: run(1, 'Share', { ended: 5n }) }),
        entry(3, { $case: 'run', value: run(3, 'Group') }),
      ],
    });
    expect(await answer).toBe(Reason.UNKNOWN);
    expect([before, room.kinds.filter((kind) => kind === 'command').length]).toEqual([0, 0]);
    expect(room.signs).toEqual([]);
  });
});
