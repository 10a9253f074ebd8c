// A sign at the corner of each candidate that is in sight: while the vote is open a touch gives a dot and another takes one back;
// then it says what the candidate has. They lie over the canvas and follow the camera.

import { useEffect, useRef } from 'preact/hooks';
import { ranking, tallyOf } from '../../day/votes';
import { rectToScreen } from '../../scene/camera';
import type { Item } from '../../scene/item';
import type { BoardStage } from '../board/board_stage';
import { wordsOf } from '../board/chapters';
import type { Candidate } from './candidates';
import { castingOf } from './casting';
import type { Shared } from './vote_bar';
import { voteWords } from './vote_words';

/** Narrower things on the screen, px, have no room for buttons: the list has them all. */
const narrowest = 44;

interface Props extends Shared {
  readonly stage: BoardStage;
  readonly casts: boolean;
}

export function BallotSigns({ stage, casts, ...shared }: Props) {
  const { day, state, vote, candidates, hands } = shared;
  const layer = useRef<HTMLDivElement>(null);
  const t = voteWords.value;
  void stage.selected.value;
  // The signs stand in the order of the candidates.
  useEffect(() =>
    stage.moved.subscribe(() => {
      const signs = layer.current?.children ?? [];
      for (const [i, { item }] of candidates.entries()) {
        const sign = signs[i];
        if (sign instanceof HTMLElement) put(sign, stage, item);
      }
    }),
  );
  if (!t) return null;
  const casting = casts ? castingOf(day, vote, shared.gone, hands) : null;
  const all = ranking(
    state,
    vote,
    candidates.map(({ at }) => at),
  );
  const first = new Set(
    all.filter(({ place, tally }) => place === 1 && tally.dots > 0).map(({ candidate }) => candidate),
  );
  const signs = candidates.map(({ at, item }: Candidate) => {
    const text = wordsOf(item);
    const mine = casting?.dots.get(at) ?? 0;
    const tally = tallyOf(state, vote, at);
    return (
      <div key={at} class={first.has(at) ? 'ballot ballot--first' : 'ballot'}>
        {casting && mine > 0 && (
          <button
            type="button"
            class="ballot__take"
            aria-label={t.take(text)}
            title={t.take(text)}
            onClick={() => casting.by(at, -1)}
          >
            −
          </button>
        )}
        {casting ? (
          <button
            type="button"
            class={mine > 0 ? 'ballot__give ballot__give--mine' : 'ballot__give'}
            aria-label={t.give(text)}
            title={t.give(text)}
            disabled={!casting.mayGive(at)}
            onClick={() => casting.by(at, 1)}
          >
            {mine > 0 ? '●'.repeat(Math.min(mine, 3)) + (mine > 3 ? ` ${mine}` : '') : '+'}
          </button>
        ) : null}
        {tally && (tally.dots > 0 || !casting) && (
          <span class="ballot__tally" aria-label={t.tally(tally.dots)}>
            {tally.dots}
          </span>
        )}
      </div>
    );
  });
  return (
    <div class="ballots" ref={layer}>
      {signs}
    </div>
  );
}

function put(sign: HTMLElement, stage: BoardStage, item: Item): void {
  const { scene } = stage.layers.ground;
  const hidden = scene.standsFor(item) !== item;
  const r = rectToScreen(stage.camera, stage.layers.ground.lifts.shown(item));
  const { w, h } = stage.viewport;
  const out = r.x > w || r.y > h || r.x + r.w < 0 || r.y + r.h < 0;
  sign.hidden =
    hidden ||
    out ||
    r.w < narrowest ||
    stage.writer.now.peek()?.name === stage.layers.ground.names.of(item.handle);
  sign.style.transform = `translate(${Math.round(r.x + r.w)}px, ${Math.round(r.y)}px) translate(-80%, -50%)`;
}
