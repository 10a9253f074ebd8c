// Arranging what is selected, under the selection's bar: in line, in a grid, in front, by steps, into a frame. Whatever one can do
// by dragging is here as a press.

import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { rulesOf } from '../../../scene/kinds';
import { ArrangeActs } from '../../../tools/arrange_acts';
import type { Edge } from '../../../tools/arrange';
import { IconButton } from '../../parts/button';
import type { IconPath } from '../../parts/icon';
import type { BoardStage } from '../board_stage';
import type { MoreProps } from '../more_slot';
import '../../styles/arrange.css';
import { clipsOf } from '../over/clips';
import { overWords } from '../over/words';
import { selectionBox } from '../selection_box';
import { asked } from '../similar/asked';
import { similarWords } from '../similar/words';
import { MoveInto } from './move_into';
import { arrangeWords } from './words';

/** Board units; as the arrow keys with shift. */
const step = 50;

const arrangeIcon: IconPath = 'M4 4v16M8 6h11v4H8zM8 14h7v4H8z';
const edges: Readonly<Record<Edge, IconPath>> = {
  left: 'M4 4v16M8 6h12v4H8zM8 14h7v4H8z',
  center: 'M12 4v2M12 10v4M12 18v2M6 6h12v4H6zM8.500 14h7v4h-7z',
  right: 'M20 4v16M4 6h12v4H4zM9 14h7v4H9z',
  top: 'M4 4h16M6 8h4v12H6zM14 8h4v7h-4z',
  middle: 'M4 12h2M10 12h4M18 12h2M6 6h4v12H6zM14 8.500h4v7h-4z',
  bottom: 'M4 20h16M6 4h4v12H6zM14 9h4v7h-4z',
};
const icons = {
  across: 'M4 4v16M20 4v16M9.500 8h5v8h-5z',
  down: 'M4 4h16M4 20h16M8 9.500h8v5H8z',
  front: 'M9 9h11v11H9zM5 15H4V4h11v1M14.500 17v-5M12 14.500l2.500-2.500 2.500 2.500',
  back: 'M4 4h11v11H4zM19 9h1v11H9v-1M9.500 7v5M7 9.500l2.500 2.500L12 9.500',
  left: 'M19 12H5M11 6l-6 6 6 6',
  right: 'M5 12h14M13 6l6 6-6 6',
  up: 'M12 19V5M6 11l6-6 6 6',
  down1: 'M12 5v14M6 13l6 6 6-6',
  larger: 'M4 4h16v16H4zM12 8.500v7M8.500 12h7',
  smaller: 'M4 4h16v16H4zM8.500 12h7',
  copy: 'M8 5H5v15h14V5h-3M9 3h6v4H9zM9 12h6M9 15.500h4',
  into: 'M4 5h16v14H4zM4 9.500h16M12 12v5M9.500 14.500 12 17l2.500-2.500',
} as const satisfies Readonly<Record<string, IconPath>>;

const open = signal(false);

export function ArrangeButton({ stage }: MoreProps) {
  const t = arrangeWords.value;
  if (!t || !stage.editable) return null;
  return (
    <IconButton
      icon={arrangeIcon}
      label={t.title}
      caption={t.open}
      on={open.value}
      onPress={() => (open.value = !open.value)}
    />
  );
}

export function Arranging({ stage }: MoreProps) {
  useEffect(() => () => void (open.value = false), []);
  return open.value && stage.editable ? <Buttons stage={stage} /> : null;
}

function Buttons({ stage }: { readonly stage: BoardStage }) {
  const t = arrangeWords.value;
  const [into, setInto] = useState(false);
  const similar = similarWords.value;
  const clip = overWords.value?.clip;
  const selected = stage.selected.value;
  if (!t) return null;
  const one = selected.length === 1 ? selected[0] : undefined;
  const acts = new ArrangeActs(stage);
  const many = acts.movable.length;
  return (
    <div class="arranging" role="group" aria-label={t.title}>
      {many > 1 && <InOrder acts={acts} many={many} />}
      <IconButton icon={icons.front} label={t.front} onPress={() => acts.stack('front')} />
      <IconButton icon={icons.back} label={t.back} onPress={() => acts.stack('back')} />
      <Steps stage={stage} acts={acts} />
      {clip && <IconButton icon={icons.copy} label={clip.copy} onPress={() => clipsOf(stage)?.copy()} />}
      <IconButton icon={icons.into} label={t.into} onPress={() => setInto(true)} />
      <IconButton icon="fit" label={t.show} onPress={() => show(stage)} />
      {one && similar && rulesOf(one.item).listed === 'entry' && (
        <IconButton
          icon="group"
          label={similar.one}
          onPress={() => void (asked.value = { of: stage.layers.nameOf(one) })}
        />
      )}
      {into && <MoveInto stage={stage} onClose={() => setInto(false)} />}
    </div>
  );
}

function InOrder({ acts, many }: { readonly acts: ArrangeActs; readonly many: number }) {
  const t = arrangeWords.value;
  if (!t) return null;
  return (
    <>
      {(Object.keys(edges) as Edge[]).map((edge) => (
        <IconButton key={edge} icon={edges[edge]} label={t.edges[edge]} onPress={() => acts.align(edge)} />
      ))}
      {many > 2 && (
        <>
          <IconButton icon={icons.across} label={t.across} onPress={() => acts.distribute('across')} />
          <IconButton icon={icons.down} label={t.down} onPress={() => acts.distribute('down')} />
        </>
      )}
      <IconButton icon="grid" label={t.tidy} onPress={() => acts.tidy()} />
    </>
  );
}

function Steps({ stage, acts }: { readonly stage: BoardStage; readonly acts: ArrangeActs }) {
  const t = arrangeWords.value;
  if (!t) return null;
  const by = (x: number, y: number) => () => stage.acts.nudge(x * step, y * step);
  return (
    <>
      <IconButton icon={icons.left} label={t.moves.left} onPress={by(-1, 0)} />
      <IconButton icon={icons.right} label={t.moves.right} onPress={by(1, 0)} />
      <IconButton icon={icons.up} label={t.moves.up} onPress={by(0, -1)} />
      <IconButton icon={icons.down1} label={t.moves.down} onPress={by(0, 1)} />
      {acts.resizable.length > 0 && (
        <>
          <IconButton icon={icons.larger} label={t.larger} onPress={() => acts.resize(1)} />
          <IconButton icon={icons.smaller} label={t.smaller} onPress={() => acts.resize(-1)} />
        </>
      )}
    </>
  );
}

function show(stage: BoardStage): void {
  const box = selectionBox(stage);
  if (box) stage.sight.show(box);
}
