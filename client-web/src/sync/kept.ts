// My newest acknowledged batches, under their numbers: kept for a server that comes back from a backup and does not
// know them (P28). Those that were refused are not among them; they have no effect anywhere.
import type { StoredBatch } from './stored';

/** As limits::returnable_batches_max and returnable_bytes_max in server/base/limits.h. */
const batchesMax = 4096;
const bytesMax = 1024 * 1024;

export class Kept {
  private items: StoredBatch[];
  private bytes: number;

  constructor(stored: readonly StoredBatch[]) {
    this.items = [...stored];
    this.bytes = stored.reduce((sum, { batch }) => sum + batch.length, 0);
  }

  get batches(): readonly StoredBatch[] {
    return this.items;
  }

  /** Numbers up to the result had to give way; 0: none. */
  add(batch: StoredBatch): number {
    this.items.push(batch);
    this.bytes += batch.batch.length;
    let gone = 0;
    while (this.items.length > batchesMax || this.bytes > bytesMax) {
      const first = this.items.shift()!;
      this.bytes -= first.batch.length;
      gone = first.seq;
    }
    return gone;
  }

  clear(): void {
    this.items = [];
    this.bytes = 0;
  }

  /** Whether what the log has as batch `seq`, whose hash is `hash`, may be mine. What lies too far back is believed. */
  agrees(seq: number, hash: bigint): boolean {
    const mine = this.items.find((item) => item.seq === seq);
    return mine === undefined || mine.hash === hash;
  }

  /** Takes out those above `seq`, oldest first. */
  takeAbove(seq: number): StoredBatch[] {
    const taken = this.items.filter((item) => item.seq > seq);
    this.items = this.items.filter((item) => item.seq <= seq);
    this.bytes = this.items.reduce((sum, { batch }) => sum + batch.length, 0);
    return taken;
  }
}
