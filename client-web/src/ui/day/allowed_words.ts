// What a phase lets people do.

import type { Allowed } from '../../wire/day_frames';
import { dayWords } from './day_words';

/** In words, what a phase lets people do. */
export function allowedWords(allowed: Allowed | undefined): string[] {
  const t = dayWords.value?.allowed;
  if (!t) return [];
  const kinds = ['write', 'moveOthers', 'ink', 'vote', 'propose'] as const;
  const yes = kinds.filter((kind) => allowed?.[kind]);
  return yes.length > 0 ? yes.map((kind) => t[kind]) : [t.nothing];
}
