// Words that could not be written to a board, as the batches that would write them into new notes: so they lie in the tray
// beside what the server refused, and can be read, copied and tried again like that.
import type { Core } from '../core/document';
import { Kind } from '../core/view';

/** UTF-16 units that a note has room for in any case. */
const pieceMax = 100_000;

export function batchesOf(core: Core, replica: number, words: string): Uint8Array[] {
  const document = core.open();
  document.setReplica(replica);
  const batches: Uint8Array[] = [];
  for (let at = 0; at < words.length; at += pieceMax) {
    const note = document.create({ kind: Kind.note, x: 0, y: 0, w: 200, h: 200 });
    document.insertText(note, 0, words.slice(at, at + pieceMax));
    for (let batch = document.commit(); batch; batch = document.commit()) batches.push(batch);
  }
  document.free();
  return batches;
}
