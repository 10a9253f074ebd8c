// What goes from one table to another, on an open board: where to send what is selected, what came, what became of what was
// sent.

import { useEffect, useRef, useState } from 'preact/hooks';
import { isOnItsWay } from '../../day/parcels';
import { ParcelEnd, ParcelState } from '../../wire/day_frames';
import { Choice } from './choice';
import { DropStrip } from './drop_strip';
import { goTo, Inbox } from './inbox';
import { ParcelList } from './parcel_list';
import type { ParcelProps } from './parcel_slot';
import { choosing } from './sending';
import { Tags } from './tags';
import { parcelWords } from './words';
import { sizeOf } from '../../day/parcels';
import '../styles/parcels.css';

/** Tells what comes here and what became of what I sent from here, once. */
function useNews(props: ParcelProps): void {
  const { state, place, since, stage, toaster } = props;
  const known = useRef<ReadonlyMap<number, ParcelState> | null>(null);
  const t = parcelWords.value;
  useEffect(() => {
    if (!t) return;
    const before = known.current;
    known.current = new Map([...state.parcels.values()].map(({ id, state }) => [id, state]));
    for (const parcel of state.parcels.values()) {
      const was = before ? before.get(parcel.id) : parcel.id > since ? undefined : parcel.state;
      if (was === parcel.state) continue;
      const { from, to, participant, state: now, why } = parcel;
      const mine = from === place && participant === stage.participant;
      if (to === place && now === ParcelState.ARRIVED) {
        const run = (): void => goTo(props, parcel);
        toaster.show({ text: t.came(sizeOf(parcel), from), action: { label: t.go, run } });
      } else if (mine && now === ParcelState.ARRIVED) {
        toaster.show({ text: t.sent(sizeOf(parcel), to) });
      } else if (mine && now === ParcelState.WAITING && was === undefined) {
        toaster.show({ text: t.waits(to) });
      } else if (mine && now === ParcelState.RETURNED && why !== ParcelEnd.CALLED_BACK) {
        toaster.show({ text: t.returned(to, t.ends[why] ?? '') });
      }
    }
  }, [state.parcels, t !== null]);
}

export function Parcels(props: ParcelProps) {
  const { state, place, stage } = props;
  const t = parcelWords.value;
  const [list, setList] = useState(false);
  useNews(props);
  if (!t) return null;
  const all = [...state.parcels.values()];
  const received = all.some(({ to, state }) => to === place && state === ParcelState.ARRIVED);
  const given = all.some(
    (one) => one.from === place && (isOnItsWay(one) || one.participant === stage.participant),
  );
  const quiet = stage.writer.now.value !== null || stage.carrying.value;
  return (
    <>
      <Tags {...props} />
      {stage.carrying.value && <DropStrip {...props} />}
      {(received || given) && !quiet && <Inbox {...props} onList={() => setList(true)} />}
      {choosing.value && <Choice {...props} onClose={() => (choosing.value = false)} />}
      {list && <ParcelList {...props} onClose={() => setList(false)} />}
    </>
  );
}
