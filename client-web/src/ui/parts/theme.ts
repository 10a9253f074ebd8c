// Light or dark: what the person chose on this device, else as the device is. `data-theme` tells the sheets (ui/styles/tokens.css)
// and `darken` the canvases.

import { effect, signal } from '@preact/signals';
import { darken, shades } from '../../scene/palette';

export const themes = ['device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'tablee.theme';

function remembered(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null; // Storage is switched off: as the device, each time.
  }
}

export const theme = signal<Theme>(themes.find((one) => one === remembered()) ?? 'device');

export function chooseTheme(next: Theme): void {
  theme.value = next;
  try {
    localStorage.setItem(key, next);
  } catch {
    // It holds until the page is closed.
  }
}

/** Once, before anything is shown. */
export function followTheme(): void {
  const device = matchMedia('(prefers-color-scheme: dark)');
  const deviceIs = signal(device.matches);
  device.addEventListener('change', () => (deviceIs.value = device.matches));
  effect(() => {
    const dark = theme.value === 'device' ? deviceIs.value : theme.value === 'dark';
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    darken(dark);
    document.querySelector('meta[name=theme-color]')?.setAttribute('content', shades.board);
  });
}
