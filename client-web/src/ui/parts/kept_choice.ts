// What the person at this device has switched on or off. It holds for the page, and is remembered where storage is not forbidden.

import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

export interface KeptChoice extends ReadonlySignal<boolean> {
  choose(on: boolean): void;
}

/** `otherwise`: as long as nobody has chosen on this device. */
export function keptChoice(key: string, otherwise: boolean): KeptChoice {
  const now = signal(kept(key) ?? otherwise);
  const choose = (on: boolean): void => {
    now.value = on;
    try {
      localStorage.setItem(key, on ? 'on' : 'off');
    } catch {
      // It holds for this page.
    }
  };
  return Object.assign(now, { choose });
}

function kept(key: string): boolean | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : text === 'on';
  } catch {
    return null; // Storage is forbidden: as for everybody at first.
  }
}
