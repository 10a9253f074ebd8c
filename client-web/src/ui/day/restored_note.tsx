// The server's data came back from a backup, or a damaged end of it was cut: what may be missing since when, until a moderator
// sets the note aside.

import { useState } from 'preact/hooks';
import { restoreSetAside, setRestoreAside } from '../../app/memory';
import type { Day } from '../../day/day';
import { isOpen } from '../../day/votes';
import { locale } from '../../i18n/language';
import { Button } from '../parts/button';
import { voteWords } from '../vote/vote_words';
import { dayWords } from './day_words';
import { leadWords } from './lead_words';

interface Props {
  /** The event's id. */
  readonly event: string;
  readonly state: Day;
}

export function RestoredNote({ event, state }: Props) {
  const t = dayWords.value?.restored;
  const [aside, setAside] = useState(() => restoreSetAside(event));
  const { restored } = state;
  if (!t || !restored || restored.offset <= aside) return null;
  const when = (time: number): string =>
    new Date(time).toLocaleString(locale(), { dateStyle: 'short', timeStyle: 'short' });
  // Ballots that were given since are lost with the rest (PROTOCOL.md, D22).
  const votes = [...state.votes.values()].filter(
    (vote) => vote.id < restored.offset && (isOpen(vote) || vote.ends > restored.since),
  );
  return (
    <div class="notice notice--warn" role="status">
      <p>{t.said(when(restored.time), when(restored.since))}</p>
      <p>{leadWords.value?.desk.goodAgain}</p>
      {votes.length > 0 && <p>{voteWords.value?.lost(votes.map(({ title }) => title))}</p>}
      <Button
        onPress={() => {
          setRestoreAside(event, restored.offset);
          setAside(restored.offset);
        }}
      >
        {t.seen}
      </Button>
    </div>
  );
}
