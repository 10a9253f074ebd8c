// Who answers for what is kept, and until when: in a sentence, for whoever is about to come in.

import type { Kept } from '../../app/model';
import { day, words } from '../../i18n/language';

/** The last day on which it is kept; null where nothing says it. */
export function keptUntil({ date, retentionDays }: Kept): string | null {
  const at = new Date(`${date}T12:00:00Z`);
  if (retentionDays === 0 || Number.isNaN(at.getTime())) return null;
  at.setUTCDate(at.getUTCDate() + retentionDays);
  return Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10);
}

export function keptSentence(kept: Kept): string {
  const t = words.value.join.kept;
  const until = keptUntil(kept);
  const days = kept.retentionDays;
  const what = until ? t.until(day(until)) : days > 0 ? t.days(days) : t.open;
  const who = kept.responsible === '' ? '' : t.responsible(kept.responsible);
  const ask = kept.contact === '' ? '' : t.contact(kept.contact);
  return [what, who, ask].filter((part) => part !== '').join(' ');
}
