// How a frame that things can go into is called.

import type { Name } from '../../../core/names';
import type { Target } from './list_acts';
import { listingWords } from './words';

/** Empty: it is none of them. */
export function targetText(targets: readonly Target[], name: Name): string {
  const found = targets.find((target) => target.name === name);
  return found ? found.text.trim() || (listingWords.peek()?.untitled ?? '') : '';
}
