// The server's key for making events, where a link brought it (`/#n=KEY`): taken out of the address, kept by the tab.

const key = 'tablee.create_key';

/** True: it was a link that brings a key; the address now leads to the screen where events are made. */
export function takeCreateKey(location: Location, history: History): boolean {
  const [, brought] = /^#n=([^&?#/\s]{1,200})/.exec(location.hash) ?? [];
  if (brought === undefined) return false;
  keepCreateKey(unescaped(brought));
  history.replaceState(history.state, '', `${location.pathname}${location.search}#/new`);
  return true;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A percent sign that stands for itself.
  }
}

export function keepCreateKey(value: string): void {
  try {
    sessionStorage.setItem(key, value);
  } catch {
    // Nothing is stored here: it is typed again after a reload.
  }
}

export function keptCreateKey(): string {
  try {
    return sessionStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
