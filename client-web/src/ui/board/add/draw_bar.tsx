// In place of the bar at the board's foot while something is about to be drawn: what to do, and the way for who has no finger
// to show a place with.

import { Button } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { equipmentOf } from './equip';
import { lookOf } from './names';
import { addWords } from './words';

export function DrawBar({ stage }: { readonly stage: BoardStage }) {
  const t = addWords.value;
  const { draw } = equipmentOf(stage);
  const look = draw.look.value;
  const name = look && lookOf(look.kind, look.shape);
  if (!t || !name) return null;
  const joins = name === 'arrow' || name === 'line';
  return (
    <div class="bar bar--tool" role="toolbar" aria-label={t.things[name]}>
      <p class="bar__hint" role="status">
        <strong>{t.things[name]}</strong> {joins ? t.howLine : name === 'text' ? t.howText : t.howFigure}
      </p>
      <div class="bar__row">
        <Button icon="plus" onPress={() => draw.place()}>
          {t.place}
        </Button>
        <Button icon="close" onPress={() => stage.tools.putDown()}>
          {t.cancel}
        </Button>
      </div>
    </div>
  );
}
