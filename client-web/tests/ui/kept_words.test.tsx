// @vitest-environment happy-dom
// Words that stand in a field and were not sent are there again when the field is.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it } from 'vitest';
import { keptWords, ownKey, useKeptWords } from '../../src/ui/parts/kept_words';
import { nameKey } from '../../src/ui/parts/name_key';

function Field({ of }: { readonly of: string }) {
  const [words, setWords] = useKeptWords(of);
  return <input value={words} onInput={(event) => setWords(event.currentTarget.value)} />;
}

const field = () => document.querySelector('input')!;
const show = (of: string | null) =>
  act(() => render(of === null ? null : <Field key={of} of={of} />, document.body));

async function type(value: string): Promise<void> {
  field().value = value;
  await act(() => void field().dispatchEvent(new Event('input', { bubbles: true })));
}

beforeEach(() => sessionStorage.clear());

it('of a panel that was closed', async () => {
  await show('one');
  await type('half a sentence');
  await show(null);
  await show('one');
  expect(field().value).toBe('half a sentence');
  await show('another');
  expect(field().value).toBe('');
  await show('one');
  await type('');
  await show(null);
  expect(sessionStorage).toHaveLength(0);
});

it('of a tool whose board was left', () => {
  keptWords('many').value = 'un\ndeux';
  expect(keptWords('many').value).toBe('un\ndeux');
  expect(keptWords('other').value).toBe('');
});

it('are one person’s: who comes in next on the same tablet does not find them', () => {
  const at = (participant: number, id: string) => ownKey({ participant, layers: { ground: { id } } });
  expect(new Set([at(1, 'a'), at(2, 'a'), at(1, 'b')]).size).toBe(3);
});

it('a row is known by its thing, not by the handle that it has', () => {
  const names = [1, 2].map((counter) => ({ board: 'table', counter, replica: 2 }));
  const keys = names.map((name) => nameKey(name));
  expect(new Set(keys).size).toBe(2);
  expect(names.reverse().map((name) => nameKey(name))).toEqual(keys.reverse());
});
