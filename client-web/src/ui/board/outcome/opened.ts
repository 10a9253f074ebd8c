// Whether the panel of propositions is open.

import { signal } from '@preact/signals';

export const panelOpen = signal(false);
