// The service worker: keeps the shell (page, scripts, styles, core) so that a reload works without a network.
//
// It knows nothing of boards: those live in IndexedDB, and nothing under /api is ever answered from here. A new
// version is fetched whole before it counts. Pages that still run the version before go on with its files,
// which are kept until the version after next.
//
// The two constants are written by vite.config.ts when it builds.
declare const self: ServiceWorkerGlobalScope;
declare const __TABLEE_SHELL__: readonly string[];
declare const __TABLEE_VERSION__: string;

const shell = __TABLEE_SHELL__;
const prefix = 'tablee-shell-';
const current = `${prefix}${__TABLEE_VERSION__}`;

/** This version, then the others, youngest first. */
async function versions(): Promise<string[]> {
  const kept = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== current);
  return [current, ...kept.reverse()];
}

async function install(): Promise<void> {
  const cache = await caches.open(current);
  // `reload`: past the browser's own cache, so that no stale file slips into a new version.
  await cache.addAll(shell.map((path) => new Request(path, { cache: 'reload' })));
  await self.skipWaiting();
}

async function activate(): Promise<void> {
  const old = (await versions()).slice(2);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** A page gets one version's files, and an older page still finds its own hashed ones. */
async function fromShell(request: Request | string): Promise<Response | undefined> {
  for (const name of await versions()) {
    // A proxy may add `Vary: Origin`; a script's request has an Origin, the one that filled the cache had none.
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  // Screens are fragments of one page. Other paths (the API, metrics, exports) belong to the server.
  const page = event.request.mode === 'navigate' && url.pathname === '/';
  if (!page && !shell.includes(url.pathname + url.search)) {
    if (!url.pathname.startsWith('/assets/')) return;
  }
  event.respondWith(fromShell(page ? '/' : event.request).then((found) => found ?? fetch(event.request)));
});

export {};
