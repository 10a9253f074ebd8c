// A person as a round spot with initials, in the colour of their pointer.

import { personColour } from '../../scene/palette';

/** The first letter as people count them: a face with a skin and a job is one. */
function firstLetter(text: string): string {
  // Missing in browsers of before 2024.
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
  if (!Segmenter) return Array.from(text)[0] ?? '';
  for (const { segment } of new Segmenter().segment(text)) return segment;
  return '';
}

/** One or two letters: "Ana" A, "Jean-Luc" JL, "Marie Curie" MC. */
export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/[\s-]+/u)
    .filter((part) => part !== '');
  const letters = parts.slice(0, 2).map(firstLetter);
  return letters.join('').toLocaleUpperCase();
}

interface Props {
  readonly participant: number;
  readonly name: string;
  readonly me?: boolean;
}

export function Avatar({ participant, name, me = false }: Props) {
  return (
    <span
      class={me ? 'avatar avatar--me' : 'avatar'}
      style={{ background: personColour(participant) }}
      role="img"
      aria-label={name}
      title={name}
    >
      {initials(name) || '?'}
    </span>
  );
}
