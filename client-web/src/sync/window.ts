// How much may be under way to the server and not acknowledged.
//
// Grows with each acknowledgement and starts small again with each connection (slow start, Jacobson 1988), so that the
// outbox of a day does not sit in a thin network's buffers in front of the pings.
import type { Outbox, OutboxBatch } from './outbox';

const bytesMin = 16 * 1024;
const bytesMax = 256 * 1024;
/** P8 allows 256. */
const batchesMax = 200;
/** Bytes of batches in one frame; a frame holds 256 KiB, a batch 64. */
const frameBytesMax = 128 * 1024;

export class SendWindow {
  private bytes = bytesMin;

  reset(): void {
    this.bytes = bytesMin;
  }

  acknowledged(): void {
    this.bytes = Math.min(bytesMax, this.bytes * 2);
  }

  /** What to send next, behind `sentSeq`; empty when the window is full or nothing is stored up to `ticket`. */
  next(outbox: Outbox, sentSeq: number, ticket: number): OutboxBatch[] {
    let underWay = 0;
    let count = 0;
    for (const item of outbox.batches) {
      if (item.seq > sentSeq) break;
      underWay += item.batch.length;
      ++count;
    }
    if (count >= batchesMax || (count > 0 && underWay >= this.bytes)) return [];
    return outbox.run(sentSeq, ticket, batchesMax - count, Math.min(frameBytesMax, this.bytes - underWay));
  }
}
