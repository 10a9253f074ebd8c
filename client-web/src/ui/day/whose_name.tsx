// In whose name a moderator proposes a topic: their own, or that of somebody who has no device.

import type { App } from '../../app/model';
import { backWords } from './back_words';
import { writesFor } from './moves';
import { stopWriting, writeFor } from './writing_for';
import '../styles/desk.css';

export interface WhoseProps {
  readonly app: App;
}

export function WhoseName({ app }: WhoseProps) {
  const t = backWords.value?.behalf;
  const me = app.session.identity.value;
  if (!t || !me) return null;
  const others = [...app.session.people.value]
    .filter(([who, { role }]) => who !== me.participant && role === 'participant')
    .map(([who, { name }]) => ({ who, name }))
    .sort((a, b) => a.name.localeCompare(b.name));
  if (others.length === 0) return null;
  const choose = (value: string): void => {
    const other = others.find(({ who }) => who === Number(value));
    if (other) writeFor({ participant: other.who, name: other.name }, me.event);
    else stopWriting();
  };
  return (
    <label class="day-field">
      <span>{t.whose}</span>
      <select
        class="field__input"
        value={String(writesFor.value)}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="0">{t.mine}</option>
        {others.map(({ who, name }) => (
          <option key={who} value={String(who)}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
