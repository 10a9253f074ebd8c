// The text of one object as a text field writes it: found by name each time, so that a rebuild of the document can not
// lead the letters into another one's.

import type { Document } from '../core/document';
import type { Name, Names } from '../core/names';
import { shownText } from '../scene/shown_text';
import type { SharedText } from './text_session';

/** `write` makes the change an edit. */
export function textByName(
  document: Pick<Document, 'text' | 'mark' | 'behind'>,
  names: Names,
  name: Name,
  write: SharedText['write'],
): SharedText {
  const handle = (): number => names.handle(name);
  return {
    read: () => shownText(document.text(handle())),
    write,
    mark: (at) => document.mark(handle(), at),
    find: (mark) => document.behind(handle(), mark),
  };
}
