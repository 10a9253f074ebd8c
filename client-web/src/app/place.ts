// What all boards of a page share: the core, this device's store, claims, identity, clocks.
import type { Core } from '../core/document';
import { browserClaims, type Claims, type Notes } from '../sync/claim';
import { inflate } from '../sync/inflate';
import type { Environment } from '../sync/effect';
import type { Socket, SocketEvents, Surroundings } from '../sync/runner';
import type { Local } from '../sync/slots';
import { Store } from '../sync/store';
import { goesAlone } from '../wire/batch';
import { boardSocket } from './socket_address';

/** One for this page load (Hello.instance). */
function randomInstance(): bigint {
  return crypto.getRandomValues(new BigUint64Array(1))[0]! | 1n;
}

const nobody = () => Promise.resolve(null);
const noClaims: Claims = { claim: nobody, claimUnused: nobody };

export class Place {
  private readonly instance = randomInstance();

  private constructor(
    readonly core: Core,
    /** Null where the browser forbids storing: everything works, and a reload forgets what is unsent. */
    readonly store: Store | null,
    readonly claims: Claims,
    /** localStorage; null where it is forbidden. */
    readonly notes: Notes | null,
    /** sessionStorage; null where it is forbidden. */
    readonly tab: Notes | null,
  ) {}

  static async make(core: Core): Promise<Place> {
    try {
      return new Place(core, await Store.open(), browserClaims(), localStorage, sessionStorage);
    } catch (error) {
      console.warn('tablee: this browser stores nothing', error);
      return new Place(core, null, noClaims, null, null);
    }
  }

  /** Null where nothing is stored. */
  get local(): Local | null {
    const { store, claims, notes, tab } = this;
    return store && { store, claims, notes, tab };
  }

  environment(token: string, mode: 'edit' | 'watch'): Environment {
    const { core, instance } = this;
    return {
      token,
      instance,
      watcher: mode === 'watch',
      hash: (batch) => core.hash(batch),
      restamp: (batch, from, ownSince) => core.restamp(batch, from, ownSince),
      goesAlone,
      random: Math.random,
      wall: Date.now,
    };
  }

  /** The browser's side of a runner for `board`; `store` and `show` are the caller's. */
  surroundings(board: string, rest: Pick<Surroundings, 'store' | 'show'>): Surroundings {
    return {
      connect: (events) => openSocket(board, events),
      inflate,
      now: () => performance.now(),
      after: (ms, call) => {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
      ...rest,
    };
  }
}

function openSocket(board: string, events: SocketEvents): Socket {
  const socket = new WebSocket(boardSocket(board), 'tablee.v1');
  socket.binaryType = 'arraybuffer';
  socket.onopen = () => events.open();
  socket.onmessage = ({ data }) => events.message(data as ArrayBuffer);
  socket.onclose = ({ code }) => events.close(code);
  return socket;
}
