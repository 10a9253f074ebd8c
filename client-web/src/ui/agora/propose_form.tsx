// Proposing a topic, and saying hello: a field or two, and one tap.

import { useState } from 'preact/hooks';
import { Button } from '../parts/button';
import { agoraWords } from './agora_words';
import { useKeptWords } from '../parts/kept_words';

/** Letters: what a table's question and a note can be read of. */
const questionMax = 200;
const whyMax = 1_000;
const helloMax = 300;

interface Props {
  /** Of the event and the person, so that drafts of two do not mix. */
  readonly own: string;
  readonly allowed: boolean;
  /** False when the board does not take it. */
  readonly onSend: (...words: string[]) => boolean;
  readonly onSaid: (text: string) => void;
}

/** Sends what a form holds when it `may`, and remembers that it was not taken. */
function useSending(may: boolean, send: () => boolean) {
  const [refused, setRefused] = useState(false);
  const submit = (sent: () => void) => (submitted: Event) => {
    submitted.preventDefault();
    if (!may) return;
    const taken = send();
    setRefused(!taken);
    if (taken) sent();
  };
  return { may, refused, submit };
}

export function ProposeForm({ own, allowed, onSend, onSaid }: Props) {
  const t = agoraWords.value;
  const [question, setQuestion] = useKeptWords(`tablee-topic ${own}`);
  const [why, setWhy] = useKeptWords(`tablee-why ${own}`);
  const sending = useSending(allowed && question.trim() !== '', () => onSend(question, why));
  if (!t) return null;
  if (!allowed && question === '') return <p class="notice">{t.notNow}</p>;
  const sent = (): void => {
    setQuestion('');
    setWhy('');
    onSaid(t.proposed);
  };
  const problem = sending.refused ? t.notProposed : allowed ? '' : t.notNow;
  return (
    <form class="agora__form" onSubmit={sending.submit(sent)}>
      <label class="day-field">
        <span>{t.question}</span>
        <input
          class="field__input"
          value={question}
          maxLength={questionMax}
          enterkeyhint="send"
          onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
        />
        <span class="field__hint">{t.questionHint}</span>
      </label>
      {question !== '' && (
        <label class="day-field">
          <span>{t.why}</span>
          <textarea
            class="field__input agora__why"
            rows={2}
            value={why}
            maxLength={whyMax}
            onInput={({ currentTarget }) => setWhy(currentTarget.value)}
          />
        </label>
      )}
      <p class="day-problem" role="alert">
        {problem}
      </p>
      <Button kind="main" icon="plus" submit disabled={!sending.may}>
        {t.send}
      </Button>
    </form>
  );
}

export function HelloForm({ own, allowed, onSend, onSaid }: Props) {
  const t = agoraWords.value;
  const [text, setText] = useKeptWords(`tablee-hello ${own}`);
  const sending = useSending(allowed && text.trim() !== '', () => onSend(text));
  if (!t) return null;
  if (!allowed && text === '') return null;
  const sent = (): void => {
    setText('');
    onSaid(t.helloSaid);
  };
  return (
    <form class="agora__form" onSubmit={sending.submit(sent)}>
      <label class="day-field">
        <span>{t.helloField}</span>
        <input
          class="field__input"
          value={text}
          maxLength={helloMax}
          enterkeyhint="send"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <span class="field__hint">{t.helloHint}</span>
      </label>
      <p class="day-problem" role="alert">
        {sending.refused ? t.notProposed : allowed ? '' : t.helloNotNow}
      </p>
      <Button submit disabled={!sending.may}>
        {t.helloSend}
      </Button>
    </form>
  );
}
