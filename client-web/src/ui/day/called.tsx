// "Everyone here": being called to a part of a board, with a way back; calling; and following one person.

import { useEffect } from 'preact/hooks';
import type { Route } from '../../app/model';
import type { Day } from '../../day/day';
import type { EventDay } from '../../day/event_day';
import { words } from '../../i18n/language';
import type { Call } from '../../wire/day_frames';
import { Button, IconButton } from '../parts/button';
import type { Asking } from './asking';
import type { DayBarProps } from './day_slot';
import { dayWords } from './day_words';
import * as moves from './moves';
import type { Standing } from './place_of';
import { useNow } from './ticking';

/** How a board is called: its table, or the agora. */
export function placeName(state: Day, board: string): string {
  const table = [...state.tables.values()].find((one) => one.board === board);
  return table ? `${words.value.tables.table(table.number)} (${table.question})` : words.value.tables.agora;
}

/** A word is being written, or something stands open over the screen. */
function isBusy(): boolean {
  const at = document.activeElement;
  const writes = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
  return (
    writes ||
    (at instanceof HTMLElement && at.isContentEditable) ||
    document.querySelector('dialog[open]') !== null
  );
}

function isThere(route: Route, board: string): boolean {
  return route.screen === 'board' && route.board === board;
}

interface CalledProps extends DayBarProps {
  readonly state: Day;
  readonly me: number;
  readonly moderates: boolean;
}

function follow({ app, sightline }: CalledProps, call: Call): void {
  const before = { route: app.router.route.peek(), seen: sightline?.seen() ?? null };
  moves.answer(call.id);
  moves.moved.value = { call, before, shown: false };
  if (!isThere(before.route, call.board)) app.router.go({ screen: 'board', board: call.board });
}

/** Shows the region once the board is there. */
function useRegion({ board, sightline }: CalledProps): void {
  const now = moves.moved.value;
  const loaded = sightline?.loaded.value ?? false;
  useEffect(() => {
    if (!now || now.shown || !loaded || now.call.board !== board) return;
    const region = moves.regionOf(now.call);
    if (region) sightline?.show(region);
    moves.moved.value = { ...now, shown: true };
  }, [now, loaded, board, sightline]);
}

function goBack({ app, board, sightline }: CalledProps, { before }: moves.Moved): void {
  moves.moved.value = null;
  const { route, seen } = before;
  if (route.screen === 'board' && route.board === board) {
    if (seen) sightline?.show(seen);
  } else app.router.go(route);
}

/** What somebody is called to, and what to do: go there, or, once taken along, back. */
export function Called(props: CalledProps) {
  const { app, day, state, me, moderates } = props;
  const t = dayWords.value?.calls;
  const soonest = Math.min(...[...state.calls.values()].map(({ until }) => until), Infinity);
  const now = useNow(day, soonest === Infinity ? null : soonest);
  const call = moves.callFor(state, me, now, moves.answered.value);
  useRegion(props);
  useEffect(() => {
    if (call && moves.takesAlong(state, me, moderates, isBusy())) follow(props, call);
  }, [call?.id]);
  const was = moves.moved.value;
  if (!t) return null;
  if (call) {
    return (
      <p class="day-bar__moved" role="status">
        <span>{t.called(placeName(state, call.board))}</span>
        <Button kind="main" onPress={() => follow(props, call)}>
          {t.go}
        </Button>
        <IconButton icon="close" kind="quiet" label={t.stayHere} onPress={() => moves.answer(call.id)} />
      </p>
    );
  }
  if (!was || !isThere(app.router.route.value, was.call.board)) return null;
  return (
    <p class="day-bar__moved" role="status">
      <span>{t.taken(placeName(state, was.call.board))}</span>
      <Button icon="back" onPress={() => goBack(props, was)}>
        {t.back}
      </Button>
      <IconButton
        icon="close"
        kind="quiet"
        label={words.value.common.close}
        onPress={() => (moves.moved.value = null)}
      />
    </p>
  );
}

interface CallButtonProps {
  readonly day: EventDay;
  readonly state: Day;
  readonly here: Standing;
  readonly board: string;
  readonly sightline: DayBarProps['sightline'];
  readonly asking: Asking;
}

/** Moderators call everybody, those who sit at a table the others there; pressed again it is over. */
export function CallButton({ day, state, here, board, sightline, asking }: CallButtonProps) {
  const t = dayWords.value?.calls;
  const table = here.moderates ? 0 : here.place;
  const made = state.calls.get(table);
  const now = useNow(day, made?.until ?? null);
  if (!t || (!here.moderates && (!here.sits || here.led))) return null;
  const on = made !== undefined && made.board === board && made.until > now;
  const press = async (): Promise<void> => {
    if (on) {
      await asking.ask({ kind: 'end_call', call: made.id });
      return;
    }
    const seen = sightline?.seen();
    const region = seen ? moves.regionFrom(seen) : [];
    if (!(await asking.ask({ kind: 'call', table, board, region }))) return;
    const own = day.day.peek()?.calls.get(table);
    if (own) moves.answer(own.id);
  };
  return (
    <Button icon="call" on={on} class="sign" disabled={asking.busy} onPress={() => void press()}>
      {on ? t.end : table === 0 ? t.everyone : t.table}
    </Button>
  );
}
