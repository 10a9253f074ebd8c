// A panel above the rest, on the browser's own <dialog>: it keeps the focus inside, Escape closes it, and the
// rest of the page is inert.

import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../i18n/language';
import { IconButton } from './button';

/** The field that is the first thing to do in a panel: none where buttons come first, or it is there to be read. */
export function firstField(body: Element | null | undefined): HTMLElement | null {
  const first = body?.querySelector<HTMLElement>('a[href],button,input,textarea,select,summary');
  return first?.matches('textarea,input:not([type=checkbox],[type=radio],[type=file],[readonly])')
    ? first
    : null;
}

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  /** side: a drawer at the right edge. wide: for two columns. */
  readonly place?: 'middle' | 'wide' | 'side';
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, place = 'middle', children }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  const gone = useRef(false);
  // Before anything is painted: who types on at once types into it, and no key gets behind it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The browser chose the cross: what is typed would go nowhere, and Enter would close it.
    if (place !== 'side') firstField(dialog?.querySelector('.dialog__body'))?.focus();
    return () => {
      gone.current = true;
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      class={`dialog dialog--${place}`}
      aria-label={title}
      onClose={() => {
        // Where another one takes its place, nobody has closed anything.
        if (!gone.current) onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div class="dialog__inside">
        <header class="dialog__head">
          <h2>{title}</h2>
          <IconButton icon="close" label={words.value.common.close} kind="quiet" onPress={onClose} />
        </header>
        <div class="dialog__body">{children}</div>
      </div>
    </dialog>
  );
}
