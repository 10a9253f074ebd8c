// What will come of a file, and what will not and why.

import { textMax } from '../../../tools/import/plan';
import type { Left, Limits, Plan, PlannedGroup } from '../../../tools/import/plan';
import { importWords } from './words';

interface Props {
  readonly plan: Plan;
  readonly limits: Limits;
}

const groupsShown = 30;
const textsShown = 3;
const lettersShown = 120;
const lettersOfTitle = 80;

export function Preview({ plan, limits }: Props) {
  const t = importWords.value!;
  const { groups, left, notes, cut } = plan;
  const titled = groups.filter(({ title }) => title !== '').length;
  if (notes === 0 && left.size === 0) return <p role="status">{t.wrong.nothing}</p>;
  const why = (which: Left, count: number, lines: readonly number[]): string => {
    if (which === 'tooLong') return t.left.tooLong(count, lines, textMax);
    return which === 'room' ? t.left.room(count, lines, limits.things) : t.left[which](count, lines);
  };
  return (
    <>
      <p class="import__coming" role="status">
        {t.coming(notes, titled)}
      </p>
      {!limits.groups && <p class="notice">{t.notGroups}</p>}
      <ul class="import__groups">
        {groups.slice(0, groupsShown).map((group) => (
          <Group key={group.title} group={group} alone={titled === 0} />
        ))}
        {groups.length > groupsShown && <li>{t.moreGroups(groups.length - groupsShown)}</li>}
      </ul>
      <h3>{t.staying}</h3>
      <ul class="import__left">
        {[...left].map(([which, { count, lines }]) => (
          <li key={which}>{why(which, count, lines)}</li>
        ))}
        {cut > 0 && <li>{t.cut(cut)}</li>}
        <li>{t.never}</li>
      </ul>
    </>
  );
}

const short = (text: string, max: number): string => {
  const letters = [...text.slice(0, 2 * max)];
  return letters.length > max ? `${letters.slice(0, max).join('')}…` : letters.join('');
};

function Group({ group, alone }: { readonly group: PlannedGroup; readonly alone: boolean }) {
  const t = importWords.value!;
  const { title, texts } = group;
  return (
    <li>
      {!alone && (
        <p class="import__group">
          <strong dir="auto">{title === '' ? t.loose : short(title, lettersOfTitle)}</strong>{' '}
          <span>{t.count(texts.length)}</span>
        </p>
      )}
      <ul class="import__texts">
        {texts.slice(0, alone ? 2 * textsShown : textsShown).map((text, i) => (
          <li key={i} dir="auto">
            {short(text, lettersShown)}
          </li>
        ))}
        {texts.length > (alone ? 2 * textsShown : textsShown) && (
          <li class="import__more">{t.moreNotes(texts.length - (alone ? 2 * textsShown : textsShown))}</li>
        )}
      </ul>
    </li>
  );
}
