// A soft tone when time is nearly over, two when it is. Made on the device, no file. Off until somebody wants it: forty tablets
// that ring at once help nobody. The room's screen has it on.

import { signal } from '@preact/signals';

const key = 'tablee-sound';

function chosen(): boolean | null {
  try {
    const kept = localStorage.getItem(key);
    return kept === null ? null : kept === 'on';
  } catch {
    return null;
  }
}

const choice = signal<boolean | null>(chosen());

/** `otherwise`: as long as nobody has chosen on this device. */
export function soundOn(otherwise: boolean): boolean {
  return choice.value ?? otherwise;
}

export function chooseSound(on: boolean): void {
  choice.value = on;
  try {
    localStorage.setItem(key, on ? 'on' : 'off');
  } catch {
    // It holds for this page.
  }
}

let audio: AudioContext | null = null;

/** Browsers let a page sound only after somebody touched it. */
function context(): AudioContext | null {
  const { AudioContext: Made } = globalThis as { AudioContext?: typeof AudioContext };
  if (!Made) return null;
  audio ??= new Made();
  // Until then it stays silent, and the sign is seen.
  audio.resume().catch(() => undefined);
  return audio;
}

/** Hz, of each tone after the other. */
export const tones = { last: [660], over: [660, 880] } as const;

export function sound(what: keyof typeof tones): void {
  const on = context();
  if (!on) return;
  tones[what].forEach((hertz, i) => {
    const begins = on.currentTime + 0.35 * i;
    const tone = on.createOscillator();
    const gain = on.createGain();
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0.0001, begins);
    gain.gain.exponentialRampToValueAtTime(0.25, begins + 0.03);
    gain.gain.exponentialRampToValueAtTime(0.0001, begins + 0.6);
    tone.connect(gain).connect(on.destination);
    tone.start(begins);
    tone.stop(begins + 0.65);
  });
}
