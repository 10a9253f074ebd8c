// That the workshop will soon be deleted, because the time is over for which people were told that it is kept.

import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { day as dayText } from '../../i18n/language';
import { keptUntil } from '../join/kept_sentence';
import { forgetWords } from './forget_words';

const dayMs = 86_400_000;
/** So many days before. */
const warnedDays = 30;

interface Kept {
  /** YYYY-MM-DD, or empty. */
  readonly date: string;
  readonly retentionDays: number;
}

/** The last day on which it is kept, when that comes soon and the workshop's own day is over; else null. */
export function soonGone(kept: Kept, now: number): string | null {
  const until = keptUntil({ ...kept, contact: '', responsible: '' });
  if (until === null || now < Date.parse(`${kept.date}T00:00:00Z`) + dayMs) return null;
  return now > Date.parse(`${until}T00:00:00Z`) - warnedDays * dayMs ? until : null;
}

interface Props {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
}

export function KeptNote({ app, day, state }: Props) {
  const t = forgetWords.value;
  const { setUp } = state;
  // What the event does not say, the server does.
  const retentionDays = setUp?.retentionDays || (app.session.event.value?.retention_days ?? 0);
  const until = soonGone({ date: setUp?.date ?? '', retentionDays }, day.now());
  if (!t || until === null) return null;
  return (
    <p class="notice notice--warn" role="status">
      {t.goesAfter(dayText(until))}
    </p>
  );
}
