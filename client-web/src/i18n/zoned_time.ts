// Times of an event in its own time zone, with their day, and which zone that is.

import { clock, inZone, locale } from './language';

/** jeu. 17 nov. 2016 */
export function dayOf(time: number, timeZone: string): string {
  return new Date(time).toLocaleDateString(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    ...inZone(timeZone),
  });
}

/** 17 nov. */
export function shortDay(time: number, timeZone: string): string {
  return new Date(time).toLocaleDateString(locale(), { day: 'numeric', month: 'short', ...inZone(timeZone) });
}

export function sameDay(a: number, b: number, timeZone: string): boolean {
  return dayOf(a, timeZone) === dayOf(b, timeZone);
}

/** Hours and minutes in the event's zone, with the day where it is not today's, and the zone where this device's clock says otherwise. */
export function moment(time: number, timeZone: string, now = Date.now()): string {
  const foreign = offsetAt(time, timeZone) !== offsetAt(time, '');
  const { town, offset } = zoneOf(time, timeZone);
  const hours = clock(time, { timeZone }) + (foreign ? ` (${town || offset})` : '');
  return sameDay(time, now, timeZone) ? hours : `${shortDay(time, timeZone)}, ${hours}`;
}

export interface Zone {
  /** Its town; empty: this device's own zone. */
  readonly town: string;
  /** UTC+1, as the language writes it. */
  readonly offset: string;
}

/** Which zone times are shown in, where `time` is. */
export function zoneOf(time: number, timeZone: string): Zone {
  const known = inZone(timeZone).timeZone ?? '';
  const format = new Intl.DateTimeFormat(locale(), { timeZoneName: 'shortOffset', ...inZone(timeZone) });
  const offset = format.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return { town: known.split('/').at(-1)?.replaceAll('_', ' ') ?? '', offset };
}

/** How far the zone's clocks are ahead of UTC at `time`, ms. */
export function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
    ...inZone(timeZone),
  }).formatToParts(time);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value ?? 0);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return shown - Math.floor(time / 60_000) * 60_000;
}
