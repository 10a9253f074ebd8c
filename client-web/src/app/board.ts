// One open board: a document, its replica, and the signals that the screens read.
import { signal } from '@preact/signals';
import type { BoardWriting, Document } from '../core/document';
import type { Effect } from '../sync/effect';
import { onBeat } from '../sync/beat';
import { leave } from '../sync/last_words';
import { Replica } from '../sync/replica';
import { Runner } from '../sync/runner';
import { holdAnySlot, worthiest, writeHeld, type Held } from '../sync/slots';
import { nothingStored, type Stored, type StoredRefusal } from '../sync/stored';
import { Refusal } from '../wire/frames';
import type { Person, RoleName } from '../wire/frames';
import { deletions } from './api';
import { salvage } from '../wire/salvage';
import { ChangeFeed } from './change_feed';
import type {
  Board,
  Changes,
  Deletion,
  OtherPresence,
  PresenceState,
  Refused,
  Status,
  StopReason,
  Unsubscribe,
} from './model';
import type { Place } from './place';
import { batchesOf } from './put_aside';
import { loadingStatus, sameStatus, statusOf } from './status';

/** What a board needs to know of its page, and tells it. */
export interface BoardHost {
  readonly place: Place;
  readonly token: string;
  readonly event: string;
  readonly participant: number;
  readonly role: RoleName;
  /** Before the board looks for its copy: background sending lets go of it. */
  ready(): Promise<void>;
  /** The board has its copy, or could not get one. */
  chosen(): void;
  people(people: readonly Person[]): void;
  stopped(reason: StopReason): void;
  statusChanged(): void;
  /** The server has answered: whatever else waits for it may go. */
  connected(): void;
  closed(): void;
}

interface KnownRefusal extends StoredRefusal {
  readonly id: number;
}

/** A pointer that has not moved for so long is not shown any more. */
const pointerMs = 20_000;

export class OpenBoard implements Board {
  readonly document: Document;
  readonly status = signal<Status>(loadingStatus);
  readonly presence = signal<ReadonlyMap<number, OtherPresence>>(new Map());
  readonly tray = signal<readonly Refused[]>([]);
  readonly replica = signal(0);
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly acts = signal(0);
  private readonly feed: ChangeFeed;
  private refusals: KnownRefusal[] = [];
  private refusalsMade = 0;
  private unwritten = false;
  private presenceChanged = false;
  private inner: Replica | null = null;
  private runner: Runner | null = null;
  private held: Held | null = null;
  private over = false;
  private readonly atEnd: (() => void)[] = [];
  private readonly closing = new Set<() => void>();
  /** Whether the last edit wrote anything. */
  private wrote = false;
  private series: object | undefined;

  constructor(
    private readonly host: BoardHost,
    readonly id: string,
    private readonly mode: 'edit' | 'watch',
  ) {
    this.document = host.place.core.open();
    this.feed = new ChangeFeed(this.document, () => this.showFrame());
    this.open().catch((error: unknown) => {
      console.error(`tablee: board ${id} could not be opened`, error);
      this.status.value = { ...loadingStatus, connection: 'stopped', stop: 'broken' };
    });
  }

  /** Slot that this board writes, for those who count what is unsent. */
  get slot(): number | null {
    return this.held?.slot.slot ?? null;
  }

  onChanges(listener: (changes: Changes) => void): Unsubscribe {
    return this.feed.listen(listener);
  }

  edit(act: (document: BoardWriting) => void, options: { series?: object | undefined } = {}): boolean {
    if (!this.writable) return false;
    try {
      act(this.document);
    } finally {
      // Whatever was written is applied already, so it must go out even when `act` then threw.
      this.commit(options.series);
    }
    return this.wrote;
  }

  undo(): boolean {
    return this.writable && this.document.undo() && this.commit();
  }

  redo(): boolean {
    return this.writable && this.document.redo() && this.commit();
  }

  setPresence(part: PresenceState): void {
    if (this.mode === 'edit') this.runner?.run((replica, now) => replica.setPresence(part, now));
  }

  holdsWords(held: boolean): void {
    if (this.unwritten === held) return;
    this.unwritten = held;
    this.showStatus();
  }

