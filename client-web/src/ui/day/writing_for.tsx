// A moderator writes for somebody who has no device: what is made on boards is theirs until that is ended, and the board says so.

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button';
import { backWords } from './back_words';
import type { DayBarProps } from './day_slot';
import { strip } from './moves';

interface Somebody {
  readonly participant: number;
  readonly name: string;
}

const somebody = signal<Somebody | null>(null);

function stop(): void {
  somebody.value = null;
  strip.value = null;
}

function WritingFor({ sightline }: DayBarProps) {
  const who = somebody.value;
  const loaded = sightline?.loaded.value ?? false;
  useEffect(() => {
    if (!who || !loaded) return;
    sightline?.writeFor(who.participant);
    return () => sightline?.writeFor(0);
  }, [who, loaded, sightline]);
  const t = backWords.value?.behalf;
  if (!who || !t) return null;
  return (
    <p class="day-bar__moved" role="status">
      <span>{t.writing(who.name)}</span>
      <Button onPress={stop}>{t.stop}</Button>
    </p>
  );
}

export function writeFor(who: Somebody): void {
  somebody.value = who;
  strip.value = WritingFor;
}
