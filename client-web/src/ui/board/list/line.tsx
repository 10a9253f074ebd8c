// One line of the list: a heading of a zone or a cluster, or a note. Its button selects it, on the board too; what can be done with it
// comes under it.

import type { ComponentChildren } from 'preact';
import type { Person } from '../../../app/model';
import { isFrame } from '../../../scene/item';
import type { Item } from '../../../scene/item';
import { rulesOf } from '../../../scene/kinds';
import { paintOf } from '../../../scene/palette';
import { reactions } from '../../../scene/reactions';
import type { WorkLayer } from '../../../tools/work_layer';
import { wordsOf } from '../chapters';
import type { PlacedLine } from './reading';
import type { Heading } from './reading_index';
import type { Travels } from './travels';
import { listingWords } from './words';

interface Props {
  readonly placed: PlacedLine;
  readonly at: number;
  readonly of: number;
  readonly people: ReadonlyMap<number, Person>;
  /** Where it came from and went. */
  readonly travels: Travels;
  readonly selected: boolean;
  /** Lines are chosen one by one; pressing again leaves one out. */
  readonly several: boolean;
  /** The one that the Tab key comes to. */
  readonly stop: boolean;
  readonly onPress: () => void;
  /** What can be done with it; its text, while it is written. */
  readonly children?: ComponentChildren;
}

/** Of what has a picture instead of a colour. */
const noPaper = { paper: 'transparent', edge: 'currentColor' };

export function LineRow(props: Props) {
  const { placed, at, of, selected, several, stop, onPress, children } = props;
  const { line, layer } = placed;
  const state = several
    ? { 'aria-pressed': selected }
    : { 'aria-current': selected ? ('true' as const) : undefined };
  const common = {
    type: 'button' as const,
    class: 'list__note',
    tabIndex: stop ? 0 : -1,
    onClick: onPress,
    ...state,
  };
  return (
    <li
      class={`listing__row${selected ? ' listing__row--chosen' : ''}${line.is === 'heading' ? ' listing__row--heading' : ''}`}
      style={{ marginInlineStart: `${Math.min(3, depthOf(placed)) * 14}px` }}
      data-at={at}
      aria-posinset={at + 1}
      aria-setsize={of}
    >
      {line.is === 'heading' ? (
        <HeadingText
          heading={line}
          button={common}
          travels={props.travels(layer, line.frame?.handle ?? -1)}
        />
      ) : (
        <button {...common}>
          <EntryText
            item={line.item}
            layer={layer}
            people={props.people}
            travels={props.travels(layer, line.item.handle)}
          />
        </button>
      )}
      {children}
    </li>
  );
}

function depthOf({ line }: PlacedLine): number {
  return line.is === 'heading' ? line.depth : 0;
}

interface HeadingProps {
  readonly heading: Heading;
  readonly button: preact.JSX.IntrinsicElements['button'];
  readonly travels: string;
}

function HeadingText({ heading, button, travels }: HeadingProps) {
  const t = listingWords.value;
  if (!t) return null;
  const { frame, depth, count } = heading;
  const Level = (['h3', 'h4', 'h5', 'h6'] as const)[Math.min(depth, 3)] ?? 'h6';
  if (!frame || !isFrame(frame)) {
    // It is no thing that could be selected; the arrow keys come by it.
    return (
      <Level>
        <span class="list__note listing__outside" tabIndex={-1}>
          {t.outside} <span class="list__meta">{t.inIt(count)}</span>
        </span>
      </Level>
    );
  }
  return (
    <Level>
      <button {...button}>
        <span class="list__text">{frame.text.trim() || t.untitled}</span>
        <span class="list__meta">
          {[
            t.kinds[frame.role] ?? '',
            t.inIt(count),
            frame.locked ? t.locked : '',
            frame.votes > 0 ? t.support(frame.votes) : '',
            travels,
          ]
            .filter((part) => part !== '')
            .join(' · ')}
        </span>
      </button>
    </Level>
  );
}

interface EntryProps {
  readonly travels: string;
  readonly item: Item;
  readonly layer: WorkLayer;
  readonly people: ReadonlyMap<number, Person>;
}

function EntryText({ item, layer, people, travels }: EntryProps) {
  const t = listingWords.value;
  const { paper, edge } = rulesOf(item).can.describe ? noPaper : paintOf(item.colour);
  const { document } = layer;
  const writer = document.participantOf(document.object(item.handle).replica);
  const other = writer > 0 && writer !== item.author && people.get(writer)?.name;
  const author = people.get(item.author)?.name;
  const by = author && other ? `${author} (${t?.writtenBy(other) ?? ''})` : author;
  const felt = item.reactions.flatMap((n, i) => {
    const reaction = reactions[i];
    return n > 0 && reaction ? `${reaction.sign} ${n}` : [];
  });
  const meta = [
    by,
    travels,
    item.votes > 0 ? t?.support(item.votes) : undefined,
    item.locked ? t?.locked : undefined,
    ...felt,
  ];
  return (
    <>
      <span class="list__spot" style={{ background: paper, borderColor: edge }} />
      <span class="list__text">{wordsOf(item)}</span>
      <span class="list__meta">{meta.filter((part) => part !== undefined && part !== '').join(' · ')}</span>
    </>
  );
}
