// English words of what one adds to a board.

import type { AddCatalogue } from './add_fr';

export const addEn: AddCatalogue = {
  title: 'Add',
  zone: 'Frame',
};
