// Whether the list stands beside the board: the address says so (`…@list`), or this device remembers it.

import { useState } from 'preact/hooks';

const key = 'tablee.list';
const sign = '@list';

function remembered(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    return false; // Storage is forbidden: the address alone knows.
  }
}

export function useListed(): [boolean, (listed: boolean) => void] {
  const [listed, setListed] = useState(() => location.hash.endsWith(sign) || remembered());
  const set = (on: boolean): void => {
    setListed(on);
    const bare = location.hash.replace(sign, '');
    history.replaceState(history.state, '', on ? bare + sign : bare);
    try {
      if (on) localStorage.setItem(key, '1');
      else localStorage.removeItem(key);
    } catch {
      // Not remembered, then.
    }
  };
  return [listed, set];
}
