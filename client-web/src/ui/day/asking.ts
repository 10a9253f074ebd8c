// Asking the server for something of the day, and the sentence when it was not done.

import { useState } from 'preact/hooks';
import type { EventDay, Outcome } from '../../day/event_day';
import { Reason, type Wish } from '../../wire/day_frames';
import { dayWords } from './day_words';

/** Null: it is done, or was so already. */
export function sentence(outcome: Outcome): string | null {
  if (outcome === Reason.DONE || outcome === Reason.SO_ALREADY) return null;
  const t = dayWords.peek();
  return t?.reasons[outcome] ?? t?.other ?? '';
}

export interface Asking {
  /** What the last wish came to, in a sentence; null when it was done. */
  readonly problem: string | null;
  /** The same as the server said it. */
  readonly outcome: Outcome | null;
  readonly busy: boolean;
  /** Resolves with whether it was done. */
  ask(wish: Wish): Promise<boolean>;
  clear(): void;
}

export function useAsking(day: EventDay): Asking {
  const [problem, setProblem] = useState<string | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [busy, setBusy] = useState(0);
  const ask = async (wish: Wish): Promise<boolean> => {
    setProblem(null);
    // A sign that waits for the network does not make anybody wait.
    const counts = wish.kind !== 'mark';
    if (counts) setBusy((n) => n + 1);
    const came = await day.ask(wish);
    const said = sentence(came);
    setOutcome(came);
    if (counts) setBusy((n) => n - 1);
    setProblem(said);
    return said === null;
  };
  // What waits for a connection that is gone keeps nobody from looking on: whatever is pressed now says that there is none.
  const held = busy > 0 && day.link.value.state === 'live';
  return { problem, outcome, busy: held, ask, clear: () => setProblem(null) };
}
