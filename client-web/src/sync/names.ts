// Numbers of people who were added to this device without a network (P41): none of them is sent.

export interface Names {
  /** The batch with the numbers that are known by now; the same where there is nothing to do. */
  rename(batch: Uint8Array): Uint8Array;
  /** It bears a number that is nobody's yet. */
  waits(batch: Uint8Array): boolean;
}

/** Null while nobody was added on this device. */
export const names: { now: Names | null } = { now: null };
