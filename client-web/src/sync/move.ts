// What a welcome under another number, or of another log, brings.

/** What a new number, or a replaced log, means for the outbox; done once the log is complete. */
export interface Move {
  readonly to: number;
  readonly lastSeq: number;
  /** Mine up to this number are in the log already, under the former number. */
  readonly done: number;
  /** Those of them that have no effect there. */
  readonly refused: Refusals;
}

/** My batches that Welcome says are refused, by number, and why; 0: nobody knows. */
export type Refusals = ReadonlyMap<number, number>;
