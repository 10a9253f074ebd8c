// The list: a second board, complete for who does not look and does not point. It stands beside the canvas on a wide screen and is a
// page of its own on a phone; what is selected in one is selected in the other.

import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { App } from '../../../app/model';
import type { Name } from '../../../core/names';
import type { ListingCatalogue } from '../../../i18n/listing_fr';
import { rulesOf } from '../../../scene/kinds';
import { Button, IconButton } from '../../parts/button';
import { nameKey } from '../../parts/name_key';
import { wordsOf } from '../chapters';
import type { BoardStage } from '../board_stage';
import { drawing } from '../draw_slot';
import { AddNote } from './add_note';
import { LineRow } from './line';
import { MoveTo, SelectionButtons } from './line_acts';
import { LineVote, openVote } from './line_vote';
import { ListActs } from './list_acts';
import { keyOf, nameOf } from './reading';
import type { PlacedLine } from './reading';
import { TextField } from './text_field';
import { travelsOf } from './travels';
import { useReading } from './use_reading';
import { useWindow } from './use_window';
import { listingWords } from './words';
import '../../styles/listing.css';

export interface ListingProps {
  readonly app: App;
  readonly stage: BoardStage;
  readonly onBin: () => void;
  readonly onClose: () => void;
}

/** Who asked for the list stands at its beginning, and comes back to where they were. */
function useFocusWay(
  title: { readonly current: HTMLElement | null },
  list: { readonly current: HTMLElement | null },
): void {
  useEffect(() => {
    const before = document.activeElement;
    const asked = before instanceof HTMLElement && before !== document.body;
    if (asked) title.current?.focus();
    return () => {
      const inside = list.current?.contains(document.activeElement) ?? false;
      if (asked && inside && before.isConnected) before.focus();
    };
  }, []);
}

/** Whether the focus was here until what had it went away; whoever touches the page has put it somewhere. */
function useFocusLost(place: { readonly current: HTMLElement | null }): () => boolean {
  const here = useRef(false);
  useEffect(() => {
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true };
    document.addEventListener(
      'focusin',
      ({ target }) => (here.current = place.current?.contains(target as Node) ?? false),
      options,
    );
    document.addEventListener('pointerdown', () => (here.current = false), options);
    return () => stop.abort();
  }, []);
  return () => here.current && document.activeElement === document.body;
}

/** Nothing until its words have come. */
export function Listing(props: ListingProps) {
  const t = listingWords.value;
  return t && <Opened {...props} t={t} />;
}

