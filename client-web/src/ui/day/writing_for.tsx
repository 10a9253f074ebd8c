// A moderator writes for somebody who has no device: what is made on boards is theirs until that is ended, and the board says so.

import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from '../parts/button';
import { backWords } from './back_words';
import type { DayBarProps } from './day_slot';
import { strip, writesFor, writingKey } from './moves';
import '../styles/day.css';

interface Somebody {
  readonly participant: number;
  readonly name: string;
}

function keep(who: (Somebody & { readonly event: string }) | null): void {
  try {
    if (who) sessionStorage.setItem(writingKey, JSON.stringify(who));
    else sessionStorage.removeItem(writingKey);
  } catch {
    // It holds for this page.
  }
}

/** Of this event; null also for what is no such thing. */
function kept(event: string): Somebody | null {
  try {
    const who = JSON.parse(sessionStorage.getItem(writingKey) ?? '{}') as Partial<Somebody> & {
      event?: unknown;
    };
    const { participant, name } = who;
    const good = who.event === event && typeof participant === 'number' && typeof name === 'string';
    return good && participant > 0 ? { participant, name } : null;
  } catch {
    return null;
  }
}

const somebody = signal<Somebody | null>(null);

export function stopWriting(): void {
  somebody.value = null;
  writesFor.value = 0;
  strip.value = null;
  keep(null);
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
      <Button onPress={stopWriting}>{t.stop}</Button>
    </p>
  );
}

export function writeFor(who: Somebody, event: string): void {
  somebody.value = who;
  writesFor.value = who.participant;
  strip.value = WritingFor;
  keep({ ...who, event });
}

/** Goes on as before a reload. */
export function goOnWriting(event: string): void {
  const who = somebody.peek() ?? kept(event);
  if (who) writeFor(who, event);
}
