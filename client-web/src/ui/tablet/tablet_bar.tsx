// Who writes on this device: the names of those who share it, along the edge of the board; the last one that was tapped stays
// chosen, and is seen where one writes.

import { effect, untracked } from '@preact/signals';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { tabletOf, type Tablet } from '../../app/tablet';
import { personColour } from '../../scene/palette';
import { initials } from '../parts/avatar';
import { Button } from '../parts/button';
import type { BoardStage } from '../board/board_stage';
import { ShareDialog } from './share_dialog';
import { sharing } from './sharing';
import type { TabletProps } from './tablet_slot';
import { tabletWords } from './tablet_words';
import '../styles/tablet.css';

export function TabletBar({ app, board, stage }: TabletProps) {
  const tablet = tabletOf(app);
  // At once, not with the next frame: what is written right after a name was tapped is theirs.
  useLayoutEffect(
    () =>
      effect(() => {
        const who = tablet?.chosen.value ?? 0;
        const day = app.day.value;
        // Not whenever something is written: it would end the writing.
        untracked(() => {
          stage.actAs(who);
          day?.actAs(who);
        });
      }),
    [app, tablet, stage],
  );
  useEffect(() => tablet?.onNumber((from, to) => stage.renumber(from, to)), [tablet, board, stage]);
  if (!tablet) return null;
  return (
    <>
      <Chips tablet={tablet} />
      <Whose tablet={tablet} stage={stage} />
      {sharing.value && <ShareDialog app={app} tablet={tablet} onClose={() => (sharing.value = false)} />}
    </>
  );
}

function Chips({ tablet }: { readonly tablet: Tablet }) {
  const t = tabletWords.value;
  const people = tablet.people.value;
  const chosen = tablet.chosen.value;
  const gone = tablet.gone.value;
  if (!t || (people.length === 0 && gone === '')) return null;
  const all = [{ participant: 0, name: tablet.nameOf(0), problem: null }, ...people];
  return (
    <div class="tablet">
      {people.length > 0 && (
        <div class="tablet__chips" role="group" aria-label={t.chips}>
          {all.map(({ participant, name, problem }) => (
            <button
              key={participant}
              type="button"
              class={problem ? 'tablet__chip tablet__chip--problem' : 'tablet__chip'}
              aria-pressed={participant === chosen}
              aria-label={t.chip(name)}
              title={name}
              onClick={() => tablet.choose(participant)}
            >
              <span
                class="tablet__spot"
                style={{ background: personColour(participant || tablet.me) }}
                data-initials={initials(name) || '?'}
                aria-hidden="true"
              />
              <span class="tablet__name" aria-hidden="true">
                {name}
              </span>
            </button>
          ))}
        </div>
      )}
      <p class="visually-hidden" role="status">
        {people.length > 0 && t.writes(tablet.nameOf(chosen))}
      </p>
      {gone !== '' && (
        <p class="tablet__gone" role="status">
          <span>{t.gone(gone)}</span>
          <Button onPress={() => (tablet.gone.value = '')}>OK</Button>
        </p>
      )}
    </div>
  );
}

/** The name at the field in which somebody writes. */
function Whose({ tablet, stage }: { readonly tablet: Tablet; readonly stage: BoardStage }) {
  const [at, setAt] = useState<{ readonly left: number; readonly top: number } | null>(null);
  const writing = stage.writer.now.value !== null && tablet.people.value.length > 0;
  const moved = stage.moved.value + stage.version.value;
  useLayoutEffect(() => {
    if (!writing) return setAt(null);
    const place = stage.surface.getBoundingClientRect();
    const field = stage.surface.querySelector('.note-editor')?.getBoundingClientRect();
    setAt(field ? { left: field.left - place.left, top: field.top - place.top } : null);
  }, [writing, moved, stage]);
  const t = tabletWords.value;
  if (!t || !writing || !at) return null;
  const chosen = tablet.chosen.value;
  const name = tablet.nameOf(chosen);
  const colour = personColour(chosen || tablet.me);
  return (
    <span class="tablet__whose" style={{ ...at, background: colour }} aria-hidden="true">
      {name}
    </span>
  );
}
