// What more can be done with what is selected: join two things by an arrow, outlines thicker, texts larger.

import { Kind } from '../../../scene/item';
import { textSizeOwn } from '../../../scene/kinds/text';
import { setTextSize, thicken } from '../../../tools/draw_edits';
import { byLayer } from '../../../tools/layers';
import { IconButton } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { equipmentOf } from './equip';
import { addWords } from './words';

/** Tenths of a board unit. */
const widths = [20, 40, 80] as const;
const sizes = [18, 28, 44, 72] as const;

const connectIcon = 'M4 4h6v6H4zM14 14h6v6h-6zM10 7h4a3 3 0 0 1 3 3v4';
const widthIcon = 'M4 6h16M4 11.500h16M4 12.500h16M4 17h16M4 18h16M4 19h16';
const sizeIcon = 'M3 19 8 6l5 13M4.800 15h6.400M14.500 19l3-8 3 8M15.500 16.500h4';

/** The next of several values, and round again. */
function after(values: readonly number[], now: number): number {
  return values.find((value) => value > now) ?? (values[0] as number);
}

export function SelectionActs({ stage }: { readonly stage: BoardStage }) {
  const t = addWords.value;
  const selected = stage.selected.value;
  if (!t || !stage.editable) return null;
  const lined = selected.filter(({ item }) => item.kind === Kind.shape || item.kind === Kind.connector);
  const texts = selected.filter(({ item }) => item.kind === Kind.text);
  const { link } = equipmentOf(stage);
  return (
    <>
      {link.joinable() && (
        <IconButton
          icon={connectIcon}
          label={t.connectLabel}
          caption={t.connect}
          onPress={() => link.connectSelected()}
        />
      )}
      {lined.length > 0 && lined.length === selected.length && (
        <IconButton icon={widthIcon} label={t.widthLabel} caption={t.width} onPress={() => widen(stage)} />
      )}
      {texts.length > 0 && texts.length === selected.length && (
        <IconButton icon={sizeIcon} label={t.sizeLabel} caption={t.size} onPress={() => enlarge(stage)} />
      )}
    </>
  );
}

function widen(stage: BoardStage): void {
  const { found } = stage.acts;
  const first = found[0]?.item;
  const width = after(widths, first && 'width' in first && first.width > 0 ? first.width : 30);
  stage.layers.history.together(() => {
    for (const [layer, items] of byLayer(found)) {
      const handles = items.map(({ handle }) => handle);
      layer.edit((d) => thicken(d, handles, width));
    }
  });
}

function enlarge(stage: BoardStage): void {
  const { found } = stage.acts;
  const first = found[0]?.item;
  const size = after(
    sizes,
    first && 'textSize' in first && first.textSize > 0 ? first.textSize : textSizeOwn,
  );
  stage.layers.history.together(() => {
    for (const [layer, items] of byLayer(found)) {
      layer.edit((d) => setTextSize(d, items, size, stage.measure));
    }
  });
}
