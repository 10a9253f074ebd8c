// A part of a screen whose code comes when it is wanted.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Null until it is there. Where it does not come, `failed` is told, and the next one who wants it asks again. */
export function useLate<P>(
  wanted: boolean,
  load: () => Promise<ComponentType<P>>,
  failed?: () => void,
): ComponentType<P> | null {
  const [late, setLate] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  const asks = wanted && late === null;
  useEffect(() => {
    if (!asks) return;
    load().then(
      (Part) => setLate({ Part }),
      (error: unknown) => {
        console.warn('tablee: a part of the page did not come', error);
        failed?.();
      },
    );
  }, [asks]);
  return wanted && late ? late.Part : null;
}
