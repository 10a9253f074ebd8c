// Who this page belongs to, and the event that they are in.
import { signal } from '@preact/signals';
import * as api from './api';
import { currentIdentity, forgetCurrent, knownEvent, rememberEvent, rememberIdentity } from './memory';
import type { KnownIdentity } from './memory';
import type {
  Attendance,
  EventView,
  Identity,
  Invitation,
  JoinError,
  LinkAct,
  LinkKind,
  Links,
  Person,
  RefusedAs,
  Session,
} from './model';
import { Nonce } from './nonce';

const invitationKinds = { j: 'join', m: 'moderator', o: 'observer' } as const;

/** Takes `#j=CODE` (or m, o) out of the address, so that it is neither shown, shared nor kept in the history. */
export function takeInvitation(location: Location, history: History): Invitation | null {
  const found = /^#([jmo])=([\w-]+)$/.exec(location.hash);
  if (!found) return keptInvitation();
  history.replaceState(history.state, '', location.pathname + location.search);
  const invitation = { kind: invitationKinds[found[1] as 'j' | 'm' | 'o'], code: found[2]! };
  keepInvitation(invitation);
  return invitation;
}

const invitationKey = 'tablee.invitation';

/** Of this tab, until it was used or put away: a reload in between must not lose it. */
function keepInvitation(invitation: Invitation | null): void {
  try {
    if (invitation) sessionStorage.setItem(invitationKey, JSON.stringify(invitation));
    else sessionStorage.removeItem(invitationKey);
  } catch {
    // Nothing is stored here: after a reload the link has to be opened again.
  }
}

function keptInvitation(): Invitation | null {
  try {
    const text = sessionStorage.getItem(invitationKey);
    const kept = text === null ? null : (JSON.parse(text) as Partial<Invitation> | null);
    return typeof kept?.code === 'string' && kept.kind !== undefined ? (kept as Invitation) : null;
  } catch {
    return null;
  }
}

function joinError(error: unknown): JoinError {
  if (error instanceof api.Unreachable) return { code: 'offline', message: error.message };
  if (!(error instanceof api.ApiError)) throw error;
  const { code, message } = error;
  if (code === 'bad_code' || code === 'bad_name' || code === 'full') return { code, message };
  return { code: error.status === 429 ? 'slow_down' : 'other', message };
}

const refusals: readonly RefusedAs[] = ['revoked', 'put_out', 'made_room'];

/** Whether the same request could still be answered otherwise: then it keeps its nonce. */
const undecided = ({ code }: JoinError): boolean =>
  code === 'offline' || code === 'slow_down' || code === 'other' || code === 'full';

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

  /** `reached`: told after each request whether the server answered. */
  constructor(private readonly reached: (answered: boolean) => void) {
    const known = currentIdentity();
    if (known) this.become(known);
  }

  get token(): string | null {
    return this.token_;
  }

  /** A second call while one is under way is the same. */
  join(code: string, name: string): Promise<JoinError | null> {
    this.joining ??= this.joinOnce(code.trim(), name.trim()).finally(() => (this.joining = null));
    return this.joining;
  }

  private async joinOnce(code: string, name: string): Promise<JoinError | null> {
    const nonce = this.nonce.take();
    try {
      const { token, event, ...me } = await api.join(code, name, nonce);
      this.reached(true);
      const known = { ...me, token, event: event.id, eventTitle: event.title };
      rememberIdentity(known);
      this.nonce.answered(nonce);
      this.become(known);
      this.dismissInvitation();
    } catch (error) {
      const said = joinError(error);
      this.reached(said.code !== 'offline');
      if (!undecided(said)) this.nonce.answered(nonce);
      return said;
    }
    await this.refresh();
    return null;
  }

  /** Another tab of this device has joined: it is the same person here, if nobody is here yet. */
  joinedElsewhere(): void {
    const known = currentIdentity();
    if (!known || this.token_ !== null) return;
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
      this.event.value = event;
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

  async putOut(participants: readonly number[]): Promise<JoinError | null> {
    const done = await this.asModerator(async (token) => {
      await api.putOut(token, participants);
      return {};
    });
    return 'code' in done ? done : null;
  }

  private async asModerator<T extends Links | Attendance | object>(
    ask: (token: string) => Promise<T>,
  ): Promise<T | JoinError> {
    if (this.token_ === null) return { code: 'other', message: 'nobody asks' };
    try {
      return await ask(this.token_);
    } catch (error) {
      return joinError(error);
    }
  }

  /** People whom an open board has heard of. */
  heardOf(people: readonly Person[]): void {
    const known = this.people.peek();
    const news = people.filter(({ participant, name, role }) => {
      const before = known.get(participant);
      return before?.name !== name || before.role !== role;
    });
    if (news.length === 0) return;
    const kept = news.map((person) => ({ ...person, out: known.get(person.participant)?.out }));
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
