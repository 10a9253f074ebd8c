// Aids of the board that people switch on or off, each on their device.

import { keptChoice } from '../../parts/kept_choice';

/** Signs that are typed by themselves are keys of the board. */
export const signs = keptChoice('tablee.signs', true);
/** What is carried is drawn to what lies around. */
export const snaps = keptChoice('tablee.snaps', true);
