// All that came to this table from others, and all that was sent from here.

import { arrivedAt, isOnItsWay, sentFrom, sizeOf } from '../../day/parcels';
import { ParcelEnd, ParcelState, Reason, type Parcel } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { inEvent } from '../parts/event_time';
import { copiesOf, goTo } from './inbox';
import type { ParcelProps } from './parcel_slot';
import { send } from './send';
import { parcelWords } from './words';

type Props = ParcelProps & { readonly onClose: () => void };

export function ParcelList(props: Props) {
  const { state, place, onClose } = props;
  const t = parcelWords.value;
  if (!t) return null;
  const received = arrivedAt(state, place).reverse();
  const given = sentFrom(state, place).reverse();
  return (
    <Dialog title={t.listTitle} place="side" onClose={onClose}>
      <h3>{t.received}</h3>
      {received.length === 0 && <p>{t.none}</p>}
      <ul class="parcels">
        {received.map((parcel) => (
          <Received key={parcel.id} {...props} parcel={parcel} />
        ))}
      </ul>
      <h3>{t.given}</h3>
      {given.length === 0 && <p>{t.none}</p>}
      <ul class="parcels">
        {given.map((parcel) => (
          <Given key={parcel.id} {...props} parcel={parcel} />
        ))}
      </ul>
    </Dialog>
  );
}

function Received(props: Props & { readonly parcel: Parcel }) {
  const { app, parcel, stage, onClose } = props;
  const t = parcelWords.value;
  if (!t) return null;
  const who = stage.nameOf(parcel.participant);
  const items = copiesOf(props, parcel);
  const { names } = stage.layers.ground;
  const away = (act: () => void) => (): void => {
    onClose();
    act();
  };
  const sendBack = (): void =>
    void send(
      props,
      parcel.from,
      items.map(({ handle }) => names.of(handle)),
    );
  return (
    <li class="parcels__one">
      <span>{t.line(sizeOf(parcel), parcel.from, who, inEvent(app)(parcel.sent))}</span>
      {items.length === 0 ? (
        <span class="parcels__state">{t.gone}</span>
      ) : (
        <span class="parcels__acts">
          <Button onPress={away(() => goTo(props, parcel))}>{t.go}</Button>
          <Button onPress={away(sendBack)}>{t.sendBack}</Button>
        </span>
      )}
    </li>
  );
}

function Given({ app, day, parcel, stage, toaster }: Props & { readonly parcel: Parcel }) {
  const t = parcelWords.value;
  if (!t) return null;
  const who = stage.nameOf(parcel.participant);
  const mine = stage.moderator || parcel.participant === stage.participant;
  const { state, why } = parcel;
  const callBack = async (): Promise<void> => {
    const came = await day.ask({ kind: 'call_back', parcel: parcel.id });
    if (came === 'offline') toaster.show({ text: t.offline });
    else if (came !== Reason.DONE && came !== Reason.SO_ALREADY) toaster.show({ text: t.failed });
  };
  return (
    <li class="parcels__one">
      <span>{t.lineTo(sizeOf(parcel), parcel.to, who, inEvent(app)(parcel.sent))}</span>
      <span class="parcels__state">
        {[t.states[state] ?? '', why === ParcelEnd.NONE ? '' : (t.ends[why] ?? '')]
          .filter((part) => part !== '')
          .join(' · ')}
      </span>
      {mine && isOnItsWay(parcel) && state === ParcelState.WAITING && (
        <span class="parcels__acts">
          <Button onPress={() => void callBack()}>{t.callBack}</Button>
        </span>
      )}
    </li>
  );
}
