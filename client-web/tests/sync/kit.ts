// What a simulated world is made of: documents that hold words, and how their batches are read. Two kinds: the toy, and the
// real core.
import type { Core, Document } from '../../src/core/document';
import type { BoardDocument } from '../../src/sync/copy';
import { goesAlone } from '../../src/wire/batch';
import { batchTexts } from '../wire/messages';
import { encodeBatch } from '../wire/messages';
import { decodeToy, hashToy, restampToy, toyGoesAlone, ToyDocument } from './toy_document';

export interface WordDocument extends BoardDocument {
  /** Writes a word as one batch; `random` chooses where, perhaps leaning on what stands there. */
  scribble(word: string, random: () => number): { batch: Uint8Array; leansOn: string };
  /** A batch that is taken though the disk is nearly full; null: there is nothing to do it to. */
  tidy(word: string, random: () => number): Uint8Array | null;
  /** All that can be read, in an order that is the same on equal documents. */
  readonly texts: string[];
}

export interface Kit {
  document(): WordDocument;
  hash(batch: Uint8Array): bigint;
  restamp(batch: Uint8Array, from: number, ownSince: number): Uint8Array[];
  goesAlone(batch: Uint8Array, author: number, since: number, moderator: boolean): boolean;
  words(batch: Uint8Array): string[];
  /** The room's own batch that comes before a replica's first; null: the kit has no such thing. */
  introduce(document: WordDocument, replica: number, participant: number): Uint8Array | null;
}

class ScribbledToy extends ToyDocument implements WordDocument {
  scribble(word: string, random: () => number): { batch: Uint8Array; leansOn: string } {
    const { ids } = this;
    const id = random() < 0.5 ? ids[Math.floor(random() * ids.length)] : undefined;
    const leansOn = id === undefined ? '' : this.word(id);
    return { batch: this.write(word, id), leansOn };
  }

  tidy(word: string, random: () => number): Uint8Array {
    const { ids } = this;
    return this.write(`-${word}`, random() < 0.7 ? ids[Math.floor(random() * ids.length)] : undefined);
  }

  get texts(): string[] {
    return this.all;
  }
}

export const toyKit: Kit = {
  document: () => new ScribbledToy(),
  hash: hashToy,
  restamp: restampToy,
  goesAlone: toyGoesAlone,
  words: (batch) => decodeToy(batch).words.map(({ word }) => word),
  introduce: () => null,
};

const note = 1;

class CoreWords implements WordDocument {
  constructor(private readonly inner: Document) {}

  setLocalParticipant = (participant: number) => this.inner.setLocalParticipant(participant);
  setReplica = (replica: number, since?: number) => this.inner.setReplica(replica, since);
  load = (keyframe: Uint8Array) => this.inner.load(keyframe);
  keyframe = () => this.inner.keyframe();
  apply = (replica: number, batch: Uint8Array) => this.inner.apply(replica, batch);
  get counter(): number {
    return this.inner.counter;
  }
  get purges(): number {
    return this.inner.purges;
  }

  scribble(word: string, random: () => number): { batch: Uint8Array; leansOn: string } {
    const { inner } = this;
    const at = Math.floor(random() * inner.size);
    const known = inner.size > 0 && random() < 0.7;
    let leansOn = '';
    if (known) {
      const text = inner.text(at);
      leansOn = text;
      inner.insertText(at, random() < 0.5 ? 0 : text.length, word);
      if (random() < 0.3) inner.move(at, -1, Math.floor(random() * 100), 7);
      if (random() < 0.2) inner.vote(at, Math.floor(random() * 5));
      if (random() < 0.2) inner.setAlive(at, random() < 0.5);
      if (random() < 0.1) inner.raise(at);
    } else {
      const made = inner.create({ kind: note, x: 1, y: 2, w: 3, h: 4 });
      inner.insertText(made, 0, word);
      if (random() < 0.3) inner.vote(made, 2);
    }
    return { batch: inner.commit()!, leansOn };
  }

  tidy(_: string, random: () => number): Uint8Array | null {
    const { inner } = this;
    if (inner.size === 0) return null;
    const at = Math.floor(random() * inner.size);
    inner.setAlive(at, random() < 0.5);
    const length = inner.text(at).length;
    // Of words: a letter of one that somebody waits for would be missed.
    if (length > 0 && inner.text(at)[0] === '·') inner.eraseText(at, 0, 1);
    return inner.commit();
  }

  get texts(): string[] {
    return Array.from({ length: this.inner.size }, (_, handle) => this.inner.text(handle)).sort();
  }
}

export function coreKit(core: Core): Kit {
  return {
    document: () => new CoreWords(core.open()),
    hash: (batch) => core.hash(batch),
    restamp: (batch, from, since) => core.restamp(batch, from, since),
    goesAlone,
    words: batchTexts,
    introduce: (document, replica, participant) => {
      const { counter } = document as CoreWords;
      return encodeBatch(counter + 1, [{ introduce: [BigInt(replica), BigInt(participant)] }]);
    },
  };
}
