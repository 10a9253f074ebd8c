// What the screens read and call: every type that crosses from `app` to `ui`, and nothing that runs.
//
// Signals are read-only for the screens; all changes go through the functions. Ids of boards and events are
// 16 lower-case hexadecimal digits, times are milliseconds since 1970, positions are board units.
import type { ReadonlySignal } from '@preact/signals';
import type { BoardReading, Change, Document, ObjectRef, Renamed } from '../core/document';

// --- Who, where ----------------------------------------------------------------------------------

export type Role = 'moderator' | 'participant' | 'observer';

export interface Person {
  readonly participant: number;
  readonly name: string;
  readonly role: Role;
  /** Was put out; the name stands at what they wrote. */
  readonly out?: boolean | undefined;
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
  readonly tables: readonly Table[];
  /** Board of the agora; empty when the event has none. */
  readonly agora: string;
  readonly links: Links | null;
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
  /** Moderators: ends the access of these people; what they wrote stays. */
  putOut(participants: readonly number[]): Promise<JoinError | null>;
  /** Loads the event again (pull to refresh, coming back online). */
  refresh(): Promise<void>;
  dismissInvitation(): void;
  /** Forgets who I am on this device. Unsent changes stay stored and go out when I join this event again. */
  leave(): void;
}

// --- A board -------------------------------------------------------------------------------------

/** What changed since the last call, merged. */
export interface Changes {
  /**
   * The document was rebuilt (first load, keyframe, refused batch, new replica number): every handle is new. Told at
   * once, before anything else can run: read everything again, and look up what you hold by its name. `list` is empty.
   */
  readonly all: boolean;
  readonly list: readonly Change[];
  /** Only with `all`: my unconfirmed objects got other ids. */
  readonly renamed?: Renamed;
}

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
  /** The server takes only some kinds of changes at the moment (its disk is nearly full). */
  readonly notNow: boolean;
  /** unsent is 0: everything is on the server's disk. */
  readonly saved: boolean;
  /** Everything unsent is on this device's disk at this very moment: a reload loses nothing. */
  readonly kept: boolean;
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

/** Something that was deleted and not brought back, also when it is gone for good since. */
export interface Deletion {
  readonly object: ObjectRef;
  /** The op that deleted it (`Document.deleted`). */
  readonly by: ObjectRef;
  readonly time: number;
}

/** One replica's moment. Absent means "none now". */
export interface PresenceState {
  readonly pointer?: Point | undefined;
  readonly selected?: readonly ObjectRef[] | undefined;
  readonly dragged?: readonly ObjectRef[] | undefined;
  /** How far `dragged` has moved since the drag began. */
  readonly drag?: Point | undefined;
  readonly editing?: ObjectRef | undefined;
  /** The live stroke: dx, dy, pressure … in tenths of a unit, from inkStart. */
  readonly ink?: readonly number[] | undefined;
  readonly inkStart?: Point | undefined;
  readonly hand?: boolean | undefined;
  /** x, y, width, height in view. */
  readonly view?: readonly [number, number, number, number] | undefined;
}

export interface OtherPresence extends PresenceState {
  readonly replica: number;
  readonly participant: number;
  /** When it last changed (performance.now() clock), to fade what is old. */
  readonly at: number;
}

export type Unsubscribe = () => void;

