// Where a thing of the board came from, and where it went, in the words of the list.

import type { App } from '../../../app/model';
import { destinationsFrom, originsAt, placeOf, refKey } from '../../../day/parcels';
import type { WorkLayer } from '../../../tools/work_layer';
import { parcelWords } from '../../parcels/words';
import type { BoardStage } from '../board_stage';

/** Empty: it was always here, and went nowhere. */
export type Travels = (layer: WorkLayer, handle: number) => string;

const nowhere: Travels = () => '';

export function travelsOf(app: App, stage: BoardStage): Travels {
  const day = app.day.value;
  const state = day?.day.value;
  const t = parcelWords.value;
  if (!day || !state || !t || state.parcels.size === 0) return nowhere;
  const { ground } = stage.layers;
  const place = placeOf(state, day.me.value?.agora ?? '', ground.id);
  if (place === null) return nowhere;
  const came = originsAt(state, place);
  const went = destinationsFrom(state, place);
  return (layer, handle) => {
    if (layer !== ground || handle < 0) return '';
    const key = refKey(layer.names.of(handle));
    const from = came.get(key);
    const to = went.get(key);
    return [from && t.origin(from.from), to && t.tagTo(to.to, to.waits)].filter(Boolean).join(' · ');
  };
}
