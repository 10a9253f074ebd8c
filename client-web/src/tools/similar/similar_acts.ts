// From suggested groups to groups on the board, as one act of undo.

import { isFrame, isPile } from '../../scene/item';
import type { Item } from '../../scene/item';
import { rulesOf } from '../../scene/kinds';
import { gatherTitled } from '../cluster_edits';
import { moveInto } from '../into_edits';
import type { Stage } from '../stage';
import type { WorkLayer } from '../work_layer';
import { Likeness } from './likeness';
import type { Group } from './likeness';

export class SimilarActs {
  constructor(
    private readonly stage: Stage,
    readonly layer: WorkLayer,
  ) {}

  /** The board as groups of what lies in none yet. */
  groups(): Group<Item>[] {
    return new Likeness(this.free()).groups();
  }

  /** What is like `item`, the nearest first. */
  near(item: Item): Item[] {
    return new Likeness([item, ...this.free().filter((other) => other !== item)]).near(item);
  }

  /** How many of them were made; what has no room is said. */
  group(groups: readonly Group<Item>[]): number {
    const { stage, layer } = this;
    let made = 0;
    let full = false;
    stage.layers.history.together(() => {
      for (const { title, members } of groups) {
        const items = members.flatMap(({ handle }) => layer.scene.get(handle) ?? []);
        if (items.length < 2) continue;
        let frame: number | null = null;
        layer.edit((d) => {
          frame = gatherTitled(d, layer.scene, stage.layers, items, title);
        });
        if (frame === null) return;
        full = frame < 0;
        if (full) return;
        made++;
        // The next one is laid where there is room beside this one.
        stage.refresh(layer, [frame, ...items.map(({ handle }) => handle)]);
      }
    });
    if (full) stage.say({ what: 'full' });
    return made;
  }

  /** Puts things to one that they are like: into its group, or into a new one with it. */
  putTo(item: Item, others: readonly Item[], title: string): void {
    const { layer } = this;
    const around = layer.scene.get(item.parent);
    if (around && isFrame(around) && isPile(around)) {
      layer.edit((d) => moveInto(d, layer.scene, others, around));
      return;
    }
    this.group([{ title, members: [item, ...others] }]);
  }

  /** What could be grouped: it has words, may be moved, and nobody has grouped it. */
  private free(): Item[] {
    const { scene } = this.layer;
    return [...scene.seen()].filter((item) => {
      const around = scene.get(item.parent);
      const may = this.stage.moderator || !item.locked;
      return (
        may && rulesOf(item).listed === 'entry' && item.text.trim() !== '' && !(around && isPile(around))
      );
    });
  }
}
