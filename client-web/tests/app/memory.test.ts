import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  currentIdentity,
  everyoneAt,
  forgetCurrent,
  knownEvent,
  knowsAnybody,
  rememberIdentity,
  type KnownIdentity,
} from '../../src/app/memory';

function stored(value: unknown): void {
  vi.stubGlobal('localStorage', { getItem: () => JSON.stringify(value) });
}

afterEach(() => vi.unstubAllGlobals());

describe('What a device remembers of an event', () => {
  it('is filled up where an older version did not know all of it', () => {
    stored({ event: { title: 'T', tables: [] }, people: [] });
    expect(knownEvent('1')?.event).toMatchObject({ title: 'T', timeZone: '', introduction: '', closing: '' });
  });

  it('is taken as it is where all of it is there', () => {
    stored({ event: { title: 'T', timeZone: 'Europe/Paris', introduction: 'I', closing: 'C' }, people: [] });
    expect(knownEvent('1')?.event).toMatchObject({
      timeZone: 'Europe/Paris',
      introduction: 'I',
      closing: 'C',
    });
  });
});

describe('Whom a device was', () => {
  const device = () => {
    const kept = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    });
  };
  const person = (participant: number, name: string, event = '1'): KnownIdentity => ({
    event,
    eventTitle: 'T',
    participant,
    role: 'participant',
    name,
    token: `token of ${name}`,
  });
  const names = (event: string) => everyoneAt(event).map(({ name }) => name);

  it('is remembered after leaving, and after others came in on it', () => {
    device();
    expect(knowsAnybody()).toBe(false);
    rememberIdentity(person(1, 'Léa'));
    forgetCurrent();
    expect(currentIdentity()).toBeNull();
    expect(names('1')).toEqual(['Léa']);
    rememberIdentity(person(2, 'Hugo'));
    expect(names('1')).toEqual(['Hugo', 'Léa']);
    rememberIdentity(person(1, 'Léa'));
    expect(names('1')).toEqual(['Léa', 'Hugo']);
    expect(names('2')).toEqual([]);
    expect(knowsAnybody()).toBe(true);
  });

  it('is one person after a change of name or token, and bounded', () => {
    device();
    rememberIdentity(person(1, 'Léa'));
    rememberIdentity(person(1, 'Zoé'));
    expect(names('1')).toEqual(['Zoé']);
    for (let i = 2; i < 30; ++i) rememberIdentity(person(i, `P${i}`));
    expect(names('1')).toHaveLength(9);
  });
});
