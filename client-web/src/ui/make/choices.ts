// What there is to choose from: time zones, languages, how long things are kept.

import { language } from '../../i18n/language';
import type { MakeCatalogue } from '../../i18n/make_fr';

type Choices = readonly (readonly [value: string, shown: string])[];

function withOwn(own: string, known: readonly string[]): readonly string[] {
  return own === '' || known.includes(own) ? known : [own, ...known];
}

/** `own`: what is set already, which is among them whatever this browser knows. */
export function timeZones(own: string): Choices {
  // Older browsers have no list: then it is this device's zone, Paris, and the sea's.
  const known = (Intl as { supportedValuesOf?: (of: 'timeZone') => string[] }).supportedValuesOf?.(
    'timeZone',
  );
  const zones = known ?? ['Europe/Paris', Intl.DateTimeFormat().resolvedOptions().timeZone];
  const all = new Set([...withOwn(own, zones), 'UTC']);
  return [...all].map((zone) => [zone, zone.replaceAll('_', ' ')]);
}

const spoken = [
  'fr',
  'en',
  'de',
  'es',
  'it',
  'pt',
  'nl',
  'ca',
  'eu',
  'br',
  'oc',
  'co',
  'pl',
  'ro',
  'ar',
  'uk',
];

export function languageChoices(own: string): Choices {
  const names = new Intl.DisplayNames([language.value], { type: 'language' });
  return withOwn(own, spoken).map((tag) => {
    try {
      return [tag, names.of(tag) ?? tag];
    } catch {
      return [tag, tag]; // A tag that this browser does not take for one.
    }
  });
}

export function retentions(own: number, t: MakeCatalogue['kept']): Choices {
  const days = [30, 90, 180, 365, 1825, 0];
  const all = days.includes(own) ? days : [own, ...days];
  return all.map((one) => [String(one), t.choices[one] ?? t.other(one)]);
}
