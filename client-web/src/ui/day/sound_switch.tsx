// Sound on or off, on this device. Pressing it sounds, so that one knows what to expect, and that it may.

import { Button } from '../parts/button';
import { dayWords } from './day_words';
import { chooseSound, sound, soundOn } from './sound';

export function SoundSwitch({ otherwise = false }: { readonly otherwise?: boolean }) {
  const t = dayWords.value?.sound;
  if (!t) return null;
  const on = soundOn(otherwise);
  const press = (): void => {
    chooseSound(!on);
    if (!on) sound('last');
  };
  return (
    <Button kind="quiet" icon={on ? 'call' : 'silent'} on={on} class="sound" onPress={press}>
      {on ? t.on : t.off}
    </Button>
  );
}
