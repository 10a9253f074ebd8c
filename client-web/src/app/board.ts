// One open board: a document, its replica, and the signals that the screens read.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { BoardWriting, Document } from '../core/document';
import type { Effect } from '../sync/effect';
import { onBeat } from '../sync/beat';
import { Replica } from '../sync/replica';
import { Runner } from '../sync/runner';
import type { StoredRefusal } from '../sync/stored';
import { Refusal } from '../wire/frames';
import type { WrittenIn } from '../tools/work_layer';
import type { Person, RoleName } from '../wire/frames';
import { deletions } from './api';
import { ChangeFeed } from './change_feed';
import { Company } from './company';
import { HeldCopy } from './held_copy';
import { onLeaving, whenHoused } from './leaving';
import type { Board, Changes, Deletion, PresenceState, Status, StopReason, Unsubscribe } from './model';
import type { Place } from './place';
import { followPhase, OutOfTray, type Guard } from './phase';
import { batchesOf } from './put_aside';
import { RefusedThings, type KnownRefusal } from './refused_things';
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
  /** What the day's phase does not take here; null: it takes everything, or nobody knows. */
  readonly guard: ReadonlySignal<Guard | null>;
}

export class OpenBoard implements Board {
  readonly document: Document;
  readonly status = signal<Status>(loadingStatus);
  readonly replica = signal(0);
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly acts = signal(0);
  readonly notThisPhase = signal(0);
  private readonly feed: ChangeFeed;
  private readonly company = new Company();
  private readonly refused = new RefusedThings();
  private readonly copy: HeldCopy;
  private unwritten = false;
  private inner: Replica | null = null;
  private runner: Runner | null = null;
  private over = false;
  /** Its screen was left: it takes nothing more, and goes when nothing is here alone. */
  private left = false;
  private readonly atEnd: (() => void)[] = [];
  private readonly closing = new Set<() => void>();
  /** Whether the last edit wrote anything. */
  private wrote = false;
  private series: object | undefined;
  private readonly outOfTray = new OutOfTray((id) => this.retryRefused(id));

  constructor(
    private readonly host: BoardHost,
    readonly id: string,
    private readonly mode: 'edit' | 'watch',
  ) {
    this.document = host.place.core.open();
    this.feed = new ChangeFeed(this.document, () => this.showFrame());
    this.copy = new HeldCopy(host.place, id, host.event, mode);
    this.open().catch((error: unknown) => {
      console.error(`tablee: board ${id} could not be opened`, error);
      this.status.value = { ...loadingStatus, connection: 'stopped', stop: 'broken' };
    });
  }

  /** Slot that this board writes, for those who count what is unsent. */
  get slot(): number | null {
    return this.copy.slot;
  }

  get presence(): Board['presence'] {
    return this.company.shown;
  }

  get tray(): Board['tray'] {
    return this.refused.shown;
  }

  onChanges(listener: (changes: Changes) => void): Unsubscribe {
    return this.feed.listen(listener);
  }

  edit(act: (document: BoardWriting) => void, options: { series?: object | undefined } = {}): boolean {
    if (!this.writable) return false;
    try {
      act(this.host.guard.peek()?.over(this.document, () => this.notThisPhase.value++) ?? this.document);
    } finally {
      // Whatever was written is applied already, so it must go out even when `act` then threw.
      this.commit(options.series);
    }
    return this.wrote;
  }

  takes(thing: WrittenIn): boolean {
    return this.host.guard.value?.mayWriteIn(thing) ?? true;
  }

  mayWriteIn(thing: WrittenIn): boolean {
    const may = this.host.guard.peek()?.mayWriteIn(thing) ?? true;
    if (!may) this.notThisPhase.value++;
    return may;
  }

  undo(): boolean {
    return this.writable && this.document.undo() && this.commit();
  }

  redo(): boolean {
    return this.writable && this.document.redo() && this.commit();
  }

  actAs(participant: number): void {
    this.commit();
    this.document.actAs(participant);
    this.showUndo();
  }

  renumber(from: number, to: number): void {
    this.document.renumber(from, to);
    this.runner?.run((replica) => replica.goOn());
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
    const reason = this.host.guard.peek() ? Refusal.NOT_ALLOWED : Refusal.TOO_LARGE;
    this.runner?.run((replica) => replica.putAside(batches, reason));
  }

