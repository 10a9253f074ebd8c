// Which notes are looked for, beside their words: a colour, an author, those with a +1. Only what there is can be chosen.

import { words } from '../../../i18n/language';
import { rulesOf } from '../../../scene/kinds';
import { paintOf, palette } from '../../../scene/palette';
import type { Wanted } from '../../../tools/find';
import { Button } from '../../parts/button';
import type { BoardStage } from '../board_stage';
import { overWords } from './words';

interface Props {
  readonly stage: BoardStage;
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}

export function Filters({ stage, wanted, onChange }: Props) {
  const t = overWords.value?.find;
  const names = words.value.colours;
  if (!t) return null;
  const items = stage.layers.all.value
    .flatMap(({ scene }) => [...scene.all()])
    .filter((item) => rulesOf(item).listed !== 'none');
  const colours = new Set(items.map(({ colour }) => colour));
  const authors = [...new Set(items.map(({ author }) => author))]
    .map((author) => ({ author, name: stage.nameOf(author) }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div class="find__filters">
      <div class="find__colours" role="group" aria-label={t.colour}>
        {palette.map(({ name }, colour) => {
          if (!colours.has(colour)) return null;
          const { paper, edge } = paintOf(colour);
          const on = wanted.colour === colour;
          return (
            <button
              key={name}
              type="button"
              class="swatch"
              aria-label={names[name]}
              title={names[name]}
              aria-pressed={on}
              style={{ background: paper, borderColor: edge }}
              onClick={() => onChange({ ...wanted, colour: on ? null : colour })}
            />
          );
        })}
      </div>
      <select
        class="find__author"
        aria-label={t.author}
        value={wanted.author ?? ''}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...wanted, author: value === '' ? null : Number(value) })
        }
      >
        <option value="">{t.anybody}</option>
        {authors.map(({ author, name }) => (
          <option key={author} value={author}>
            {name}
          </option>
        ))}
      </select>
      <Button on={wanted.voted} onPress={() => onChange({ ...wanted, voted: !wanted.voted })}>
        {t.voted}
      </Button>
    </div>
  );
}
