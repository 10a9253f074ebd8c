// What can be done with what is selected, under its line; with several, at the foot of the list.

import { useId, useState } from 'preact/hooks';
import { rulesOf } from '../../../scene/kinds';
import type { FoundWork } from '../../../tools/layers';
import { Button } from '../../parts/button';
import type { ListActs, Target } from './list_acts';
import { targetText } from './target_text';
import { listingWords } from './words';

export interface ActsProps {
  readonly acts: ListActs;
  readonly targets: readonly Target[];
  readonly found: readonly FoundWork[];
  readonly onWrite: () => void;
  readonly onSaid: (text: string) => void;
}

/** +1, propose, group, delete: the same for one and for several. */
export function SelectionButtons({ acts, found, onWrite, onSaid }: ActsProps) {
  const t = listingWords.value;
  if (!t) return null;
  const { stage } = acts;
  const supports = found.filter(({ item }) => rulesOf(item).can.vote);
  const mine = supports.reduce(
    (sum, { layer, item }) => sum + layer.document.votesBy(item.handle, stage.participant),
    0,
  );
  return (
    <>
      {supports.length > 0 && supports.length === found.length && (
        <>
          <Button icon="dot" onPress={() => stage.acts.vote(1)}>
            {t.supportDo}
          </Button>
          {mine > 0 && (
            <Button icon="minus" onPress={() => stage.acts.vote(-1)}>
              {t.unsupport(mine)}
            </Button>
          )}
        </>
      )}
      {acts.canGroup && (
        <Button
          icon="group"
          onPress={() => {
            if (!acts.group()) return stage.say({ what: 'full' });
            onSaid(t.grouped(found.length));
            onWrite();
          }}
        >
          {t.group}
        </Button>
      )}
      {acts.canPropose && (
        <Button
          icon="outcome"
          onPress={() => {
            acts.propose();
            onSaid(t.proposed);
          }}
        >
          {t.propose}
        </Button>
      )}
      {acts.canUngroup && (
        <Button icon="ungroup" onPress={() => stage.acts.ungroup()}>
          {t.ungroup}
        </Button>
      )}
      <Button kind="danger" icon="trash" onPress={() => stage.acts.remove()}>
        {t.remove}
      </Button>
    </>
  );
}

/** Without dragging: into a zone or a cluster, or out of it. */
export function MoveTo({ acts, targets, found, onSaid }: ActsProps) {
  const t = listingWords.value;
  const choice = useId();
  const [at, setAt] = useState(-2);
  if (!t || targets.length === 0) return null;
  const names = found.map((one) => acts.stage.layers.nameOf(one));
  const around = new Set(names.map((name) => acts.around(name)));
  const possible = targets.filter(
    ({ name }) => !names.includes(name) && !(around.size === 1 && around.has(name)),
  );
  const inside = [...around].some((name) => name !== null);
  const move = (): void => {
    const to = at >= 0 ? possible[at] : null;
    if (to === undefined) return;
    const done = acts.move(to ? to.name : null);
    setAt(-2);
    onSaid(done ? t.moved(to ? targetText(targets, to.name) : '') : t.notMoved);
  };
  if (possible.length === 0 && !inside) return null;
  return (
    <div class="listing__line">
      <div class="listing__where">
        <label for={choice}>{t.moveTo}</label>
        <select
          id={choice}
          class="field__input"
          value={String(at)}
          onChange={(event) => setAt(Number(event.currentTarget.value))}
        >
          <option value="-2">…</option>
          {inside && <option value="-1">{t.anywhere}</option>}
          {possible.map((target, i) => (
            <option key={i} value={String(i)}>
              {`${'\u00a0\u00a0'.repeat(target.depth)}${target.text.trim() || t.untitled}`}
            </option>
          ))}
        </select>
      </div>
      <Button disabled={at === -2} onPress={move}>
        {t.moveDo}
      </Button>
    </div>
  );
}
