// @vitest-environment happy-dom
// The first screens and the day's, as they stand in a page: what they say, what their buttons ask for, and that axe-core finds
// nothing in them. Contrast is a matter of pixels: tests/e2e/axe.test.mjs.
import axe from 'axe-core';
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { agoraFr } from '../../src/i18n/agora_fr';
import { dayFr } from '../../src/i18n/day_fr';
import { leadFr } from '../../src/i18n/lead_fr';
import { loadWords, speak } from '../../src/i18n/language';
import { AgoraScreen } from '../../src/ui/agora/agora_screen';
import { DayBar } from '../../src/ui/day/day_bar';
import { DayPanel } from '../../src/ui/day/day_panel';
import { dayWords } from '../../src/ui/day/day_words';
import { agoraWords } from '../../src/ui/agora/agora_words';
import { leadWords } from '../../src/ui/day/lead_words';
import { DeskScreen } from '../../src/ui/day/desk_screen';
import { RoomScreen } from '../../src/ui/day/room_screen';
import { JoinScreen } from '../../src/ui/join/join_screen';
import { TablesScreen } from '../../src/ui/join/tables_screen';
import { MarkKind } from '../../src/wire/day_frames';
import { entry } from '../day/kit';
import { Event, table1 } from './event';

/** Until `look` is true: effects, and parts of a screen that come later. */
async function until(look: () => boolean): Promise<void> {
  for (let i = 0; i < 500 && !look(); i++) await act(() => new Promise((resolve) => setTimeout(resolve, 2)));
  expect(look()).toBe(true);
}

const said = (): string => (document.body.textContent ?? '').replace(/\s+/gu, ' ');
const has = (selector: string) => () => document.querySelector(selector) !== null;

async function show(screen: VNode, ready: () => boolean): Promise<void> {
  const old = document.getElementById('app');
  if (old) render(null, old);
  document.body.innerHTML = '<div id="app"></div>';
  const root = document.getElementById('app')!;
  await act(() => render(screen, root));
  await until(ready);
}

async function press(label: string): Promise<void> {
  const named = (button: Element): boolean =>
    (button.getAttribute('aria-label') ?? button.textContent) === label;
  const found = [...document.querySelectorAll('button')].filter(named).at(-1);
  expect(found, label).toBeDefined();
  await act(() => found!.click());
}

async function type(selector: string, text: string): Promise<void> {
  const field = document.querySelector<HTMLInputElement>(selector)!;
  await act(() => {
    field.value = text;
    field.dispatchEvent(new globalThis.Event('input', { bubbles: true }));
  });
}

