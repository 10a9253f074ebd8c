// The mark that says how much came from other tables that was not seen yet. A tap goes there.

import { signal } from '@preact/signals';
import { arrivedAt, copyRef } from '../../day/parcels';
import type { Item } from '../../scene/item';
import { boxOf } from '../../tools/placement';
import type { Parcel } from '../../wire/day_frames';
import { IconButton } from '../parts/button';
import { Icon } from '../parts/icon';
import type { ParcelProps } from './parcel_slot';
import { parcelWords } from './words';

/** What was looked at, of the event that is open; kept on this device. */
const seen = signal<{ readonly key: string; readonly ids: ReadonlySet<number> }>({ key: '', ids: new Set() });

function seenOf({ app }: Pick<ParcelProps, 'app'>): ReadonlySet<number> {
  const key = `tablee.parcels ${app.session.identity.peek()?.event ?? ''}`;
  if (seen.value.key !== key) {
    let ids: number[] = [];
    try {
      ids = JSON.parse(localStorage.getItem(key) ?? '[]') as number[];
    } catch (error) {
      // Then all of it counts as new.
      console.warn('tablee: what was seen of parcels could not be read', error);
    }
    seen.value = { key, ids: new Set(ids) };
  }
  return seen.value.ids;
}

function note(props: Pick<ParcelProps, 'app'>, id: number): void {
  const ids = new Set(seenOf(props)).add(id);
  const { key } = seen.value;
  seen.value = { key, ids };
  try {
    localStorage.setItem(key, JSON.stringify([...ids]));
  } catch (error) {
    console.warn('tablee: what was seen of parcels could not be kept', error);
  }
}

/** What of a parcel is on the board still, and lies in nothing else of it. */
export function copiesOf({ stage }: Pick<ParcelProps, 'stage'>, parcel: Parcel): Item[] {
  const { scene, names } = stage.layers.ground;
  const all = new Map<number, Item>();
  for (const { copy } of parcel.copied) {
    const name = names.named(copyRef(copy));
    const item = name && scene.get(names.handle(name));
    if (item) all.set(item.handle, item);
  }
  return [...all.values()].filter(({ parent }) => !all.has(parent));
}

/** Shows and selects what came. */
export function goTo(props: ParcelProps, parcel: Parcel): void {
  const { stage, toaster } = props;
  note(props, parcel.id);
  const items = copiesOf(props, parcel);
  if (items.length === 0) {
    const t = parcelWords.peek();
    if (t) toaster.show({ text: t.gone });
    return;
  }
  const { names } = stage.layers.ground;
  stage.closeEditor();
  stage.selection.set(items.map(({ handle }) => names.of(handle)));
  stage.sight.lookAt(boxOf(items));
}

const tray = 'M4 13v6h16v-6M4 13l3-8h10l3 8M4 13h5l1.500 2.500h3L15 13h5';

export function Inbox(props: ParcelProps & { readonly onList: () => void }) {
  const { state, place, onList } = props;
  const t = parcelWords.value;
  const known = seenOf(props);
  void seen.value;
  if (!t) return null;
  const unseen = arrivedAt(state, place).filter(({ id }) => !known.has(id));
  const [first] = unseen;
  return (
    <div class="inbox">
      <button
        type="button"
        class={first ? 'inbox__mark inbox__mark--new' : 'inbox__mark'}
        aria-label={t.inboxHint(unseen.length)}
        title={t.inboxHint(unseen.length)}
        onClick={() => (first ? goTo(props, first) : onList())}
      >
        <Icon name={tray} size={20} />
        <span>{t.inbox(unseen.length)}</span>
      </button>
      {first && <IconButton icon="list" label={t.list} onPress={onList} />}
    </div>
  );
}
