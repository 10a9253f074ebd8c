// Where what is selected is sent: a button for each table, and first the one where it came from.

import { originsAt, refKey } from '../../day/parcels';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import type { ParcelProps } from './parcel_slot';
import { placesBeside } from './places';
import { selectedNames, send } from './send';
import { parcelWords } from './words';
import '../styles/arrange.css';

export function Choice(props: ParcelProps & { readonly onClose: () => void }) {
  const { state, place, stage, onClose } = props;
  const t = parcelWords.value;
  if (!t) return null;
  const names = selectedNames(props);
  const places = placesBeside(state, place, stage.moderator);
  const origins = originsAt(state, place);
  const from = new Set(names.map((name) => origins.get(refKey(name))?.from ?? -1));
  const [only = -1] = from.size === 1 ? from : [];
  const home = places.find(({ number }) => number === only);
  const go = (to: number) => (): void => {
    onClose();
    void send(props, to, names);
  };
  return (
    <Dialog title={t.title} onClose={onClose}>
      <p>{t.lead(names.length)}</p>
      <ul class="targets">
        {home && (
          <li>
            <Button kind="main" icon="back" onPress={go(home.number)}>
              {t.back(home.number)}
            </Button>
          </li>
        )}
        {places
          .filter((one) => one !== home)
          .map(({ number, question, waits }) => (
            <li key={number}>
              <Button icon="next" onPress={go(number)}>
                {t.place(number, question)}
                {waits && <span class="targets__count"> {t.waitsThere}</span>}
              </Button>
            </li>
          ))}
      </ul>
    </Dialog>
  );
}
