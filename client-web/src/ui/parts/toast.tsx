// One short message at a time, with at most one way back. It stays long enough to be read and acted upon.

import { signal, type ReadonlySignal } from '@preact/signals';
import { words } from '../../i18n/language';
import { Button, IconButton } from './button';

export interface Message {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  /** The action means what was done last: it is offered until something else is done. */
  readonly once?: boolean;
}

const shownMs = 8000;

export class Toaster {
  readonly message = signal<Message | null>(null);
  private timer = 0;
  private shownAt = 0;

  /** `acts` counts what was done. */
  constructor(private readonly acts: ReadonlySignal<number>) {}

  show(message: Message): void {
    this.shownAt = this.acts.peek();
    this.message.value = message;
    clearTimeout(this.timer);
    // It counts from when it can be seen: the page may have much to do first.
    requestAnimationFrame(() => {
      if (this.message.peek() !== message) return;
      this.timer = window.setTimeout(() => this.hide(), shownMs);
    });
  }

  /** Something was done, maybe what is just being told of: effects of a screen come a frame later. */
  acted(): void {
    if (this.message.peek()?.once && this.acts.peek() !== this.shownAt) this.hide();
  }

  hide(): void {
    clearTimeout(this.timer);
    this.message.value = null;
  }
}

export function Toast({ toaster }: { readonly toaster: Toaster }) {
  const message = toaster.message.value;
  const { action } = message ?? {};
  return (
    <div class="toast-place" role="status" aria-live="polite">
      {message && (
        <div class="toast" key={message.text}>
          <span>{message.text}</span>
          {action && (
            <Button
              kind="quiet"
              class="toast__action"
              onPress={() => {
                toaster.hide();
                action.run();
              }}
            >
              {action.label}
            </Button>
          )}
          <IconButton
            icon="close"
            kind="quiet"
            label={words.value.common.close}
            onPress={() => toaster.hide()}
          />
        </div>
      )}
    </div>
  );
}