  dismissRefused(id: number): void {
    this.forget(this.refused.thing(id));
  }

  retryRefused(id: number): boolean {
    const thing = this.refused.thing(id);
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
    this.copy.release(this.inner?.lastWords ?? null);
    this.document.free();
  }

  onClosing(listener: () => void): Unsubscribe {
    this.closing.add(listener);
    return () => this.closing.delete(listener);
  }

  close(): void {
    for (const listener of [...this.closing]) listener();
    this.left = true;
    this.setPresence({ pointer: undefined, selected: undefined, editing: undefined });
    whenHoused(() => !this.over && this.inner?.homeless === true && !this.leaveWords())
      .then(() => this.end())
      .catch((error: unknown) => console.error(`tablee: board ${this.id} did not end well`, error))
      .finally(() => this.host.closed());
  }

  // --- Inside -------------------------------------------------------------------------------------

  /** A page that slept may have lost its copy: what is written from then on would be nobody's. */
  private lookWhoseCopy(): void {
    if (this.over || this.inner?.link.state.name === 'stopped' || this.copy.stillHeld()) return;
    this.runner?.run((replica, now) => replica.stop('taken', now));
  }

  private get writable(): boolean {
    // Said after the edit that is refused: a field must know that its words were not taken before it is closed.
    if (!this.copy.stillHeld()) queueMicrotask(() => this.lookWhoseCopy());
    return (
      this.copy.stillHeld() &&
      this.runner !== null &&
      !this.left &&
      !this.over &&
      !this.status.peek().readOnly
    );
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
    const stored = await this.copy.read().finally(() => this.host.chosen());
    if (this.over) return this.copy.release(this.copy.lastWords);
    const replica = new Replica(this.document, place.environment(token, this.mode), stored);
    if (this.copy.copied) replica.storeEverything();
    if (this.copy.lastWords) replica.resume(this.copy.lastWords);
    const rest = { store: this.copy.write, show: (effects: readonly Effect[]) => this.show(effects) };
    this.runner = new Runner(replica, place.surroundings(this.id, rest));
    this.inner = replica;
    for (const refusal of stored.tray) this.refuse(refusal);
    this.runner.run((inner) => inner.restore(participant));
    this.runner.run((inner, now) => inner.start(now));
    const online = computed(() => this.status.value.connection === 'online' && !this.status.value.readOnly);
    this.atEnd.push(
      followPhase(this.host.guard, online, () => {
        this.outOfTray.begin(this.refused.words(Refusal.NOT_ALLOWED), this.status.peek().waiting);
      }),
    );
    this.atEnd.push(onBeat(() => this.beat()));
    this.atEnd.push(
      onLeaving(
        () => this.flush(),
        () => replica.homeless,
      ),
    );
  }

  /** The page may be going. */
  private flush(): void {
    this.runner?.flush();
    this.leaveWords();
  }

  private leaveWords(): boolean {
    return this.inner !== null && this.copy.leave(this.inner.lastWords);
  }

  private beat(): void {
    this.runner?.run((replica, now) => replica.tick(now));
    this.lookWhoseCopy();
    // The page may end at any moment: what its store does not take is written down elsewhere.
    if (this.inner && !this.inner.stores) this.leaveWords();
    if (this.company.aged(performance.now())) this.feed.touch();
  }

  private show(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.kind === 'changed') this.changed(effect);
      else if (effect.kind === 'people') this.host.people(effect.people);
      else if (effect.kind === 'refused') this.refuse(effect.refusal);
      else if (effect.kind === 'presence') {
        this.company.stale = true;
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
    if (next.connection === 'online') this.outOfTray.goOn(next.waiting);
  }

  /** Once per animation frame, before the listeners of changes. */
  private showFrame(): void {
    this.showUndo();
    if (this.company.stale && this.inner) this.company.show(this.inner.others, performance.now());
  }

  private showUndo(): void {
    this.canUndo.value = this.document.canUndo;
    this.canRedo.value = this.document.canRedo;
  }

  private refuse(refusal: StoredRefusal): void {
    this.refused.add(refusal);
    this.showStatus();
  }

  private forget(gone: readonly KnownRefusal[]): void {
    this.inner?.dismissed(gone);
    this.refused.forget(gone);
    this.showStatus();
    this.copy.dismiss(gone);
  }
}
