// Whether the panel of a device that is shared is open.

import { signal } from '@preact/signals';

export const sharing = signal(false);
