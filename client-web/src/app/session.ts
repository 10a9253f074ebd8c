// Who this page belongs to, and the event that they are in.
import { signal } from '@preact/signals';
import * as api from './api';
import { currentIdentity, forgetCurrent, knownEvent, rememberEvent, rememberIdentity } from './memory';
import type { KnownIdentity } from './memory';
import type { EventView, Identity, Invitation, JoinError, Links, Person, Session } from './model';

const invitationKinds = { j: 'join', m: 'moderator', o: 'observer' } as const;

/** Takes `#j=CODE` (or m, o) out of the address, so that it is neither shown, shared nor kept in the history. */
export function takeInvitation(location: Location, history: History): Invitation | null {
  const found = /^#([jmo])=([\w-]+)$/.exec(location.hash);
  if (!found) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { kind: invitationKinds[found[1] as 'j' | 'm' | 'o'], code: found[2]! };
}

function joinError(error: unknown): JoinError {
  if (error instanceof api.Unreachable) return { code: 'offline', message: error.message };
  if (!(error instanceof api.ApiError)) throw error;
  const { code, message } = error;
  if (code === 'bad_code' || code === 'bad_name' || code === 'full') return { code, message };
  return { code: error.status === 429 ? 'slow_down' : 'other', message };
}

const byParticipant = (people: readonly Person[]) =>
  new Map(people.map((person) => [person.participant, person]));

export class PageSession implements Session {
  readonly identity = signal<Identity | null>(null);
  readonly event = signal<EventView | null>(null);
  readonly people = signal<ReadonlyMap<number, Person>>(new Map());
  readonly invitation = signal<Invitation | null>(null);
  readonly load = signal<'idle' | 'loading' | 'fresh' | 'stale' | 'refused'>('idle');
  readonly unsent = signal(0);
  private token_: string | null = null;

  /** `reached`: told after each request whether the server answered. */
  constructor(private readonly reached: (answered: boolean) => void) {
    const known = currentIdentity();
    if (known) this.become(known);
  }

  get token(): string | null {
    return this.token_;
  }

  async join(code: string, name: string): Promise<JoinError | null> {
    try {
      const { token, event, ...me } = await api.join(code.trim(), name.trim());
      this.reached(true);
      const known = { ...me, token, event: event.id, eventTitle: event.title };
      rememberIdentity(known);
      this.become(known);
      this.invitation.value = null;
    } catch (error) {
      const said = joinError(error);
      this.reached(said.code !== 'offline');
      return said;
    }
    await this.refresh();
    return null;
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

  /** Makes a new code or link, or revokes the ones that there are. Moderators only. */
  async link(kind: 'join' | 'moderator' | 'observer', act: 'issue' | 'revoke'): Promise<JoinError | null> {
    if (this.token_ === null) return null;
    try {
      const links: Links = await api.link(this.token_, kind, act);
      const event = this.event.peek();
      if (event) this.event.value = { ...event, links };
      return null;
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
    if (news.length > 0) this.people.value = new Map([...known, ...byParticipant(news)]);
  }

  /** A board was refused with this token. */
  refused(token: string): void {
    if (token === this.token_) this.load.value = 'refused';
  }

  dismissInvitation(): void {
    this.invitation.value = null;
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
