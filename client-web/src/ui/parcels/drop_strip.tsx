// The names of the other tables while something is carried: what is let go on one of them goes there, and stays here where it
// was. The strip takes no touch itself; it looks where the finger is.

import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../parts/icon';
import type { ParcelProps } from './parcel_slot';
import { placesBeside } from './places';
import { selectedNames, send } from './send';
import { canSend } from './sending';
import { parcelWords } from './words';

/** More are in the menu. */
const shownMax = 12;

export function DropStrip(props: ParcelProps) {
  const { state, place, stage } = props;
  const t = parcelWords.value;
  const row = useRef<HTMLUListElement>(null);
  const [over, setOver] = useState(-1);
  const places = placesBeside(state, place, stage.moderator).slice(0, shownMax);
  const newest = useRef(props);
  newest.current = props;
  useEffect(() => {
    const stop = new AbortController();
    const options = { capture: true, signal: stop.signal };
    const under = ({ clientX: x, clientY: y }: PointerEvent): number => {
      for (const name of row.current?.children ?? []) {
        const r = name.getBoundingClientRect();
        const inside = x >= r.left && x <= r.right && y >= r.top && y <= r.bottom;
        if (inside && name instanceof HTMLElement) return Number(name.dataset['place']);
      }
      return -1;
    };
    const drop = (event: PointerEvent): void => {
      const to = under(event);
      if (to < 0) return;
      const names = selectedNames(newest.current);
      // It was not moved: the tool lets go of it before it hears of the drop.
      stage.tools.acting.putDown();
      void send(newest.current, to, names);
    };
    window.addEventListener('pointermove', (event) => setOver(under(event)), options);
    window.addEventListener('pointerup', drop, options);
    return () => stop.abort();
  }, [stage]);
  if (!t || !canSend(stage)) return null;
  return (
    <div class="drop-strip" aria-hidden="true">
      <span class="drop-strip__hint">{t.dropHere}</span>
      <ul class="drop-strip__row" ref={row}>
        {places.map(({ number }) => (
          <li
            key={number}
            data-place={number}
            class={number === over ? 'drop-strip__place drop-strip__place--over' : 'drop-strip__place'}
          >
            <Icon name="next" size={16} /> {t.drop(number)}
          </li>
        ))}
      </ul>
    </div>
  );
}
