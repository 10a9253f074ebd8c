// A simulated world for the client's state machine: one room, devices with their stores, networks that delay and break,
// all on one clock and from one seed.
import { inflateRawSync } from 'node:zlib';

import { Replica } from '../../src/sync/replica';

import type { Effect } from '../../src/sync/effect';
import type { LastWords } from '../../src/sync/last_words';
import { nothingStored, type Stored, type StoredRefusal } from '../../src/sync/stored';
import { decodeServerFrame } from '../../src/wire/frames';
import { FakeRoom, type Peer } from './fake_room';
import { stored } from './memory_slot';
import { toyKit, type Kit, type WordDocument } from './kit';
import type { ToyDocument } from './toy_document';

export class World {
  now = 0;
  readonly room: FakeRoom;
  readonly tabs: Tab[] = [];
  private readonly queue: { at: number; order: number; call: () => void }[] = [];
  private order = 0;

  constructor(
    readonly random: () => number,
    readonly kit: Kit = toyKit,
  ) {
    this.room = new FakeRoom(kit);
  }

  at(ms: number, call: () => void): void {
    this.queue.push({ at: this.now + ms, order: this.order++, call });
    this.queue.sort((a, b) => a.at - b.at || a.order - b.order);
  }

  /** Lets `ms` pass. */
  pass(ms: number): void {
    const end = this.now + ms;
    for (let next = this.queue[0]; next && next.at <= end; next = this.queue[0]) {
      this.queue.shift();
      this.now = Math.max(this.now, next.at);
      next.call();
    }
    this.now = end;
  }

  tab(token: string, participant: number, from: Stored = nothingStored, watcher = false): Tab {
    this.room.tokens.set(token, participant);
    const tab = new Tab(this, token, participant, from, watcher);
    this.tabs.push(tab);
    return tab;
  }

  /** Everything works again; time passes until nothing changes any more. */
  settle(): void {
    for (const tab of this.tabs) tab.online = true;
    this.room.readOnly = false;
    if (this.room.low) this.room.setLow(false);
    this.pass(60_000);
  }
}

/** One page: memory that a reload loses, a store that it keeps, a network of its own. */
export class Tab {
  document: WordDocument;
  replica!: Replica;
  online = true;
  /** Longest delay of a message, of a write. */
  delay = 20;
  writeDelay = 5;
  failWrites = false;
  readonly refusals: StoredRefusal[] = [];
  /** Words whose write is done: they must survive everything. */
  readonly durable = new Set<string>();
  readonly renames: object[] = [];
  /** Has had more than one number. */
  moved = false;
  sent = 0;
  private unwritten: string[] = [];
  private connection: Connection | null = null;
  private life = 0;
  private writeDue = 0;

  constructor(
    readonly world: World,
    private readonly token: string,
    private readonly participant: number,
    public disk: Stored,
    private readonly watcher = false,
  ) {
    this.document = world.kit.document();
    this.begin();
  }

  private begin(words: LastWords | null = null): void {
    const { random, kit } = this.world;
    const life = ++this.life;
    const instance = BigInt(Math.floor(random() * 2 ** 40)) + 1n;
    this.document = this.world.kit.document();
    const environment = {
      token: this.token,
      instance,
      watcher: this.watcher,
      hash: kit.hash,
      restamp: kit.restamp,
      goesAlone: kit.goesAlone,
      random,
      wall: () => this.world.now,
    };
    this.replica = new Replica(this.document, environment, this.disk);
    this.writeDue = 0;
    this.unwritten = [];
    if (words) this.replica.resume(words);
    this.run(() => this.replica.restore(this.participant));
    this.run((now) => this.replica.start(now));
    const tick = () => {
      if (life !== this.life) return;
      this.run((now) => this.replica.tick(now));
      this.world.at(100, tick);
    };
    tick();
  }

  /** The page goes and comes back with what is on the disk; `told`: it had a moment for last words. */
  reload(told = false): void {
    const words = told ? this.replica.lastWords : null;
    if (words && words.batches.length + words.postponed.length > 0)
      for (const word of this.unwritten) this.durable.add(word);
    this.drop();
    this.begin(words);
  }

  /** The connection breaks; what is under way in it is lost. */
  drop(): void {
    const { connection } = this;
    this.connection = null;
    connection?.cut();
  }

  /** The connection breaks and the page is told. */
  disconnect(): void {
    if (!this.connection) return;
    this.drop();
    this.run((now) => this.replica.closed(1006, now));
  }

  /** Only in a world of toys. */
  get toy(): ToyDocument {
    return this.document as unknown as ToyDocument;
  }

  write(word: string, needs?: string): void {
    this.edited(word, this.toy.write(word, needs));
  }

