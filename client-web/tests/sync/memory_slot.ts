// What a device stores of one copy, as plain values: the model that the IndexedDB store must agree with.
import { nothingStored, type Stored, type Write } from '../../src/sync/stored';

export function stored(before: Stored, write: Write): Stored {
  const outbox = write.outboxCleared ? [] : before.outbox;
  const kept = [...outbox, ...write.outbox].filter(({ seq }) => seq > write.outboxDone);
  return {
    meta: write.meta,
    keyframe: write.keyframe ?? before.keyframe,
    entries: [...(write.keyframe ? [] : before.entries), ...write.entries],
    outbox: kept.map(({ seq, batch, hash }) => ({ seq, batch, hash })),
    tray: [...before.tray, ...write.refusals],
  };
}

export const nothing = nothingStored;
