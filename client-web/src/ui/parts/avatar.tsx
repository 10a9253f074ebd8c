// A person as a round spot with initials, in the colour of their pointer.

import { personColour } from '../../scene/palette';

/** One or two letters: "Ana" A, "Jean-Luc" JL, "Marie Curie" MC. */
export function initials(name: string): string {
  const parts = name
    .trim()
    .split(/[\s-]+/u)
    .filter((part) => part !== '');
  const letters = parts.slice(0, 2).map((part) => Array.from(part)[0] ?? '');
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
