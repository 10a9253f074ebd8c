import { afterEach, describe, expect, it, vi } from 'vitest';
import { knownEvent } from '../../src/app/memory';

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