  putAside(words: string): void {
    const batches = batchesOf(this.host.place.core, this.replica.peek(), words);
    this.runner?.run((replica) => replica.putAside(batches, Refusal.TOO_LARGE));
  }

  dismissRefused(id: number): void {
    this.forget(this.thing(id));
  }

  retryRefused(id: number): boolean {
    const thing = this.thing(id);
    let made = false;
    if (this.writable) this.runner?.run((replica) => (made = replica.again(thing)));
    // It is among what waits by now, which is stored in its turn.
    if (made) this.forget(thing);
    return made;
  }

  deletions(): Promise<readonly Deletion[]> {
    return deletions(this.host.token, this.id);
  }

  retry(): void {
    this.network(true);
  }

  network(there: boolean): void {
    this.runner?.run((replica, now) => replica.network(there, now));
  }

  /** Resolves when everything is stored and the copy is free for others. */
  async end(): Promise<void> {
    if (this.over) return;
    this.over = true;
    this.feed.close();
    for (const act of this.atEnd) act();
    await this.runner?.end();
    this.held?.claim.release();
    this.document.free();
  }

  onClosing(listener: () => void): Unsubscribe {
    this.closing.add(listener);
    return () => this.closing.delete(listener);
  }

  close(): void {
    for (const listener of [...this.closing]) listener();
    this.end()
      .catch((error: unknown) => console.error(`tablee: board ${this.id} did not end well`, error))
      .finally(() => this.host.closed());
  }

  // --- Inside -------------------------------------------------------------------------------------

  private get writable(): boolean {
    return this.runner !== null && !this.over && !this.status.peek().readOnly;
  }

  private commit(series?: object): boolean {
    this.wrote = false;
    const join = series !== undefined && series === this.series;
    // What is too much for one batch comes as several.
    for (let batch = this.document.commit(join); batch; batch = this.document.commit(true)) {
      const made = batch;
      this.wrote = true;
      this.runner!.run((replica) => replica.edited(made));
    }
    this.feed.touch();
    this.showUndo();
    if (!this.wrote) return false;
    this.series = series;
    if (!join) this.acts.value++;
    return true;
  }

  private async open(): Promise<void> {
    const { place, token, participant } = this.host;
    await this.host.ready();
    const stored = await this.read().finally(() => this.host.chosen());
    if (this.over) return this.held?.claim.release();
    const replica = new Replica(this.document, place.environment(token, this.mode), stored);
    if (this.held?.copied) replica.storeEverything();
    if (this.held?.lastWords) replica.resume(this.held.lastWords);
    const { held } = this;
    const store = place.store && held ? place.store : null;
    this.runner = new Runner(
      replica,
      place.surroundings(this.id, {
        store: store && ((write) => writeHeld(store, held!, write)),
        show: (effects) => this.show(effects),
      }),
    );
    this.inner = replica;
    for (const refusal of stored.tray) this.refuse(refusal);
    this.runner.run((inner) => inner.restore(participant));
    this.runner.run((inner, now) => inner.start(now));
    this.atEnd.push(onBeat(() => this.beat()));
    const flush = () => this.flush();
    // Hidden may be the last that a page on a tablet hears.
    addEventListener('pagehide', flush);
    const ask = (event: BeforeUnloadEvent) => this.askToStay(event);
    addEventListener('beforeunload', ask);
    document.addEventListener('visibilitychange', flush);
    this.atEnd.push(() => {
      removeEventListener('pagehide', flush);
      removeEventListener('beforeunload', ask);
      document.removeEventListener('visibilitychange', flush);
    });
  }

  private async read(): Promise<Stored> {
    try {
      return await this.readCopy();
    } catch (error) {
      // What is stored stays as it is, for another time; this page works on without.
      console.error('tablee: the copy on this device can not be read', error);
      this.held?.claim.release();
      this.held = null;
      return nothingStored;
    }
  }

  private async readCopy(): Promise<Stored> {
    const { local } = this.host.place;
    if (!local) return nothingStored;
    if (this.mode === 'edit') {
      this.held = await holdAnySlot(local, this.id, this.host.event, Date.now());
      return this.held.stored;
    }
    const [slot] = await worthiest(local.store, this.id);
    return (slot && (await local.store.log(this.id, slot.slot))) ?? nothingStored;
  }

