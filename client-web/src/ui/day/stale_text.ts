// What is said where the day does not reach the page any more; null while it does.

import type { App } from '../../app/model';
import type { EventDay } from '../../day/event_day';
import { inEvent } from '../parts/event_time';
import { dayWords } from './day_words';

export function staleText(app: App, day: EventDay): string | null {
  const t = dayWords.value;
  const { state, oldSince } = day.link.value;
  if (!t || state === 'live' || oldSince === null) return null;
  if (state !== 'stopped') return t.old(inEvent(app)(oldSince));
  return app.session.load.value === 'refused' ? t.accessEnded : t.stopped;
}
