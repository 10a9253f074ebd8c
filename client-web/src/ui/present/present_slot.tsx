// The places of presenting, on the desk and on the room's screen. Its code comes when they are seen.

import type { ComponentProps } from 'preact';
import type { Day } from '../../day/day';
import { useLate } from '../parts/use_late';
import type { DeskPresent } from './desk_present';
import type { PresentationProps } from './presentation';
import { presented } from './presented';

type DeskPresentProps = ComponentProps<typeof DeskPresent>;

const loadDesk = () => import('./desk_present').then((module) => module.DeskPresent);
const loadRoom = () => import('./presentation').then((module) => module.Presentation);

export function DeskPresentSlot(props: DeskPresentProps) {
  const Part = useLate<DeskPresentProps>(true, loadDesk);
  return Part ? <Part {...props} /> : null;
}

/** Null while nothing is presented, or its code has not come: the screen shows what it shows then. */
export function usePresentation(day: Day | null) {
  const step = day ? presented(day) : null;
  const Part = useLate<PresentationProps>(step !== null, loadRoom);
  return step && Part && { step, Part };
}
