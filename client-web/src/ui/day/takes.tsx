// What the phase takes instead of notes, for who looks at an empty board.

import { allowedWords } from './allowed_words';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import { standing } from './place_of';

export function Takes({ app, day, board }: DayBarProps) {
  const t = dayWords.value?.allowed;
  const state = day.day.value;
  const phase = state && standing(app, state, board).run?.phase;
  if (!t || !phase) return null;
  return <p>{t.takes(allowedWords(phase.allowed).join(', '))}</p>;
}
