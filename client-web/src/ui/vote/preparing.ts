// The board on which this person is about to open a vote; empty: none. Asked for by the day's bar, answered by the vote's own code.

import { signal } from '@preact/signals';

export const preparing = signal('');
