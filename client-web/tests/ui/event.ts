// An event as screens see it: a day behind a socket that a test speaks through, and an agora on the real core.
import { loadingStatus } from '../../src/app/status';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signal } from '@preact/signals';
import type { App, Board, Changes, Role, Route, Session, Status } from '../../src/app/model';
import { Core, type Document } from '../../src/core/document';
import { EventDay, type EventSocketEvents } from '../../src/day/event_day';
import { TableState, type Command, type Table } from '../../src/wire/gen/day';
import { bytesOf, phase, run, sent, snapshot, timer, welcome } from '../day/kit';

const core = await Core.load(readFileSync(join(import.meta.dirname, '../../public/core.wasm')));

export const agora = '00000000000000ab';
export const table1 = '0000000000000101';
const names = ['Mona', 'Ada', 'Bilal', 'Zoé'];

const status: Status = { ...loadingStatus, connection: 'online', readOnly: false };

function table(number: number, more: Partial<Table> = {}): Table {
  const board = BigInt(0x100 + number);
  const some = {
    number,
    question: `Question ${number}?`,
    board,
    state: TableState.OPEN,
    topic: undefined,
    into: 0,
  };
  return { ...some, softLimit: 0, led: false, private: false, ...more };
}

/** A phase goes on, its time is nearly over; of four people two are here; table 1 asks for help, 2 is frozen, 3 and 4 are closed. */
function underWay() {
  const allowed = { write: true, moveOthers: true, ink: true, vote: true, propose: true };
  const titles = ['Begin', 'Share', 'Group', 'Report', 'Close'];
  return snapshot(1, {
    agenda: { revision: 0n, phases: titles.map((title, i) => phase(title, { id: i + 1, length: 600_000n })) },
    runs: [run(1, 'Begin', { phase: phase('Begin', { id: 1, instruction: 'Say hello', allowed }) })],
    timers: [
      timer(0, { ends: 1_050_000n, length: 600_000n }),
      timer(2, { id: 12n, state: 2, left: 30_000n }),
    ],
    tables: [
      table(1, { softLimit: 2, led: true }),
      table(2),
      table(3, { state: TableState.CLOSED }),
      table(4, { state: TableState.MERGED, into: 1 }),
    ],
    people: names.map((_, i) => ({
      participant: i + 1,
      role: i === 0 ? 1 : 2,
      state: 1,
      naming: 1,
      tablet: 0,
    })),
    seats: [2, 3].map((participant) => ({ participant, table: 1, movedBy: 0 })),
    marks: [
      { participant: 2, kind: 1, on: true, of: 0n },
      { participant: 3, kind: 3, on: true, of: 1n },
      { participant: 3, kind: 4, on: true, of: 0n },
    ],
    freezes: [{ table: 2, on: true }],
  });
}

export class Event {
  readonly frames: Uint8Array[] = [];
  readonly route = signal<Route>({ screen: 'home' });
  readonly identity = signal<Session['identity']['value']>(null);
  readonly document: Document = core.open();
  private socket!: EventSocketEvents;
  private listener: (changes: Changes) => void = () => undefined;
  readonly day: EventDay;
  readonly app: App;

  constructor(role: Role) {
    this.document.setLocalParticipant(1);
    this.document.setReplica(2);
    this.day = this.makeDay();
    this.identity.value = { event: 'e', eventTitle: 'Barcamp', participant: 1, role, name: 'Mona' };
    this.app = {
      session: this.session(),
      router: { route: this.route, go: (route) => (this.route.value = route), href: () => '#/' },
      day: signal(this.day),
      online: signal(true),
      obstacle: signal(null),
      update: signal(false),
      reload: () => Promise.resolve(),
      ready: signal(true),
      opening: () => Promise.resolve(),
      openBoard: () => this.board(),
      openReplay: () => Promise.reject(new Error('nobody asked for one')),
      openDayReplay: () => Promise.reject(new Error('nobody asked for one')),
      openDocument: () => {
        throw new Error('nobody asked for one');
      },
    };
  }

  tell(frame: Parameters<typeof bytesOf>[0]): void {
    this.socket.message(bytesOf(frame).slice().buffer as ArrayBuffer);
  }

  /** What was asked of the server. */
  get commands(): NonNullable<Command['what']>[] {
    return this.frames.map(sent).flatMap((body) => (body.$case === 'command' ? (body.value.what ?? []) : []));
  }

  private makeDay(): EventDay {
    let ids = 0n;
    const day = new EventDay({
      token: 't',
      instance: 1n,
      watcher: false,
      random: () => 0.5,
      draw: () => ++ids,
      now: () => 0,
      wall: () => 1_000_000,
      after: () => () => undefined,
      connect: (events) => {
        this.socket = events;
        return { send: (bytes) => this.frames.push(bytes), close: () => undefined };
      },
      stopped: () => undefined,
      kept: () => [],
      keptStranded: () => [],
      keepStranded: (all) => all,
      keep: () => undefined,
    });
    this.socket.open();
    const here = (participant: number, board: bigint, unsent: boolean) => {
      return { participant, here: true, board, unsent, since: 0n };
    };
    const first = welcome({
      head: 1n,
      participant: 1,
      role: 1,
      agora: 0xabn,
      snapshot: underWay(),
      names: names.map((name, i) => ({ participant: i + 1, name })),
      here: [here(1, 0n, false), here(2, 0x102n, true)],
    });
    this.tell(first);
    return day;
  }

  private session(): Session {
    const people = names.map((name, i) => {
      return [i + 1, { participant: i + 1, name, role: i === 0 ? 'moderator' : 'participant' }] as const;
    });
    const session: Partial<Session> = {
      identity: this.identity,
      event: signal({
        id: 'e',
        title: 'Barcamp',
        date: '2026-11-17',
        place: 'Paris',
        occasion: '',
        language: 'fr',
        timeZone: 'Europe/Paris',
        introduction: 'Bienvenue',
        closing: '',
        principles: ['Oui'],
        tables: [1, 2].map((number) => ({
          number,
          question: `Question ${number}?`,
          board: (0x100 + number).toString(16).padStart(16, '0'),
        })),
        agora,
        links: { join: 'ABC-DEF', join_address: 'x'.repeat(26) },
      }),
      people: signal(new Map(people)),
      invitation: signal(null),
      load: signal('fresh' as const),
      refusal: signal('bad_token' as const),
      unsent: signal(0),
      knowsAnybody: () => false,
      asModerator: (() => Promise.resolve({ code: 'network', message: '' })) as Session['asModerator'],
    };
    return session as Session;
  }

  private told(): void {
    this.document.commit();
    this.listener({ all: false, list: this.document.takeChanges() });
  }

  private board(): Board {
    const board: Partial<Board> = {
      id: agora,
      document: this.document,
      acts: signal(0),
      notThisPhase: signal(0),
      mayWriteIn: () => true,
      presence: signal(new Map()),
      tray: signal([]),
      status: signal(status),
      onChanges: (listener) => {
        this.listener = listener;
        listener({ all: true, list: [] });
        return () => undefined;
      },
      edit: (act) => {
        act(this.document);
        this.told();
        return true;
      },
      undo: () => {
        const done = this.document.undo();
        this.told();
        return done;
      },
      close: () => undefined,
    };
    return board as Board;
  }
}
