// Somebody wants to bring notes from a file.

import { signal } from '@preact/signals';

export const importing = signal(false);
