// A small picture of a table's last five minutes, with its number in words.

import { barsOf, type Pulse } from './activity';
import { leadWords } from './lead_words';

interface Props {
  readonly pulse: Pulse | undefined;
  readonly now: number;
}

/** What is a full bar: so many acts in half a minute. */
const fullAt = 12;

export function ActivityBar({ pulse, now }: Props) {
  const t = leadWords.value?.activity;
  if (!t || !pulse) return null;
  const counts = barsOf(pulse.times, now);
  const total = counts.reduce((all, one) => all + one, 0);
  const top = Math.max(fullAt, ...counts);
  return (
    <span class={total === 0 ? 'activity activity--none' : 'activity'}>
      <span class="activity__bars" aria-hidden="true">
        {counts.map((count, i) => (
          <span key={i} style={{ height: `${Math.max(8, Math.round((count / top) * 100))}%` }} />
        ))}
      </span>
      <span>{total === 0 ? t.none : t.acts(total)}</span>
    </span>
  );
}
