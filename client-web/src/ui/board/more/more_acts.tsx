// What more can be done with what is selected: clusters and zones, locks, reactions.

import { isHeading, isOutcome, isPile } from '../../../scene/item';
import type { Item } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { reactions } from '../../../scene/reactions';
import { FrameActs } from '../../../tools/frame_acts';
import type { FoundWork } from '../../../tools/layers';
import { useState } from 'preact/hooks';
import '../../styles/more.css';
import { canSend, choosing } from '../../parcels/sending';
import { IconButton } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import type { MoreProps } from '../more_slot';
import { ArrangeButton, Arranging } from '../arrange/arranging';
import { frameWords } from './words';

const icons = {
  fold: 'M5 4h14v6H5zM7 14h10M9 18h6',
  unfold: 'M5 4h14v16H5zM5 9h14M9 13h6M9 16h6',
  merge: 'M4 5h6v14H4zM20 5h-6v14h6zM8 12h8M13.500 9.500 11 12l2.500 2.500',
  split: 'M4 5h7v14H4zM15 8h5v8h-5zM11 12h4',
  propose: 'M5 4h14v11H12l-4.500 4.500V15H5zM9 8.500h6M9 11.500h4',
  takeBack: 'M5 4h14v11H12l-4.500 4.500V15H5zM9 9.500h6',
  lock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 7 0V11',
  unlock: 'M6 11h12v9H6zM8.500 11V7.500a3.500 3.500 0 0 1 6.800-1.200',
} as const;

/** Buttons in the row of the selection's bar. */
export function MoreActs({ stage }: MoreProps) {
  const t = frameWords.value;
  void stage.selected.value;
  if (!t) return null;
  const acts = new FrameActs(stage);
  const { frame, clusters, members } = acts;
  return (
    <>
      <ProposeButton acts={acts} />
      {frame && <FrameButtons acts={acts} item={frame.frame} />}
      {clusters && (
        <IconButton icon={icons.merge} label={t.merge} caption={t.merge} onPress={() => acts.merge()} />
      )}
      {members && (
        <IconButton
          icon={icons.split}
          label={members.items.length > 1 ? t.split : t.takeOut}
          caption={members.items.length > 1 ? t.split : t.takeOut}
          onPress={() => acts.split()}
        />
      )}
      {stage.moderator && <LockButton stage={stage} acts={acts} />}
      <ArrangeButton stage={stage} />
      {canSend(stage) && (
        <IconButton
          icon="next"
          label={t.send}
          caption={t.sendShort}
          onPress={() => (choosing.value = true)}
        />
      )}
    </>
  );
}

/** Makes a proposition of it, or takes that back. */
function ProposeButton({ acts }: { readonly acts: FrameActs }) {
  const t = frameWords.value;
  const { frame, proposable, mayPropose } = acts;
  const back = frame !== null && isOutcome(frame.frame);
  if (!t || (!back && !proposable)) return null;
  const label = back ? (isHeading(frame.frame) ? t.noHeading : t.noProposition) : t.propose;
  return (
    <IconButton
      icon={back ? icons.takeBack : icons.propose}
      label={mayPropose ? label : t.notNow(label)}
      caption={back ? t.takeBackShort : t.proposition}
      disabled={!mayPropose}
      onPress={() => (back ? acts.takeBack() : acts.propose())}
    />
  );
}

function FrameButtons({ acts, item }: { readonly acts: FrameActs; readonly item: Item }) {
  const t = frameWords.value;
  const { frame } = acts.frame ?? {};
  if (!t || !frame) return null;
  if (isPile(item)) {
    const { collapsed } = frame;
    const turn = collapsed ? t.unfold : t.fold;
    return (
      <>
        <IconButton
          icon={collapsed ? icons.unfold : icons.fold}
          label={turn}
          caption={turn}
          onPress={() => acts.fold()}
        />
        {!collapsed && <IconButton icon="grid" label={t.tidy} caption={t.tidy} onPress={() => acts.tidy()} />}
      </>
    );
  }
  return (
    <IconButton
      icon="grid"
      label={t.rowsHint}
      caption={t.rows}
      on={frame.grid}
      onPress={() => acts.keepRows()}
    />
  );
}

function LockButton({ stage, acts }: { readonly stage: BoardStage; readonly acts: FrameActs }) {
  const t = frameWords.value;
  const found = stage.selected.value;
  if (!t || found.length === 0) return null;
  const locked = found.every(({ item }) => item.locked);
  const turn = locked ? t.unlock : t.lock;
  return (
    <IconButton
      icon={locked ? icons.unlock : icons.lock}
      label={turn}
      caption={turn}
      on={locked}
      onPress={() => acts.lock()}
    />
  );
}

/** Under the row. */
export function Below({ stage }: MoreProps) {
  return (
    <>
      <Arranging stage={stage} />
      {/* What I write in private is nobody's to think of. */}
      {stage.selected.value.every(({ layer }) => layer === stage.layers.ground) && (
        <Reactions stage={stage} />
      )}
    </>
  );
}

/** One tap each: what I and others think of the one thing that is selected. */
function Reactions({ stage }: MoreProps) {
  const t = frameWords.value;
  const [one, ...more] = stage.selected.value;
  if (!t || !one || more.length > 0 || !rulesOf(one.item).can.vote) return null;
  return <ReactionRow stage={stage} one={one} />;
}

function ReactionRow({ stage, one }: { readonly stage: BoardStage; readonly one: FoundWork }) {
  const t = frameWords.value?.reactions;
  const [open, setOpen] = useState(false);
  if (!t) return null;
  const people = one.layer.document.reactions(one.item.handle);
  const mine = people.find(({ participant }) => participant === stage.participant)?.set ?? 0;
  const acts = new FrameActs(stage);
  // Where it is not said who wrote it, it is not said either who thinks what of it.
  const named = people.length > 0 && one.item.author !== 0;
  return (
    <>
      <span class="reactions" role="group" aria-label={t.title}>
        {reactions.map(({ name, bit, sign }) => {
          const count = people.filter(({ set }) => (set & bit) !== 0).length;
          const said = t.of(t.names[name], count, (mine & bit) !== 0);
          return (
            <button
              key={name}
              type="button"
              class="reaction"
              aria-pressed={(mine & bit) !== 0}
              aria-label={said}
              title={said}
              onClick={() => acts.react(bit)}
            >
              <span aria-hidden="true">{sign}</span>
              {count > 0 && <span class="reaction__count">{count}</span>}
            </button>
          );
        })}
        {named && <IconButton icon="people" label={t.who} on={open} onPress={() => setOpen(!open)} />}
      </span>
      {open && named && <Who stage={stage} one={one} />}
    </>
  );
}

function Who({ stage, one }: { readonly stage: BoardStage; readonly one: FoundWork }) {
  const t = frameWords.value?.reactions;
  if (!t) return null;
  const people = one.layer.document.reactions(one.item.handle);
  const called = (who: number): string => (who === stage.participant ? t.you : stage.nameOf(who));
  return (
    <ul class="reactions__who">
      {reactions.map(({ name, bit, sign }) => {
        const names = people.filter(({ set }) => (set & bit) !== 0).map((p) => called(p.participant));
        if (names.length === 0) return null;
        return (
          <li key={name}>
            <span role="img" aria-label={t.names[name]}>
              {sign}
            </span>{' '}
            {names.filter((one) => one !== '').join(', ')}
          </li>
        );
      })}
    </ul>
  );
}
