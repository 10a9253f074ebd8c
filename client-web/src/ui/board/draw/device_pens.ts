// The one set of pens of this device.

import { Pens } from '../../../tools/ink/pens';

const key = 'tablee.pens';

export const pens = new Pens({
  read: () => localStorage.getItem(key),
  write(text) {
    try {
      localStorage.setItem(key, text);
    } catch {
      // Storage is full or switched off: what was chosen holds until the page is closed.
    }
  },
});