function Opened({ app, stage, t, onBin, onClose }: ListingProps & { readonly t: ListingCatalogue }) {
  const people = app.session.people.value;
  const { reading, said: news } = useReading(stage, (who) => app.session.people.peek().get(who)?.name ?? '');
  void stage.version.value;
  const travels = travelsOf(app, stage);
  const acts = useMemo(() => new ListActs(stage), [stage]);
  const [said, setSaid] = useState('');
  const [writing, setWriting] = useState<Name | null>(null);
  const [reached, setReached] = useState(0);
  const place = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const { lines, targets, count } = reading;
  const shown = useWindow(scroller, list, lines.length);
  useFocusWay(title, place);
  const picked = stage.selection.picked.value;
  const only = stage.selection.only;
  useEffect(() => {
    if (only !== writing) setWriting(null);
    const at = only ? reading.at(only) : -1;
    if (at < 0) return;
    setReached(at);
    if (!place.current?.contains(document.activeElement)) shown.show(at);
  }, [only]);
  const several = stage.selection.adding.value;
  const vote = openVote(app, stage);
  const focusLost = useFocusLost(place);
  // What had the focus was deleted, here or by somebody else: reading goes on where it was.
  useEffect(() => {
    if (!focusLost()) return;
    if (lines.length > 0) goTo(reached);
    else title.current?.focus();
  });
  const goTo = (at: number): void => {
    const to = Math.max(0, Math.min(lines.length - 1, at));
    setReached(to);
    shown.show(to, { focus: true });
  };
  const choose = (one: PlacedLine, at: number): void => {
    const { layer, line } = one;
    const name = nameOf(one);
    setReached(at);
    if (!name) return;
    if (several) return stage.selection.toggle(name);
    stage.closeEditor();
    stage.selection.set([name]);
    const item = line.is === 'entry' ? line.item : line.frame;
    if (item) stage.sight.lookAt(layer.scene.standsFor(item));
  };
  const write = (): void => {
    const [name] = stage.selection.value;
    if (name) setWriting(name);
  };
  const written = (): void => {
    setWriting(null);
    if (writing) goTo(reading.at(writing));
  };
  const onKey = (event: KeyboardEvent): void => {
    const here = (event.target as Element).closest<HTMLElement>('[data-at]');
    const inField = (event.target as Element).matches('input, textarea, select');
    // Letters and arrows are the board's where the focus is anywhere else.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) return onClose();
    if (inField || !here || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = Number(here.dataset['at']);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  };
  const found = stage.selected.value;
  const props = { acts, targets, found, onWrite: write, onSaid: setSaid };
  const under = (one: PlacedLine, name: Name | null) => {
    const { line, layer } = one;
    const item = line.is === 'entry' ? line.item : line.frame;
    if (several || !name || !item || name !== only) return null;
    const text = line.is === 'entry' ? wordsOf(item) : item.text.trim() || t.untitled;
    const heading = line.is === 'heading';
    if (writing === name) return <TextField stage={stage} name={name} title={heading} onDone={written} />;
    const may = acts.mayChange(layer, item);
    const takesWords = layer.board.takes?.(item) ?? true;
    return (
      <div class="listing__acts" role="group" aria-label={t.acts(text)}>
        {may && takesWords && rulesOf(item).can.write && (
          <Button icon="pencil" onPress={write}>
            {heading ? t.writeTitle : t.write}
          </Button>
        )}
        {vote && <LineVote vote={vote} name={name} />}
        {may && <SelectionButtons {...props} />}
        <Button icon="eye" class="listing__see" onPress={onClose}>
          {t.see}
        </Button>
        {may && <MoveTo key={`${name.counter}.${name.replica}`} {...props} />}
        {heading && acts.mayAdd && (
          <AddNote
            key={nameKey(name)}
            acts={acts}
            id="listing-here"
            label={t.addHere(text)}
            into={name}
            targets={targets}
            onSaid={setSaid}
          />
        )}
      </div>
    );
  };
  const stop = reached >= shown.from && reached < shown.to ? reached : shown.from;
  const Drawings = drawing.value?.Drawings;
  return (
    <section class="listing" ref={place} aria-label={t.title} onKeyDown={onKey}>
      <header class="listing__head">
        <h2 ref={title} tabIndex={-1}>
          {t.title} <span class="list__meta">{t.count(count)}</span>
        </h2>
        <IconButton
          icon="undo"
          kind="quiet"
          label={t.undo}
          disabled={!stage.canUndo.value}
          onPress={() => stage.undo()}
        />
        <IconButton icon="trash" kind="quiet" label={t.bin} onPress={onBin} />
        <IconButton icon="close" kind="quiet" label={t.close} onPress={onClose} />
      </header>
      <p class="visually-hidden" role="status">
        {said}
      </p>
      <p class="visually-hidden" role="log" aria-live="polite">
        {news}
      </p>
      <div class="listing__body" ref={scroller}>
        {acts.mayAdd ? (
          <AddNote
            acts={acts}
            id="listing-add"
            label={t.add}
            into={null}
            targets={targets}
            onSaid={setSaid}
          />
        ) : (
          stage.editable && <p class="notice">{t.notNow}</p>
        )}
        {lines.length === 0 && <p class="list__lead">{stage.editable ? t.empty : t.emptyWatch}</p>}
        {stage.editable && lines.length > 1 && (
          <Button
            icon="several"
            on={several}
            onPress={() => {
              stage.selection.adding.value = !several;
              if (several && picked.size > 1) stage.selection.clear();
            }}
          >
            {t.several}
          </Button>
        )}
        <ul class="listing__lines" ref={list} aria-label={t.title}>
          {shown.from > 0 && (
            <li class="listing__gap listing__gap--above" style={{ minHeight: `${shown.above}px` }}>
              <Button kind="quiet" onPress={() => goTo(shown.from - 1)}>
                {t.earlier(shown.from)}
              </Button>
            </li>
          )}
          {lines.slice(shown.from, shown.to).map((one, i) => {
            const name = nameOf(one);
            return (
              <LineRow
                key={name ? keyOf(name) : `${one.layer.id} outside`}
                placed={one}
                at={shown.from + i}
                of={lines.length}
                people={people}
                travels={travels}
                selected={name !== null && picked.has(name)}
                several={several}
                stop={stop === shown.from + i}
                onPress={() => choose(one, shown.from + i)}
              >
                {under(one, name)}
              </LineRow>
            );
          })}
          {shown.to < lines.length && (
            <li class="listing__gap" style={{ minHeight: `${shown.below}px` }}>
              <Button kind="quiet" onPress={() => goTo(shown.to)}>
                {t.later(lines.length - shown.to)}
              </Button>
            </li>
          )}
        </ul>
        {Drawings && <Drawings stage={stage} people={people} onClose={onClose} />}
      </div>
      {several && picked.size > 0 && (
        <div class="listing__foot" role="group" aria-label={t.selection(picked.size)}>
          <p>{t.selection(picked.size)}</p>
          <SelectionButtons {...props} />
          <MoveTo {...props} />
          <Button kind="quiet" onPress={() => stage.selection.clear()}>
            {t.none}
          </Button>
        </div>
      )}
    </section>
  );
}
