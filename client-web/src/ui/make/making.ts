// What happens between a plan and an event: the key, what is wrong, the request, and what came of it, kept by the tab.

import { useEffect, useState } from 'preact/hooks';
import { ApiError, Unreachable } from '../../app/api';
import { keepCreateKey, keptCreateKey } from '../../app/create_key';
import * as making from '../../app/making';
import type { Made } from '../../app/making';
import { newNonce } from '../../app/nonce';
import { language } from '../../i18n/language';
import {
  fieldAt,
  fileOf,
  keepPlan,
  keptPlan,
  troublesOf,
  troubleOf,
  type Plan,
  type PlanField,
  type Troubles,
} from './plan';

const madeKey = 'tablee.made';
const nonceKey = 'tablee.plan.nonce';

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null; // Nothing is stored here.
  }
}

function keep(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // It lives as long as the page.
  }
}

function keptMade(): Made | null {
  try {
    const made = JSON.parse(kept(madeKey) ?? 'null') as Partial<Made> | null;
    return made?.event && made.links ? (made as Made) : null;
  } catch {
    return null;
  }
}

/** The form opens with this plan, whatever was made before. */
export function planAnother(plan: Plan): void {
  keepPlan(plan);
  keep(madeKey, null);
}

/** Why nothing was made: a name among the words of `failed`. */
function failureOf(error: unknown): string {
  if (error instanceof Unreachable) return 'offline';
  if (!(error instanceof ApiError)) return 'other';
  if (error.status === 413) return 'too_large';
  return ['bad_key', 'slow_down', 'too_many', 'store_failed'].find((one) => one === error.code) ?? 'other';
}

/** The first that is wrong, so that nobody has to look for it. */
function showFirst(troubles: Troubles): void {
  const [first] = Object.keys(troubles) as PlanField[];
  if (first === undefined) return;
  setTimeout(() => {
    const at = document.getElementById(`make-${first}`);
    at?.scrollIntoView({ block: 'center' });
    at?.focus({ preventScroll: true });
  });
}

export interface Making {
  readonly plan: Plan;
  readonly troubles: Troubles;
  readonly failure: string | null;
  readonly busy: boolean;
  readonly made: Made | null;
  /** Null until the server has said it. */
  readonly who: 'open' | 'key' | null;
  readonly key: string;
  setKey(key: string): void;
  change(change: Partial<Plan>): void;
  clear(): void;
  make(): Promise<void>;
  another(): void;
}

export function useMaking(): Making {
  const [plan, setPlan] = useState(() => keptPlan(language.peek()));
  const [troubles, setTroubles] = useState<Troubles>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState(keptMade);
  const [who, setWho] = useState<'open' | 'key' | null>(null);
  const [key, setKey] = useState(keptCreateKey);
  useEffect(() => {
    // Who does not answer now is asked again by making: the key is wanted until then.
    making.whoMakes().then(setWho, () => setWho('key'));
  }, []);

  const refused = (error: unknown): void => {
    const pointer = error instanceof ApiError && error.code === 'bad_event' ? error.pointer : '';
    const field = fieldAt(pointer);
    if (field && error instanceof ApiError) {
      const found = { [field]: troubleOf(error.fault) };
      setTroubles(found);
      showFirst(found);
      return;
    }
    setFailure(failureOf(error));
  };
  const send = async (): Promise<void> => {
    const nonce = kept(nonceKey) ?? newNonce();
    keep(nonceKey, nonce);
    setBusy(true);
    try {
      const done = await making.make(key.trim(), nonce, fileOf(plan));
      keep(madeKey, JSON.stringify(done));
      keep(nonceKey, null);
      keepPlan(null);
      setPlan(keptPlan(language.peek()));
      setMade(done);
    } catch (error) {
      refused(error);
    } finally {
      setBusy(false);
    }
  };
  return {
    plan,
    troubles,
    failure,
    busy,
    made,
    who,
    key,
    setKey: (typed) => {
      setKey(typed);
      setFailure(null);
      keepCreateKey(typed.trim());
    },
    change: (change) => {
      const next = { ...plan, ...change };
      setPlan(next);
      keepPlan(next);
      // What is mended is said to be so at once; what is new is said when it is sent.
      const still = troublesOf(next);
      const changed = Object.keys(change).map((one) => (one === 'chosen' ? 'tables' : one));
      setTroubles(
        Object.fromEntries(
          Object.entries(troubles).flatMap(([field, trouble]) =>
            changed.includes(field)
              ? still[field as PlanField]
                ? [[field, still[field as PlanField]]]
                : []
              : [[field, trouble]],
          ),
        ),
      );
    },
    clear: () => {
      keepPlan(null);
      setTroubles({});
      setFailure(null);
      setPlan(keptPlan(language.peek()));
    },
    make: async () => {
      const found = troublesOf(plan);
      setTroubles(found);
      setFailure(null);
      if (Object.keys(found).length > 0) return showFirst(found);
      if (who !== 'open' && key.trim() === '') return setFailure('no_key');
      await send();
    },
    another: () => {
      keep(madeKey, null);
      setMade(null);
    },
  };
}
