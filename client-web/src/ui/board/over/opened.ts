// What of that which stands over the board is open; asked for from other places too, a panel or a menu.

import { signal } from '@preact/signals';
import type { IconPath } from '../../parts/icon';

/** Looking for notes. */
export const finding = signal(false);
/** The sheet of keys and aids. */
export const keysOpen = signal(false);

export const findIcon: IconPath =
  'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.300 15.300 20 20';
export const keysIcon: IconPath = 'M3 6h18v12H3zM7 10h.01M11 10h.01M15 10h.01M18 10h.01M8 14h8';
