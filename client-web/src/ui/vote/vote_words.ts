// The words of votes. They come with the votes' code.

import { spokenWords } from '../../i18n/language';
import type { VoteCatalogue } from '../../i18n/vote_fr';

export const voteWords = spokenWords<VoteCatalogue>(
  {
    fr: () => import('../../i18n/vote_fr').then((module) => module.voteFr),
    en: () => import('../../i18n/vote_en').then((module) => module.voteEn),
  },
  'votes',
);
