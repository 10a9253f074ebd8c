// What the replay of a day runs on, as one file that comes when it is opened.
import type { Document } from '../../core/document';
import { DayReplay } from './day_replay';
import { pastSource } from './source';

export function openedDay(token: string, open: () => Document, begin: number | null): DayReplay {
  return new DayReplay(pastSource(token), open, begin);
}
