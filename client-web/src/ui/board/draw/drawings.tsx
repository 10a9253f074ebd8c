// What is drawn, in the list of what lies on the board: a row for each person, since nobody wants to hear of each line.

import { boundsOf } from '../../../scene/gist';
import { Kind } from '../../../scene/item';
import type { FoundWork } from '../../../tools/layers';
import type { DrawingsProps } from '../draw_slot';
import { drawWords } from './words';

export function Drawings({ stage, people, onClose }: DrawingsProps) {
  const t = drawWords.value;
  void stage.version.value;
  const by = new Map<number, FoundWork[]>();
  for (const found of stage.layers.items()) {
    const { kind, author } = found.item;
    if (kind === Kind.stroke) by.set(author, [...(by.get(author) ?? []), found]);
  }
  if (!t || by.size === 0) return null;
  const go = (all: readonly FoundWork[]): void => {
    onClose();
    stage.selection.set(all.map((found) => stage.layers.nameOf(found)));
    const around = boundsOf(all.map(({ item }) => item));
    if (around) stage.sight.lookAt(around);
  };
  return (
    <section class="list__section">
      <h3>{t.drawings}</h3>
      <ol class="list">
        {Array.from(by, ([author, all]) => (
          <li key={author}>
            <button type="button" class="list__note" onClick={() => go(all)}>
              <span class="list__text">{t.drawnBy(people.get(author)?.name ?? '', all.length)}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
