// The people with whom somebody shares this device: who they are, whose name is chosen, and how somebody is added, also without
// a network. Comes with a chunk of its own, when there is anybody or somebody asks for it.
//
// Whoever is added has a number that this device has drawn until the server gives them one; boards and the day let nothing out
// that bears it (P41). What was drawn stays written down: a board that is opened later may still have it.
import { batch, computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { isProvisional, provisionalFrom } from '../day/provisional';
import { onBeat } from '../sync/beat';
import { type Added, AddedBook } from './added_book';
import { ApiError, json, request } from './api';
import type { App } from './model';
import { newNonce } from './nonce';

/** Somebody else on this device. */
export interface Beside {
  readonly participant: number;
  readonly name: string;
  /** Why the server does not take them; nothing that passes. */
  readonly problem: Problem | null;
}

/** Why not: as of a join, or what is said of devices that are shared alone. */
export interface Problem {
  readonly code: string;
}

const own: ReadonlySet<string> = new Set(['not_shared', 'too_many', 'unknown_person']);

/** What may come right by itself. */
const passes: ReadonlySet<string> = new Set(['offline', 'slow_down', 'other', 'not_ours', 'wrong_name']);

type Numbered = (from: number, to: number) => void;

const again = 5;

export class Tablet {
  readonly people: ReadonlySignal<readonly Beside[]>;
  /** Whose name is chosen; 0: the device's own person. */
  readonly chosen = signal(0);
  /** Who was chosen and is on this device no more; empty: nobody. */
  readonly gone = signal('');
  private readonly problems = signal<ReadonlyMap<string, Problem>>(new Map());
  private readonly listeners = new Set<Numbered>();
  private settling = false;
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly app: App,
    readonly event: string,
    readonly me: number,
    private readonly book: AddedBook,
  ) {
    this.people = computed(() => this.beside());
    this.chosen.value = this.keptChoice();
    let beats = 0;
    this.stops.push(
      effect(() => this.learn()),
      effect(() => {
        const live = app.day.value?.link.value.state === 'live';
        if (live || app.online.value) void this.settle();
      }),
      onBeat(() => ++beats % again === 0 && void this.settle()),
      effect(() => this.lookWhoIsThere()),
    );
  }

  end(): void {
    for (const stop of this.stops) stop();
  }

  choose(participant: number): void {
    this.gone.value = '';
    this.chosen.value = participant;
    const text = String(participant);
    for (const keep of [() => sessionStorage, () => localStorage]) {
      try {
        keep().setItem(this.key, text);
      } catch {
        // It holds until the page is closed.
      }
    }
  }

  nameOf(participant: number): string {
    if (participant === 0) return this.app.session.identity.value?.name ?? '';
    return this.people.value.find((one) => one.participant === participant)?.name ?? '';
  }

  /** A name is enough; they write at once. */
  add(name: string): void {
    const number = provisionalFrom + Math.floor(Math.random() * provisionalFrom);
    this.book.add(this.owner, { number, name, nonce: newNonce(), real: 0, known: false });
    this.choose(number);
    void this.settle();
  }

  /** Another name for who was not taken under theirs. */
  rename(participant: number, name: string): void {
    const added = this.added.find(({ number }) => number === participant);
    if (!added) return;
    this.problems.value = new Map([...this.problems.peek()].filter(([nonce]) => nonce !== added.nonce));
    this.book.change(this.owner, { ...added, name, nonce: newNonce() });
    void this.settle();
  }

  /** What somebody wrote whom the server does not take becomes the device's own person's. */
  adopt(participant: number): void {
    const added = this.added.find(({ number }) => number === participant);
    if (added) this.know(added, this.me);
  }

  async remove(participant: number): Promise<Problem | null> {
    if (isProvisional(participant)) {
      this.adopt(participant);
      return null;
    }
    const came = await this.ask('leave', { participant });
    return 'code' in came ? came : null;
  }

  /** The address by which one other device becomes theirs. */
  async wayOf(participant: number): Promise<string | Problem> {
    const came = await this.ask<{ secret: string }>('way', { participant });
    return 'code' in came ? came : `${location.origin}/#j=${came.secret}`;
  }

  /** Told when somebody gets their number. */
  onNumber(listener: Numbered): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  // --- Inside -------------------------------------------------------------------------------------

  private get owner(): string {
    return `${this.event} ${this.me}`;
  }

  private get key(): string {
    return `tablee-chosen ${this.owner}`;
  }

  private get added(): readonly Added[] {
    return this.book.of(this.owner);
  }

  /** What the server answered, or why it did not do it. */
  private ask<T extends object>(act: string, body: object): Promise<T | Problem> {
    return this.app.session.asModerator(async (token): Promise<T | Problem> => {
      try {
        return await json<T>(request(`tablet/${act}`, token, body));
      } catch (error) {
        if (error instanceof ApiError && own.has(error.code)) return { code: error.code };
        throw error;
      }
    });
  }

  private keptChoice(): number {
    try {
      const text = sessionStorage.getItem(this.key) ?? localStorage.getItem(this.key);
      const kept = Number(text ?? 0);
      const added = this.added.find(({ number }) => number === kept);
      return added?.known === true ? (added.real === this.me ? 0 : added.real) : kept;
    } catch {
      return 0;
    }
  }

  private beside(): readonly Beside[] {
    void this.book.version.value;
    const people = this.app.session.people.value;
    const on = [...people.values()].filter(({ tablet, out }) => tablet === this.me && !out);
    const there = new Set(on.map(({ participant }) => participant));
    const coming = this.added.filter(({ real, known }) => real !== this.me && !(known && people.has(real)));
    return [
      ...on.map(({ participant, name }) => ({ participant, name, problem: null })),
      ...coming
        .filter(({ real }) => !there.has(real))
        .map(({ number, name, nonce, real, known }) => ({
          participant: known ? real : number,
          name,
          problem: this.problems.value.get(nonce) ?? null,
        })),
    ];
  }

  private lookWhoIsThere(): void {
    const chosen = this.chosen.value;
    const people = this.people.value;
    if (chosen === 0 || people.some(({ participant }) => participant === chosen)) return;
    // Told of by the server, and not everywhere yet: learn() chooses them by their number.
    if (this.added.some(({ number, known }) => number === chosen && !known)) return;
    const name = this.app.session.people.peek().get(chosen)?.name ?? '';
    // One who is not known yet may come with the event.
    if (name === '' && this.app.session.load.value !== 'fresh') return;
    this.choose(0);
    this.gone.value = name;
  }

  /** Asks for the numbers that are not known. One at a time. */
  private async settle(): Promise<void> {
    if (this.settling) return;
    this.settling = true;
    try {
      for (const added of this.added) {
        if (added.real !== 0 || this.problems.peek().has(added.nonce)) continue;
        const { name, nonce } = added;
        const came = await this.ask<{ participant: number; name: string }>('people', { name, nonce });
        if (!('code' in came))
          this.book.change(this.owner, { ...added, name: came.name, real: came.participant });
        else if (passes.has(came.code)) break;
        else this.problems.value = new Map([...this.problems.peek(), [nonce, { code: came.code }]]);
      }
    } finally {
      this.settling = false;
    }
    this.learn();
  }

  /** Boards and the day take them once they have been told of them. */
  private learn(): void {
    void this.book.version.value;
    const people = this.app.session.people.value;
    const day = this.app.day.value?.day.value;
    for (const added of this.added) {
      const { real, known } = added;
      if (known || real === 0) continue;
      // The day tells of it when the boards know it; what is said of the event may be a moment ahead.
      const told = people.get(real)?.tablet === this.me && day?.people.get(real)?.tablet === this.me;
      if (told) this.know(added, real);
    }
  }

  /** At once for all who look: in between, whoever is chosen would be nobody's number. */
  private know(added: Added, real: number): void {
    batch(() => {
      this.book.change(this.owner, { ...added, real, known: true });
      this.app.day.peek()?.renumber(added.number, real);
      const to = real === this.me ? 0 : real;
      for (const listener of this.listeners) listener(added.number, to);
      if (this.chosen.peek() === added.number) this.choose(to);
    });
  }
}

let current: Tablet | null = null;

/** Of whoever this page is; null while it is nobody who may share it. */
export function tabletOf(app: App): Tablet | null {
  const me = app.session.identity.value;
  if (current && (current.event !== me?.event || current.me !== me.participant)) {
    current.end();
    current = null;
  }
  if (!me || me.role !== 'participant') return null;
  current ??= new Tablet(
    app,
    me.event,
    me.participant,
    AddedBook.open(() => app.openDocument()),
  );
  return current;
}
