// Giving a sign: I am done, a raised hand, help at the table. Signs wait for the network by themselves.

import { useState } from 'preact/hooks';
import { helpAt, helpersAt, isDoneWith, runAt, seatOf, shows, type Day } from '../../day/day';
import { MarkKind } from '../../wire/day_frames';
import { Button } from '../parts/button';
import { Icon, type IconName } from '../parts/icon';
import type { Asking } from './asking';
import { dayWords } from './day_words';
import type { Standing } from './place_of';

interface Props {
  readonly day: Day;
  readonly me: number;
  readonly here: Standing;
  readonly asking: Asking;
  readonly live: boolean;
  /** Also those that are seldom given. */
  readonly all?: boolean;
}

interface OneProps {
  readonly on: boolean;
  readonly icon: IconName;
  readonly words: readonly [off: string, on: string];
  readonly live: boolean;
  /** Resolves when it is answered. */
  readonly onSwitch: (on: boolean) => Promise<boolean>;
}

/** Shows at once what was pressed, and what the server says as soon as it says something else. */
function Sign({ on, icon, words, live, onSwitch }: OneProps) {
  const [wish, setWish] = useState<boolean | null>(null);
  const shown = wish ?? on;
  return (
    <Button
      icon={icon}
      on={shown}
      class="sign"
      onPress={() => {
        setWish(!shown);
        // The answer comes behind what it changed: from then on it is as the day says.
        void onSwitch(!shown).then(() => setWish(null));
      }}
    >
      {words[shown ? 1 : 0]}
      {shown !== on && !live && <span class="sign__waits">{dayWords.value?.marks.waits}</span>}
    </Button>
  );
}

/** The signs that I give, where the buttons have no room: a hand that one has forgotten stays up. */
export function GivenSigns({ day, me, here }: Pick<Props, 'day' | 'me' | 'here'>) {
  const t = dayWords.value?.marks;
  const run = runAt(day, seatOf(day, me));
  if (!t) return null;
  const all: readonly (readonly [boolean, IconName, string])[] = [
    [run !== null && isDoneWith(day, me, run), 'check', t.doneOn],
    [shows(day, me, MarkKind.HAND), 'hand', t.handOn],
    [here.sits && helpAt(day, here.place), 'flag', t.helpOn],
  ];
  const given = all.filter(([on]) => on);
  if (given.length === 0) return null;
  return (
    <span class="day-bar__given" role="img" aria-label={given.map(([, , said]) => said).join(', ')}>
      {given.map(([, icon]) => (
        <Icon key={icon} name={icon} size={18} />
      ))}
    </span>
  );
}

export function MarkButtons({ day, me, here, asking, live, all = false }: Props) {
  const t = dayWords.value?.marks;
  if (!t) return null;
  // "Done" is said of what goes on where somebody sits, whatever board they look at.
  const run = runAt(day, seatOf(day, me));
  const helpers = helpersAt(day, here.place);
  const set = (mark: MarkKind) => (on: boolean) => asking.ask({ kind: 'mark', mark, on });
  const done = (on: boolean) => asking.ask({ kind: 'mark', mark: MarkKind.DONE, on, run: run?.id ?? 0 });
  /** The flag is the table's: whoever sits there takes it down, whoever raised it. */
  const help = async (on: boolean): Promise<boolean> => {
    const whose = on ? [me] : helpers;
    const asked = whose.map((participant) =>
      asking.ask({ kind: 'mark', mark: MarkKind.HELP, on, ...(participant === me ? {} : { participant }) }),
    );
    return (await Promise.all(asked)).every(Boolean);
  };
  return (
    <div class="signs" role="group" aria-label={t.title}>
      {run && (
        <Sign
          key={`done ${run.id}`}
          icon="check"
          on={isDoneWith(day, me, run)}
          words={[t.done, t.doneOn]}
          live={live}
          onSwitch={done}
        />
      )}
      <Sign
        icon="hand"
        on={shows(day, me, MarkKind.HAND)}
        words={[t.hand, t.handOn]}
        live={live}
        onSwitch={set(MarkKind.HAND)}
      />
      {here.sits && (
        <Sign icon="flag" on={helpers.length > 0} words={[t.help, t.helpOn]} live={live} onSwitch={help} />
      )}
      {all && (
        <Sign
          icon="pin"
          on={shows(day, me, MarkKind.STAY)}
          words={[t.stay, t.stayOn]}
          live={live}
          onSwitch={set(MarkKind.STAY)}
        />
      )}
    </div>
  );
}
