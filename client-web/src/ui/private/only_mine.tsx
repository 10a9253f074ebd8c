// A mark at the corner of each draft in sight: only I see it, and nobody will see my name where names are hidden. It lies over the canvas and follows the camera.

import { useEffect, useRef } from 'preact/hooks';
import { rectToScreen } from '../../scene/camera';
import { Icon } from '../parts/icon';
import { PrivateBoard } from '../../app/private_board';
import { privateWords } from './private_words';
import type { PrivateProps } from './private_slot';
import '../styles/private.css';

/** An eye with a stroke through it. */
const closedEye =
  'M3 3l18 18M10 5.300A10 10 0 0 1 12 5c6.400 0 10 7 10 7a17 17 0 0 1-2.800 3.600M6.500 6.700C3.600 8.700 2 12 2 12s3.600 7 10 7a9.600 9.600 0 0 0 4.800-1.300M9.900 9.900a3 3 0 0 0 4.200 4.200';

/** The layer's name. */
export function draftsOver(board: string): string {
  return `private ${board}`;
}

export function OnlyMine({ board, stage }: PrivateProps) {
  const marks = useRef<HTMLDivElement>(null);
  void stage.version.value;
  void stage.carrying.value;
  const layer = stage.layers.all.value.find(({ id }) => id === draftsOver(board.id));
  const nameless = layer?.board instanceof PrivateBoard && layer.board.anonymous.value;
  const items = layer ? [...layer.scene.seen()] : [];
  useEffect(() =>
    stage.moved.subscribe(() => {
      const all = marks.current?.children ?? [];
      for (const [at, item] of items.entries()) {
        const mark = all[at];
        if (!(mark instanceof HTMLElement) || !layer) continue;
        const r = rectToScreen(stage.camera, layer.lifts.shown(item));
        mark.hidden = r.w < 24;
        mark.style.transform = `translate(${Math.round(r.x)}px, ${Math.round(r.y)}px) translate(-30%, -40%)`;
      }
    }),
  );
  return (
    <div class="only-mine" ref={marks} aria-hidden="true">
      {items.map((item) => (
        <span key={item.handle} class="only-mine__mark">
          <Icon name={closedEye} size={16} />
          {nameless && <span>{privateWords.value?.nobody}</span>}
        </span>
      ))}
    </div>
  );
}
