// What a device stores of one copy, as plain values: the model that the IndexedDB store must agree with.
import { nothingStored, type Stored, type Write } from '../../src/sync/stored';

export function stored(before: Stored, write: Write): Stored {
  const outbox = write.outboxCleared ? [] : before.outbox;
  const left = [...outbox, ...write.outbox].filter(({ seq }) => seq > write.outboxDone);
  const kept = write.keptCleared ? [] : before.kept;
  return {
    meta: write.meta,
    keyframe: write.keyframe ?? before.keyframe,
    entries: [...(write.keyframe ? [] : before.entries), ...write.entries],
    outbox: left.map(({ seq, batch, hash }) => ({ seq, batch, hash })),
    kept: [...kept, ...write.kept].filter(({ seq }) => seq > write.keptGone),
    tray: [
      ...before.tray.filter(({ at, seq }) => !write.refusals.some((one) => one.at === at && one.seq === seq)),
      ...write.refusals,
    ],
    postponed: [...(write.postponedCleared ? [] : before.postponed), ...write.postponed].map(
      ({ counter, batch }) => ({ counter, batch }),
    ),
  };
}

export const nothing = nothingStored;
