// One copy of a board: the document that is shown, and what it can be rebuilt from (keyframe, entries since).
//
// The document holds the log up to the cursor and, on top, my unconfirmed batches. When those turn out otherwise
// (one was refused, all got another number, the log was replaced or purged), the copy is stale: the document stays as
// it is shown until the log is complete again, and is then rebuilt in one go (DESIGN invariants 5 and 6).
import type { Keyframe, StoredBatch, StoredEntry, StoredPostponed } from './stored';

/** What a copy needs of core/document.ts. */
export interface BoardDocument {
  setLocalParticipant(participant: number): void;
  /** `since`: what the former number made from this counter on is now this one's. */
  setReplica(replica: number, since?: number): void;
  /** Throws on bytes that are not a keyframe. */
  load(keyframe: Uint8Array): void;
  keyframe(): Uint8Array;
  /** Grows with each purge. */
  readonly purges: number;
  /** 0: applied; else the number of a refusal, without effect. */
  apply(replica: number, batch: Uint8Array): number;
}

/** The log kept beyond the keyframe before a new keyframe is made. */
const entriesMax = 512;
const entryBytesMax = 128 * 1024;

export class Copy {
  private entries: StoredEntry[];
  private entryBytes = 0;
  private stale_ = false;
  /** Batches of mine did not fit when the document was made: what they lean on was not there. */
  private lacking = false;

  constructor(
    private readonly document: BoardDocument,
    private readonly emptyBoard: Uint8Array,
    private keyframe_: Keyframe,
    entries: readonly StoredEntry[],
    private cursor_: number,
  ) {
    this.entries = [...entries];
    this.entryBytes = entries.reduce((sum, entry) => sum + entry.batch.length, 0);
  }

  get cursor(): number {
    return this.cursor_;
  }

  get stale(): boolean {
    return this.stale_;
  }

  get keyframe(): Keyframe {
    return this.keyframe_;
  }

  get log(): readonly StoredEntry[] {
    return this.entries;
  }

  spoil(): void {
    this.stale_ = true;
  }

  /** Starts over from a keyframe, or from the empty board. */
  reset(keyframe: Keyframe): void {
    this.keyframe_ = keyframe;
    this.entries = [];
    this.entryBytes = 0;
    this.cursor_ = keyframe.offset;
    this.stale_ = true;
  }

  /** The log goes on with an entry that has no effect. */
  skip(offset: number): void {
    this.cursor_ = offset;
  }

  /** The log goes on with a batch of mine, which the document has already, unless it did not fit before. */
  confirm(entry: StoredEntry): void {
    this.keep(entry);
    if (this.lacking) this.stale_ = true;
  }

  /** The log goes on with another's batch. False: it does not fit, so this copy is not what it should be. */
  append(entry: StoredEntry): boolean {
    this.keep(entry);
    if (this.stale_) return true;
    const { purges } = this.document;
    const fits = this.document.apply(entry.replica, entry.batch) === 0;
    // A purge is meant for what the log had, not for that with batches of mine on top (P30).
    if (this.document.purges !== purges) this.stale_ = true;
    return fits;
  }

  /**
   * Makes the document from keyframe, log and my unconfirmed batches; `waiting` are replica 0's. `author`: who writes on. A
   * batch of mine that does not fit is left out: the server will refuse it and say why. False: the log itself does not fit, or the keyframe is unreadable.
   */
  rebuild(
    participant: number,
    replica: number,
    unconfirmed: readonly StoredBatch[],
    author = replica,
    waiting: readonly StoredPostponed[] = [],
  ): boolean {
    const { bytes } = this.keyframe_;
    try {
      this.document.load(bytes.length ? bytes : this.emptyBoard);
    } catch {
      // Said by the result: the caller asks the server for a fresh keyframe.
      this.stale_ = true;
      return false;
    }
    this.document.setLocalParticipant(participant);
    this.document.setReplica(author, Number.MAX_SAFE_INTEGER);
    let whole = true;
    for (const entry of this.entries) {
      if (this.document.apply(entry.replica, entry.batch) !== 0) whole = false;
    }
    const mine = unconfirmed.map(({ batch }) => this.document.apply(replica, batch));
    const mineLater = waiting.map(({ batch }) => this.document.apply(0, batch));
    this.lacking = [...mine, ...mineLater].some((refusal) => refusal !== 0);
    this.stale_ = false;
    return whole;
  }

  get compactable(): boolean {
    const large = this.entries.length >= entriesMax || this.entryBytes >= entryBytesMax;
    return large && !this.stale_;
  }

  /** Makes the document the new keyframe. Only when nothing is unconfirmed. */
  compact(): Keyframe {
    this.keyframe_ = { bytes: this.document.keyframe(), offset: this.cursor_ };
    this.entries = [];
    this.entryBytes = 0;
    return this.keyframe_;
  }

  private keep(entry: StoredEntry): void {
    this.entries.push(entry);
    this.entryBytes += entry.batch.length;
    this.cursor_ = entry.offset;
  }
}
