// The place of pictures on a board's screen. Their code comes when the page has nothing else to do.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { App, Board } from '../../app/model';
import type { Toaster } from '../parts/toast';
import type { BoardStage } from './board_stage';

export interface ImagesProps {
  readonly app: App;
  readonly board: Board;
  readonly stage: BoardStage;
  readonly toaster: Toaster;
}

const againMs = 5000;

export function ImagesSlot(props: ImagesProps) {
  const [late, setLate] = useState<{ readonly Images: ComponentType<ImagesProps> } | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    if (late) return;
    const timer = setTimeout(
      () => {
        import('./images/images').then(
          ({ Images }) => setLate({ Images }),
          (error: unknown) => {
            console.warn('tablee: what pictures need did not come', error);
            setTries(tries + 1);
          },
        );
      },
      tries === 0 ? 500 : againMs,
    );
    return () => clearTimeout(timer);
  }, [late, tries]);
  return late && <late.Images {...props} />;
}
