// The words of the tray. They come with its code.

import { spokenWords } from '../../../i18n/language';
import type { TrayCatalogue } from '../../../i18n/tray_fr';

export const trayWords = spokenWords<TrayCatalogue>(
  {
    fr: () => import('../../../i18n/tray_fr').then((module) => module.trayFr),
    en: () => import('../../../i18n/tray_en').then((module) => module.trayEn),
  },
  'the tray',
);