  /** A batch made by hand, of several words. */
  submit(batch: Uint8Array): void {
    this.document.apply(this.replica.replica, batch);
    this.edited('', batch);
  }

  /** Writes a word somewhere; the result is what stood there. */
  scribble(word: string): string {
    const { batch, leansOn } = this.document.scribble(word, this.world.random);
    this.edited(word, batch);
    return leansOn;
  }

  /** Does something that is taken though the disk is nearly full. */
  tidy(word: string): void {
    const batch = this.document.tidy(word, this.world.random);
    if (batch) this.run(() => this.replica.edited(batch));
  }

  private edited(word: string, batch: Uint8Array): void {
    this.unwritten.push(word);
    this.run(() => this.replica.edited(batch));
  }

  get words(): string[] {
    return this.document.texts;
  }

  run(event: (now: number) => void): void {
    const before = this.replica.replica;
    event(this.world.now);
    this.moved ||= before !== 0 && this.replica.replica !== before;
    for (const effect of this.replica.takeEffects()) this.carryOut(effect);
  }

  private carryOut(effect: Effect): void {
    if (effect.kind === 'connect') this.connect();
    if (effect.kind === 'disconnect') this.drop();
    if (effect.kind === 'send') {
      ++this.sent;
      this.connection?.up(effect.bytes);
    }
    if (effect.kind === 'write') this.store();
    if (effect.kind === 'refused') this.refusals.push(effect.refusal);
    if (effect.kind === 'changed' && effect.renamed) this.renames.push(effect.renamed);
  }

  /** Several writes may be under way; they end in their order, and each may fail for itself. */
  private store(): void {
    for (let write = this.replica.takeWrite(); write; write = this.replica.takeWrite()) {
      const { ticket } = write;
      const step = write;
      const words = this.unwritten;
      this.unwritten = [];
      const { life, world } = this;
      this.writeDue = Math.max(this.writeDue, world.now + world.random() * this.writeDelay);
      world.at(this.writeDue - world.now, () => {
        if (life !== this.life) return;
        if (this.failWrites) {
          this.run(() => this.replica.writeFailed());
          return world.at(10_000, () => life === this.life && this.store());
        }
        this.disk = stored(this.disk, step);
        this.run(() => this.replica.written(ticket));
        if (this.replica.stores) for (const word of words) this.durable.add(word);
      });
    }
  }

  private connect(): void {
    this.drop();
    const connection = new Connection(this);
    this.connection = connection;
    this.world.at(this.world.random() * this.delay, () => {
      if (this.connection !== connection) return;
      if (!this.online) return this.disconnect();
      connection.open();
      this.run((now) => this.replica.opened(now));
    });
  }

  receive(connection: Connection, bytes: Uint8Array): void {
    if (this.connection !== connection) return;
    const frame = decodeServerFrame(bytes);
    const deflated = frame.welcome?.keyframe;
    const keyframe = deflated ? new Uint8Array(inflateRawSync(deflated)) : null;
    this.run((now) => this.replica.received(frame, keyframe, now));
  }

  closed(connection: Connection, code: number): void {
    if (this.connection !== connection) return;
    this.connection = null;
    this.run((now) => this.replica.closed(code, now));
  }
}

/** Both directions keep their order. A cut connection may leave the room believing in it for a while. */
class Connection implements Peer {
  private upAt = 0;
  private downAt = 0;
  private alive = true;

  constructor(private readonly tab: Tab) {}

  open(): void {
    this.tab.world.room.connected(this);
  }

  up(bytes: Uint8Array): void {
    const { world } = this.tab;
    const due = Math.max(this.upAt, world.now + world.random() * this.tab.delay);
    this.upAt = due;
    world.at(due - world.now, () => {
      if (this.passes()) world.room.received(this, bytes, world.now);
    });
  }

  send(bytes: Uint8Array): void {
    this.down(() => this.tab.receive(this, bytes));
  }

  close(code: number): void {
    this.down(() => this.tab.closed(this, code));
  }

  cut(): void {
    this.alive = false;
    const { world } = this.tab;
    // A broken network tells the server late.
    world.at(world.random() < 0.5 ? 0 : 8_000, () => world.room.disconnected(this));
  }

  private down(call: () => void): void {
    const { world } = this.tab;
    const due = Math.max(this.downAt, world.now + world.random() * this.tab.delay);
    this.downAt = due;
    world.at(due - world.now, () => {
      if (this.passes()) call();
    });
  }

  /** TCP loses nothing and goes on: once something did not get through, nothing does, and nobody is told. */
  private passes(): boolean {
    this.alive &&= this.tab.online;
    return this.alive;
  }
}
