// A newer version of the page is ready: it is loaded when it suits, and asks for nothing until then.

import { useState } from 'preact/hooks';
import type { App } from '../../app/model';
import { words } from '../../i18n/language';
import { Button, IconButton } from '../parts/button';
import '../styles/newer.css';

export function Newer({ app }: { readonly app: App }) {
  const t = words.value;
  const [later, setLater] = useState(false);
  if (later) return null;
  return (
    <div class="newer" role="status">
      <span>{t.status.reload}</span>
      <Button kind="main" onPress={() => void app.reload()}>
        {t.common.reload}
      </Button>
      <IconButton icon="close" kind="quiet" label={t.common.close} onPress={() => setLater(true)} />
    </div>
  );
}
