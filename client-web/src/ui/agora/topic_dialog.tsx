// Changing a topic, taking it away, and joining it to another that says the same.

import { useState } from 'preact/hooks';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { agoraWords } from './agora_words';
import type { Topic } from './topics';

interface Props {
  readonly topic: Topic;
  readonly others: readonly Topic[];
  readonly moderates: boolean;
  readonly onSave: (question: string, why: string) => void;
  readonly onRemove: () => void;
  readonly onJoin: (to: Topic) => void;
  readonly onClose: () => void;
}

export function TopicDialog({ topic, others, moderates, onSave, onRemove, onJoin, onClose }: Props) {
  const t = agoraWords.value;
  const [question, setQuestion] = useState(topic.head.question);
  const [why, setWhy] = useState(topic.head.why);
  if (!t) return null;
  return (
    <Dialog title={t.change} onClose={onClose}>
      <form
        class="dialog__form"
        onSubmit={(event) => {
          event.preventDefault();
          if (question.trim() !== '') onSave(question, why);
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
        <Button kind="main" submit disabled={question.trim() === ''}>
          {t.save}
        </Button>
      </form>
      {moderates && others.length > 0 && (
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
      <Button kind="danger" icon="trash" onPress={onRemove}>
        {t.remove}
      </Button>
    </Dialog>
  );
}
