// What this device remembers of people and events: small things in localStorage, so that a page knows at once who
// it belongs to. Boards are in IndexedDB (sync/store.ts).
import type { EventView, Identity, Person } from './model';

export interface KnownIdentity extends Identity {
  readonly token: string;
}

export interface KnownEvent {
  readonly event: EventView;
  readonly people: readonly Person[];
}

interface Remembered {
  readonly current: string | null;
  readonly identities: Readonly<Record<string, KnownIdentity>>;
  /** Others who came in on this device, by event, the latest first. */
  readonly earlier?: Readonly<Record<string, readonly KnownIdentity[]>>;
}

/** People of one event that a shared tablet remembers besides the last. */
const earlierMax = 8;

const identitiesKey = 'tablee.identities';
const eventKey = (event: string) => `tablee.event.${event}`;

/** Something unreadable (an older version's, a half-written one) counts as absent. */
function read<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as T);
  } catch (error) {
    console.warn(`tablee: ${key} could not be read`, error);
    return null;
  }
}

/** Without storage (forbidden, full) the page works on and forgets at its end. */
function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch (error) {
    console.warn(`tablee: ${key} could not be stored`, error);
  }
}

function remembered(): Remembered {
  return read<Remembered>(identitiesKey) ?? { current: null, identities: {} };
}

export function currentIdentity(): KnownIdentity | null {
  const { current, identities } = remembered();
  return (current !== null && identities[current]) || null;
}

/** Whose token opens the boards of an event; kept after leaving, while something is unsent. */
export function identityOf(event: string): KnownIdentity | null {
  return remembered().identities[event] ?? null;
}

/** Everybody whom this device was in an event, the latest first. */
export function everyoneAt(event: string): readonly KnownIdentity[] {
  const { identities, earlier } = remembered();
  const last = identities[event];
  return [...(last ? [last] : []), ...(earlier?.[event] ?? [])];
}

/** Whether this device was somebody in any event. */
export function knowsAnybody(): boolean {
  return Object.keys(remembered().identities).length > 0;
}

export function rememberIdentity(identity: KnownIdentity): void {
  const { event, participant } = identity;
  const { identities, earlier } = remembered();
  const others = everyoneAt(event).filter((other) => other.participant !== participant);
  write(identitiesKey, {
    current: event,
    identities: { ...identities, [event]: identity },
    earlier: { ...earlier, [event]: others.slice(0, earlierMax) },
  });
}

export function forgetCurrent(): void {
  write(identitiesKey, { ...remembered(), current: null });
}

/** What was remembered by a version that did not know all of it is filled up. */
export function knownEvent(event: string): KnownEvent | null {
  const known = read<Omit<KnownEvent, 'event'> & { event: Partial<EventView> }>(eventKey(event));
  const later = { timeZone: '', introduction: '', closing: '' };
  return known && { ...known, event: { ...later, ...known.event } as EventView };
}

export function rememberEvent(known: KnownEvent): void {
  write(eventKey(known.event.id), known);
}

const restoreKey = (event: string) => `tablee.restored.${event}`;

/** The restoring of the event's day that a moderator of this device has set aside last: its entry; 0: none. */
export function restoreSetAside(event: string): number {
  return read<number>(restoreKey(event)) ?? 0;
}

export function setRestoreAside(event: string, offset: number): void {
  write(restoreKey(event), offset);
}
