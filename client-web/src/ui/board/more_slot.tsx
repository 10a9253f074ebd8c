// The place of what more can be done with a selection: clusters, reactions. Its code and its words come when something is
// selected first; until then, and where they do not come, the bar does without.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { BoardStage } from './board_stage';

export interface MoreProps {
  readonly stage: BoardStage;
}

type More = Readonly<Record<'MoreActs' | 'Below', ComponentType<MoreProps>>>;

/** Once for the page. */
let known: More | null = null;

export function MoreSlot({ stage, part }: MoreProps & { readonly part: keyof More }) {
  const [more, setMore] = useState(known);
  useEffect(() => {
    if (more) return;
    import('./more/more_acts').then(
      (module) => setMore((known = module)),
      (error: unknown) => console.warn('tablee: what is done with clusters did not come', error),
    );
  }, []);
  if (!more) return null;
  const Part = more[part];
  return <Part stage={stage} />;
}
