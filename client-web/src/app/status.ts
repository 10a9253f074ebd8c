// A board's state in one value, from what the replica knows. Pure.
import type { Replica } from '../sync/replica';
import { NotNow } from '../wire/frames';
import type { Status } from './model';

export const loadingStatus: Status = {
  connection: 'loading',
  unsent: 0,
  waiting: 0,
  notNow: 'nothing',
  unwritten: false,
  saved: true,
  onDevice: true,
  stores: true,
  offlineSince: null,
  retryAt: null,
  serverReadOnly: false,
  leaseExpired: false,
  muchRefused: false,
  fullness: 0,
  readOnly: true,
  refused: 0,
  reload: false,
  stop: null,
};

const notNowNames: Readonly<Record<number, Status['notNow']>> = {
  [NotNow.NOTHING]: 'nothing',
  [NotNow.DISK]: 'disk',
  [NotNow.DAY]: 'day',
};

function connection(replica: Replica): Status['connection'] {
  const { state, downSince } = replica.link;
  switch (state.name) {
    case 'stopped':
      return 'stopped';
    case 'live':
      return replica.caughtUp ? 'online' : 'syncing';
    default:
      // Between two attempts nothing is different for a person: offline, until it is over.
      if (downSince === null) return 'connecting';
      return replica.known ? 'offline' : 'empty';
  }
}

/** `now`: the replica's clock; `wall`: the same moment for people. */
export function statusOf(
  replica: Replica,
  now: number,
  wall: number,
  more: Pick<Status, 'readOnly' | 'refused' | 'reload' | 'unwritten'>,
): Status {
  const { state, downSince } = replica.link;
  const { unsent, waiting } = replica.changes;
  return {
    connection: connection(replica),
    unsent,
    waiting,
    notNow: notNowNames[replica.notNow] ?? 'disk',
    unwritten: more.unwritten,
    saved: unsent === 0 && !more.unwritten,
    onDevice: replica.onDevice,
    stores: replica.stores,
    offlineSince: downSince === null ? null : Math.round(wall - (now - downSince)),
    retryAt: state.name === 'waiting' ? Math.round(wall + (state.until - now)) : null,
    serverReadOnly: replica.serverReadOnly,
    leaseExpired: replica.leaseExpired,
    muchRefused: replica.muchRefused,
    fullness: replica.fullness,
    readOnly: more.readOnly,
    refused: more.refused,
    reload: more.reload || replica.reload,
    stop: state.name === 'stopped' ? state.reason : null,
  };
}

export function sameStatus(a: Status, b: Status): boolean {
  return (Object.keys(a) as (keyof Status)[]).every((key) => a[key] === b[key]);
}
