// Somebody asked for notes that are alike: to one of them, or on the whole board.

import { signal } from '@preact/signals';
import type { Name } from '../../../core/names';

/** Null: nobody asks. */
export const asked = signal<{ readonly of: Name | null } | null>(null);
