// The words of the log of a day. They come with the code that says them.

import type { Line } from '../../app/past/log/line';
import { spokenWords } from '../../i18n/language';
import type { LogCatalogue } from '../../i18n/log_fr';

export const logWords = spokenWords<LogCatalogue>(
  {
    fr: () => import('../../i18n/log_fr').then((module) => module.logFr),
    en: () => import('../../i18n/log_en').then((module) => module.logEn),
  },
  'the log',
);

/** Without when and where. */
export function sentence(t: LogCatalogue, { act }: Line, who: string): string {
  const say = t.sentences[act.kind] as (who: string, act: Line['act']) => string;
  return say(who, act);
}
