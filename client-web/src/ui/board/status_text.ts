// The state of a board in words. Pure; the status line shows it.

import type { Obstacle, Status } from '../../app/model';
import type { Catalogue } from '../../i18n/fr';
import type { IconName } from '../parts/icon';

export interface StatusText {
  /** ok: nothing to think of. wait: in a moment. kept: safe here, not yet there. warn: somebody should act. */
  readonly tone: 'ok' | 'wait' | 'kept' | 'warn';
  readonly icon: IconName;
  readonly text: string;
}

/** `clock` writes a time as hours and minutes. */
export function statusText(
  status: Status,
  t: Catalogue['status'],
  clock: (time: number) => string,
): StatusText {
  if (status.stop) return { tone: 'warn', icon: 'warning', text: t.stop[status.stop] };
  if (status.unwritten) return { tone: 'warn', icon: 'warning', text: t.unwritten };
  switch (status.connection) {
    case 'loading':
      return { tone: 'wait', icon: 'replay', text: t.loading };
    case 'empty':
      if (status.serverReadOnly) return failing(t);
      return { tone: 'warn', icon: 'cloudOff', text: t.empty };
    case 'stopped':
      return { tone: 'warn', icon: 'warning', text: t.stop.bad_frame };
    case 'offline':
    case 'connecting':
      return away(status, t, clock);
    case 'syncing':
    case 'online':
      return present(status, t);
  }
}

/** Why a table does not open though something answers, and how much waits for it. */
export function obstacleText(
  { connection, stop, unsent }: Pick<Status, 'connection' | 'stop' | 'unsent'>,
  obstacle: Obstacle | null,
  t: Catalogue['status'],
): StatusText | null {
  const away = stop === null && (connection === 'offline' || connection === 'empty');
  if (!obstacle || !away) return null;
  const waits = unsent > 0 ? ` ${t.sending(unsent)}.` : '';
  return { tone: 'warn', icon: 'cloudOff', text: t.way[obstacle] + waits };
}

/** How full the table is; null while nobody need think of it. */
export function fullText(
  { fullness, readOnly }: Pick<Status, 'fullness' | 'readOnly'>,
  t: Catalogue['status'],
): Pick<StatusText, 'tone' | 'text'> | null {
  if (fullness === 0 || readOnly) return null;
  return fullness < 100 ? { tone: 'kept', text: t.filling(fullness) } : { tone: 'warn', text: t.full };
}

function failing(t: Catalogue['status']): StatusText {
  return { tone: 'kept', icon: 'warning', text: t.serverReadOnly };
}

function away(status: Status, t: Catalogue['status'], clock: (time: number) => string): StatusText {
  const { unsent, stores, offlineSince, readOnly } = status;
  if (status.muchRefused && unsent > 0) return { tone: 'wait', icon: 'replay', text: t.muchRefused(unsent) };
  if (offlineSince === null)
    return { tone: 'wait', icon: 'replay', text: unsent > 0 ? t.sending(unsent) : t.connecting };
  if (!stores && unsent > 0) return { tone: 'warn', icon: 'warning', text: t.notKept };
  if (status.serverReadOnly) return failing(t);
  const since = clock(offlineSince);
  const text = unsent > 0 && !readOnly ? t.offlineUnsent(since, unsent) : t.offline(since);
  return { tone: 'kept', icon: 'cloudOff', text };
}

function present(status: Status, t: Catalogue['status']): StatusText {
  if (status.readOnly) return { tone: 'ok', icon: 'eye', text: t.readOnly };
  if (status.serverReadOnly) return failing(t);
  if (status.notNow !== 'nothing') {
    const text = t.notNow[status.notNow](status.waiting);
    return { tone: 'kept', icon: 'warning', text };
  }
  if (status.unsent > 0) {
    const text = status.muchRefused ? t.muchRefused(status.unsent) : t.sending(status.unsent);
    return { tone: 'wait', icon: 'replay', text };
  }
  if (status.connection === 'syncing') return { tone: 'wait', icon: 'replay', text: t.syncing };
  if (status.leaseExpired) return { tone: 'kept', icon: 'check', text: t.leaseExpired };
  return { tone: 'ok', icon: 'check', text: status.refused > 0 ? t.savedRest : t.saved };
}
