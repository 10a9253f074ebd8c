// @vitest-environment happy-dom
// Words in the field of a topic: whatever others do to it meanwhile, none are lost and none of theirs are overwritten.
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { beforeEach, expect, it, vi } from 'vitest';
import { agoraEn } from '../../src/i18n/agora_en';
import { loadWords, speak } from '../../src/i18n/language';
import { agoraWords } from '../../src/ui/agora/agora_words';
import { TopicDialog } from '../../src/ui/agora/topic_dialog';
import type { Card } from '../../src/ui/agora/topics';

const onSave = vi.fn<(question: string, why: string) => boolean>();
const nothing = (): void => undefined;

const card: Card = {
  handle: 0,
  name: { board: 'agora', counter: 1, replica: 2 },
  ref: { counter: 1, replica: 2 },
  author: 1,
  question: 'How?',
  why: 'because',
  wanting: [],
};

async function show(now: Card | null): Promise<void> {
  await act(() =>
    render(
      <TopicDialog
        card={now}
        others={[]}
        moderates={false}
        onSave={onSave}
        onRemove={nothing}
        onJoin={nothing}
        onClose={nothing}
      />,
      document.body,
    ),
  );
}

async function type(field: 'input' | 'textarea', value: string): Promise<void> {
  const found = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(field)!;
  found.value = value;
  await act(() => void found.dispatchEvent(new Event('input', { bubbles: true })));
}

const submit = () => act(() => void document.querySelector('form')!.dispatchEvent(new Event('submit')));
const said = () => document.querySelector('[role=alert]')!.textContent;
const buttons = () => [...document.querySelectorAll('button')].map(({ textContent }) => textContent);

beforeEach(async () => {
  await act(() => render(null, document.body));
  onSave.mockReset();
  await loadWords();
  await speak('en');
  await vi.waitUntil(() => agoraWords.value === agoraEn);
});

it('a topic that is taken away meanwhile keeps them in the field, says so, and proposes them anew', async () => {
  onSave.mockReturnValue(true);
  await show(card);
  await type('input', 'How, really?');
  await show(null);
  expect(said()).toBe(agoraEn.gone);
  expect(buttons()).not.toContain(agoraEn.remove);
  expect(buttons()).toContain(agoraEn.send);
  await submit();
  expect(onSave).toHaveBeenCalledWith('How, really?', 'because');
});

it('what is not taken stays in the field, and says so', async () => {
  onSave.mockReturnValue(false);
  await show(card);
  await type('input', 'How, really?');
  await submit();
  expect(said()).toBe(agoraEn.notProposed);
  expect(document.querySelector('input')!.value).toBe('How, really?');
});

it('what one did not touch stays as somebody else has written it meanwhile', async () => {
  onSave.mockReturnValue(true);
  await show(card);
  await type('textarea', 'because of this');
  await show({ ...card, question: 'How, then?' });
  await submit();
  expect(onSave).toHaveBeenCalledWith('How, then?', 'because of this');
});
