import { beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCreateKey, keptCreateKey, takeCreateKey } from '../../src/app/create_key';
import { withLines } from '../../src/ui/make/tables_fields';
import {
  emptyPlan,
  fieldAt,
  fileOf,
  keepPlan,
  keptPlan,
  planOf,
  troubleOf,
  troublesOf,
  type Plan,
} from '../../src/ui/make/plan';
import { phaseOf, planned, template, templateNames } from '../../src/ui/day/templates';
import { changeOf } from '../../src/ui/day/desk_settings';
import { noDay } from '../../src/day/day';

const stored = new Map<string, string>();
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => void stored.set(key, value),
  removeItem: (key: string) => void stored.delete(key),
};

beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
});

const plan: Plan = { ...emptyPlan('fr'), title: 'Forum', tables: ['Pourquoi\u00a0?', ' ', 'Comment\u00a0?'] };

describe('A plan', () => {
  it('is kept until it is made, whatever stands there from elsewhere', () => {
    keepPlan(plan);
    expect(keptPlan('fr')).toEqual(plan);
    stored.set('tablee.plan', JSON.stringify({ ...plan, tables: 7, agenda: 'x', title: null }));
    expect(keptPlan('fr')).toEqual({ ...plan, tables: [''], agenda: [], title: '' });
    for (const odd of ['{', '7', '[]', 'null']) {
      stored.set('tablee.plan', odd);
      expect(keptPlan('fr')).toEqual(emptyPlan('fr'));
    }
    keepPlan(null);
    expect(stored.size).toBe(0);
  });

  it('becomes a file in which nothing is empty, its tables numbered without gaps', () => {
    const file = fileOf({ ...plan, principles: ' un \n\n deux ', agenda: template('cafe', 'fr', 1) });
    expect(file).toMatchObject({
      event: { title: 'Forum', language: 'fr', principles: ['un', 'deux'], stage: 'prepared' },
      tables: [
        { number: 1, question: 'Pourquoi\u00a0?' },
        { number: 2, question: 'Comment\u00a0?' },
      ],
    });
    expect(JSON.stringify(file)).not.toContain('""');
    expect(fileOf({ ...plan, chosen: true })).toMatchObject({ tables: [] });
  });

  it('says what is wrong before anybody is asked', () => {
    expect(troublesOf(plan)).toEqual({});
    expect(troublesOf(emptyPlan('en'))).toEqual({ title: 'missing', tables: 'missing' });
    expect(troublesOf({ ...plan, tables: [''], chosen: true })).toEqual({});
    expect(troublesOf({ ...plan, place: 'x'.repeat(301), closing: 'y'.repeat(4001) })).toEqual({
      place: 'too_long',
      closing: 'too_long',
    });
    expect(troublesOf({ ...plan, principles: 'p\n'.repeat(33) })).toEqual({ principles: 'too_many' });
    expect(troublesOf({ ...plan, agenda: [{ ...template('cafe', 'fr', 1)[0]!, title: ' ' }] })).toEqual({
      agenda: 'missing',
    });
  });

  it('takes what the server says to the field that it speaks of', () => {
    expect(fieldAt('/event/time_zone')).toBe('timeZone');
    expect(fieldAt('/tables/3/question')).toBe('tables');
    expect(fieldAt('/agenda/0/title')).toBe('agenda');
    expect(fieldAt('/event/constructor')).toBe(null);
    expect(fieldAt('')).toBe(null);
    expect(troubleOf('empty')).toBe('missing');
    expect(troubleOf('what is new')).toBe('other');
  });

  it('of an event that was: its texts, agenda and open tables, no day', () => {
    const setUp = {
      title: 'Forum',
      date: '2025-11-17',
      timeZone: 'Europe/Paris',
      place: '',
      language: 'fr',
      principles: ['un', 'deux'],
      introduction: '',
      closing: '',
      contact: '',
      responsible: 'Nous',
      retentionDays: 90,
    };
    const again = planOf({ ...noDay, setUp });
    expect(again).toMatchObject({
      title: 'Forum',
      date: '',
      responsible: 'Nous',
      retentionDays: 90,
      chosen: true,
    });
    expect(again.principles).toBe('un\ndeux');
    expect(changeOf(again, { ...again, place: 'Paris ', principles: 'un' })).toEqual({
      place: 'Paris',
      principles: ['un'],
    });
    expect(changeOf(again, again)).toEqual({});
  });
});

describe('Questions of tables', () => {
  it('that are pasted as lines are so many tables', () => {
    expect(withLines(['a', '', 'c'], 1, 'x\n\n y \nz')).toEqual(['a', 'x', 'y', 'z', 'c']);
    expect(withLines(['a'], 0, 'b')).toEqual(['b']);
    expect(withLines(['a'], 0, Array.from({ length: 99 }, (_, n) => `q${n}`).join('\n'))).toHaveLength(64);
  });
});

describe('An agenda in a file', () => {
  it('is the same when it is read again', () => {
    for (const name of templateNames) {
      const phases = template(name, 'fr', 1);
      expect(phases.map((phase) => phaseOf(planned(phase), phase.id))).toEqual(phases);
    }
  });
});

describe('The key for making events', () => {
  const at = (hash: string) => {
    const seen: string[] = [];
    const history = {
      state: null,
      replaceState: (_: unknown, __: string, url: string) => void seen.push(url),
    };
    const taken = takeCreateKey(
      { hash, pathname: '/', search: '' } as Location,
      history as unknown as History,
    );
    return { taken, seen };
  };
  it('is taken out of the address, and kept by the tab', () => {
    expect(at('#n=abc%2Ddef')).toEqual({ taken: true, seen: ['/#/new'] });
    expect(keptCreateKey()).toBe('abc-def');
    expect(at('#/new').taken).toBe(false);
    expect(at('#n=').taken).toBe(false);
    keepCreateKey('other');
    expect(keptCreateKey()).toBe('other');
  });
});
