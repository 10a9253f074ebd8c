// Agendas to begin with, as facilitators run them: those of proto/agendas.json, which the server makes events from too. Each phase
// can be changed before it is used.

import agendas from '../../../../proto/agendas.json';
import type { Language } from '../../i18n/language_choice';
import { Names, Place, Privacy, type Phase } from '../../wire/day_frames';

export const templateNames = ['barcamp', 'brainstorm', 'retrospective', 'cafe', 'empty'] as const;
export type TemplateName = (typeof templateNames)[number];

/** A phase as files have it. */
export interface PlannedPhase {
  readonly title: string;
  readonly minutes?: number;
  readonly place?: string;
  readonly allowed?: readonly string[];
  readonly instruction?: string;
  readonly tables?: readonly number[];
  readonly locks_at_end?: boolean;
  /** `private`; else everybody sees what is written. */
  readonly privacy?: string;
  /** `hidden`, where it is private; else names are shown. */
  readonly names?: string;
}

const { ANYWHERE, AGORA, TABLES, SCREEN } = Place;
const places = { anywhere: ANYWHERE, agora: AGORA, tables: TABLES, screen: SCREEN } as const;
const rights = { write: 'write', moveOthers: 'move', ink: 'ink', vote: 'vote', propose: 'propose' } as const;
const minute = 60_000;

/** As it is while nothing is known of it. */
export function emptyPhase(id: number, title: string): Phase {
  const allowed = { write: true, moveOthers: true, ink: true, vote: true, propose: true };
  return {
    id,
    title,
    instruction: '',
    tables: [],
    allowed,
    privacy: 0,
    names: 0,
    place: ANYWHERE,
    length: 0,
    locksAtEnd: false,
  };
}

export function template(name: TemplateName, language: Language, firstId: number): Phase[] {
  if (name === 'empty') return [];
  const phases: readonly PlannedPhase[] = agendas[name][language];
  return phases.map((planned, index) => phaseOf(planned, firstId + index));
}

/** What a file says of a phase. */
export function phaseOf(planned: PlannedPhase, id: number): Phase {
  const allowed = planned.allowed ?? Object.values(rights);
  return {
    ...emptyPhase(id, planned.title),
    instruction: planned.instruction ?? '',
    length: (planned.minutes ?? 0) * minute,
    place: places[planned.place as keyof typeof places] ?? ANYWHERE,
    tables: planned.tables ?? [],
    locksAtEnd: planned.locks_at_end ?? false,
    privacy: planned.privacy === 'private' ? Privacy.PRIVATE : Privacy.OPEN,
    names: planned.names === 'hidden' ? Names.HIDDEN : Names.SHOWN,
    allowed: {
      write: allowed.includes(rights.write),
      moveOthers: allowed.includes(rights.moveOthers),
      ink: allowed.includes(rights.ink),
      vote: allowed.includes(rights.vote),
      propose: allowed.includes(rights.propose),
    },
  };
}

/** A phase as a file says it. */
export function planned(phase: Phase): PlannedPhase {
  const { allowed } = phase;
  const names = Object.keys(places) as (keyof typeof places)[];
  return {
    title: phase.title.trim(),
    minutes: Math.ceil(phase.length / minute),
    place: names.find((name) => places[name] === phase.place) ?? 'anywhere',
    allowed: (Object.keys(rights) as (keyof typeof rights)[])
      .filter((right) => allowed?.[right])
      .map((right) => rights[right]),
    ...(phase.instruction.trim() === '' ? {} : { instruction: phase.instruction.trim() }),
    ...(phase.tables.length === 0 ? {} : { tables: phase.tables }),
    ...(phase.locksAtEnd ? { locks_at_end: true } : {}),
    ...(phase.privacy === Privacy.PRIVATE ? { privacy: 'private' } : {}),
    ...(phase.names === Names.HIDDEN ? { names: 'hidden' } : {}),
  };
}

/** A number that no phase has. */
export function freeId(phases: readonly Phase[]): number {
  return Math.max(0, ...phases.map(({ id }) => id)) + 1;
}
