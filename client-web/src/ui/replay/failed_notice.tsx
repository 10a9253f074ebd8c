// Over the place of a replay that could not be read: why, and the way to try again.

import type { ComponentChildren } from 'preact';
import { words } from '../../i18n/language';
import { Button } from '../parts/button';

interface Props {
  readonly onAgain: () => void;
  readonly children: ComponentChildren;
}

export function FailedNotice({ onAgain, children }: Props) {
  return (
    <div class="replay__notice replay__notice--failed" role="alert">
      <p>{children}</p>
      <Button onPress={onAgain}>{words.value.common.retry}</Button>
    </div>
  );
}
