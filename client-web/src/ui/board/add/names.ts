// How things without words are called: in the list, in the bin, on the bar of their tool.

import { Kind } from '../../../scene/item';
import type { Item } from '../../../scene/item';
import { heads } from '../../../scene/kinds/connector';
import { addWords } from './words';
import { looks } from './equip';
import type { LookName } from './equip';

export function nameOf(item: Item): string {
  const t = addWords.value;
  if (!t) return '';
  if (item.kind === Kind.connector) return item.shape === heads.none ? t.things.line : t.things.arrow;
  if (item.kind === Kind.shape) return t.things[lookOf(item.kind, item.shape) ?? 'line'];
  if (item.kind === Kind.text) return t.things.text;
  return item.kind === Kind.image ? t.image : '';
}

export function lookOf(kind: number, shape: number): LookName | undefined {
  const names = Object.keys(looks) as LookName[];
  return names.find((name) => looks[name].kind === kind && looks[name].shape === shape);
}
