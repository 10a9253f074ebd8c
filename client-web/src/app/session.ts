// Who this page belongs to, and the event that they are in.
import { signal } from '@preact/signals';
import * as api from './api';
import { keepInvitation } from './invitation';
import { joinError, patiently, undecided } from './join_error';
import {
  currentIdentity,
  everyoneAt,
  forgetCurrent,
  knownEvent,
  knowsAnybody,
  rememberEvent,
  rememberIdentity,
} from './memory';
import type { KnownIdentity } from './memory';
import type {
  Attendance,
  Doorway,
  EventView,
  Identity,
  Invitation,
  JoinError,
  LinkAct,
  LinkKind,
  Person,
  RefusedAs,
  Session,
  Table,
} from './model';
import { Nonce } from './nonce';

const refusals: readonly RefusedAs[] = ['revoked', 'put_out', 'made_room'];

const byParticipant = (people: readonly Person[]) =>
  new Map(people.map((person) => [person.participant, person]));

export class PageSession implements Session {
  readonly identity = signal<Identity | null>(null);
  readonly event = signal<EventView | null>(null);
  readonly people = signal<ReadonlyMap<number, Person>>(new Map());
  readonly invitation = signal<Invitation | null>(null);
  readonly load = signal<'idle' | 'loading' | 'fresh' | 'stale' | 'refused'>('idle');
  readonly refusal = signal<RefusedAs>('bad_token');
  readonly unsent = signal(0);
  private readonly nonce = new Nonce(() => localStorage);
  private joining: Promise<JoinError | null> | null = null;
  private token_: string | null = null;
  /** As the day told them last; newer than what a load of the event says. */
  private tables: readonly Table[] | null = null;

  /** `reached`: told after each request whether the server answered. */
  constructor(private readonly reached: (answered: boolean) => void) {
    const known = currentIdentity();
    if (known) this.become(known);
  }

  get token(): string | null {
    return this.token_;
  }

  knowsAnybody(): boolean {
    return knowsAnybody();
  }

  async look(code: string): Promise<Doorway | JoinError> {
    try {
      const { event, role, name } = await patiently(() => api.look(code.trim()));
      this.reached(true);
      const of = { event: event.id, eventTitle: event.title };
      const known = name
        ? [{ ...of, participant: 0, role, name }]
        : everyoneAt(event.id).map(({ token: _, ...identity }) => identity);
      const { date = '', responsible = '', contact = '', retention_days: retentionDays } = event;
      const kept = retentionDays === undefined ? null : { date, responsible, contact, retentionDays };
      return { eventTitle: event.title, role, known, kept, own: name !== undefined };
    } catch (error) {
      return this.toldOf(error);
    }
  }

  invite(invitation: Invitation): void {
    keepInvitation(invitation);
    this.invitation.value = invitation;
  }

  /** A second call while one is under way is the same. */
  join(code: string, name: string, as?: Identity): Promise<JoinError | null> {
    this.joining ??= this.joinOnce(code.trim(), name.trim(), as).finally(() => (this.joining = null));
    return this.joining;
  }

  private async joinOnce(code: string, name: string, as?: Identity): Promise<JoinError | null> {
    const nonce = this.nonce.take();
    const was = as && everyoneAt(as.event).find((one) => one.participant === as.participant);
    try {
      const { token, event, ...me } = await patiently(() => api.join(code, name, nonce, was?.token));
      this.reached(true);
      const known = { ...me, token, event: event.id, eventTitle: event.title };
      rememberIdentity(known);
      this.nonce.answered(nonce);
      this.become(known);
      this.dismissInvitation();
    } catch (error) {
      const said = this.toldOf(error);
      if (!undecided(said)) this.nonce.answered(nonce);
      return said;
    }
    await this.refresh();
    return null;
  }

  private toldOf(error: unknown): JoinError {
    const said = joinError(error);
    this.reached(said.code !== 'offline');
    return said;
  }

  /** Another tab of this device has joined: it is the same person here, if nobody is here yet or may not be any more. */
  joinedElsewhere(): void {
    const known = currentIdentity();
    const nobody = this.token_ === null || this.load.peek() === 'refused';
    if (!known || !nobody || known.token === this.token_) return;
    this.become(known);
    this.dismissInvitation();
    void this.refresh();
  }

  async rename(name: string): Promise<JoinError | null> {
    const identity = this.identity.peek();
    if (!identity || this.token_ === null) return null;
    try {
      const me = await api.rename(this.token_, name.trim());
      this.remember({ ...identity, token: this.token_, name: me.name, role: me.role });
      return null;
    } catch (error) {
      return joinError(error);
    }
  }

