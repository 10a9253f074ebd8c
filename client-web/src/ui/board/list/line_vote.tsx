// The vote that is open on a board, in its list: dots are given and taken at the line of a candidate.

import type { App } from '../../../app/model';
import type { Name } from '../../../core/names';
import { voteOn } from '../../../day/votes';
import { Button } from '../../parts/button';
import { candidatesOn } from '../../vote/candidates';
import { castingOf, type Casting } from '../../vote/casting';
import type { BoardStage } from '../board_stage';
import { listingWords } from './words';

export interface OpenVote {
  readonly casting: Casting;
  /** Places among the candidates. */
  readonly at: ReadonlyMap<Name, number>;
}

/** Null: nobody may give dots here at the moment. */
export function openVote(app: App, stage: BoardStage): OpenVote | null {
  const day = app.day.value;
  const state = day?.day.value;
  const layer = stage.layers.ground;
  const vote = state && voteOn(state, layer.id);
  if (!day || !vote || app.session.identity.value?.role === 'observer') return null;
  const { there, gone } = candidatesOn(layer, vote);
  const casting = castingOf(day, vote, gone, false);
  return casting && { casting, at: new Map(there.map(({ name, at }) => [name, at])) };
}

export function LineVote({ vote: { casting, at }, name }: { readonly vote: OpenVote; readonly name: Name }) {
  const t = listingWords.value;
  const candidate = at.get(name);
  if (!t || candidate === undefined) return null;
  const mine = casting.dots.get(candidate) ?? 0;
  return (
    <>
      <Button icon="plus" disabled={!casting.mayGive(candidate)} onPress={() => casting.by(candidate, 1)}>
        {t.give(mine, casting.left)}
      </Button>
      {mine > 0 && (
        <Button icon="minus" onPress={() => casting.by(candidate, -1)}>
          {t.take}
        </Button>
      )}
    </>
  );
}