export interface Board {
  readonly id: string;
  /** To look at. Stays the same object while the board is open; empty until the first change with `all`. */
  readonly document: BoardReading;
  readonly status: ReadonlySignal<Status>;
  /** Others by replica. A new map at most once per animation frame. */
  readonly presence: ReadonlySignal<ReadonlyMap<number, OtherPresence>>;
  /** Refused things, newest last. */
  readonly tray: ReadonlySignal<readonly Refused[]>;
  /** My replica number here; 0 while none was issued. */
  readonly replica: ReadonlySignal<number>;
  readonly canUndo: ReadonlySignal<boolean>;
  readonly canRedo: ReadonlySignal<boolean>;
  /** Called at most once per animation frame; with `all` at once, also when the board is already loaded. */
  onChanges(listener: (changes: Changes) => void): Unsubscribe;
  /** How many acts I have done and undone here: tells whether one is still the last. */
  readonly acts: ReadonlySignal<number>;
  /**
   * Runs `act` on the document, commits what it wrote as one batch and sends it. It is one act of undo; edits of one
   * `series` are one act together, unless something else was done in between. False when nothing was written or I may
   * not write here.
   */
  edit(act: (document: Document) => void, options?: { series?: object | undefined }): boolean;
  undo(): boolean;
  redo(): boolean;
  /** Changes part of my presence; `undefined` takes a part away. Sent at most 20 times a second. */
  setPresence(part: PresenceState): void;
  /** Keeps words in the tray that could not be written to the board. */
  putAside(words: string): void;
  dismissRefused(id: number): void;
  /** Makes a refused thing anew; it goes out, and may be refused again. False: not at the moment. */
  retryRefused(id: number): boolean;
  /** When what is deleted was deleted; the server is asked, and may not answer. */
  deletions(): Promise<readonly Deletion[]>;
  /** Tries to connect now (a button "try again"). */
  retry(): void;
  /** Called before it closes, while it can still be written to. */
  onClosing(listener: () => void): Unsubscribe;
  /** Unsent changes stay stored and go out in the background. */
  close(): void;
}

export interface OpenOptions {
  /** watch: never writes, keeps nothing on this device (wall, several boards side by side). Default edit. */
  readonly mode?: 'edit' | 'watch';
}

// --- Replay --------------------------------------------------------------------------------------

export interface Replay {
  readonly board: string;
  readonly document: BoardReading;
  /** loading: fetching the log (usable already from `from` to `to`); ready; failed: see `error`. */
  readonly state: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly error: ReadonlySignal<string | null>;
  /** Times of the first and the last entry loaded so far; both 0 while there is none. */
  readonly from: ReadonlySignal<number>;
  readonly to: ReadonlySignal<number>;
  /** The moment shown. */
  readonly position: ReadonlySignal<number>;
  /** Speed while playing, 0 while paused. */
  readonly playing: ReadonlySignal<number>;
  /** Bars of the timeline: `activity(n)` counts entries in n equal parts from `from` to `to`. */
  activity(bars: number): Uint32Array;
  onChanges(listener: (changes: Changes) => void): Unsubscribe;
  seek(time: number): void;
  /** Time of the entry after (+1) or before (-1) the position; to step. */
  step(direction: 1 | -1): void;
  /** 1 to 600 times real time; long idle gaps are skipped. */
  play(speed: number): void;
  pause(): void;
  close(): void;
}

// --- Screens -------------------------------------------------------------------------------------

export type Route =
  | { readonly screen: 'home' } // join, or the tables of the event when joined
  | { readonly screen: 'board'; readonly board: string }
  | { readonly screen: 'watch' } // tables side by side
  | { readonly screen: 'replay'; readonly board: string };

export interface Router {
  readonly route: ReadonlySignal<Route>;
  go(route: Route, options?: { replace?: boolean }): void;
  href(route: Route): string;
}

// --- The whole -----------------------------------------------------------------------------------

/** Made once by `startApp()` (app/start.ts); given to the screens, some of which are there before boards can be. */
export interface App {
  readonly session: Session;
  readonly router: Router;
  /** navigator.onLine and what the last request said; only a hint. */
  readonly online: ReadonlySignal<boolean>;
  /** Why tables do not open though something answers; null: nothing that is known. */
  readonly obstacle: ReadonlySignal<Obstacle | null>;
  /** A newer client is ready: `reload` when it suits. Open boards say so too (Status.reload). */
  readonly update: ReadonlySignal<boolean>;
  /** Fetches the newest client if there is one, and loads the page again. Loses nothing that is `kept`. */
  reload(): Promise<void>;
  /** Boards can be opened. */
  readonly ready: ReadonlySignal<boolean>;
  /** Resolves when they can; rejects when the core could not be fetched, and tries again when it is asked again. */
  opening(): Promise<void>;
  openBoard(board: string, options?: OpenOptions): Board;
  openReplay(board: string): Replay;
}
