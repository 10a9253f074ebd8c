// The menu under a finger that rests on something: all that the selection's bar offers, where the finger is. It goes with the next
// gesture on the board.

import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { toBoard } from '../../../scene/camera';
import type { Point } from '../../../scene/rect';
import { Button } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { SelectionBar } from '../tool_bar';
import { asked } from '../similar/asked';
import { similarWords } from '../similar/words';
import { clipsOf } from './clips';
import { menuPlace } from './menu_place';
import { finding, findIcon, keysIcon, keysOpen } from './opened';
import { overWords } from './words';

export function Menu({ stage }: { readonly stage: BoardStage }) {
  const t = overWords.value?.menu;
  const at = stage.menu.value;
  const selected = stage.selected.value.length > 0;
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = ref.current;
    if (!menu || !at) return;
    const place = menuPlace(at, { w: menu.offsetWidth, h: menu.offsetHeight }, stage.viewport);
    menu.style.left = `${place.x}px`;
    menu.style.top = `${place.y}px`;
  });
  useEffect(() => {
    if (at && stage.writer.now.value) stage.menu.value = null;
  }, [stage.writer.now.value]);
  if (!t || !at || (!selected && !stage.editable)) return null;
  const close = (): void => void (stage.menu.value = null);
  return (
    <div
      ref={ref}
      class="menu"
      role="group"
      aria-label={selected ? t.title : t.board}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        close();
      }}
    >
      {selected ? <SelectionBar stage={stage} /> : <BoardMenu stage={stage} at={at} onDone={close} />}
    </div>
  );
}

interface BoardMenuProps {
  readonly stage: BoardStage;
  readonly at: Point;
  readonly onDone: () => void;
}

/** On a place where nothing lies. */
function BoardMenu({ stage, at, onDone }: BoardMenuProps) {
  const t = overWords.value?.menu;
  const similar = similarWords.value;
  const clips = clipsOf(stage);
  if (!t) return null;
  const does = (act: () => void) => (): void => {
    onDone();
    act();
  };
  return (
    <div class="bar menu__board">
      <Button icon="plus" onPress={does(() => stage.acts.newNoteAt(toBoard(stage.camera, at)))}>
        {t.newNote}
      </Button>
      {clips?.holds.value && (
        <Button icon="copy" onPress={does(() => clips.paste(toBoard(stage.camera, at)))}>
          {overWords.value?.clip.paste}
        </Button>
      )}
      <Button icon="several" onPress={does(() => stage.acts.selectAll())}>
        {t.selectAll}
      </Button>
      {similar && (
        <Button icon="group" onPress={does(() => void (asked.value = { of: null }))}>
          {similar.board}
        </Button>
      )}
      <Button icon="fit" onPress={does(() => stage.sight.fitAll())}>
        {t.fit}
      </Button>
      <Button icon={findIcon} onPress={does(() => void (finding.value = true))}>
        {overWords.value?.find.open}
      </Button>
      <Button icon={keysIcon} onPress={does(() => void (keysOpen.value = true))}>
        {overWords.value?.keys.open}
      </Button>
    </div>
  );
}
