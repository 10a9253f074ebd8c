// The access has ended: why, what becomes of what was written, where unsent words are, and whom to ask. It can be put away to
// look at, and copy, what the page still shows.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { Button } from '../parts/button';
import { Dialog } from '../parts/dialog';
import { outsideWords } from './words';

/** Names that a sentence can hold. */
const namesMax = 4;

function moderators(app: App): string {
  const names = [...app.session.people.value.values()]
    .filter(({ role, out }) => role === 'moderator' && !out)
    .map(({ name }) => name);
  return names.length > namesMax ? '' : names.join(', ');
}

export function AccessEnded({ app }: { readonly app: App }) {
  const [away, setAway] = useState(false);
  const t = outsideWords.value?.access;
  const { refusal, unsent } = app.session;
  if (!t || away) return null;
  const close = (): void => setAway(true);
  return (
    <Dialog title={t.titles[refusal.value]} onClose={close}>
      {refusal.value !== 'made_room' && <p>{t.written}</p>}
      <p>{t.unsent(unsent.value)}</p>
      <p>{t.ask(moderators(app))}</p>
      <div class="dialog__actions">
        <Button onPress={close}>{t.look}</Button>
        <Button kind="main" onPress={() => app.session.leave()}>
          {t.code}
        </Button>
      </div>
    </Dialog>
  );
}
