// My batches that the server has not acknowledged, in order, and the numbers that make them count exactly once
// (DESIGN invariant 3, P7, P8).
import type { Names } from './names';
import type { Meta, StoredBatch } from './stored';

export interface OutboxBatch extends StoredBatch {
  /** The write that stores it; it may be sent once that write is done. */
  readonly ticket: number;
  /** The document has it as replica 0's (not_now.ts), not as the log will say. */
  readonly alone?: boolean;
}

/** How many hashes Hello carries at most (proto/sync.proto, Hello.unacked_hashes). */
const hashesMax = 256;

export class Outbox {
  nextSeq: number;
  lastHash: bigint;
  ackedSeq: number;
  ackedHash: bigint;
  private items: OutboxBatch[];

  constructor(meta: Meta, stored: readonly StoredBatch[]) {
    this.nextSeq = meta.nextSeq;
    this.lastHash = meta.lastHash;
    this.ackedSeq = meta.ackedSeq;
    this.ackedHash = meta.ackedHash;
    this.items = stored.map((batch) => ({ ...batch, ticket: 0 }));
  }

  get size(): number {
    return this.items.length;
  }

  get batches(): readonly OutboxBatch[] {
    return this.items;
  }

  get unackedHashes(): bigint[] {
    return this.items.slice(0, hashesMax).map((item) => item.hash);
  }

  /** Nothing waits for a write later than `ticket`. */
  storedUpTo(ticket: number): boolean {
    return this.items.every((item) => item.ticket <= ticket);
  }

  add(batch: Uint8Array, hash: bigint, ticket: number, alone = false): OutboxBatch {
    const item = { seq: this.nextSeq++, batch, hash, ticket, alone };
    this.lastHash = hash;
    this.items.push(item);
    return item;
  }

  /** Takes the batch with this number out when it is the oldest; null when it is not there. */
  acknowledge(seq: number): OutboxBatch | null {
    const first = this.items[0];
    if (first?.seq !== seq) return null;
    this.items.shift();
    this.ackedSeq = seq;
    this.ackedHash = first.hash;
    return first;
  }

  /** Lets go of all up to `seq`: they are in the log. */
  drop(seq: number): void {
    while (this.items[0] && this.items[0].seq <= seq) this.acknowledge(this.items[0].seq);
  }

  /** Takes everything out: it is not sent any more, and the next batch gets the number of the first. */
  giveUp(): readonly OutboxBatch[] {
    const left = this.items;
    this.items = [];
    this.nextSeq = this.ackedSeq + 1;
    this.lastHash = this.ackedHash;
    return left;
  }

  /**
   * Numbers everything anew from `lastSeq` + 1, each batch rewritten (as one, as several or as none). `same`: under the same replica number, so
   * that what is known of acknowledged batches stays true; else that belongs to another number.
   */
  renumber(
    lastSeq: number,
    same: boolean,
    ticket: number,
    rewrite: (batch: OutboxBatch) => readonly StoredBatch[],
  ): void {
    if (!same || this.ackedSeq !== lastSeq) this.ackedHash = 0n;
    this.ackedSeq = lastSeq;
    const rewritten = this.items.flatMap(rewrite);
    this.items = rewritten.map((item, i) => ({ ...item, seq: lastSeq + 1 + i, ticket }));
    this.nextSeq = lastSeq + 1 + this.items.length;
    this.lastHash = this.items.at(-1)?.hash ?? this.ackedHash;
  }

  /** All up to `seq` was acknowledged, more than this device had stored. */
  goOn(seq: number, hash: bigint): void {
    this.items = [];
    this.ackedSeq = seq;
    this.ackedHash = this.lastHash = hash;
    this.nextSeq = seq + 1;
  }

  /** Each that is renamed keeps its number. False: all stay as they are. */
  rewrite(by: Names, hash: (batch: Uint8Array) => bigint, ticket: number): boolean {
    const before = this.items;
    this.items = before.map((item) => {
      const batch = by.rename(item.batch);
      return batch === item.batch ? item : { ...item, batch, hash: hash(batch), ticket };
    });
    this.lastHash = this.items.at(-1)?.hash ?? this.lastHash;
    return this.items.some((item, i) => item !== before[i]);
  }

  /** Only these are left, none of which was sent. Numbered behind what is acknowledged. */
  replace(batches: readonly StoredBatch[], ticket: number): void {
    this.items = batches.map((item, i) => ({ ...item, seq: this.ackedSeq + 1 + i, ticket }));
    this.nextSeq = this.ackedSeq + 1 + this.items.length;
    this.lastHash = this.items.at(-1)?.hash ?? this.ackedHash;
  }

  /** The log ends with `lastSeq`: what was acknowledged beyond it comes before all others again. */
  bringBack(lastSeq: number, lastHash: bigint, batches: readonly StoredBatch[], ticket: number): void {
    this.items = [...batches.map((batch) => ({ ...batch, ticket })), ...this.items];
    this.renumber(lastSeq, false, ticket, (item) => [item]);
    this.ackedHash = lastHash;
    if (this.items.length === 0) this.lastHash = lastHash;
  }

  /** The next run to send: from `after` + 1 on, stored by `ticket`, at most so many batches and bytes. */
  run(after: number, ticket: number, countMax: number, bytesMax: number): OutboxBatch[] {
    const begin = this.items.findIndex((item) => item.seq > after);
    if (begin < 0) return [];
    const run: OutboxBatch[] = [];
    let bytes = 0;
    for (let i = begin; i < this.items.length && run.length < countMax; ++i) {
      const item = this.items[i]!;
      if (item.ticket > ticket || (run.length > 0 && bytes + item.batch.length > bytesMax)) break;
      bytes += item.batch.length;
      run.push(item);
    }
    return run;
  }
}
