// The words of the replay of a day. They come with the code that says them.

import { spokenWords } from '../../i18n/language';
import type { ReplayCatalogue } from '../../i18n/replay_fr';

export const replayWords = spokenWords<ReplayCatalogue>(
  {
    fr: () => import('../../i18n/replay_fr').then((module) => module.replayFr),
    en: () => import('../../i18n/replay_en').then((module) => module.replayEn),
  },
  'the replay',
);
