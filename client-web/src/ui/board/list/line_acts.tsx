// What can be done with what is selected, under its line; with several, at the foot of the list.

import { useState } from 'preact/hooks';
import { rulesOf } from '../../../scene/kinds';
import type { FoundWork } from '../../../tools/layers';
import { canSend, choosing } from '../../parcels/sending';
import { Button } from '../../parts/button';
import type { ListActs, Target } from './list_acts';
import { TargetChoice, targetText } from './target_choice';
import type { Chosen } from './target_choice';
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
      {canSend(stage) && (
        <Button icon="next" onPress={() => (choosing.value = true)}>
          {t.send}
        </Button>
      )}
      <Button kind="danger" icon="trash" onPress={() => stage.acts.remove()}>
        {t.remove}
      </Button>
    </>
  );
}

/** Without dragging: into a zone or a cluster, or out of it. */
export function MoveTo({ acts, targets, onSaid }: Pick<ActsProps, 'acts' | 'targets' | 'onSaid'>) {
  const t = listingWords.value;
  const [chosen, setChosen] = useState<Chosen>(undefined);
  if (!t || targets.length === 0) return null;
  const possible = acts.possible(targets);
  const { inside } = acts;
  if (possible.length === 0 && !inside) return null;
  const target = possible.find(({ name }) => name === chosen);
  // What was chosen may have been deleted since, or be where it lies by now.
  const to = target?.name ?? (chosen === null && inside ? null : undefined);
  const move = (): void => {
    if (to === undefined) return;
    const done = acts.move(to);
    setChosen(undefined);
    onSaid(done ? t.moved(target ? targetText(target) : '') : t.notMoved);
  };
  return (
    <div class="listing__line">
      <TargetChoice
        label={t.moveTo}
        first={[{ is: undefined, text: '…' }, ...(inside ? [{ is: null, text: t.anywhere }] : [])]}
        targets={possible}
        value={to}
        onChange={setChosen}
      />
      <Button disabled={to === undefined} onPress={move}>
        {t.moveDo}
      </Button>
    </div>
  );
}
