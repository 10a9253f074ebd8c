// A key for what a list shows of a thing: the same as long as its board is open, whatever handle the thing has by then, so that what
// is open or begun in a row stays with it.

import type { Name } from '../../core/names';

const keys = new WeakMap<Name, number>();
let last = 0;

export function nameKey(name: Name): number {
  const known = keys.get(name) ?? ++last;
  keys.set(name, known);
  return known;
}
