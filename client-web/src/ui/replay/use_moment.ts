// The moment of a day and the board that is shown large, as the address has them.

import { effect } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DayReplay } from '../../app/past/day_replay';
import { momentHash, momentOf } from './moment_link';

/** So long it stands still before the address follows, ms. */
const settleMs = 300;

/** The address follows what is shown while it stands still, so that a reload, and whoever is given it, come back here. */
export function useAddress(replay: DayReplay | null, board: string): void {
  useEffect(() => {
    if (!replay) return;
    return effect(() => {
      if (!replay.film.value || replay.playing.value > 0) return;
      const hash = momentHash({ time: replay.position.value, board });
      const timer = setTimeout(() => history.replaceState(history.state, '', hash), settleMs);
      return () => clearTimeout(timer);
    });
  }, [replay, board]);
}

/** Another moment is given in the address while the replay is open. */
export function useGivenMoment(replay: DayReplay | null, onBoard: (board: string) => void): void {
  useEffect(() => {
    const look = (): void => {
      const { time, board } = momentOf(location.hash);
      if (time !== null) replay?.seek(time);
      if (board !== '') onBoard(board);
    };
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, [replay]);
}
