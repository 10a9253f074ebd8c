// Where the selection goes: the board's frames, by name.

import type { Name } from '../../../core/names';
import { isFrame } from '../../../scene/item';
import { FrameActs } from '../../../tools/frame_acts';
import { readingOrder } from '../../../tools/placement';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import type { BoardStage } from '../board_stage';
import { selectionBox } from '../selection_box';
import { arrangeWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly onClose: () => void;
}

export function MoveInto({ stage, onClose }: Props) {
  const t = arrangeWords.value;
  // It follows the board: what is chosen is what stands there by now.
  void stage.version.value;
  if (!t) return null;
  const acts = new FrameActs(stage);
  const { targets, inside } = acts;
  const frames = readingOrder(targets.map(({ frame }) => frame));
  const layer = targets[0]?.layer;
  const go = (name: Name | null) => (): void => {
    const target = name && stage.layers.find(name)?.item;
    onClose();
    if (name && !(target && isFrame(target))) return;
    acts.moveInto(target && isFrame(target) ? target : null);
    lookAtSelection(stage);
  };
  return (
    <Dialog title={t.intoTitle} onClose={onClose}>
      <p>{frames.length === 0 && !inside ? t.none : t.intoLead(stage.selection.size)}</p>
      <ul class="targets">
        {inside && (
          <li>
            <Button icon="ungroup" onPress={go(null)}>
              {t.outside}
            </Button>
          </li>
        )}
        {frames.map((frame) => (
          <li key={frame.handle}>
            <Button
              icon={frame.collapsed ? 'several' : 'frame'}
              onPress={go(layer?.names.of(frame.handle) ?? null)}
            >
              {frame.text || t.untitled}{' '}
              <span class="targets__count">{t.holds(layer?.scene.countIn(frame.handle) ?? 0)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** What was moved is looked at, once the scene knows where it lies. */
function lookAtSelection(stage: BoardStage): void {
  for (const { layer, item } of stage.selection.found) stage.refresh(layer, [item.handle]);
  const box = selectionBox(stage);
  if (box) stage.sight.lookAt(box);
}
