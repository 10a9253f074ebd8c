// Presence as the scene wants it: ids looked up, what is not there left out.

import type { OtherPresence } from '../../app/model';
import type { ObjectRef } from '../../core/document';
import type { InkMoment, Whereabouts } from '../../scene/others';

interface Ids {
  find(counter: number, replica: number): number;
}

function inkOf({ ink, inkStart, inkStyle }: OtherPresence): InkMoment | undefined {
  return ink && inkStart && { ink, inkStart, inkStyle };
}

export function whereaboutsOf(map: ReadonlyMap<number, OtherPresence>, ids: Ids): Whereabouts[] {
  const handles = (refs: readonly ObjectRef[] | undefined): number[] =>
    (refs ?? []).map((ref) => ids.find(ref.counter, ref.replica)).filter((handle) => handle >= 0);
  return Array.from(map.values(), (other) => ({
    replica: other.replica,
    participant: other.participant,
    pointer: other.pointer ?? null,
    selected: handles(other.selected),
    dragged: handles(other.dragged),
    drag: other.drag ?? null,
    editing: other.editing ? ids.find(other.editing.counter, other.editing.replica) : -1,
    ink: inkOf(other),
  }));
}
