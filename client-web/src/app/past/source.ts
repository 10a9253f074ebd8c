// What a replay of a whole event asks of the server.
import { decodeFrame } from '../../wire/day_frames';
import type { Entry as DayEntry } from '../../wire/day_frames';
import * as api from '../api';
import { framesBehind } from '../frame';
import type { Frame } from '../frame';
import { readOutline } from './outline';
import type { Outline, OutlineAnswer } from './outline';
import { Pace } from './pace';

export interface PastSource {
  /** Resolves when the server may be asked; who waits then asks for what is wanted then. */
  turn(): Promise<void>;
  outline(): Promise<Outline>;
  /** The whole log of the day, in order. */
  day(): Promise<readonly DayEntry[]>;
  entries(board: string, after: number, max: number): Promise<api.Page>;
  keyframe(board: string, at: number): Promise<api.KeyframeAnswer>;
}

/** Entries of a board behind `after`, as many as the server gives of `max`. */
export async function pageOf(
  source: Pick<PastSource, 'entries'>,
  board: string,
  after: number,
  max: number,
): Promise<Frame[]> {
  const { entries, baseTime } = await source.entries(board, after, max);
  const frames = framesBehind(after, entries, baseTime);
  if (!frames || frames.length === 0) throw new Error(`the log has a gap behind entry ${after}`);
  return frames;
}

async function wholeDay(token: string): Promise<DayEntry[]> {
  const all: DayEntry[] = [];
  for (let head = Infinity; (all.at(-1)?.offset ?? 0) < head;) {
    const after = all.at(-1)?.offset ?? 0;
    const response = await api.request(`replay/day?after=${after}`, token);
    const { entries } = decodeFrame(new Uint8Array(await response.arrayBuffer()));
    head = Number(response.headers.get('X-Tablee-Head') ?? 0);
    if (entries.length === 0 && head > after)
      throw new Error(`the day's log has a gap behind entry ${after}`);
    all.push(...entries);
  }
  return all;
}

/** How long the server wants to be left alone; null: it says something else. */
function waitOf(error: unknown): number | null {
  return error instanceof api.ApiError && error.status === 429 ? error.retryAfter || 1_000 : null;
}

export function pastSource(token: string): PastSource {
  const pace = new Pace();
  const asked = <T>(ask: () => Promise<T>): Promise<T> => pace.patient(ask, waitOf);
  return {
    turn: () => pace.turn(),
    outline: async () =>
      readOutline(await asked(() => api.json<OutlineAnswer>(api.request('replay', token)))),
    day: () => asked(() => wholeDay(token)),
    entries: (board, after, max) => asked(() => api.entries(token, board, after, max)),
    keyframe: (board, at) => asked(() => api.keyframe(token, board, at)),
  };
}
