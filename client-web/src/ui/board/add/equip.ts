// The tools that come with the chunk, and their keys.

import { Kind, ShapeKind } from '../../../scene/item';
import { heads } from '../../../scene/kinds/connector';
import type { Look } from '../../../tools/draw_edits';
import { DrawTool } from '../../../tools/draw_tool';
import { LinkTool } from '../../../tools/link_tool';
import { ManyTool } from '../../../tools/many_tool';
import { keptWords, ownKey } from '../../parts/kept_words';
import type { BoardStage } from '../board_stage';
import { DrawBar } from './draw_bar';
import { ManyBar } from './many_bar';
import { takePastes } from './pastes';

export interface Equipment {
  readonly draw: DrawTool;
  readonly link: LinkTool;
  readonly many: ManyTool;
}

const equipped = new WeakMap<BoardStage, Equipment>();

/** In ink; figures on white. */
const plainColour = 7;
const figure = (shape: number): Look => ({ kind: Kind.shape, shape, colour: plainColour });
const line = (shape: number): Look => ({ kind: Kind.connector, shape, colour: plainColour });

export const looks = {
  rectangle: figure(ShapeKind.rectangle),
  ellipse: figure(ShapeKind.ellipse),
  diamond: figure(ShapeKind.diamond),
  arrow: line(heads.finish),
  line: line(heads.none),
  text: { kind: Kind.text, shape: 0, colour: plainColour },
} as const satisfies Readonly<Record<string, Look>>;

export type LookName = keyof typeof looks;

const keys: Readonly<Record<string, LookName>> = {
  r: 'rectangle',
  o: 'ellipse',
  m: 'diamond',
  a: 'arrow',
  l: 'line',
  t: 'text',
};

export function equip(stage: BoardStage): void {
  if (equipped.has(stage)) return;
  const done = (): void => void stage.tools.putDown();
  const draw = new DrawTool({ stage, done });
  const link = new LinkTool(stage);
  const many = new ManyTool(stage, done, keptWords(`tablee-many ${ownKey(stage)}`));
  equipped.set(stage, { draw, link, many });
  stage.tools.register(many);
  stage.toolBars.set(many.name, ManyBar);
  takePastes(stage, (text) => takeMany(stage, text));
  stage.tools.register(draw);
  stage.tools.registerFirst(link);
  stage.view.above.add(link);
  stage.toolBars.set(draw.name, DrawBar);
  for (const [key, name] of Object.entries(keys)) stage.keys.set(key, () => takeLook(stage, name));
  stage.keys.set('c', () => void link.connectSelected());
}

export function equipmentOf(stage: BoardStage): Equipment {
  equip(stage);
  return equipped.get(stage) as Equipment;
}

/** Offers one note a line of what was pasted; without: of what stood there before. */
export function takeMany(stage: BoardStage, text?: string): void {
  const { many } = equipmentOf(stage);
  if (!stage.takes(Kind.note)) return stage.say({ what: 'notThisPhase' });
  stage.closeEditor();
  stage.selection.clear();
  if (text !== undefined) many.text.value = text;
  many.colour.value = stage.acts.colour;
  stage.tools.take(many.name);
}

/** The next drag or tap on the board draws this. */
export function takeLook(stage: BoardStage, name: LookName): void {
  const { draw } = equipmentOf(stage);
  if (!stage.takes(looks[name].kind)) return stage.say({ what: 'notThisPhase' });
  stage.closeEditor();
  stage.selection.clear();
  stage.tools.take(draw.name);
  draw.choose(looks[name]);
}
