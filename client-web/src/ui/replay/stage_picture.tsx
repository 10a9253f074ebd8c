// The picture of a replayed board that is looked at closely: to be moved and zoomed, and shown whole again by a button.

import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import type { Item } from '../../scene/item';
import type { Scene } from '../../scene/scene';
import { IconButton } from '../parts/button';
import { namer } from './lane_names';
import { ReplayStage } from './replay_stage';
import type { Shown } from './replay_stage';

interface Props {
  readonly app: App;
  /** Another one is another picture. */
  readonly shown: Shown;
  readonly place: RefObject<HTMLDivElement>;
  /** Told of what paints it. */
  readonly onStage?: (stage: ReplayStage) => void;
  readonly onTouch?: (item: Item, scene: Scene) => void;
  /** What stands over it. */
  readonly children?: ComponentChildren;
}

export function StagePicture({ app, shown, place, onStage, onTouch, children }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [stage, setStage] = useState<ReplayStage | null>(null);
  useEffect(() => {
    const at = place.current;
    if (!at || !canvas.current || !overlay.current) return;
    const made = new ReplayStage(shown, canvas.current, overlay.current, namer(app), (item) =>
      onTouch?.(item, made.layer.scene),
    );
    const observer = new ResizeObserver(() => made.resize(at.clientWidth, at.clientHeight));
    observer.observe(at);
    setStage(made);
    onStage?.(made);
    return () => {
      observer.disconnect();
      made.close();
    };
  }, [shown]);
  useSignalEffect(() => {
    void app.session.people.value;
    stage?.view.repaint();
  });
  return (
    <div class="board__place">
      <div class="board__layer" ref={place}>
        <canvas ref={canvas} class="board__picture" aria-hidden="true" />
        <canvas ref={overlay} class="board__canvas" aria-hidden="true" />
      </div>
      {children}
      <div class="zoom">
        <IconButton icon="fit" label={words.value.board.fit} onPress={() => stage?.fitAll()} />
      </div>
    </div>
  );
}
