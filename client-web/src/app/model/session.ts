// Who I am on this device, and what I may do to the event as a whole.
import type { ReadonlySignal } from '@preact/signals';
import type {
  Person,
  Attendance,
  LinkKind,
  LinkAct,
  EventView,
  Identity,
  Invitation,
  Doorway,
  JoinError,
  RefusedAs,
} from './event';

export interface Session {
  /** Null: nobody yet, show the join screen. */
  readonly identity: ReadonlySignal<Identity | null>;
  /** Null: not known yet (never loaded on this device, or loading). Comes from this device's copy when offline. */
  readonly event: ReadonlySignal<EventView | null>;
  /** By participant. Kept fresh by open boards too. */
  readonly people: ReadonlySignal<ReadonlyMap<number, Person>>;
  readonly invitation: ReadonlySignal<Invitation | null>;
  /** How the last load of the event went. `refused`: the token is no longer valid; join again (unsent changes stay). */
  readonly load: ReadonlySignal<'idle' | 'loading' | 'fresh' | 'stale' | 'refused'>;
  /** Why, with `refused`. */
  readonly refusal: ReadonlySignal<RefusedAs>;
  /** Changes on any board of this device that the server does not have yet. */
  readonly unsent: ReadonlySignal<number>;
  /** Whether this device was ever somebody: otherwise nobody has to look where a code leads. */
  knowsAnybody(): boolean;
  look(code: string): Promise<Doorway | JoinError>;
  /** `as`: who goes on; else somebody new comes in. */
  join(code: string, name: string, as?: Identity): Promise<JoinError | null>;
  /** A link was pasted: it is as if it had been opened. */
  invite(invitation: Invitation): void;
  rename(name: string): Promise<JoinError | null>;
  /** Moderators: makes a new code or link, or ends those that there are. */
  link(kind: LinkKind, act: LinkAct): Promise<JoinError | null>;
  /** Moderators: everybody, with what they did. */
  attendance(): Promise<Attendance | JoinError>;
  /** Moderators: gives somebody another name. */
  renameOther(participant: number, name: string): Promise<JoinError | null>;
  /** Moderators: ends the access of these people; what they wrote stays. */
  putOut(participants: readonly number[]): Promise<JoinError | null>;
  /** Asks the server for something more in this person's name; for parts of the page that come later. */
  asModerator<T extends object>(ask: (token: string) => Promise<T>): Promise<T | JoinError>;
  /** Loads the event again (pull to refresh, coming back online). */
  refresh(): Promise<void>;
  dismissInvitation(): void;
  /** Forgets who I am on this device. Unsent changes stay stored and go out when I join this event again. */
  leave(): void;
}
