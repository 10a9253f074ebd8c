// What pictures need of a board's screen: the sheet to add them, those that are on their way, lying where they will be, and the
// field for their description. Comes after the screen, as a chunk of its own.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { WaitingPicture } from '../../../app/pictures/waiting';
import { fetchKinds } from '../../../render/later_kinds';
import { rectToScreen } from '../../../scene/camera';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import type { ImagesProps } from '../images_slot';
import '../../styles/images.css';
import { Adding } from './adding';
import { Describing } from './describing';
import { imageWords } from './words';

export function Images({ app, board, stage, toaster }: ImagesProps) {
  const adding = useMemo(() => new Adding(stage, board, app, toaster), [stage, board, app, toaster]);
  useEffect(() => () => adding.close(), [adding]);
  useEffect(() => {
    void fetchKinds();
  }, []);
  const t = imageWords.value;
  if (!t) return null;
  const name = stage.describing.value;
  return (
    <>
      {adding.pictures.all.value.length > 0 && <Waiting adding={adding} stage={stage} />}
      {adding.preparing.value > 0 && (
        <p class="images__preparing" role="status">
          {t.preparing}
        </p>
      )}
      {stage.addingPicture.value && <AddPicture adding={adding} stage={stage} />}
      {name && <Describing stage={stage} name={name} />}
    </>
  );
}

interface Props {
  readonly adding: Adding;
  readonly stage: ImagesProps['stage'];
}

/** Where a finger is the pointer there is a camera behind the file's door. */
const hasCamera = (): boolean => matchMedia('(pointer: coarse)').matches;
const accepted = 'image/png,image/jpeg,image/webp,image/*';

function AddPicture({ adding, stage }: Props) {
  const t = imageWords.value;
  const chosen = useRef<HTMLInputElement>(null);
  const taken = useRef<HTMLInputElement>(null);
  if (!t) return null;
  const close = (): void => void (stage.addingPicture.value = false);
  const take = (event: Event): void => {
    const { files } = event.currentTarget as HTMLInputElement;
    const list = [...(files ?? [])];
    close();
    if (list.length > 0) void adding.take(list);
  };
  return (
    <Dialog title={t.title} onClose={close}>
      <div class="images__ways">
        <Button kind="main" icon="plus" onPress={() => chosen.current?.click()}>
          {t.choose}
        </Button>
        {hasCamera() && <Button onPress={() => taken.current?.click()}>{t.photo}</Button>}
      </div>
      <p class="images__hint">{t.limits}</p>
      <p class="images__hint">{t.drop}</p>
      <input ref={chosen} type="file" hidden multiple accept={accepted} onChange={take} data-way="file" />
      <input ref={taken} type="file" hidden accept="image/*" capture="environment" onChange={take} />
    </Dialog>
  );
}

function Waiting({ adding, stage }: Props) {
  void stage.moved.value;
  return (
    <div class="images__waiting">
      {adding.pictures.all.value.map((one) => (
        <Figure key={one.stored.id} one={one} adding={adding} stage={stage} />
      ))}
    </div>
  );
}

function usePictureAddress(one: WaitingPicture): string {
  const { bytes, type } = one.stored;
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([bytes], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return address;
}

function Figure({ one, adding, stage }: Props & { readonly one: WaitingPicture }) {
  const t = imageWords.value;
  const address = usePictureAddress(one);
  const [by, setBy] = useState<{ x: number; y: number } | null>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  if (!t) return null;
  const { stored, state, progress, code } = one;
  const { camera } = stage;
  const r = rectToScreen(camera, { ...stored, x: stored.x + (by?.x ?? 0), y: stored.y + (by?.y ?? 0) });
  const free = stored.blob === undefined && state !== 'sending';
  const down = (event: PointerEvent): void => {
    if (!free) return;
    from.current = { x: event.clientX, y: event.clientY };
    (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const { current } = from;
    if (!current) return;
    setBy({ x: (event.clientX - current.x) / camera.zoom, y: (event.clientY - current.y) / camera.zoom });
  };
  const up = (): void => {
    from.current = null;
    setBy(null);
    if (by) void adding.pictures.move(stored.id, Math.round(stored.x + by.x), Math.round(stored.y + by.y));
  };
  const said = {
    waiting: adding.connected ? (t.why[code] ?? t.later) : t.waiting,
    sending: t.sending(Math.round(progress * 100)),
    held: t.held,
    failed: t.why[code] ?? t.why.other,
  }[state];
  return (
    <figure
      class={`waiting-picture waiting-picture--${state}`}
      style={{ left: `${r.x}px`, top: `${r.y}px`, width: `${r.w}px`, height: `${r.h}px` }}
    >
      {address !== '' && (
        <img
          src={address}
          alt={t.picture}
          draggable={false}
          onPointerDown={down}
          onPointerMove={move}
          onPointerUp={up}
          onPointerCancel={up}
        />
      )}
      <figcaption class="waiting-picture__state">
        <span role="status">{said}</span>
        {state === 'sending' && <progress max={1} value={progress} aria-label={said} />}
        {state !== 'sending' && state !== 'held' && (
          <span class="waiting-picture__acts">
            {state === 'failed' && (
              <Button onPress={() => adding.pictures.retry(stored.id)}>{t.again}</Button>
            )}
            <Button kind="quiet" icon="trash" onPress={() => adding.pictures.remove(stored.id)}>
              {t.remove}
            </Button>
          </span>
        )}
      </figcaption>
    </figure>
  );
}