/** What axe-core finds, by rule and place. */
async function complaints(): Promise<string[]> {
  const rules = { 'color-contrast': { enabled: false } };
  const { violations } = await axe.run(document, { resultTypes: ['violations'], rules });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function propose(question: string): Promise<void> {
  await type('.agora__form input', question);
  await press(agoraWords.value!.send);
  await until(() =>
    [...document.querySelectorAll('.topic')].some((row) => row.textContent.includes(question)),
  );
}

beforeEach(() => sessionStorage.clear());

for (const language of ['fr', 'en'] as const) {
  describe(`Screens (${language})`, () => {
    beforeEach(async () => {
      await loadWords();
      await speak(language);
      await until(
        () => dayWords.value !== null && (dayWords.value.bar === dayFr.bar) === (language === 'fr'),
      );
      document.documentElement.lang = language;
      document.title = 'Tablée';
    });

    it('of joining and of the tables have nothing that axe-core finds', async () => {
      const event = new Event('participant');
      await show(<TablesScreen app={event.app} />, has('.gathering'));
      expect(await complaints()).toEqual([]);
      event.identity.value = null;
      await show(<JoinScreen app={event.app} />, has('#code'));
      expect(await complaints()).toEqual([]);
    }, 60_000);

    it('of the agora and its dialogs have nothing that axe-core finds', async () => {
      const event = new Event('moderator');
      await show(<AgoraScreen app={event.app} />, has('.day-bar'));
      await until(has('.agora__form'));
      expect(await complaints()).toEqual([]);
      await propose('Why?');
      await propose('How?');
      await press(agoraWords.value!.more('Why?'));
      expect(await complaints()).toEqual([]);
      await press('How?');
      await press(agoraWords.value!.makeTables);
      expect(await complaints()).toEqual([]);
    }, 60_000);

    it("of the desk, its dialogs and the room's screen have nothing that axe-core finds", async () => {
      const event = new Event('moderator');
      const t = leadWords.value!;
      await show(<DeskScreen app={event.app} />, has('.desk-person'));
      expect(await complaints()).toEqual([]);
      await press(`${t.tables.settings}: 1`);
      expect(await complaints()).toEqual([]);
      await show(<DeskScreen app={event.app} />, has('.desk-person'));
      await press(t.people.more('Ada'));
      expect(await complaints()).toEqual([]);
      await press(t.people.putOut);
      expect(await complaints()).toEqual([]);
      event.route.value = { screen: 'board', board: table1 };
      const panel = <DayPanel app={event.app} day={event.day} board={table1} onClose={() => undefined} />;
      await show(
        <main>
          <h1>Board</h1>
          {panel}
        </main>,
        has('.signs'),
      );
      expect(await complaints()).toEqual([]);
      await show(<RoomScreen app={event.app} />, has('.room__code'));
      expect(await complaints()).toEqual([]);
    }, 60_000);
  });
}

describe('The list of tables', () => {
  it('says how many places are taken, counts nobody at two tables, and what comes', async () => {
    await speak('fr');
    const event = new Event('participant');
    await show(<TablesScreen app={event.app} />, has('.gathering'));
    await until(() => dayWords.value?.bar === dayFr.bar);
    const cards = [...document.querySelectorAll('.table-card')].map((card) => card.textContent);
    // Ada sits at table 1 and has a look at table 2; Bilal's tablet is away.
    expect(cards[0]).toContain('1 sur 2 places prises, 1 hors ligne');
    expect(cards[1]).toContain('Personne pour l’instant');
    expect(said()).toContain('2 personnes sont là');
    expect(said()).toMatch(/Ensuite ?Share/);
  });
});

describe('The agora', () => {
  it('makes tables of topics in their order by one tap, and names the topic to the server (D14)', async () => {
    const event = new Event('moderator');
    await show(<AgoraScreen app={event.app} />, has('.agora__form'));
    await propose('Why?');
    await propose('How?');
    await act(() => document.querySelectorAll<HTMLButtonElement>('.topic__want')[1]!.click());
    await press(agoraFr.makeTables);
    await press(agoraFr.makeThese(1));
    const how = event.document.object(1);
    expect(event.commands).toMatchObject([
      {
        $case: 'openTable',
        value: {
          question: 'How?',
          softLimit: 8,
          topic: { counter: BigInt(how.counter), replica: how.replica },
        },
      },
    ]);
  });

  it('keeps what was typed over a reload', async () => {
    const event = new Event('participant');
    await show(<AgoraScreen app={event.app} />, has('.agora__form'));
    await type('.agora__form input', 'Half a');
    await show(<AgoraScreen app={new Event('participant').app} />, has('.agora__form'));
    expect(document.querySelector<HTMLInputElement>('.agora__form input')!.value).toBe('Half a');
  });
});

describe('The desk', () => {
  it('says who sits where, whose tablet is away or has not sent all, hands, help, and what is led or frozen', async () => {
    const event = new Event('moderator');
    await show(<DeskScreen app={event.app} />, has('.desk-person'));
    for (const words of [
      leadFr.tables.away('Bilal'),
      leadFr.tables.unsent('Ada'),
      `${leadFr.tables.hands(1)} (Ada)`,
      leadFr.tables.help,
      leadFr.tables.ledShort,
      leadFr.tables.frozenShort,
      leadFr.tables.mergedInto(1),
      leadFr.people.gone(2),
      leadFr.people.looksAt(2),
    ])
      expect(said()).toContain(words.replace(/\s+/gu, ' '));
  });

  it('opens its dialogs with the focus in their first field, and Enter sends what is typed', async () => {
    const event = new Event('moderator');
    const at = (): Element => document.activeElement!;
    await show(<DeskScreen app={event.app} />, has('.desk-person'));
    await press(leadFr.tables.open);
    expect(at().matches('.dialog__form input')).toBe(true);
    await type('.dialog__form input', 'Et après ?');
    await act(() => at().closest('form')!.requestSubmit());
    expect(event.commands).toMatchObject([{ $case: 'openTable', value: { question: 'Et après ?' } }]);
    // A name is changed there; where buttons come first nobody's keyboard opens.
    await show(<DeskScreen app={event.app} />, has('.desk-person'));
    await press(leadFr.people.more('Ada'));
    expect(at().matches('.dialog__form input')).toBe(true);
    const panel = <DayPanel app={event.app} day={event.day} board={table1} onClose={() => undefined} />;
    await show(panel, has('.signs'));
    expect(at().matches('input')).toBe(false);
  });

  it('says which phase goes on when another moderator was first (D8)', async () => {
    const event = new Event('moderator');
    await show(<DeskScreen app={event.app} />, has('.desk-person'));
    await press(leadFr.desk.beginThis('Share'));
    await act(() => event.tell({ answers: [{ id: 1n, reason: 3, offset: 0n }] }));
    await until(() => said().includes(leadFr.desk.first('Begin').replace(/\s+/gu, ' ')));
  });
});

describe('The bar', () => {
  it('shows the signs that somebody gives, also where their buttons have no room', async () => {
    const event = new Event('participant');
    const given = () => document.querySelector('.day-bar__given')?.getAttribute('aria-label') ?? '';
    const hand = (on: boolean) =>
      entry(on ? 2 : 3, { $case: 'mark', value: { participant: 1, kind: MarkKind.HAND, on, of: 0n } });
    await show(<DayBar app={event.app} day={event.day} board={table1} />, has('.day-bar'));
    const before = given();
    await act(() => event.tell({ entries: [hand(true)] }));
    await until(() => given().includes(dayWords.value!.marks.handOn));
    await act(() => event.tell({ entries: [hand(false)] }));
    await until(() => given() === before);
  });

  it('says to who sat at a table that went to another where they sit now', async () => {
    const event = new Event('participant');
    event.tell({ entries: [entry(2, { $case: 'seat', value: { participant: 1, table: 1, movedBy: 0 } })] });
    await show(<DayBar app={event.app} day={event.day} board="0000000000000102" />, has('.day-bar'));
    expect(said()).not.toContain(dayFr.moved('').trim());
    await show(<DayBar app={event.app} day={event.day} board="0000000000000104" />, has('.day-bar'));
    expect(said()).toContain(dayFr.moved('1. Question 1?').replace(/\s+/gu, ' '));
    await press(dayFr.goThere);
    expect(event.route.value).toEqual({ screen: 'board', board: table1 });
  });
});
