// Says that nobody else sees what one writes, how many notes wait, and reveals them.

import { useEffect, useState } from 'preact/hooks';
import { isPrivate, runAt, type Day } from '../../day/day';
import { Names, Privacy, RevealState, TableAct } from '../../wire/day_frames';
import { useAsking } from '../day/asking';
import { Problem } from '../day/day_bar';
import type { Standing } from '../day/place_of';
import { Button } from '../parts/button';
import { privateWords } from './private_words';
import type { PrivateProps } from './private_slot';
import { Stranded } from './stranded';
import '../styles/day.css';
import '../styles/private.css';
import '../styles/strip.css';

/** Who does not press again meant something else. */
const sureMs = 6_000;

interface Props extends PrivateProps {
  readonly state: Day;
  readonly here: Standing;
}

export function PrivateBar({ app, day, board, stage, state, here }: Props) {
  const t = privateWords.value;
  const asking = useAsking(day);
  const [sure, setSure] = useState(false);
  useEffect(() => {
    if (!sure) return;
    const timer = setTimeout(() => setSure(false), sureMs);
    return () => clearTimeout(timer);
  }, [sure]);
  if (!t) return null;
  const { place } = here;
  const hides = isPrivate(state, place);
  const nameless = hides && runAt(state, place)?.phase?.names === Names.HIDDEN;
  const told = state.drafts.get(place) ?? { notes: 0, people: 0 };
  const mine = [...day.drafts.value.values()].filter(({ table }) => table === place).length;
  // What is told of all comes a few seconds later than what I have written.
  const notes = Math.max(told.notes, mine);
  const people = Math.max(told.people, mine > 0 ? 1 : 0);
  const own = app.session.identity.value?.participant;
  const acting = day.me.value?.participant ?? own;
  const stranded = day.stranded.value.filter(
    ({ draft, as }) => draft.table === place && (as || own) === acting,
  );
  const last = state.reveals.get(place);
  const reveal = last?.state === RevealState.DONE ? undefined : last;
  const left = reveal ? 0 : (last?.left ?? 0);
  const leads = here.moderates || here.keepsTime;
  const kept = runAt(state, place)?.phase?.privacy === Privacy.PRIVATE;
  const revealsAll = here.moderates || (here.keepsTime && !kept);
  const live = day.link.value.state === 'live';
  const all = async (): Promise<void> => {
    setSure(false);
    await asking.ask({ kind: 'reveal', table: place, mine: false });
  };
  const bar = hides || notes > 0 || mine > 0 || reveal !== undefined;
  return (
    <>
      {bar && (
        <section class="strip private-bar" aria-label={t.title}>
          <div class="strip__what">
            <strong>{t.title}</strong>
            <span class="strip__says" role="status">
              {reveal
                ? t.revealing
                : [hides ? (nameless ? t.nameless : t.only) : t.left, t.count(notes, people)]
                    .concat(mine > 0 && notes > 0 ? [t.mine(mine)] : [])
                    .concat(mine > 0 && !live ? [t.waiting] : [])
                    .join(' · ')}
            </span>
          </div>
          <span class="strip__acts">
            {hides && here.table?.private && leads && (
              <Button
                disabled={asking.busy}
                onPress={() => void asking.ask({ kind: 'table', number: place, act: TableAct.OPEN })}
              >
                {t.open}
              </Button>
            )}
            {mine > 0 && !nameless && !reveal && (
              <Button
                disabled={asking.busy}
                onPress={() => void asking.ask({ kind: 'reveal', table: place, mine: true })}
              >
                {t.revealMine}
              </Button>
            )}
            {revealsAll && notes > 0 && !reveal && (
              <Button
                kind="main"
                icon="eye"
                disabled={asking.busy}
                onPress={() => (sure ? void all() : setSure(true))}
              >
                {sure ? t.sure : t.revealAll}
              </Button>
            )}
          </span>
          {left > 0 && notes > 0 && (
            <p class="strip__says" role="status">
              {[t.noRoom(left), mine > 0 ? t.mineStay(mine) : '', revealsAll ? t.makeRoom : '']
                .filter((words) => words !== '')
                .join(' ')}
            </p>
          )}
          {sure && <p class="strip__says">{t.cannotUndo}</p>}
          {asking.problem !== null && (
            <Problem text={t.reasons[String(asking.outcome)] ?? asking.problem} onClose={asking.clear} />
          )}
        </section>
      )}
      {stranded.length > 0 && (
        <Stranded app={app} day={day} board={board} stage={stage} stranded={stranded} />
      )}
    </>
  );
}
