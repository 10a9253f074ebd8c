// What was done on boards since their phases began, and who is behind each replica. The boards are only looked at, for as long as
// somebody looks at how evenly people take part.

import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import * as api from '../../app/api';
import { actsWith, noActs, type Acts } from './balance';

/** As many entries as are read of the past: those of a busy table in half an hour. */
const pastMax = 4_096;
const refreshMs = 10_000;

export interface Counted {
  readonly acts: Acts;
  readonly whose: (replica: number) => number;
}

/** A board, and since when what is done on it counts, on the server's clock. */
export interface Place {
  readonly board: string;
  readonly since: number;
}

async function read(token: string, { board, since }: Place, before: Acts | undefined): Promise<Acts> {
  if (before) return actsWith(before, await api.entries(token, board, before.cursor, pastMax), since);
  // Where the log ends is not known yet.
  const first = await api.entries(token, board, 0, 1);
  const cursor = Math.max(0, first.head - pastMax);
  return actsWith({ ...noActs, cursor }, await api.entries(token, board, cursor, pastMax), since);
}

/** By board; null until all were asked, and without those that could not be read. */
export function useActs(app: App, places: readonly Place[]): ReadonlyMap<string, Counted> | null {
  const [counted, setCounted] = useState<ReadonlyMap<string, Counted> | null>(null);
  const key = places.map(({ board, since }) => `${board} ${since}`).join(' ');
  useEffect(() => {
    setCounted(null);
    const open = places.map((place) => ({ place, board: app.openBoard(place.board, { mode: 'watch' }) }));
    const known = new Map<string, Counted>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const round = async (): Promise<void> => {
      for (const { place, board } of open) {
        const before = known.get(place.board)?.acts;
        // Each page asks with the right that it has.
        const came = await app.session.asModerator(async (token) => ({
          acts: await read(token, place, before),
        }));
        if (ended) return;
        const whose = (replica: number): number => board.document.participantOf(replica);
        // A log that was cut is read anew.
        if ('acts' in came) known.set(place.board, { acts: came.acts, whose });
        else known.delete(place.board);
      }
      setCounted(new Map(known));
      timer = setTimeout(() => void round(), refreshMs);
    };
    void round();
    return () => {
      ended = true;
      clearTimeout(timer);
      for (const { board } of open) board.close();
    };
  }, [app, key]);
  return counted;
}
