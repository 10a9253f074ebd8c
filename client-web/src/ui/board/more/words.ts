// The words of clusters, layouts and reactions. They come with its code.

import type { FramesCatalogue } from '../../../i18n/frames_fr';
import { spokenWords } from '../../../i18n/language';

export const frameWords = spokenWords<FramesCatalogue>(
  {
    fr: () => import('../../../i18n/frames_fr').then((module) => module.framesFr),
    en: () => import('../../../i18n/frames_en').then((module) => module.framesEn),
  },
  'clusters and reactions',
);
