// What screens know of an event, of who is in it, and of how one comes in. Ids are 16 lower-case hexadecimal digits, times
// milliseconds since 1970.
import type { RoleName } from '../../wire/frames';

export type Role = RoleName;

export interface Person {
  readonly participant: number;
  readonly name: string;
  readonly role: Role;
  /** Was put out; the name stands at what they wrote. */
  readonly out?: boolean | undefined;
  /** On whose device, with others; 0 or absent: on their own. */
  readonly tablet?: number;
}

/** A person as moderators see them. */
export interface Attendant extends Person {
  /** When they came in. */
  readonly joined: number;
  /** Connected to a board. */
  readonly here: boolean;
  /** Changes of theirs on all boards. */
  readonly changes: number;
}

export interface Attendance {
  readonly people: readonly Attendant[];
  readonly places: Readonly<
    Record<'moderators' | 'others', { readonly taken: number; readonly all: number }>
  >;
}

/** One table of the event. */
export interface Table {
  readonly number: number;
  readonly question: string;
  readonly board: string;
  /** Can be read, and nobody sits there any more. */
  readonly closed?: boolean;
}

/** Codes and links that a moderator may show; a kind is absent when there is none that is good. */
export interface Links {
  /** Join code as typed by people: `ABC-DEF`. */
  readonly join?: string;
  /** What stands in the link to take part, `/#j=…`: longer than the code, so that it can not be guessed. */
  readonly join_address?: string;
  /** Secrets: as a link `/#m=…` and `/#o=…`. */
  readonly moderator?: string;
  readonly observer?: string;
  /** Number of the newest link of all. */
  readonly newest?: number;
}

export type LinkKind = 'join' | 'moderator' | 'observer';
/** renew: a new one, the old ones let nobody in any more; revoke: who came by the old ones is put out too. */
export type LinkAct = 'issue' | 'renew' | 'revoke';

/** The newest page of what the event has come to. */
export interface Published {
  readonly version: number;
  readonly made: number;
  /** On this server. */
  readonly path: string;
}

export interface EventView {
  readonly id: string;
  readonly title: string;
  readonly date: string;
  readonly place: string;
  /** What the event is a part of; may be empty. */
  readonly occasion: string;
  readonly language: string;
  /** IANA's name of the time zone that shown times are of; empty: this device's own. */
  readonly timeZone: string;
  /** What everybody reads who comes in, and who leaves; may have several lines, may be empty. */
  readonly introduction: string;
  readonly closing: string;
  readonly principles: readonly string[];
  /** Days after its own for which it is kept, as the server has it; 0: until it is deleted. Absent in a copy from before. */
  readonly retention_days?: number;
  readonly tables: readonly Table[];
  /** Board of the agora; empty when the event has none. */
  readonly agora: string;
  readonly links: Links | null;
  /** Absent: nothing is published. */
  readonly published?: Published;
}

/** Who I am in one event. The token stays inside `app`. */
export interface Identity {
  readonly event: string;
  readonly eventTitle: string;
  readonly participant: number;
  readonly role: Role;
  readonly name: string;
}

/** A code that came in the address (`#j=`, `#m=`, `#o=`) and waits for a name. Already removed from the address bar. */
export interface Invitation {
  readonly kind: 'join' | 'moderator' | 'observer';
  readonly code: string;
}

/** Where a code leads, and whom this device was there: it is offered to go on as one of them. */
export interface Doorway {
  readonly eventTitle: string;
  readonly role: Role;
  readonly known: readonly Identity[];
  /** The way is somebody's own: `known` is who that is. */
  readonly own: boolean;
  /** Null from a server that does not say it. */
  readonly kept: Kept | null;
}

/** Who answers for what is kept of an event, and how long it is. */
export interface Kept {
  readonly date: string;
  readonly responsible: string;
  readonly contact: string;
  /** After the event; 0: until somebody deletes it. */
  readonly retentionDays: number;
}

/** Why a join did not work. `message` is the server's own sentence, for details. */
export interface JoinError {
  readonly code:
    | 'offline'
    | 'bad_code'
    | 'bad_name'
    | 'name_unseen'
    | 'name_too_long'
    | 'slow_down'
    | 'full'
    | 'not_ours'
    | 'wrong_name'
    | 'other';
  readonly message: string;
}

/**
 * Why tables do not open though something answers: no WebSocket gets through; the server takes the page for another site's,
 * or does not know the name that it is asked under; it is somebody else who answers.
 */
export type Obstacle = 'socket' | 'origin' | 'name' | 'not_ours';

export type RefusedAs = 'bad_token' | 'revoked' | 'put_out' | 'made_room';
