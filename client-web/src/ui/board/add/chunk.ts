// The chunk as a whole: what `ui/board/late.ts` fetches.

import { fetchKinds } from '../../../render/later_kinds';
import type { Late } from '../late';
import { Over } from '../over/over';
import { equip } from './equip';
import { nameOf } from './names';
import { SelectionActs } from './selection_acts';
import { AddSheet } from './sheet';

void fetchKinds();

export const chunk: Late = { Sheet: AddSheet, Over, SelectionActs, nameOf, equip };
