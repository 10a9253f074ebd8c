import { describe, expect, it } from 'vitest';
import { soonGone } from '../../src/ui/day/kept_note';

const at = (day: string): number => Date.parse(`${day}T12:00:00Z`);

describe('That a workshop will be deleted', () => {
  const kept = { date: '2026-03-01', retentionDays: 90 }; // until May 30th

  it('is said from 30 days before its last day on (F6)', () => {
    expect(soonGone(kept, at('2026-04-29'))).toBe(null);
    expect(soonGone(kept, at('2026-04-30'))).toBe('2026-05-30');
    expect(soonGone(kept, at('2026-06-02'))).toBe('2026-05-30');
  });

  it('is not said before the workshop was held, nor of one that is kept for good', () => {
    expect(soonGone({ date: '2026-03-01', retentionDays: 7 }, at('2026-02-27'))).toBe(null);
    expect(soonGone({ date: '2026-03-01', retentionDays: 7 }, at('2026-03-02'))).toBe('2026-03-08');
    expect(soonGone({ date: '2026-03-01', retentionDays: 0 }, at('2030-01-01'))).toBe(null);
    expect(soonGone({ date: '', retentionDays: 7 }, at('2030-01-01'))).toBe(null);
  });
});
