// The place of drawing on the bars at the board's foot. Its code comes when the page has nothing else to do, or when somebody
// wants to draw.

import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Person } from '../../app/model';
import { words } from '../../i18n/language';
import { Kind } from '../../scene/item';
import { IconButton } from '../parts/button';
import { whenIdle } from '../parts/when_idle';
import type { BoardStage } from './board_stage';

export interface DrawProps {
  readonly stage: BoardStage;
}

export interface DrawingsProps extends DrawProps {
  readonly people: ReadonlyMap<number, Person>;
  readonly onClose: () => void;
}

interface Drawing {
  /** What is drawn, in the list. */
  readonly Drawings: ComponentType<DrawingsProps>;
  /** Puts the tool into the box of a board, and its bar to the others. */
  equip(stage: BoardStage): void;
}

export const drawing = signal<Drawing | null>(null);
let coming: Promise<Drawing | null> | null = null;

function fetchDrawing(): Promise<Drawing | null> {
  coming ??= import('./draw/drawing').then(
    (module) => (drawing.value = module),
    (error: unknown) => {
      console.warn('tablee: drawing did not come', error);
      coming = null;
      return null;
    },
  );
  return coming;
}

/** Takes the pen into the hand. */
export async function takePen(stage: BoardStage): Promise<void> {
  if (!stage.takes(Kind.stroke)) return stage.say({ what: 'notThisPhase' });
  const come = await fetchDrawing();
  if (!come || !stage.editable) return;
  come.equip(stage);
  stage.selection.clear();
  stage.closeEditor();
  stage.tools.take('ink');
}

/** Brings it to a board when the page has nothing else to do: a pen may draw without being asked. */
export function useDrawing(stage: BoardStage): void {
  const come = drawing.value;
  useEffect(() => {
    if (come) return come.equip(stage);
    return whenIdle(() => void fetchDrawing());
  }, [come, stage]);
}

export function DrawSlot({ stage }: DrawProps) {
  const t = words.value.board;
  return (
    <IconButton
      icon="M4 17c3-9 5-9 6-3.500s3 5.500 5 .5 3-6 5-5"
      label={t.draw}
      caption={t.draw}
      barred={!stage.takes(Kind.stroke)}
      onPress={() => void takePen(stage)}
    />
  );
}
