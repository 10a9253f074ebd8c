// An address that leads to no board of this event.

import type { App } from '../../app/model';
import { Brand } from '../parts/brand';
import { Button } from '../parts/button';
import { LanguageSwitch } from '../parts/language_switch';
import { outsideWords } from './words';

export function NoBoard({ app }: { readonly app: App }) {
  const t = outsideWords.value?.board;
  const { identity, event } = app.session;
  const title = event.value?.title ?? identity.value?.eventTitle ?? '';
  return (
    <main class="join">
      <header class="tables__bar">
        <Brand />
        <LanguageSwitch />
      </header>
      {t && (
        <div class="card join__card" role="alert">
          <h1>{t.title}</h1>
          <p>{t.lead(title)}</p>
          <Button kind="main" onPress={() => app.router.go({ screen: 'home' }, { replace: true })}>
            {t.back}
          </Button>
        </div>
      )}
    </main>
  );
}