  /** The page may be going. */
  private flush(): void {
    this.runner?.flush();
    this.leaveWords();
  }

  private leaveWords(): void {
    const { inner, held } = this;
    const { notes } = this.host.place;
    if (inner && held && notes) leave(notes, this.id, held.slot.slot, inner.lastWords);
  }

  /** What lives as long as the page is not left without a question. */
  private askToStay(event: BeforeUnloadEvent): void {
    if (this.inner?.homeless) event.preventDefault();
  }

  private beat(): void {
    this.runner?.run((replica, now) => replica.tick(now));
    this.held?.claim.holds(); // a mark that is asked for does not grow old
    // The page may end at any moment: what its store does not take is written down elsewhere.
    if (this.inner && !this.inner.stores) this.leaveWords();
    const old = performance.now() - pointerMs;
    for (const other of this.presence.peek().values()) {
      if (other.pointer && other.at < old) this.presenceChanged = true;
    }
    if (this.presenceChanged) this.feed.touch();
  }

  private show(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'changed') this.changed(effect);
      else if (effect.kind === 'people') this.host.people(effect.people);
      else if (effect.kind === 'refused') this.refuse(effect.refusal);
      else if (effect.kind === 'presence') {
        this.presenceChanged = true;
        this.feed.touch();
      }
    }
    this.showStatus();
  }

  private changed({ all, renamed }: Effect & { kind: 'changed' }): void {
    if (all) this.feed.rebuilt(renamed);
    else this.feed.touch();
  }

  private showStatus(): void {
    const replica = this.inner;
    if (!replica) return;
    const role = replica.role ?? this.host.role;
    const lost = replica.link.state.name === 'stopped' && replica.link.state.reason === 'taken';
    const next = statusOf(replica, performance.now(), Date.now(), {
      readOnly: this.mode === 'watch' || role === 'observer' || lost,
      refused: this.tray.peek().length,
      reload: false,
      unwritten: this.unwritten,
    });
    this.replica.value = replica.replica;
    const before = this.status.peek();
    if (sameStatus(before, next)) return;
    this.status.value = next;
    if (next.stop && next.stop !== before.stop) this.host.stopped(next.stop);
    this.host.statusChanged();
    if (next.connection === 'online' && before.connection !== 'online') this.host.connected();
  }

  /** Once per animation frame, before the listeners of changes. */
  private showFrame(): void {
    this.showUndo();
    if (!this.presenceChanged || !this.inner) return;
    this.presenceChanged = false;
    const old = performance.now() - pointerMs;
    const others = new Map<number, OtherPresence>();
    for (const [replica, { gone: _, ...moment }] of this.inner.others) {
      others.set(replica, moment.at < old ? { ...moment, pointer: undefined } : moment);
    }
    this.presence.value = others;
  }

  private showUndo(): void {
    this.canUndo.value = this.document.canUndo;
    this.canRedo.value = this.document.canRedo;
  }

  private refuse(refusal: StoredRefusal): void {
    this.refusals.push({ ...refusal, id: ++this.refusalsMade });
    this.showTray();
  }

  /** A thing in the tray, by the id of its first refusal. */
  private thing(id: number): readonly KnownRefusal[] {
    return salvage(this.refusals).find(({ batches }) => batches[0]!.id === id)?.batches ?? [];
  }

  private forget(gone: readonly KnownRefusal[]): void {
    this.refusals = this.refusals.filter((refusal) => !gone.includes(refusal));
    this.inner?.dismissed(gone);
    this.showTray();
    const { store } = this.host.place;
    if (!store || !this.held) return;
    for (const refusal of gone) {
      store.dismiss(this.id, this.held.slot.slot, refusal).catch((error: unknown) => {
        console.warn('tablee: a dismissed change may come back', error);
      });
    }
  }

  private showTray(): void {
    this.tray.value = salvage(this.refusals).map(({ batches: [first], texts }) => {
      const { id, reason, at } = first!;
      return { id, reason, at, texts };
    });
    this.showStatus();
  }
}
