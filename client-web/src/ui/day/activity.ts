// How much was done at each table in the last minutes: the desk reads the ends of the boards' logs, every few seconds what has
// come since. Boards need not be open for that, and nobody is there by it.

import { useEffect, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import * as api from '../../app/api';

export const spanMs = 5 * 60_000;
/** Of how many bars the picture is. */
export const bars = 10;
/** As many entries as are read of the past when the desk opens: more in five minutes is "a lot" all the same. */
const pastMax = 400;
const refreshMs = 10_000;
/** Of what one person does, at most one act is counted in so long: the log has an entry for every few letters. */
export const actMs = 5_000;

/** Times of the acts that are not older than the span, how far the log was read, and when each writer's last act began. */
export interface Pulse {
  readonly cursor: number;
  readonly times: readonly number[];
  readonly last: ReadonlyMap<number, number>;
}

export const noPulse: Pulse = { cursor: 0, times: [], last: new Map() };

export type Page = Pick<api.Page, 'baseTime' | 'entries'>;

/** With what a page of the log says, without what is too old at `now`. */
export function pulseWith(before: Pulse, { baseTime, entries }: Page, now: number): Pulse {
  const times = before.times.filter((time) => time > now - spanMs);
  const last = new Map([...before.last].filter(([, time]) => time > now - spanMs));
  let time = baseTime;
  let cursor = before.cursor;
  for (const entry of entries) {
    time += entry.elapsed;
    cursor = entry.offset;
    // Replica 1 is the server: it says who somebody is, and puts away.
    if (entry.refused !== 0 || entry.replica === 1 || time <= now - spanMs) continue;
    if (time - (last.get(entry.replica) ?? -Infinity) < actMs) continue;
    last.set(entry.replica, time);
    times.push(time);
  }
  return { cursor, times, last };
}

/** How many fall into each part of the span, oldest first. */
export function barsOf(times: readonly number[], now: number): number[] {
  const counts = Array.from({ length: bars }, () => 0);
  for (const time of times) {
    const at = Math.floor(((time - (now - spanMs)) / spanMs) * bars);
    const bar = Math.min(bars - 1, at);
    if (bar >= 0) counts[bar]! += 1;
  }
  return counts;
}

async function read(token: string, board: string, before: Pulse | undefined, now: number): Promise<Pulse> {
  if (before) return pulseWith(before, await api.entries(token, board, before.cursor, pastMax), now);
  // Where the log ends is not known yet.
  const first = await api.entries(token, board, 0, 1);
  const cursor = Math.max(0, first.head - pastMax);
  return pulseWith({ ...noPulse, cursor }, await api.entries(token, board, cursor, pastMax), now);
}

/** By board; without those that could not be read. `now` is the server's clock. */
export function usePulses(
  app: App,
  boards: readonly string[],
  now: () => number,
): ReadonlyMap<string, Pulse> {
  const [pulses, setPulses] = useState<ReadonlyMap<string, Pulse>>(new Map());
  const key = boards.join(' ');
  useEffect(() => {
    let known = new Map<string, Pulse>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const round = async (): Promise<void> => {
      for (const board of boards) {
        if (ended) return;
        const before = known.get(board);
        const came = await app.session.asModerator(async (token) => ({
          pulse: await read(token, board, before, now()),
        }));
        // A log that was cut is read anew.
        known = new Map(known);
        if ('pulse' in came) known.set(board, came.pulse);
        else known.delete(board);
      }
      if (ended) return;
      setPulses(known);
      timer = setTimeout(() => void round(), refreshMs);
    };
    void round();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [app, key]);
  return pulses;
}
