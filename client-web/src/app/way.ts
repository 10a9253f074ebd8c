// What stands between this page and its server when tables do not open though the server answers: what `tablee doctor` would
// find from outside, found from where the person is.
import { signal } from '@preact/signals';
import type { Obstacle } from './model';
import { socketAddress } from './socket_address';

const answerMs = 8_000;
/** How soon it is looked at again, while nothing gets through. */
const againMs = 20_000;

/** What is asked of the browser. */
export interface Reach {
  /** Rejects when nobody answers. */
  fetch(path: string, method: 'GET' | 'POST'): Promise<Pick<Response, 'status' | 'text'>>;
  /** Whether a WebSocket to this address opens, and the server's goodbye comes over it. */
  socket(path: string): Promise<boolean>;
}

export const browserReach: Reach = {
  fetch: (path, method) => fetch(path, { method, cache: 'no-store', signal: AbortSignal.timeout(answerMs) }),
  socket: (path) =>
    new Promise((resolve) => {
      const socket = new WebSocket(socketAddress(path));
      const end = (opened: boolean): void => {
        clearTimeout(timer);
        socket.close();
        resolve(opened);
      };
      const timer = setTimeout(() => end(false), answerMs);
      // The server closes it at once. Something that opens it and passes nothing on would never tell.
      socket.onclose = ({ wasClean }) => end(wasClean);
    }),
};

function isOurs(text: string): boolean {
  try {
    const seen = JSON.parse(text) as { host?: unknown } | null;
    return typeof seen?.host === 'string';
  } catch {
    return false;
  }
}

/** Null: nothing that can be told from here; the network is gone, or all is well. */
export async function obstacleOnTheWay(reach: Reach): Promise<Obstacle | null> {
  try {
    const answer = await reach.fetch('/api/v1/check', 'GET');
    if (answer.status === 421) return 'name';
    if (answer.status >= 500) return null;
    if (answer.status !== 200 || !isOurs(await answer.text())) return 'not_ours';
    if (await reach.socket('/api/v1/check/socket')) return null;
    // The same door as a WebSocket's, asked without one.
    const act = await reach.fetch('/api/v1/check', 'POST');
    return act.status === 403 ? 'origin' : 'socket';
  } catch {
    return null;
  }
}

export class Way {
  readonly obstacle = signal<Obstacle | null>(null);
  private lookedAt = -Infinity;
  private looking = false;

  constructor(
    private readonly reach: Reach = browserReach,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** A table does not open. */
  async stuck(): Promise<void> {
    if (this.looking || this.now() - this.lookedAt < againMs) return;
    this.looking = true;
    const found = await obstacleOnTheWay(this.reach);
    if (this.looking) this.obstacle.value = found;
    this.looking = false;
    this.lookedAt = this.now();
  }

  /** A table has opened. */
  free(): void {
    this.looking = false;
    this.lookedAt = -Infinity;
    this.obstacle.value = null;
  }
}
