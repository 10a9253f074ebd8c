// One table as the room sees it: its question, what it says, how many sat there. Moderators turn the pages by keys as well.

import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { tie } from '../../i18n/typography';
import { IconButton } from '../parts/button';
import { ClockChip } from '../day/clock_chip';
import type { Line, Page, Part } from './page_of';
import { presentWords } from './present_words';
import type { Step } from './presented';
import { useFit } from './use_fit';
import { usePage } from './use_page';
import { useSteps, type Steps } from './use_steps';
import '../styles/day.css';
import '../styles/desk.css';
import '../styles/present.css';

export interface PresentationProps {
  readonly app: App;
  readonly day: EventDay;
  readonly state: Day;
  readonly step: Step;
}

/** Arrows, and what a presenter's remote sends. */
const turns: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

function isForAnother({ target, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  const writes = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  return (
    writes || altKey || ctrlKey || metaKey || shiftKey || document.querySelector('dialog[open]') !== null
  );
}

function useKeys(steps: Steps, leads: boolean): void {
  const newest = useRef(steps);
  newest.current = steps;
  useEffect(() => {
    if (!leads) return;
    const pressed = (event: KeyboardEvent): void => {
      const by = turns[event.key];
      if (by === undefined || isForAnother(event)) return;
      event.preventDefault();
      newest.current.go(by);
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [leads]);
}

function Dots({ line, voted }: { readonly line: Line; readonly voted: boolean }) {
  const t = presentWords.value;
  if (!t || line.dots === 0) return null;
  if (voted) return <span class="present__dots">{t.dots(line.dots)}</span>;
  return (
    <span class="present__dots">
      <span aria-hidden="true">{t.plus(line.dots)}</span>
      <span class="visually-hidden">{t.plusSpoken(line.dots)}</span>
    </span>
  );
}

function Lines({ part, page }: { readonly part: Part; readonly page: Page }) {
  const lines = part.lines.map((line) => (
    <li key={line.handle}>
      <span class="present__text">{tie(line.text)}</span> <Dots line={line} voted={page.voted} />
    </li>
  ));
  return (
    <section class="present__part">
      {part.title !== '' && <h2>{tie(part.title)}</h2>}
      {page.notes ? <ul>{lines}</ul> : <ol>{lines}</ol>}
    </section>
  );
}

function Said({ page }: { readonly page: Page | null }) {
  const t = presentWords.value;
  if (!page) return <p class="present__hint">{t?.coming}</p>;
  if (page.parts.length === 0) {
    return (
      <div class="present__nothing">
        <p>{t?.nothing}</p>
        <p class="present__hint">{t?.nothingHint}</p>
      </div>
    );
  }
  return (
    <>
      {page.notes && <p class="present__hint">{t?.notes}</p>}
      <div class="present__parts">
        {page.parts.map((part, at) => (
          <Lines key={at} part={part} page={page} />
        ))}
      </div>
    </>
  );
}

interface FootProps extends Pick<PresentationProps, 'day' | 'state'> {
  readonly page: Page | null;
  readonly steps: Steps;
  readonly leads: boolean;
}

function Foot({ day, state, page, steps, leads }: FootProps) {
  const t = presentWords.value;
  const timer = state.timers.get(0);
  return (
    <footer class="present__foot">
      <span>{page !== null && page.writers > 0 && t?.people(page.writers)}</span>
      {timer && <ClockChip day={day} timer={timer} />}
      {leads && t && (
        <span class="present__turn">
          <IconButton icon="back" label={t.back} barred={!steps.may(-1)} onPress={() => steps.go(-1)} />
          <IconButton icon="next" label={t.next} barred={!steps.may(1)} onPress={() => steps.go(1)} />
        </span>
      )}
    </footer>
  );
}

export function Presentation({ app, day, state, step }: PresentationProps) {
  const t = presentWords.value;
  const { table, at, of } = step;
  const page = usePage(app, table.board, state);
  const steps = useSteps(day, state);
  const leads = app.session.identity.value?.role === 'moderator';
  const place = useRef<HTMLDivElement>(null);
  useKeys(steps, leads);
  useFit(place);
  return (
    <article class="present">
      <p class="present__step" role="status">
        {t?.step(table.number, at + 1, of)}
      </p>
      <div class="present__page" ref={place} tabIndex={0} role="region" aria-label={t?.page}>
        <h1>{tie(table.question)}</h1>
        <Said page={page} />
      </div>
      {steps.problem && (
        <p class="day-problem" role="alert">
          {steps.problem}
        </p>
      )}
      <Foot day={day} state={state} page={page} steps={steps} leads={leads} />
    </article>
  );
}
