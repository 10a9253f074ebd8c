// An event that is being planned: what stands in the form, kept by this device until the event is made, so that neither a reload
// nor a tablet that throws the page away loses a word. No secret is in it.

import type { Language } from '../../i18n/language_choice';
import type { Day } from '../../day/day';
import type { Phase } from '../../wire/day_frames';
import { planned } from '../day/templates';

export interface Plan {
  readonly title: string;
  /** YYYY-MM-DD, or empty. */
  readonly date: string;
  readonly timeZone: string;
  readonly place: string;
  readonly language: string;
  /** Topics are chosen on the day: `tables` waits. */
  readonly chosen: boolean;
  /** The question of each table, in order; empty ones do not count. */
  readonly tables: readonly string[];
  /** One a line. */
  readonly principles: string;
  readonly introduction: string;
  readonly closing: string;
  readonly contact: string;
  readonly responsible: string;
  /** 0: until somebody deletes it. */
  readonly retentionDays: number;
  readonly agenda: readonly Phase[];
}

export type PlanField = Exclude<keyof Plan, 'chosen'>;

export const titleMax = 300;
export const wordsMax = 4_000;
export const tablesMax = 64;
export const principlesMax = 32;

const key = 'tablee.plan';

export function emptyPlan(language: Language): Plan {
  return {
    title: '',
    date: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    place: '',
    language,
    chosen: false,
    tables: [''],
    principles: '',
    introduction: '',
    closing: '',
    contact: '',
    responsible: '',
    retentionDays: 365,
    agenda: [],
  };
}

function isPlan(value: unknown): value is Partial<Plan> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function keptPlan(language: Language): Plan {
  const fresh = emptyPlan(language);
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (!isPlan(value)) return fresh;
    // What is of another kind than it was written as is as if it were not there.
    const good = Object.entries(value).filter(([name, part]) => {
      const like = fresh[name as keyof Plan] as unknown;
      return typeof part === typeof like && Array.isArray(part) === Array.isArray(like);
    });
    return { ...fresh, ...Object.fromEntries(good) };
  } catch {
    return fresh; // Nothing is stored here, or not by us.
  }
}

export function keepPlan(plan: Plan | null): void {
  try {
    if (plan) localStorage.setItem(key, JSON.stringify(plan));
    else localStorage.removeItem(key);
  } catch {
    // It lives as long as the page.
  }
}

/** The same event once more: how it is set up, its agenda, its questions; no day, no people, no notes. */
export function planOf(state: Day): Plan {
  const { setUp, agenda, tables } = state;
  const open = [...tables.values()].filter(({ state: how }) => how === 1).sort((a, b) => a.number - b.number);
  const base = emptyPlan('fr');
  if (!setUp) return base;
  return {
    ...base,
    title: setUp.title,
    timeZone: setUp.timeZone || base.timeZone,
    place: setUp.place,
    language: setUp.language,
    chosen: open.length === 0,
    tables: open.length > 0 ? open.map(({ question }) => question) : [''],
    principles: setUp.principles.join('\n'),
    introduction: setUp.introduction,
    closing: setUp.closing,
    contact: setUp.contact,
    responsible: setUp.responsible,
    retentionDays: setUp.retentionDays,
    agenda: agenda.phases,
  };
}

export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const length = (text: string): number => [...text].length;

export type Trouble = 'missing' | 'too_long' | 'too_many' | 'date' | 'zone' | 'number' | 'other';
export type Troubles = Partial<Record<PlanField, Trouble>>;

/** What is wrong before anybody is asked; in the order of the form. */
export function troublesOf(plan: Plan): Troubles {
  const found: Troubles = {};
  const title = plan.title.trim();
  if (title === '') found.title = 'missing';
  for (const field of ['title', 'place', 'contact', 'responsible'] as const) {
    if (length(plan[field].trim()) > titleMax) found[field] = 'too_long';
  }
  for (const field of ['introduction', 'closing'] as const) {
    if (length(plan[field]) > wordsMax) found[field] = 'too_long';
  }
  const principles = lines(plan.principles);
  if (principles.length > principlesMax) found.principles = 'too_many';
  else if (principles.some((one) => length(one) > titleMax)) found.principles = 'too_long';
  const questions = questionsOf(plan);
  if (!plan.chosen && questions.length === 0) found.tables = 'missing';
  else if (questions.length > tablesMax) found.tables = 'too_many';
  else if (questions.some((one) => length(one) > titleMax)) found.tables = 'too_long';
  if (plan.agenda.some((phase) => phase.title.trim() === '')) found.agenda = 'missing';
  return found;
}

export function questionsOf({ chosen, tables }: Plan): string[] {
  return chosen ? [] : tables.map((one) => one.trim()).filter((one) => one !== '');
}

/** The event as a file says it; what is empty is left out. */
export function fileOf(plan: Plan): object {
  const texts = {
    title: plan.title.trim(),
    date: plan.date,
    time_zone: plan.timeZone,
    place: plan.place.trim(),
    language: plan.language,
    introduction: plan.introduction.trim(),
    closing: plan.closing.trim(),
    contact: plan.contact.trim(),
    responsible: plan.responsible.trim(),
  };
  const said = Object.entries(texts).filter(([, text]) => text !== '');
  return {
    event: {
      ...Object.fromEntries(said),
      principles: lines(plan.principles),
      retention_days: plan.retentionDays,
      stage: 'prepared',
    },
    tables: questionsOf(plan).map((question, index) => ({ number: index + 1, question })),
    agenda: plan.agenda.map(planned),
  };
}

const ofFile: Readonly<Record<string, PlanField>> = {
  title: 'title',
  date: 'date',
  time_zone: 'timeZone',
  place: 'place',
  language: 'language',
  introduction: 'introduction',
  closing: 'closing',
  contact: 'contact',
  responsible: 'responsible',
  retention_days: 'retentionDays',
  principles: 'principles',
};

/** Which field the server speaks of, by the JSON pointer of what it does not take. */
export function fieldAt(pointer: string): PlanField | null {
  const [, first = '', second = ''] = pointer.split('/');
  if (first === 'tables' || first === 'agenda') return first;
  return first === 'event' && Object.hasOwn(ofFile, second) ? (ofFile[second] ?? null) : null;
}

export function troubleOf(fault: string): Trouble {
  const known: readonly Trouble[] = ['missing', 'too_long', 'too_many', 'date', 'zone', 'number'];
  if (fault === 'empty') return 'missing';
  return known.find((one) => one === fault) ?? 'other';
}
