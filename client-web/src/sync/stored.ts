// What one copy of a board keeps on the device, and the steps by which it changes. Values only: `store.ts` carries
// them to IndexedDB.

import type { Witness } from '../wire/frames';

/** A batch of the log, as others see it. */
export interface StoredEntry {
  readonly offset: number;
  readonly replica: number;
  readonly batch: Uint8Array;
}

/** A batch of mine that the server has not acknowledged. */
export interface StoredBatch {
  readonly seq: number;
  readonly batch: Uint8Array;
  readonly hash: bigint;
}

/** A batch of mine that waits until the server takes it (not_now.ts). */
export interface StoredPostponed {
  /** Its first. */
  readonly counter: number;
  readonly batch: Uint8Array;
}

export interface StoredRefusal {
  readonly seq: number;
  readonly replica: number;
  readonly reason: number;
  /** Wall clock of this device, ms. */
  readonly at: number;
  readonly batch: Uint8Array;
}

export interface Keyframe {
  /** The core's encoding, inflated; empty for the empty board. */
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** The small part, written whole each time. */
export interface Meta {
  readonly epoch: bigint;
  /** 0: none was issued yet. */
  readonly replica: number;
  readonly participant: number;
  /** Greatest offset of the log that is in keyframe and entries. */
  readonly cursor: number;
  /** Of the entry there, ms since 1970; absent or 0: not known. */
  readonly cursorTime?: number;
  /** The newest that the server gave under this epoch; absent on a device that was given none. */
  readonly witness?: Witness | undefined;
  readonly nextSeq: number;
  readonly lastHash: bigint;
  readonly ackedSeq: number;
  readonly ackedHash: bigint;
}

export interface Stored {
  readonly meta: Meta;
  readonly keyframe: Keyframe;
  readonly entries: readonly StoredEntry[];
  readonly outbox: readonly StoredBatch[];
  /** Mine that are acknowledged and could be brought back, in order. */
  readonly kept: readonly StoredBatch[];
  readonly tray: readonly StoredRefusal[];
  readonly postponed: readonly StoredPostponed[];
}

export const nothingStored: Stored = {
  meta: {
    epoch: 0n,
    replica: 0,
    participant: 0,
    cursor: 0,
    nextSeq: 1,
    lastHash: 0n,
    ackedSeq: 0,
    ackedHash: 0n,
  },
  keyframe: { bytes: new Uint8Array(), offset: 0 },
  entries: [],
  outbox: [],
  kept: [],
  tray: [],
  postponed: [],
};

/** One step of what is stored: all or nothing, in one transaction. Absent parts stay as they are. */
export interface Write {
  readonly ticket: number;
  readonly meta: Meta;
  /** Replaces the keyframe and takes all older entries away. */
  readonly keyframe: Keyframe | null;
  readonly entries: readonly StoredEntry[];
  /** Replaces the whole outbox (after renumbering), before `outbox` is added. */
  readonly outboxCleared: boolean;
  readonly outbox: readonly StoredBatch[];
  /** Outbox batches up to this number are no longer needed. */
  readonly outboxDone: number;
  /** Forgets the kept batches, before `kept` is added. */
  readonly keptCleared: boolean;
  readonly kept: readonly StoredBatch[];
  /** Kept batches up to this number had to give way. */
  readonly keptGone: number;
  readonly refusals: readonly StoredRefusal[];
  /** Forgets the batches that wait, before `postponed` is added. */
  readonly postponedCleared: boolean;
  readonly postponed: readonly StoredPostponed[];
  /** Batches in the outbox and among those that wait after this step. */
  readonly unsent: number;
}

/**
 * Collects what is to be stored until somebody has time to store it. Nothing is lost between two writes, and a
 * write that failed is followed by one that says everything again.
 */
export class Pending {
  private ticket = 0;
  private keyframe: Keyframe | null = null;
  private entries: StoredEntry[] = [];
  private outboxCleared = false;
  private outbox: StoredBatch[] = [];
  private outboxDone = 0;
  private keptCleared = false;
  private kept: StoredBatch[] = [];
  private keptGone = 0;
  private refusals: StoredRefusal[] = [];
  private postponedCleared = false;
  private postponed: StoredPostponed[] = [];
  private dirty = false;

  /** The ticket of the write that will hold what is added now. */
  get next(): number {
    return this.ticket + 1;
  }

  get empty(): boolean {
    return !this.dirty;
  }

  touch(): void {
    this.dirty = true;
  }

  addBatch(batch: StoredBatch): void {
    this.outbox.push(batch);
    this.dirty = true;
  }

  addEntry(entry: StoredEntry): void {
    this.entries.push(entry);
    this.dirty = true;
  }

  /** Mine up to `seq` are in the log. */
  finish(seq: number): void {
    this.outboxDone = Math.max(this.outboxDone, seq);
    this.outbox = this.outbox.filter((batch) => batch.seq > seq);
    this.dirty = true;
  }

  /** Acknowledged, to be kept; those up to `gone` give way. */
  keep(batch: StoredBatch, gone: number): void {
    this.kept.push(batch);
    this.keptGone = Math.max(this.keptGone, gone);
    this.dirty = true;
  }

  replaceKept(batches: readonly StoredBatch[]): void {
    this.keptCleared = true;
    this.keptGone = 0;
    this.kept = [...batches];
    this.dirty = true;
  }

  refuse(refusal: StoredRefusal): void {
    this.refusals.push(refusal);
    this.dirty = true;
  }

  /** Put away before they were stored. */
  forgetRefusals(gone: readonly StoredRefusal[]): void {
    this.refusals = this.refusals.filter(
      (one) => !gone.some(({ at, seq }) => one.at === at && one.seq === seq),
    );
  }

  replaceRefusals(refusals: readonly StoredRefusal[]): void {
    this.refusals = [...refusals];
    this.dirty = true;
  }

  postpone(batch: StoredPostponed): void {
    this.postponed.push(batch);
    this.dirty = true;
  }

  replacePostponed(batches: readonly StoredPostponed[]): void {
    this.postponedCleared = true;
    this.postponed = [...batches];
    this.dirty = true;
  }

  replaceKeyframe(keyframe: Keyframe): void {
    this.keyframe = keyframe;
    this.entries = [];
    this.dirty = true;
  }

  replaceOutbox(batches: readonly StoredBatch[]): void {
    this.outboxCleared = true;
    this.outboxDone = 0;
    this.outbox = [...batches];
    this.dirty = true;
  }

  take(meta: Meta, unsent: number): Write {
    const { keyframe, entries, outboxCleared, outbox, outboxDone, refusals } = this;
    const { keptCleared, kept, keptGone, postponedCleared, postponed } = this;
    const part = { keyframe, entries, outboxCleared, outbox, outboxDone, refusals };
    const rest = { keptCleared, kept, keptGone, postponedCleared, postponed };
    this.keyframe = null;
    this.entries = [];
    this.outboxCleared = this.keptCleared = this.postponedCleared = false;
    this.outbox = [];
    this.outboxDone = this.keptGone = 0;
    this.kept = [];
    this.refusals = [];
    this.postponed = [];
    this.dirty = false;
    return { ticket: ++this.ticket, meta, ...part, ...rest, unsent };
  }
}
