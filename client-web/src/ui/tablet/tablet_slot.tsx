// The place of those who share this device, at a board: their code comes when there are several, or somebody asks for it.

import type { App, Board } from '../../app/model';
import { names } from '../../sync/names';
import type { BoardStage } from '../board/board_stage';
import { useLate } from '../parts/use_late';
import { sharing } from './sharing';

export interface TabletProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
}

const load = () => import('./tablet_bar').then((module) => module.TabletBar);

export function TabletSlot(props: TabletProps) {
  const { identity, people } = props.app.session;
  const me = identity.value?.participant;
  const shared = [...people.value.values()].some(({ tablet }) => tablet === me);
  const Bar = useLate<TabletProps>(sharing.value || shared || names.now !== null, load);
  return Bar && <Bar {...props} />;
}
