// The address of a moment of the day: #/replay@1479373200123, and behind a comma the board that is shown large. Pure.

export interface Moment {
  /** Ms; null: the end. */
  readonly time: number | null;
  /** Empty: whichever comes first. */
  readonly board: string;
}

export function momentOf(hash: string): Moment {
  const [, time, board = ''] = /^#\/replay@(\d{1,15})(?:,([0-9a-f]{16}))?$/.exec(hash) ?? [];
  return { time: time === undefined ? null : Number(time), board };
}

export function momentHash({ time, board }: Moment): string {
  if (time === null) return '#/replay';
  return `#/replay@${Math.round(time)}${board === '' ? '' : `,${board}`}`;
}
