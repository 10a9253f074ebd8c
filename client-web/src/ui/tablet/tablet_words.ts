// The words of a device that several share. They come with its code.

import type { TabletCatalogue } from '../../i18n/tablet_fr';
import { spokenWords } from '../../i18n/language';

export const tabletWords = spokenWords<TabletCatalogue>(
  {
    fr: () => import('../../i18n/tablet_fr').then((module) => module.tabletFr),
    en: () => import('../../i18n/tablet_en').then((module) => module.tabletEn),
  },
  'a device that is shared',
);
