// @vitest-environment happy-dom
// Who stands outside: at an address that leads to no board, and put out of the workshop.
import { signal } from '@preact/signals';
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { outsideFr } from '../../src/i18n/outside_fr';
import { loadWords, speak } from '../../src/i18n/language';
import type { App, RefusedAs, Session } from '../../src/app/model';
import { staleText } from '../../src/ui/day/stale_text';
import { dayWords } from '../../src/ui/day/day_words';
import { AccessEnded } from '../../src/ui/outside/access_ended';
import { Root } from '../../src/ui/root';
import '../../src/ui/board/board_screen';
import '../../src/ui/day/day_bar';
import '../../src/ui/day/gathering';
import { Event, table1 } from './event';

type Load = Session['load']['value'];

const said = (): string => (document.body.textContent ?? '').replace(/\s+/gu, ' ');
const plain = (text: string): string => text.replace(/\s+/gu, ' ');

async function until(look: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !look(); i++) await act(() => new Promise((resolve) => setTimeout(resolve, 2)));
  expect(look(), said()).toBe(true);
}

async function show(screen: VNode): Promise<void> {
  const old = document.getElementById('app');
  if (old) render(null, old);
  document.body.innerHTML = '<div id="app"></div>';
  await act(() => render(screen, document.getElementById('app')!));
}

async function press(label: string): Promise<void> {
  const found = [...document.querySelectorAll('button')].find((button) => button.textContent === label);
  expect(found, label).toBeDefined();
  await act(() => found!.click());
}

/** An event whose load the test decides. */
function loaded(first: Load): { event: Event; app: App; load: { value: Load } } {
  const event = new Event('participant');
  const load = signal<Load>(first);
  return { event, app: { ...event.app, session: { ...event.app.session, load } }, load };
}

beforeEach(async () => {
  await loadWords();
  await speak('fr');
});

describe('The address of a board that the event does not have', () => {
  const t = outsideFr.board;

  it('says so, also while the event is looked at again, and leads to the tables', async () => {
    const { event, app, load } = loaded('fresh');
    event.route.value = { screen: 'board', board: '0123456789abcdef' };
    await show(<Root app={app} />);
    await until(() => said().includes(t.title));
    expect(said()).toContain(plain(t.lead('Barcamp')));
    await act(() => void (load.value = 'loading'));
    expect(said()).toContain(t.title);
    await press(t.back);
    expect(event.route.value).toEqual({ screen: 'home' });
  });

  it('is said of a replay as well', async () => {
    const { event, app } = loaded('fresh');
    event.route.value = { screen: 'replay', board: '0123456789abcdef' };
    await show(<Root app={app} />);
    await until(() => said().includes(t.title));
  });

  it('is not said before the server has told which boards there are', async () => {
    const { event, app, load } = loaded('stale');
    await show(<Root app={app} />);
    event.route.value = { screen: 'board', board: table1 };
    expect(said()).not.toContain(t.title);
    await act(() => void (load.value = 'fresh'));
    expect(said()).not.toContain(t.title);
  });
});

describe('Who was put out', () => {
  const t = outsideFr.access;

  function putOut(why: RefusedAs, unsent: number) {
    const { event, app } = loaded('refused');
    let left = 0;
    const session = {
      ...app.session,
      refusal: signal(why),
      unsent: signal(unsent),
      leave: () => left++,
    } as unknown as Session;
    return { event, app: { ...app, session }, left: () => left };
  }

  it('is told by whom, what becomes of what they wrote, where unsent words are, and whom to ask', async () => {
    const { app, left } = putOut('put_out', 2);
    await show(<AccessEnded app={app} />);
    await until(() => said().includes(t.titles.put_out));
    for (const sentence of [t.written, t.unsent(2), t.ask('Mona')]) expect(said()).toContain(plain(sentence));
    await press(t.code);
    expect(left()).toBe(1);
  });

  it('can put that away, and is not told to load the page anew', async () => {
    const { app, event } = putOut('put_out', 0);
    await show(<AccessEnded app={app} />);
    await until(() => said().includes(t.titles.put_out));
    await press(t.look);
    expect(said()).not.toContain(t.titles.put_out);
    const link = signal({ state: 'stopped', oldSince: 1 } as const);
    const day = Object.assign(Object.create(event.day) as Event['day'], { link });
    await until(() => dayWords.value !== null);
    expect(staleText(app, day)).toBe(dayWords.value!.accessEnded);
    expect(staleText(event.app, day)).toBe(dayWords.value!.stopped);
  });
});
