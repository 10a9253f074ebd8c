// Changing a topic, taking it away, and joining it to another that says the same.

import { useState } from 'preact/hooks';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { agoraWords } from './agora_words';
import type { Card, Topic } from './topics';

interface Props {
  /** As it is by now; null: it was taken away meanwhile. */
  readonly card: Card | null;
  readonly others: readonly Topic[];
  readonly moderates: boolean;
  /** What is to stand there; a topic that was taken away is proposed anew. False: it is not taken. */
  readonly onSave: (question: string, why: string) => boolean;
  readonly onRemove: () => void;
  readonly onJoin: (to: Topic) => void;
  readonly onClose: () => void;
}

export function TopicDialog({ card, others, moderates, onSave, onRemove, onJoin, onClose }: Props) {
  const t = agoraWords.value;
  const [begun] = useState({ question: card?.question ?? '', why: card?.why ?? '' });
  const [question, setQuestion] = useState(begun.question);
  const [why, setWhy] = useState(begun.why);
  const [refused, setRefused] = useState(false);
  // What one did not touch stays as others have written it meanwhile.
  const save = (): void => {
    const asked = card && question === begun.question ? card.question : question;
    const because = card && why === begun.why ? card.why : why;
    setRefused(!onSave(asked, because));
  };
  if (!t) return null;
  return (
    <Dialog title={t.change} onClose={onClose}>
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim() !== '') save();
        }}
      >
        <label class="day-field">
          <span>{t.question}</span>
          <input
            class="field__input"
            value={question}
            maxLength={200}
            onInput={({ currentTarget }) => setQuestion(currentTarget.value)}
          />
        </label>
        <label class="day-field">
          <span>{t.why}</span>
          <textarea
            class="field__input agora__why"
            rows={3}
            value={why}
            maxLength={1_000}
            onInput={({ currentTarget }) => setWhy(currentTarget.value)}
          />
        </label>
        <p class="day-problem" role="alert">
          {refused ? t.notProposed : card ? '' : t.gone}
        </p>
        <Button kind="main" submit disabled={question.trim() === ''}>
          {card ? t.save : t.send}
        </Button>
      </form>
      {moderates && card && others.length > 0 && (
        <section class="topic-join">
          <h3>{t.join}</h3>
          <p class="field__hint">{t.joinHint}</p>
          <ul class="topic-join__list">
            {others.map((other) => (
              <li key={other.head.handle}>
                <Button kind="quiet" icon="group" onPress={() => onJoin(other)}>
                  {other.head.question}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {card && (
        <Button kind="danger" icon="trash" onPress={onRemove}>
          {t.remove}
        </Button>
      )}
    </Dialog>
  );
}
