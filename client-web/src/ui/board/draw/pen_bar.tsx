// The bar of drawing: what one draws with, its colours and widths, who draws, and the way out.

import type { ComponentChildren } from 'preact';
import { words } from '../../../i18n/language';
import { inkOf } from '../../../scene/ink_colours';
import { palette } from '../../../scene/palette';
import type { PenName, Size } from '../../../tools/ink/pens';
import type { IconPath } from '../../parts/icon';
import { Button, IconButton } from '../../parts/button';
import type { DrawProps } from '../draw_slot';
import { pens } from './device_pens';
import { drawWords } from './words';

const icons: Readonly<Record<PenName, IconPath>> = {
  pen: 'M4 20l1.200-4.200L16 5l3 3L8.200 18.800zM14 7l3 3',
  marker: 'M8.500 14.500 17 4l4 3.500-9 10H9zM9 17.500 6.500 20H3.500l4-4',
  eraser: 'M9.500 19.500 4 14l9-9.500 7 6.500-8 8.500zM8.500 9.500l7 6.500M9.500 19.500H21',
  laser:
    'M12 14a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM12 3v3.500M12 17.500V21M3 12h3.500M17.500 12H21M5.600 5.600l2.500 2.500M15.900 15.900l2.500 2.500M5.600 18.400l2.500-2.500M15.900 8.100l2.500-2.500',
};

export function PenBar({ stage }: DrawProps) {
  const t = drawWords.value;
  if (!t) return null;
  const { name, penSeen } = pens.state.value;
  const { board } = words.value;
  return (
    <div class="bar bar--draw" role="toolbar" aria-label={t.bar}>
      <div class="bar__row">
        <IconButton
          icon="undo"
          label={board.undo}
          caption={board.undoShort}
          disabled={!stage.canUndo.value}
          onPress={() => stage.undo()}
        />
        <span class="draw__tools" role="group" aria-label={t.bar}>
          {(Object.keys(icons) as PenName[]).map((one) => (
            <IconButton
              key={one}
              icon={icons[one]}
              label={t[one]}
              caption={t[one]}
              on={one === name}
              onPress={() => pens.choose(one)}
            />
          ))}
        </span>
        <Button kind="main" icon="check" class="draw__done" onPress={() => stage.tools.take('hand')}>
          {t.done}
        </Button>
      </div>
      <div class="bar__row draw__options">
        <Options name={name} />
      </div>
      {penSeen && (
        <div class="bar__row draw__who">
          <Who />
        </div>
      )}
    </div>
  );
}

function Options({ name }: { readonly name: PenName }) {
  const t = drawWords.value!;
  if (name === 'laser') return <p class="bar__hint">{t.laserHint}</p>;
  if (name === 'eraser') {
    const { whole } = pens.state.value;
    return (
      <>
        <span class="draw__choice" role="group" aria-label={t.erases}>
          <Choice on={!whole} onPress={() => pens.set({ whole: false })}>
            {t.part}
          </Choice>
          <Choice on={whole} onPress={() => pens.set({ whole: true })}>
            {t.whole}
          </Choice>
        </span>
        <Widths name={name} />
      </>
    );
  }
  return (
    <>
      <Colours marker={name === 'marker'} />
      <Widths name={name} />
    </>
  );
}

function Colours({ marker }: { readonly marker: boolean }) {
  const t = drawWords.value!;
  const names = marker ? { ...words.value.colours, white: t.grey } : t.colours;
  const now = pens.state.value.colours[marker ? 'marker' : 'pen'];
  // Black first: it is what one writes with.
  const order = [...palette.keys()].sort((a, b) => Number(b === 7) - Number(a === 7));
  return (
    <span class="draw__colours" role="group" aria-label={t.colour}>
      {(marker ? [...palette.keys()] : order).map((i) => (
        <button
          key={i}
          type="button"
          class="draw__colour"
          aria-label={names[palette[i]!.name]}
          title={names[palette[i]!.name]}
          aria-pressed={i === now}
          onClick={() => pens.recolour(i)}
        >
          <span style={{ background: inkOf(i, marker) }} />
        </button>
      ))}
    </span>
  );
}

function Widths({ name }: { readonly name: 'pen' | 'marker' | 'eraser' }) {
  const t = drawWords.value!;
  const now = pens.state.value.sizes[name];
  return (
    <span class="draw__widths" role="group" aria-label={t.width}>
      {t.widths.map((label, i) => (
        <button
          key={label}
          type="button"
          class="draw__width"
          aria-label={label}
          title={label}
          aria-pressed={i === now}
          onClick={() => pens.resize(i as Size)}
        >
          <span class={`draw__spot draw__spot--${i} draw__spot--${name}`} />
        </button>
      ))}
    </span>
  );
}

/** Once there was a pen: whether fingers draw as well, and whether the pen does so out of any tool. */
function Who() {
  const t = drawWords.value!;
  const { fingers, atOnce } = pens.state.value;
  return (
    <>
      <span class="draw__choice" role="group" aria-label={t.fingersHint} title={t.fingersHint}>
        <Choice on={!fingers} onPress={() => pens.letFingers(false)}>
          {t.fingersOff}
        </Choice>
        <Choice on={fingers} onPress={() => pens.letFingers(true)}>
          {t.fingers}
        </Choice>
      </span>
      <Choice on={atOnce} hint={t.atOnceHint} onPress={() => pens.set({ atOnce: !atOnce })}>
        {t.atOnce}
      </Choice>
    </>
  );
}

interface ChoiceProps {
  readonly on: boolean;
  readonly hint?: string;
  readonly onPress: () => void;
  readonly children: ComponentChildren;
}

function Choice({ on, hint, onPress, children }: ChoiceProps) {
  return (
    <button type="button" class="draw__switch" aria-pressed={on} title={hint} onClick={onPress}>
      {children}
    </button>
  );
}
