// Looking for notes on the whole board: how many there are, from one to the next, all of them at once.

import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Name } from '../../../core/names';
import { finder, isWanted, nothingWanted } from '../../../tools/find';
import type { Wanted } from '../../../tools/find';
import type { FoundWork } from '../../../tools/layers';
import { readingOrder } from '../../../tools/placement';
import { Button, IconButton } from '../../parts/button';
import type { IconPath } from '../../parts/icon';
import type { BoardStage } from '../board_stage';
import { asked } from '../similar/asked';
import { similarWords } from '../similar/words';
import { Filters } from './filters';
import { overWords } from './words';

const filterIcon: IconPath = 'M4 6h16M7 12h10M10 18h4';

/** All that is looked for, as one reads. */
function look(stage: BoardStage, wanted: Wanted): FoundWork[] {
  if (!isWanted(wanted)) return [];
  const is = finder(wanted);
  const all = stage.layers.all
    .peek()
    .flatMap((layer) => [...layer.scene.all()].filter(is).map((item) => ({ layer, item })));
  const of = new Map(all.map((found) => [found.item, found]));
  return readingOrder([...of.keys()]).flatMap((item) => of.get(item) ?? []);
}

function jumpTo(stage: BoardStage, { layer, item }: FoundWork): void {
  // What is folded up can not be seen: what it lies in is.
  const shown = layer.scene.standsFor(item);
  stage.selection.pick(layer, [shown.handle]);
  stage.sight.lookAt(shown);
}

interface Props {
  readonly stage: BoardStage;
  readonly onClose: () => void;
}

export function Find({ stage, onClose }: Props) {
  const t = overWords.value?.find;
  const similar = similarWords.value;
  const [wanted, setWanted] = useState<Wanted>(nothingWanted);
  const [at, setAt] = useState<Name | null>(null);
  const [filters, setFilters] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // At once: the next key that is pressed is its own.
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  void stage.version.value;
  const found = look(stage, wanted);
  const now = at ? found.findIndex((one) => stage.layers.nameOf(one) === at) : -1;
  if (!t) return null;
  const turn = (by: 1 | -1): void => {
    const next = found[now < 0 ? (by > 0 ? 0 : found.length - 1) : (now + by + found.length) % found.length];
    if (!next) return;
    setAt(stage.layers.nameOf(next));
    jumpTo(stage, next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Enter' && event.target !== field.current) return;
    event.preventDefault();
    if (event.key === 'Escape') onClose();
    else turn(event.shiftKey ? -1 : 1);
  };
  const said = !isWanted(wanted)
    ? ''
    : found.length === 0
      ? t.none
      : now < 0
        ? t.count(found.length)
        : t.at(now + 1, found.length);
  return (
    <div class="find" role="search" aria-label={t.field} onKeyDown={onKeyDown}>
      <div class="find__row">
        <input
          ref={field}
          type="search"
          class="find__field"
          aria-label={t.field}
          placeholder={t.placeholder}
          enterkeyhint="search"
          autocomplete="off"
          dir="auto"
          value={wanted.words}
          onInput={(event) => setWanted({ ...wanted, words: event.currentTarget.value })}
        />
        <IconButton icon={filterIcon} label={t.filters} on={filters} onPress={() => setFilters(!filters)} />
        <IconButton icon="close" kind="quiet" label={t.close} onPress={onClose} />
      </div>
      {filters && <Filters stage={stage} wanted={wanted} onChange={setWanted} />}
      <div class="find__row">
        <p class="find__said" role="status">
          {said}
        </p>
        {!isWanted(wanted) && stage.editable && similar && (
          <Button
            icon="group"
            onPress={() => {
              onClose();
              asked.value = { of: null };
            }}
          >
            {similar.board}
          </Button>
        )}
        {found.length > 0 && (
          <>
            <Button onPress={() => stage.selection.set(found.map((one) => stage.layers.nameOf(one)))}>
              {t.select(found.length)}
            </Button>
            <IconButton icon="up" label={t.previous} onPress={() => turn(-1)} />
            <IconButton icon="down" label={t.next} onPress={() => turn(1)} />
          </>
        )}
      </div>
    </div>
  );
}
