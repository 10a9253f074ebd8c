// The day of whoever this page is: begun when somebody is in, ended when they leave. Its code comes after the first screen.
import { effect, signal } from '@preact/signals';
import type { EventDay } from '../day/event_day';
import type { App, Route } from './model';
import type { Guard } from './phase';
import type { PageSession } from './session';

type Code = typeof import('./day_works');

/** Such a screen only shows the event: nobody is here by it. */
function onlyShows(route: Route): boolean {
  return route.screen === 'screen';
}

export class DayKeeper {
  /** Null while nobody is in, and until its code has come. */
  readonly day = signal<EventDay | null>(null);
  /** What a board's phase does not take; null while the day is not known. */
  readonly guardAt = signal<((board: string) => Guard | null) | null>(null);
  private end: (() => void) | null = null;
  private followed = '';

  constructor(
    private readonly session: PageSession,
    private readonly router: App['router'],
  ) {
    effect(() => {
      void session.identity.value;
      this.follow(session.token, onlyShows(router.route.value));
    });
  }

  network(there: boolean): void {
    const day = this.day.peek();
    if (day) day.network(there);
    else if (there) this.follow(this.session.token, onlyShows(this.router.route.peek()));
  }

  private follow(token: string | null, watcher: boolean): void {
    const wanted = token === null ? '' : `${token} ${watcher}`;
    if (wanted === this.followed) return;
    this.followed = wanted;
    this.end?.();
    this.end = null;
    this.day.value = null;
    this.guardAt.value = null;
    if (token === null) return;
    import('./day_works').then(
      (code: Code) => {
        if (this.followed !== wanted) return;
        const works = code.startDay(this.session, this.router, token, watcher);
        this.end = works.end;
        this.day.value = works.day;
        this.guardAt.value = works.guardAt;
      },
      (error: unknown) => {
        // Boards work without; it is asked for again when the network comes back.
        console.warn('tablee: the code of the day did not come', error);
        if (this.followed === wanted) this.followed = '';
      },
    );
  }
}
