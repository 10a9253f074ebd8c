// What was refused, in words. Pure; the tray shows it.

import type { Refused } from '../../../app/model';
import type { TrayCatalogue } from '../../../i18n/tray_fr';

/** One row of the tray: what the person wrote, and when and why it has no effect. */
export function trayRow(
  { texts, at, reason }: Pick<Refused, 'texts' | 'at' | 'reason'>,
  t: TrayCatalogue,
  clock: (time: number) => string,
): { readonly text: string; readonly reason: string } {
  return {
    text: texts.join(' · ') || t.noText,
    reason: `${clock(at)} — ${t.reasons[reason] ?? t.other}`,
  };
}

/** All words of the tray, a thing a paragraph: what one takes away when nothing else helps. */
export function wordsOf(refused: readonly Pick<Refused, 'texts'>[]): string {
  return refused.flatMap(({ texts }) => (texts.length > 0 ? [texts.join('\n')] : [])).join('\n\n');
}
