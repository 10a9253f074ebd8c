// What the screens read and call: every type that crosses from `app` to `ui`, and nothing that runs. It is parted by what it
// speaks of; this is the whole of it.
//
// Signals are read-only for the screens; all changes go through the functions, and no document is here that could be written
// to but in `Board.edit`.
import type { ReadonlySignal } from '@preact/signals';
import type { EventDay } from '../day/event_day';
import type { Obstacle } from './model/event';
import type { Document as CoreDocument } from '../core/document';
import type { Session } from './model/session';
import type { Board, OpenOptions } from './model/board';
import type { Replay } from './model/replay';
import type { DayReplay } from './past/day_replay';

export type * from './model/event';
export type * from './model/session';
export type * from './model/status';
export type * from './model/board';
export type * from './model/replay';

export type Route =
  | { readonly screen: 'home' } // join, or the tables of the event when joined
  | { readonly screen: 'new' } // an event is made
  | { readonly screen: 'board'; readonly board: string }
  | { readonly screen: 'help' } // for participants, for facilitators, accessibility
  | { readonly screen: 'agora' } // topics, hellos
  | { readonly screen: 'watch' } // tables side by side
  | { readonly screen: 'desk' } // where a moderator runs the day
  | { readonly screen: 'screen' } // what the room sees, on a projector
  | { readonly screen: 'replay'; readonly board: string }
  | { readonly screen: 'replay' }; // of the whole day

export interface Router {
  readonly route: ReadonlySignal<Route>;
  go(route: Route, options?: { replace?: boolean }): void;
  href(route: Route): string;
}

/** Made once by `startApp()` (app/start.ts); given to the screens, some of which are there before boards can be. */
export interface App {
  readonly session: Session;
  readonly router: Router;
  /** Phases, clocks, tables, who is where; null while nobody is in, and until its code has come. */
  readonly day: ReadonlySignal<EventDay | null>;
  /** navigator.onLine and what the last request said; only a hint. */
  readonly online: ReadonlySignal<boolean>;
  /** Why tables do not open though something answers; null: nothing that is known. */
  readonly obstacle: ReadonlySignal<Obstacle | null>;
  /** A newer client is ready: `reload` when it suits. Open boards say so too (Status.reload). */
  readonly update: ReadonlySignal<boolean>;
  /** Fetches the newest client if there is one, and loads the page again. Loses nothing that is `onDevice`. */
  reload(): Promise<void>;
  /** Boards can be opened. */
  readonly ready: ReadonlySignal<boolean>;
  /** Resolves when they can; rejects when the core could not be fetched, and tries again when it is asked again. */
  opening(): Promise<void>;
  openBoard(board: string, options?: OpenOptions): Board;
  openReplay(board: string): Promise<Replay>;
  /** The whole day on one clock, from a moment on; null: its end. */
  openDayReplay(begin: number | null): Promise<DayReplay>;
  /** An empty document of nobody's, for what has a place on the screen and on no board. */
  openDocument(): CoreDocument;
}
