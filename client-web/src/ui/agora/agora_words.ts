// The words of the agora. They come with its code.

import type { agoraFr } from '../../i18n/agora_fr';
import { spokenWords } from '../../i18n/language';

export const agoraWords = spokenWords<typeof agoraFr>(
  {
    fr: () => import('../../i18n/agora_fr').then((module) => module.agoraFr),
    en: () => import('../../i18n/agora_en').then((module) => module.agoraEn),
  },
  'the agora',
);
