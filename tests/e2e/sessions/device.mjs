// What a tablet does under a page, made to happen: its database that dies or is full, its on-screen keyboard, other apps in front of it,
// sleep. `faults` runs in each page before anything else there and gives it `globalThis.device`.

/** Runs in the page. */
export function faults() {
  const databases = new Set();
  let opens = true;
  let full = false;
  let covered = 0;
  let hidden = false;

  const { open } = IDBFactory.prototype;
  IDBFactory.prototype.open = function (...what) {
    if (!opens) {
      // Ends with an error event, as Safari's does after its storage process died.
      const request = open.call(this, 'never', 1);
      request.addEventListener('upgradeneeded', (event) => {
        event.stopImmediatePropagation();
        request.transaction.abort();
      });
      return request;
    }
    const request = open.apply(this, what);
    request.addEventListener('success', () => databases.add(request.result));
    return request;
  };
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function (...what) {
    const request = put.apply(this, what);
    if (full) this.transaction.abort();
    return request;
  };
  const heard = ({ target, data }) => {
    if (target.matches?.('.note-editor')) globalThis.device.typed += data ?? '';
  };
  addEventListener('input', heard, true);
  const { visualViewport } = globalThis;
  Object.defineProperty(visualViewport, 'height', { get: () => innerHeight - covered });
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });

  globalThis.device = {
    /** Letters that a note's open field has taken. */
    typed: '',
    /** Connections end, as Safari ends those of pages in the background; `reopens`: they can be made again. */
    loseDatabase(reopens) {
      opens = reopens;
      for (const database of databases) {
        database.close();
        database.dispatchEvent(new Event('close'));
      }
      databases.clear();
    },
    fill(now) {
      full = now;
    },
    keyboard(pixels) {
      covered = pixels;
      visualViewport.dispatchEvent(new Event('resize'));
    },
    /** Another app in front of the browser, or not any more. */
    behind(now) {
      hidden = now;
      document.dispatchEvent(new Event('visibilitychange'));
      globalThis.dispatchEvent(new Event(now ? 'blur' : 'focus'));
    },
    heal() {
      opens = true;
      full = false;
      if (covered > 0) this.keyboard(0);
      if (hidden) this.behind(false);
    },
  };
}
