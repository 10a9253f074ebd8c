// An agenda that is being changed: kept by the tab until it is saved or given up, so that a reload loses nothing of it.

import type { Agenda, Phase } from '../../wire/day_frames';

export interface Draft {
  /** Of the agenda that it began from. */
  readonly revision: number;
  readonly phases: readonly Phase[];
}

const key = (event: string): string => `tablee.agenda.${event}`;

export function keepDraft(event: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key(event), JSON.stringify(draft));
    else sessionStorage.removeItem(key(event));
  } catch {
    // Nothing is stored here: it lives as long as the page.
  }
}

export function keptDraft(event: string): Draft | null {
  try {
    const text = sessionStorage.getItem(key(event));
    const draft = text === null ? null : (JSON.parse(text) as Partial<Draft> | null);
    return draft && Array.isArray(draft.phases) && typeof draft.revision === 'number'
      ? (draft as Draft)
      : null;
  } catch {
    return null;
  }
}

export function draftOf({ revision, phases }: Agenda): Draft {
  return { revision, phases };
}

/** With the phase at `index` so many places further down. */
export function moved(phases: readonly Phase[], index: number, by: 1 | -1): readonly Phase[] {
  const one = phases[index];
  const to = index + by;
  if (!one || to < 0 || to >= phases.length) return phases;
  const rest = phases.filter((_, at) => at !== index);
  return [...rest.slice(0, to), one, ...rest.slice(to)];
}

export function changed(phases: readonly Phase[], index: number, change: Partial<Phase>): readonly Phase[] {
  return phases.map((phase, at) => (at === index ? { ...phase, ...change } : phase));
}

/** Ms in all. */
export function totalLength(phases: readonly Phase[]): number {
  return phases.reduce((sum, { length }) => sum + length, 0);
}
