// A part of a screen whose code comes when it is wanted.

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

const againMs = 5000;

/** Null until it is there. Where it does not come, `failed` is told, and it is asked for again as long as it is wanted. */
export function useLate<P>(
  wanted: boolean,
  load: () => Promise<ComponentType<P>>,
  failed?: () => void,
): ComponentType<P> | null {
  const [late, setLate] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  const [tries, setTries] = useState(0);
  const asks = wanted && late === null;
  useEffect(() => {
    if (!asks) return;
    let again = 0;
    load().then(
      (Part) => setLate({ Part }),
      (error: unknown) => {
        console.warn('tablee: a part of the page did not come', error);
        again = window.setTimeout(() => setTries(tries + 1), againMs);
        failed?.();
      },
    );
    return () => clearTimeout(again);
  }, [asks, tries]);
  return wanted && late ? late.Part : null;
}
