// How evenly some people take part: a bar of which the quieter half's part is filled, a line at even shares, and sentences.

import type { Balance, Untold } from './balance';
import { balanceWords } from './balance_words';
import '../styles/balance.css';

interface Props {
  readonly title: string;
  readonly balance: Balance | Untold | 'coming' | 'unknown';
}

/** From so large a share on people take part about as much as each other, or some more than others. */
const evenFrom = 0.35;
const someFrom = 0.2;

function judged(share: number): 'even' | 'some' | 'few' {
  if (share >= evenFrom) return 'even';
  return share >= someFrom ? 'some' : 'few';
}

function Told({ balance }: { readonly balance: Balance }) {
  const t = balanceWords.value;
  if (!t) return null;
  const { people, acts, share, silent } = balance;
  if (share === null) return <p>{t.nothing}</p>;
  const percent = Math.round(share * 100);
  return (
    <>
      <div class="balance__bar" role="img" aria-label={t.quieter(percent)}>
        <span style={{ width: `${percent}%` }} />
      </div>
      <p>
        <strong>{t.judged[judged(share)]}</strong> {t.quieter(percent)}
      </p>
      <p class="field__hint">
        {t.counts(people, acts)} {silent === null ? t.tooEarly : t.silent(silent)}
      </p>
    </>
  );
}

export function BalanceBar({ title, balance }: Props) {
  const t = balanceWords.value;
  if (!t) return null;
  const why = { ...t.untold, coming: t.coming, unknown: t.unknown };
  return (
    <div class="balance">
      <h3>{title}</h3>
      {typeof balance === 'string' ? <p class="field__hint">{why[balance]}</p> : <Told balance={balance} />}
    </div>
  );
}
