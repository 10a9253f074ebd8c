// What is true of a board's copy on this device: connection, what is saved where, what was refused.

/** Why the client does not come back by itself (close codes 4100 to 4199, and our own reasons). */
export type StopReason =
  | 'bad_frame' // 4100, 4101: a fault of ours; reloading may help
  | 'bad_token' // 4102: join again
  | 'revoked' // 4103: the link was revoked
  | 'bad_version' // 4104: reload
  | 'quarantined' // 4105: the board can not be read; its operator must look
  | 'taken' // another tab took over this tab's copy while this one slept: reload
  | 'broken'; // this device's copy could not be read; it was set aside

export interface Status {
  /**
   * loading: reading this device's copy. empty: this device has no copy yet and no connection (show it
   * clearly: "never opened on this device"). connecting: never yet or not any more connected, trying.
   * syncing: connected, catching up. online: caught up. offline: trying again later. stopped: see `stop`.
   */
  readonly connection: 'loading' | 'empty' | 'connecting' | 'syncing' | 'online' | 'offline' | 'stopped';
  /** Things people did that the server has not confirmed as durable: a note with all its letters is one. */
  readonly unsent: number;
  /** How many of them the server does not take at the moment: they wait here, and go out by themselves. */
  readonly waiting: number;
  /** Why the server takes only some kinds of changes at the moment: its disk is nearly full, or nobody writes here now. */
  readonly notNow: 'nothing' | 'disk' | 'day';
  /** Words stand in a field that the board does not take. */
  readonly unwritten: boolean;
  /** Everything is on the server's disk: unsent is 0, and no words are in a field alone. */
  readonly saved: boolean;
  /** Everything unsent is on this device's disk at this very moment: a reload loses nothing. */
  readonly onDevice: boolean;
  /** This device can store at all; false: what is unsent lives as long as the page (say so). */
  readonly stores: boolean;
  /** Since when there is no connection (ms), or null while there is one. */
  readonly offlineSince: number | null;
  /** When the next attempt to connect is made (ms), or null. */
  readonly retryAt: number | null;
  /** The server can not write at the moment; changes are kept here. */
  readonly serverReadOnly: boolean;
  /** This device was away so long that it had to begin anew; what it could not send lies in the tray. */
  readonly leaseExpired: boolean;
  /** Most of what was sent is refused: the server takes the rest little by little. */
  readonly muchRefused: boolean;
  /** How full the board is, percent; 0 while nobody need think of it, 100: it takes nothing new. */
  readonly fullness: number;
  /** I may not write here (observer, or a board opened to watch). */
  readonly readOnly: boolean;
  /** Things in the recovery tray. */
  readonly refused: number;
  /** A newer client is served: reload when nothing is unsent. */
  readonly reload: boolean;
  readonly stop: StopReason | null;
}

/** A whole thing that the server refused, a note with all its letters, say; it has no effect on anybody any more. */
export interface Refused {
  readonly id: number;
  /** Number of proto's Refusal. */
  readonly reason: number;
  readonly at: number;
  /** Texts that it held, so that the words are not lost. */
  readonly texts: readonly string[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
