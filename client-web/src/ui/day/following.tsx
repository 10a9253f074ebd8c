// Following one person: where they go, this page goes, and what they see of a board it shows. A touch of the board ends it.

import { useEffect } from 'preact/hooks';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import { followed } from './moves';

function stop(): void {
  followed.value = 0;
}

/** Whoever touches the board looks for themselves again. */
function useOwnTouch(active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const touched = (event: Event): void => {
      if ((event.target as Element | null)?.closest('.board__layer')) stop();
    };
    addEventListener('pointerdown', touched, { capture: true });
    addEventListener('wheel', touched, { capture: true, passive: true });
    return () => {
      removeEventListener('pointerdown', touched, { capture: true });
      removeEventListener('wheel', touched, { capture: true });
    };
  }, [active]);
}

/** What they see, else where their pointer is. */
function useTheirView({ sightline }: DayBarProps, who: number): void {
  const moments = sightline?.presence.value;
  const loaded = sightline?.loaded.value ?? false;
  const theirs = [...(moments?.values() ?? [])].find(({ participant }) => participant === who);
  const view = theirs?.view?.join(' ');
  useEffect(() => {
    if (!loaded || who === 0 || !theirs?.view) return;
    const [x, y, w, h] = theirs.view;
    if (w > 0 && h > 0) sightline?.show({ x, y, w, h });
  }, [view, loaded, who]);
}

export function Following(props: DayBarProps) {
  const { app, day, board } = props;
  const who = followed.value;
  const t = dayWords.value?.calls;
  const theirs = who === 0 ? '' : (day.here.value.get(who)?.board ?? '');
  useOwnTouch(who !== 0);
  useTheirView(props, who);
  useEffect(() => {
    if (theirs !== '' && theirs !== board) app.router.go({ screen: 'board', board: theirs });
  }, [theirs]);
  if (who === 0 || !t) return null;
  const name = day.names.value.get(who) || words.value.common.unknownPerson;
  return (
    <p class="day-bar__moved" role="status">
      <span>{day.here.value.has(who) ? t.following(name) : t.followingGone(name)}</span>
      <Button onPress={stop}>{t.stopFollowing}</Button>
    </p>
  );
}
