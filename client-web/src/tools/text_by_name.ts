// The text of one object as a text field writes it: found by name each time, so that a rebuild of the document can not
// lead the letters into another one's.

import type { Name } from '../core/names';
import { shownText } from '../scene/shown_text';
import type { Layers } from './layers';
import type { SharedText } from './text_session';

/** `write` makes the change an edit. */
export function textByName(layers: Layers, name: Name, write: SharedText['write']): SharedText {
  const handle = (): number => layers.of(name)?.names.handle(name) ?? -1;
  return {
    read: () => shownText(layers.of(name)?.document.text(handle()) ?? ''),
    write,
    mark: (at) => layers.of(name)?.document.mark(handle(), at) ?? { counter: 0, replica: 0 },
    find: (mark) => layers.of(name)?.document.behind(handle(), mark) ?? -1,
  };
}