  async refresh(): Promise<void> {
    const token = this.token_;
    if (token === null || this.load.peek() === 'loading') return;
    this.load.value = 'loading';
    try {
      const { event, me, people } = await api.event(token);
      this.reached(true);
      if (this.token_ !== token) return;
      rememberEvent({ event, people });
      this.event.value = this.withTables(event);
      this.people.value = byParticipant(people);
      this.remember({ ...me, token, event: event.id, eventTitle: event.title });
      this.load.value = 'fresh';
    } catch (error) {
      this.loadFailed(error);
    }
  }

  async link(kind: LinkKind, act: LinkAct): Promise<JoinError | null> {
    const newest = this.event.peek()?.links?.newest;
    const links = await this.asModerator((token) => api.link(token, kind, act, newest));
    if ('code' in links) return links;
    const event = this.event.peek();
    if (event) this.event.value = { ...event, links };
    return null;
  }

  async attendance(): Promise<Attendance | JoinError> {
    return this.asModerator((token) => api.attendance(token));
  }

  async renameOther(participant: number, name: string): Promise<JoinError | null> {
    const done = await this.asModerator(async (token) => {
      await api.renameOther(token, participant, name);
      return {};
    });
    return 'code' in done ? done : null;
  }

  async putOut(participants: readonly number[]): Promise<JoinError | null> {
    const done = await this.asModerator(async (token) => {
      await api.putOut(token, participants);
      return {};
    });
    return 'code' in done ? done : null;
  }

  async asModerator<T extends object>(ask: (token: string) => Promise<T>): Promise<T | JoinError> {
    if (this.token_ === null) return { code: 'other', message: 'nobody asks' };
    try {
      return await ask(this.token_);
    } catch (error) {
      return joinError(error);
    }
  }

  /** The day says which tables there are now. */
  tablesTold(tables: readonly Table[]): void {
    this.tables = tables;
    const event = this.event.peek();
    if (event) this.event.value = this.withTables(event);
  }

  private withTables(event: EventView): EventView {
    return this.tables ? { ...event, tables: this.tables } : event;
  }

  /** People whom an open board, or the day, has heard of. */
  heardOf(people: readonly Person[]): void {
    const known = this.people.peek();
    const news = people.filter(({ participant, name, role, out, tablet = 0 }) => {
      const before = known.get(participant);
      const same = before?.name === name && before.role === role && (before.tablet ?? 0) === tablet;
      return !same || (out === true && !before.out);
    });
    if (news.length === 0) return;
    const kept = news.map((person) => ({ ...person, out: person.out ?? known.get(person.participant)?.out }));
    this.people.value = new Map([...known, ...byParticipant(kept)]);
  }

  /** A board was refused with this token. */
  refused(token: string): void {
    if (token !== this.token_) return;
    this.load.value = 'refused';
    void this.refresh(); // the server says why
  }

  dismissInvitation(): void {
    this.invitation.value = null;
    keepInvitation(null);
  }

  leave(): void {
    forgetCurrent();
    this.token_ = null;
    this.identity.value = null;
    this.event.value = null;
    this.people.value = new Map();
    this.load.value = 'idle';
  }

  private loadFailed(error: unknown): void {
    if (!(error instanceof api.Unreachable || error instanceof api.ApiError)) {
      this.load.value = 'stale';
      throw error;
    }
    this.reached(error instanceof api.ApiError);
    const refused = error instanceof api.ApiError && (error.status === 401 || error.status === 403);
    if (refused) this.refusal.value = refusals.find((known) => known === error.code) ?? 'bad_token';
    this.load.value = refused ? 'refused' : 'stale';
  }

  private become(known: KnownIdentity): void {
    const { token, ...identity } = known;
    if (token !== this.token_) this.tables = null;
    this.token_ = token;
    this.identity.value = identity;
    const copy = knownEvent(identity.event);
    this.event.value = copy?.event ?? null;
    this.people.value = byParticipant(copy?.people ?? []);
    this.load.value = copy ? 'stale' : 'idle';
  }

  private remember(known: KnownIdentity): void {
    rememberIdentity(known);
    const { token: _, ...identity } = known;
    const before = this.identity.peek();
    const same =
      before?.name === identity.name && before.role === identity.role && before.event === identity.event;
    if (!same) this.identity.value = identity;
  }
}
