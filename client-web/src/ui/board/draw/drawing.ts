// The chunk of drawing: puts the tool that draws into a board's hands, and brings the bar that goes with it.

import { effect } from '@preact/signals';
import { fetchInk, fetchKinds } from '../../../render/later_kinds';
import { WetInk } from '../../../render/ink/wet_ink';
import { InkTool } from '../../../tools/ink/ink_tool';
import '../../styles/draw.css';
import type { BoardStage } from '../board_stage';
import { PenBar } from './pen_bar';
import { pens } from './device_pens';

export { Drawings } from './drawings';

export function equip(stage: BoardStage): void {
  if (stage.tools.pen) return;
  void fetchKinds();
  void fetchInk();
  const wet = new WetInk(stage.view, stage.overlay);
  const tool = new InkTool(stage, pens, wet);
  stage.tools.register(tool);
  stage.tools.pen = tool;
  stage.toolBars.set(tool.name, PenBar);
  stage.whenClosed(
    effect(() => {
      if (pens.state.value.penSeen) stage.notePen();
    }),
  );
  stage.whenClosed(
    effect(() => {
      if (stage.tools.inHand.value !== tool) wet.release();
    }),
  );
  stage.whenClosed(() => wet.close());
}
